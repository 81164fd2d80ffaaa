"""Today: twelve lines open, the nearest first, days that come by themselves apart."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from cityintl.desk.morning import OPEN_LINES, Near, morning, nearness, second_line, span
from cityintl.desk.obligations import Obligation, State, answering, obligations
from cityintl.desk.rules import add_defaults
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)


def _due(day: date | None, begins: date | None = None) -> Obligation:
    return Obligation("x:TIE-1", "tie", 1, "Do it", day, begins=begins)


def test_how_near_it_is() -> None:
    days = {-1: Near.LATE, 0: Near.WEEK, 6: Near.WEEK, 7: Near.MONTH, 30: Near.MONTH, 31: None}
    assert {n: nearness(_due(TODAY + timedelta(days=n)), TODAY) for n in days} == days
    assert nearness(_due(TODAY + timedelta(days=200), begins=TODAY), TODAY) is Near.LATER
    assert nearness(_due(None), TODAY) is Near.LATER


def test_what_is_known_in_part_is_late_when_the_last_day_it_can_be_is_over() -> None:
    known = {"2026-04": Near.LATE, "2026-05": Near.LATER, "2025": Near.LATE, "2026": Near.LATER,
             "2026-03-01/2026-05-13": Near.LATE, "2026-03-01/2026-05-14": Near.LATER}  # fmt: skip
    assert {each: nearness(Obligation("x:TIE-1", "tie", 1, "Do it", None, each), TODAY) for each in known} == known


def test_a_desk_that_was_just_imported_tells_its_silent_ties_under_later(desk: DeskFile) -> None:
    add_defaults(desk)
    with desk.write("Import") as door:
        for n in range(38):
            partner = door.add("partner", {"name": f"City {n}"})
            signed = ("1977", "1988-05-14", None, "2019-06")[n % 4]
            status = {"type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE}
            door.add("tie", {"partner": partner, "signed_on": signed, **status})
    found = morning(desk, TODAY)
    assert {group.near: len(group.all) for group in found.groups} == {Near.LATER: 38}


@given(some.integers(-4000, 4000))
def test_the_later_the_day_the_less_near(days: int) -> None:
    order = [*Near, None]
    one, next_ = (nearness(_due(TODAY + timedelta(days=n)), TODAY) for n in (days, days + 1))
    assert order.index(one) <= order.index(next_)


def test_twelve_lines_stand_open_and_nothing_is_lost_behind_them(sample: DeskFile) -> None:
    found = morning(sample, TODAY)
    assert sum(group.open for group in found.groups) == OPEN_LINES
    told = {each.key for group in found.groups for each in group.all} | {each.key for each in found.snoozed}
    owed = obligations(sample, None, TODAY + timedelta(days=730), TODAY)
    wanted = {e.key for e in owed if not e.is_day and e.state is State.OPEN and nearness(e, TODAY)}
    assert wanted <= told
    assert all(group.all for group in found.groups)


def test_what_is_put_off_leaves_the_lines_and_is_kept_apart(sample: DeskFile) -> None:
    first = morning(sample, TODAY).groups[0].all[0]
    answering.put_off(sample, first, date(2026, 6, 1), "Not now", TODAY)
    found = morning(sample, TODAY)
    (snoozed,) = [each for each in found.snoozed if each.key == first.key]
    assert first.key not in {each.key for group in found.groups for each in group.all}
    assert second_line(snoozed).endswith("put off: Not now")


def test_what_became_late_last_stands_first(sample: DeskFile) -> None:
    days = [each.due for each in morning(sample, TODAY).groups[0].all if each.due]
    assert days == sorted(days, reverse=True)
    assert days[0] < TODAY


def test_visits_and_days_stand_apart(sample: DeskFile) -> None:
    found = morning(sample, TODAY)
    assert found.visits
    assert all(each.last >= TODAY for each in found.visits)
    assert found.days
    assert all(span(each)[1] >= TODAY for each in found.days)
    ends = [span(each)[1] for each in found.days if len(each.known) != 4]
    assert ends == sorted(ends)
    assert all(len(each.known) == 4 for each in found.days[len(ends) :]), "a year alone stands last"
    assert {each.is_day for each in found.days} == {True, False}, "anniversaries, and ends of terms"


def test_a_long_list_of_what_is_late_hides_neither_the_week_nor_the_month(sample: DeskFile) -> None:
    groups = {group.near: group for group in morning(sample, TODAY).groups}
    assert len(groups[Near.LATE].all) > OPEN_LINES
    assert {near for near, group in groups.items() if group.open} == set(groups)


def test_an_empty_desk_owes_nothing(desk: DeskFile) -> None:
    found = morning(desk, TODAY)
    assert (found.groups, found.visits, found.days, found.snoozed) == ((), (), (), ())
