"""What a year came to: states of ties on a day, promises kept, visits with their money, what lies ahead."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from cityintl.desk import kept_promises, tie_states, year_plan, yearly
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.exchange import ExchangeType, Way
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.grant import GrantStatus
from cityintl.records.submission import SubmissionStatus
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile
from tests.conftest import TODAY


def tied(desk: DeskFile, **more: Any) -> int:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "Nagoya"})
        values = {"partner": partner, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE, **more}
        return door.add("tie", values)


def test_a_tie_stands_as_its_last_change_up_to_that_day_says(desk: DeskFile) -> None:
    tie = tied(desk)
    with desk.write("Add") as door:
        for on, status in (("1990", TieStatus.INQUIRY), ("2001-05", TieStatus.ACTIVE),
                           ("2025-09-30", TieStatus.SUSPENDED)):  # fmt: skip
            door.add("tie_event", {"tie": tie, "on": on, "to_status": status})
    found = tie_states.changes(desk)
    days = [date(1989, 12, 31), date(1990, 1, 1), date(2001, 4, 30), date(2001, 5, 1), date(2025, 9, 30)]
    states = [tie_states.states_on(found, day).get(tie) for day in days]
    assert states == [None, TieStatus.INQUIRY, TieStatus.INQUIRY, TieStatus.ACTIVE, TieStatus.SUSPENDED]
    within = tie_states.within(found, date(2025, 1, 1), date(2025, 12, 31))
    assert [change.after for change in within] == [TieStatus.SUSPENDED]
    assert [c.on for c in tie_states.within(found, date(2001, 1, 1), date(2001, 12, 31))] == ["2001-05"]


def test_promises_are_counted_by_the_day_they_fell_due(desk: DeskFile) -> None:
    done, due = FollowUpStatus.DONE, date(2025, 6, 1)
    rows = [
        (Side.US, done, due, date(2025, 6, 1)),
        (Side.US, done, due, date(2025, 6, 2)),
        (Side.US, FollowUpStatus.OPEN, due, None),
        (Side.US, FollowUpStatus.DROPPED, due, date(2025, 6, 1)),
        (Side.US, FollowUpStatus.SUPERSEDED, due, date(2025, 6, 1)),
        (Side.US, done, date(2024, 12, 31), date(2025, 1, 1)),
        (Side.THEM, done, date(2025, 12, 31), date(2026, 1, 2)),
    ]
    with desk.write("Add") as door:
        for side, status, due_on, closed in rows:
            more = {"closed_on": closed, "evidence": "the letter"} if closed else {}
            door.add("follow_up", {"what": "It", "side": side, "status": status, "due_on": due_on, **more})
    found = kept_promises.kept(desk, date(2025, 1, 1), date(2025, 12, 31))
    assert found[Side.US] == kept_promises.Kept(4, 2, 1, 1)
    assert (found[Side.US].open, found[Side.US].share) == (1, Fraction(1, 2))
    assert found[Side.THEM].share == 1
    assert kept_promises.kept(desk, TODAY, TODAY)[Side.US].share is None


def test_the_last_whole_year_is_offered_first_and_this_one_ends_today(sample: DeskFile) -> None:
    assert yearly.years(sample)[:3] == [2025, 2026, 2024]
    assert (yearly.span_of(2026, TODAY).last, yearly.span_of(2026, TODAY).whole) == (TODAY, False)
    assert yearly.span_of(2025, TODAY).whole


def test_visits_of_a_year_took_place_in_it_and_refusals_are_counted(sample: DeskFile) -> None:
    span = yearly.span_of(2026, TODAY)
    found = yearly.visits(sample, span)
    assert [each.first.isoformat() for each in found] == ["2026-02-03", "2026-05-04", "2026-05-11"]
    bordeaux = found[0]
    assert (bordeaux.partner, bordeaux.head, bordeaux.people) == ("Bordeaux", "Eleanor Whitcomb", 5)
    assert sum(each.minor for each in bordeaux.city) == 941200
    assert yearly.refused(sample, span) == {VisitStatus.REFERRED: 1}


def test_an_exchange_of_which_only_the_year_is_known_lasts_through_it(desk: DeskFile) -> None:
    with desk.write("Add") as door:
        for starts, ends in (("2024", "2025"), ("2025-12", None), ("2026-01-01", None), ("2023", "2024-12-31")):
            door.add("exchange", {"name": f"{starts}", "type": ExchangeType.YOUTH, "direction": Way.BOTH,
                                  "starts": starts, "ends": ends, "people": 3, "days": 4})  # fmt: skip
    found = yearly.exchanges(desk, yearly.span_of(2025, TODAY))
    assert [(each.name, each.visitor_days) for each in found] == [("2024", 12), ("2025-12", 12)]


def test_grants_stand_with_what_was_spent_by_the_end_of_the_year(sample: DeskFile) -> None:
    year = {each.name: each for each in yearly.grants(sample, yearly.span_of(2025, TODAY))}
    later = {each.name: each for each in yearly.grants(sample, yearly.span_of(2026, TODAY))}
    name = "Flood warning with Kraków"
    assert year[name].spent.minor < later[name].spent.minor
    assert "Shelves for the children’s library of Tamale" not in year


def test_grants_stand_as_they_stood_on_the_last_day_of_the_year(sample: DeskFile) -> None:
    stands = {}
    for year in (2025, 2026):
        found = yearly.grants(sample, yearly.span_of(year, TODAY))
        stands[year] = {each.name: (each.status, str(each.last)) for each in found}
    name = next(name for name, (status, _last) in stands[2026].items() if status is GrantStatus.TERMINATED)
    assert (stands[2025][name][0], stands[2026][name][1]) == (GrantStatus.SUSPENDED, "2026-02-06")
    assert stands[2025][name][1] > "2026-06"
    later = {name for name, (status, _last) in stands[2026].items() if status is GrantStatus.EXTENDED}
    ended = {name for name, (status, _last) in stands[2026].items() if status is GrantStatus.ENDED}
    assert later and all(stands[2025][each][0] is not GrantStatus.EXTENDED for each in later)
    assert ended and all(stands[2025][each][0] is GrantStatus.ACTIVE for each in ended)


def test_reports_are_those_sent_in_the_year_and_those_to_be_ready_in_it(sample: DeskFile) -> None:
    found = yearly.reports(sample, yearly.span_of(2026, TODAY))
    assert found[0].sent == date(2026, 4, 17)
    assert {each.status for each in found[1:]} <= {
        SubmissionStatus.PREPARING, SubmissionStatus.REVIEW, SubmissionStatus.APPROVED,
    }  # fmt: skip
    (old,) = yearly.reports(sample, yearly.span_of(2025, TODAY))
    assert (old.framework, old.score) == ("CDP-ICLEI Track", "B")


@pytest.mark.parametrize(("first", "years"), [(date(2034, 1, 1), [75]), (date(2027, 1, 1), [])])
def test_the_plan_marks_round_anniversaries_alone(desk: DeskFile, first: date, years: list[int]) -> None:
    from cityintl.desk.rules import add_defaults

    add_defaults(desk)
    tied(desk, signed_on="1959-04-04")
    found = year_plan.planned(desk, first, date(first.year, 12, 31))
    assert [each.words for each in found if each.kind == "tie"] == [f"{n} years of the tie with Nagoya" for n in years]


def test_the_plan_holds_visits_and_ends_but_nothing_that_stays_at_the_desk(sample: DeskFile) -> None:
    found = year_plan.planned(sample, date(2026, 6, 1), date(2026, 12, 31))
    kinds = {each.kind for each in found}
    assert {"delegation", "exchange", "agreement", "reporting_window"} <= kinds
    assert "investment_lead" not in kinds and "member" not in kinds
    assert [each.first for each in found] == sorted(each.first for each in found)


def test_a_visit_that_began_before_is_no_plan(desk: DeskFile) -> None:
    with desk.write("Add") as door:
        door.add("delegation", {"name": "Now", "direction": VisitWay.INBOUND, "type": VisitType.WORKING,
                                "status": VisitStatus.CONFIRMED, "arrives": date(2026, 5, 13),
                                "departs": date(2026, 5, 20)})  # fmt: skip
    assert year_plan.planned(desk, TODAY, date(2026, 12, 31)) == []
