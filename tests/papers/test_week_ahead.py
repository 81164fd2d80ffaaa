"""The week ahead: all that is due and takes place, each on its day, in the order of the hours."""

from datetime import date, timedelta

import pytest

from cityintl.desk.agenda import agenda
from cityintl.desk.obligations import Obligation, State, obligations
from cityintl.desk.occasions import Occasion, occasions
from cityintl.desk.week_ahead import first_day, week_ahead
from cityintl.errors import UserError
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.days import told as told_as
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.lead import LeadStatus
from tests.papers.conftest import MOMENT
from tests.papers.heard import heard, missing, once, stands_in_order

TODAY = date(2026, 5, 14)


@pytest.mark.parametrize(
    ("word", "today", "first"),
    [
        ("coming", date(2026, 5, 13), date(2026, 5, 11)),
        ("coming", date(2026, 5, 14), date(2026, 5, 18)),
        ("coming", date(2026, 5, 17), date(2026, 5, 18)),
        ("this week", TODAY, date(2026, 5, 11)),
        ("Next week", TODAY, date(2026, 5, 18)),
        ("2026-W21", TODAY, date(2026, 5, 18)),
        ("2026-W01", TODAY, date(2025, 12, 29)),
        ("2026-05-20", TODAY, date(2026, 5, 20)),
        ("", TODAY, date(2026, 5, 18)),
    ],
)
def test_the_first_day_is_said_in_several_ways(word: str, today: date, first: date) -> None:
    assert first_day(word, today) == first


@pytest.mark.parametrize("word", ["soon", "2026-W60", "2026-13-01"])
def test_what_is_no_day_is_said_calmly(word: str) -> None:
    with pytest.raises(UserError, match="is no week and no day"):
        first_day(word, TODAY)


def test_all_that_takes_place_stands_on_its_day_in_the_order_of_the_hours(office) -> None:
    told = once(office, "week-ahead", **{"from": "2026-05-25"})
    held = occasions(office, date(2026, 5, 25), date(2026, 5, 31))
    assert len(held) > 30 and not missing(told, [each.words for each in held])
    wednesday = [o.words for o in held if o.first == o.last == date(2026, 5, 27)]
    assert len(wednesday) > 10
    stands_in_order(told, ["Here and away", "Deputy Mayor Ōshima and party", "Monday", "Memorial Day", "Wednesday"])
    at = told.index("Wednesday")
    stands_in_order(told[at:], [*dict.fromkeys(wednesday), "Thursday", "Friday", "Promises overdue"])
    places = {o.place for o in held if o.place}
    assert not missing(told, places)


def test_all_that_is_due_stands_on_its_day_but_nothing_that_is_done_or_for_this_desk_alone(office) -> None:
    told = once(office, "week-ahead")
    found = obligations(office, date(2026, 5, 18), date(2026, 5, 24), TODAY)
    open_ones = [each for each in found if each.state is State.OPEN and each.due and not each.private]
    assert len(open_ones) > 20 and not missing(told, [each.words for each in open_ones])
    hidden = [each.words for each in found if each.private or each.state is not State.OPEN]
    assert hidden and missing(told, hidden) == hidden
    stands_in_order(
        told, ["Monday", "Close the briefing book", "Tuesday", "Council", "Wednesday", "Thursday", "Friday"]
    )
    before = [e.words for e in obligations(office, TODAY, date(2026, 5, 17), TODAY) if e.state is State.OPEN and e.due]
    assert before and not missing(told[told.index("Before that") :], before)


def test_late_promises_of_both_sides_stand_at_the_end_and_the_rest_when_asked(office) -> None:
    with told_as("en", "US"):
        late = [each for each in obligations(office, None, TODAY, TODAY) if each.late(TODAY) and not each.private]
    promised = [each.words for each in late if each.family == "promise"]
    assert {word.partition(" ")[0] for word in promised} == {"We", "They"}
    told = once(office, "week-ahead")
    assert not missing(told[told.index("Promises overdue") :], promised)
    others = [each for each in late if each.family != "promise"]
    assert f"{len(others)} other things are overdue" in told
    everything = once(office, "week-ahead", overdue="all")
    assert not missing(everything, [each.words for each in late])
    assert "overdue" not in once(office, "week-ahead", overdue="none").lower()


def test_options_move_and_lengthen_it(office) -> None:
    assert "H1" not in once(office, "week-ahead")
    this = PAPERS["week-ahead"].build(office, None, MOMENT, {"from": "this week"})
    two = PAPERS["week-ahead"].build(office, None, MOMENT, {"days": "14"})
    assert (this.title, two.title) == ("May 11 – May 17, 2026", "May 18 – May 31, 2026")
    assert two.kicker == "The days ahead" and this.handling == "Internal"
    assert "06:00" not in repr(this) and "a.m." in repr(this)


def test_another_clock_is_named_beside_ours(office) -> None:
    """The last item of the working week on screens is told by Reykjavík’s clock."""
    told = once(office, "week-ahead", **{"from": "2026-05-15", "days": "7"})
    stands_in_order(told, ["4:00 a.m.", "09:00 in Reykjavik", "What was agreed, read aloud"])


def test_the_clock_of_a_funder_is_told_as_its_readers_tell_it(office) -> None:
    told = once(office, "week-ahead", **{"from": "2026-W21"})
    assert "5:00 p.m. on Fri, May 22 in New York, 4:00 p.m. here" in told and "17:00" not in told


def test_a_lead_that_is_for_this_desk_stands_nowhere(sample) -> None:
    with sample.write("Plant") as door:
        door.add(
            "investment_lead",
            {"code_name": "Project Zircon", "status": LeadStatus.INQUIRY, "next_on": TODAY + timedelta(days=5),
             "next_step": "KRYPTON-1", "company": "KRYPTON-2"},
        )  # fmt: skip
    for late in ("promises", "all"):
        paper = PAPERS["week-ahead"].build(sample, None, MOMENT, {"overdue": late, "days": "14"})
        assert "Zircon" not in repr(paper) and "KRYPTON" not in repr(paper)


def test_an_empty_week_is_a_short_calm_page(desk) -> None:
    told = heard(desk, "week-ahead")
    assert told.count("Nothing is on record.") == 5, "the weekend is left out"
    assert "Nothing takes place, nothing is due." in told


def test_a_thing_told_twice_by_visit_and_event_stands_once_and_everything_is_of_its_day(office) -> None:
    week = week_ahead(office, date(2026, 5, 25), 7, TODAY)
    signing = [e for day in week.days for e in day.held if e.words == "Signing of the students’ memorandum"]
    assert len(signing) == 1
    for day in week.days:
        assert all(each.due == day.on for each in (*day.due, *day.marks))
        assert all(each.first == day.on for each in day.held)
    every = agenda(office, week.first, week.last, TODAY)
    owed = [
        e for e in every if isinstance(e.of, Obligation) and e.of.state is State.OPEN and e.exact and not e.of.private
    ]
    assert sum(len(day.due) + len(day.marks) for day in week.days) == len(owed)
    held = [e for e in every if isinstance(e.of, Occasion)]
    assert sum(len(day.held) for day in week.days) + len(week.staying) == len(held) - 1


def test_a_promise_without_a_day_is_not_late(desk) -> None:
    with desk.write("Add") as door:
        door.add("follow_up", {"what": "Send the list", "side": Side.US, "status": FollowUpStatus.OPEN})
        door.add(
            "follow_up",
            {"what": "Name the engineer", "side": Side.THEM, "status": FollowUpStatus.OPEN, "due_on": date(2026, 5, 1)},
        )
    told = heard(desk, "week-ahead")
    assert "They promised: Name the engineer" in told and "Send the list" not in told
