"""Which records have been kept long enough: by class, by the day they were over, never while a hold stands."""

import calendar
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cityintl.desk import fiscal, retention
from cityintl.records.association import SupportType
from cityintl.records.costs import CostType
from cityintl.records.custody import CountedFrom, HoldType, Kept
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.exchange import Payer
from cityintl.records.home import Month
from cityintl.records.memory import Direction, Medium
from cityintl.records.money import Amount
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)
VISIT = {"direction": VisitWay.OUTBOUND, "type": VisitType.WORKING, "status": VisitStatus.CLOSED}


@pytest.fixture
def add(desk: DeskFile):
    def adding(kind: str, **values: Any) -> int:
        with desk.write("Add") as door:
            return door.add(kind, values)

    return adding


@pytest.fixture
def keep(add):
    """A class of these kinds for so many years, permanent without any."""

    def keeping(name: str, *covers: str, years: int | None = None, since: CountedFrom | None = None) -> int:
        kept = Kept.PERMANENT if years is None else Kept.YEARS
        return add("retention_class", name=name, covers=covers, kept=kept, keep_years=years, counted_from=since)

    return keeping


def letter(add, on: date, subject: str = "Hello") -> int:
    return add("correspondence", on=on, subject=subject, direction=Direction.SENT, medium=Medium.LETTER)


def free(desk: DeskFile, today: date = TODAY) -> list[str]:
    return [each.reference for shelf in retention.shelves(desk, today) for each in shelf.free]


@pytest.mark.parametrize(
    ("since", "first"),
    [
        (None, date(2025, 3, 10)),
        (CountedFrom.DAY, date(2025, 3, 10)),
        (CountedFrom.CALENDAR_YEAR, date(2026, 1, 1)),
        (CountedFrom.FISCAL_YEAR, date(2025, 5, 1)),
    ],
)
def test_a_period_is_counted_from_the_day_or_the_end_of_its_year(desk, add, keep, since, first) -> None:
    with desk.write("Fiscal year") as door:
        door.set("home", 1, {"fiscal_year": Month.MAY})
    keep("Letters", "correspondence", years=2, since=since)
    letter(add, date(2023, 3, 9))
    assert free(desk, first - timedelta(days=1)) == []
    assert free(desk, first) == ["LET-1"]
    ((each,),) = [shelf.free for shelf in retention.shelves(desk, first)]
    assert (each.over, each.free, each.holds) == (date(2023, 3, 9), first, ())


def test_a_leap_day_is_kept_to_the_end_of_february(desk, add, keep) -> None:
    keep("Letters", "correspondence", years=1)
    letter(add, date(2024, 2, 29))
    assert free(desk, date(2025, 2, 28)) == []
    assert free(desk, date(2025, 3, 1)) == ["LET-1"]


def test_permanent_is_never_and_what_is_not_over_is_counted_apart(desk, add, keep) -> None:
    keep("Decisions", "decision")
    keep("Visits", "delegation", years=3)
    add("decision", on=date(1998, 1, 1), what="Go", decided_by="Mayor")
    add("delegation", name="Without days", **VISIT)
    kept, visits = retention.shelves(desk, TODAY)
    assert (kept.free, kept.undated) == ((), 0)
    assert (visits.free, visits.undated) == ((), 1)


def test_half_a_day_is_none(desk, add, keep) -> None:
    keep("Exchanges", "exchange", years=1)
    for ends in ("2001", "2001-06", "2001-06-30"):
        add("exchange", name=f"To {ends}", type=next(iter(_words("exchange", "type"))),
            direction=next(iter(_words("exchange", "direction"))), ends=ends)  # fmt: skip
    (shelf,) = retention.shelves(desk, TODAY)
    assert [each.title for each in shelf.free] == ["To 2001-06-30"] and shelf.undated == 2


def _words(kind: str, field: str) -> Any:
    from cityintl.records import kinds

    return kinds.kind(kind).fields[field].value.words


def test_of_two_classes_the_one_that_keeps_longer_counts_and_a_linked_one_too(desk, add, keep) -> None:
    keep("Short", "correspondence", years=1)
    keep("Longer", "correspondence", "gift", years=5)
    number = letter(add, date(2023, 1, 1))
    assert free(desk) == []
    ever = keep("Of the tie with Nagoya", "tie")
    early = letter(add, date(2019, 1, 1))
    assert free(desk) == [f"LET-{early}"]
    with desk.write("This one stays") as door:
        door.connect("correspondence", early, "kept under", "retention_class", ever)
    assert free(desk) == [] and number


def test_a_visit_stays_as_long_as_its_expenses(desk, add, keep) -> None:
    keep("Visits", "delegation", years=2)
    visit = add("delegation", name="Bordeaux", arrives=date(2020, 1, 1), departs=date(2020, 1, 5), **VISIT)
    add("expense", delegation=visit, what="Taxi", type=CostType.GROUND, amount=Amount(100, "USD"),
        on=date(2020, 1, 2), payer=Payer.CITY)  # fmt: skip
    assert free(desk) == ["DEL-1"]
    keep("Money", "expense", years=7)
    assert free(desk) == []
    assert set(free(desk, date(2027, 1, 3))) == {"DEL-1", "EXP-1"}


def test_what_a_hold_keeps_is_listed_apart_with_the_hold(desk, add, keep) -> None:
    number = keep("Support", "support", years=1)
    add("support", what="Buses", type=SupportType.MONEY, accounted_on=date(2020, 1, 1))
    add("support", what="Pumps", type=SupportType.GOODS, accounted_on=date(2020, 1, 2))
    hold = add("hold", matter="Audit", type=HoldType.AUDIT, since=TODAY)
    with desk.write("Link") as door:
        door.connect("hold", hold, "held by", "support", 2)
    (shelf,) = retention.shelves(desk, TODAY)
    assert [each.reference for each in shelf.free] == ["SUP-1"]
    assert [(each.reference, each.holds) for each in shelf.held] == [("SUP-2", (hold,))]
    with desk.write("The whole class") as door:
        door.connect("hold", hold, "held by", "retention_class", number)
    (shelf,) = retention.shelves(desk, TODAY)
    assert shelf.free == () and len(shelf.held) == 2
    assert desk.counts()["support"] == 2, "nothing is ever deleted"


def test_every_kind_that_a_class_may_cover_and_every_field_is_there() -> None:
    from cityintl.records import kinds

    for name, fields in retention._OVER.items():
        assert all(kinds.kind(name).fields[field].value.name in ("date", "partial_date") for field in fields), name


@given(some.dates(date(1990, 1, 1), date(2040, 12, 31)), some.integers(1, 12))
def test_the_last_day_of_a_fiscal_year_is_the_day_before_the_next_one_opens(on: date, opens: int) -> None:
    last = fiscal.last_day(on, opens)
    day = on
    while (day + timedelta(days=1)).day != 1 or (day + timedelta(days=1)).month != opens:
        day += timedelta(days=1)
    assert last == day
    assert fiscal.quarter_of(last, opens).year == fiscal.quarter_of(on, opens).year


@given(
    some.dates(date(1990, 1, 1), date(2030, 12, 31)),
    some.integers(0, 60),
    some.sampled_from([None, *CountedFrom]),
    some.integers(1, 12),
)
def test_the_first_free_day_is_the_morning_after_so_many_years(
    over: date, years: int, since: CountedFrom | None, opens: int
) -> None:
    class Entry:
        values = {"kept": Kept.YEARS, "keep_years": years, "counted_from": since}  # a stand-in

    found = retention._free(Entry, over, opens)
    begin = over
    if since is CountedFrom.CALENDAR_YEAR:
        begin = date(over.year, 12, 31)
    if since is CountedFrom.FISCAL_YEAR:
        begin = fiscal.last_day(over, opens)
    assert found is not None
    eve = found - timedelta(days=1)
    ends = begin.day == calendar.monthrange(begin.year, begin.month)[1]
    last = calendar.monthrange(eve.year, eve.month)[1]
    assert (eve.year, eve.month) == (begin.year + years, begin.month)
    assert eve.day == (last if ends else min(begin.day, last))
