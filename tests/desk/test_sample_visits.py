"""The visits of the sample desk: of every kind and outcome, sound in their days, people, journeys and sums."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cityintl import store
from cityintl.desk import sample as riverton
from cityintl.desk.checklists import checklist, moves
from cityintl.desk.contents import contents
from cityintl.desk.itineraries import instant
from cityintl.desk.visit_costs import costs_of, totals_by_person, travel_days
from cityintl.desk.visit_days import days_of
from cityintl.desk.visit_steps import steps_of
from cityintl.desk.visits import OFF, UNDECIDED, members_of
from cityintl.records import kinds
from cityintl.records.delegation import Screening, VisitStatus, VisitType, VisitWay
from cityintl.records.exchange import Payer
from cityintl.records.values import Amount, Choice
from cityintl.store import DeskFile

VISIT = (
    "delegation", "itinerary_item", "item_person", "member", "travel_leg", "meeting_sheet", "checklist_item",
    "budget_line", "expense", "per_diem_day", "after_note",
)  # fmt: skip
#: Ms. Haddad is wanted at the lunch and at the gauges: what the page is to say before the day comes.
MEANT = {("Lunch with schools and firms", "Haddad"), ("Flood gauges, for those with rubber boots", "Haddad")}
AHEAD = (VisitStatus.ACCEPTED, VisitStatus.ACCEPTED_STAFF, VisitStatus.PLANNING, VisitStatus.CONFIRMED)
BEHIND = (VisitStatus.COMPLETED, VisitStatus.REPORTED, VisitStatus.CLOSED)
HEALTH = re.compile(
    r"wheelchair|\bramp (at the side|was)|not the stairs|\bknees?\b|\bcane\b|walk-in|chair with arms|hearing aid"
    r"|shellfish|allerg|diabet|nothing raw|for nuts|halal|kosher",
    re.IGNORECASE,
)


def _records(desk: DeskFile, kind: str, **only: int) -> Iterator[tuple[int, dict[str, Any]]]:
    names = tuple(kinds.kind(kind).fields)
    for number, row in contents(desk, kind, names):
        values = dict(zip(names, row, strict=True))
        if all(values[name] == wanted for name, wanted in only.items()):
            yield number, values


def _called(desk: DeskFile, part: str) -> int:
    return next(number for number, values in _records(desk, "delegation") if part in values["name"])


def _conflicts(desk: DeskFile) -> set[tuple[str, str]]:
    return {
        (item.title, said.split(" also ")[0])
        for visit, _values in _records(desk, "delegation")
        for day in days_of(desk, visit)
        for item in day.items
        for said in (*item.conflicts, *item.doubts)
    }


def _days_out_of_order(desk: DeskFile, today: date) -> list[str]:
    """Where a visit says that something happened before what it follows from, or after today."""
    wrong = []
    for visit, values in _records(desk, "delegation"):
        first, last, asked = values["arrives"], values["departs"], values["received_on"]
        behind = values["status"] in BEHIND
        pairs = [
            ("decided before it was asked", asked, values["decided_on"]),
            ("decided tomorrow", values["decided_on"], today),
            ("over before it began", first, last),
            ("over, and still to come", last, today if behind else None),
            ("to come, and over", today, first if values["status"] in AHEAD else None),
            ("arrives before it asks", asked, first),
            ("not authorized before it left", values["authority_on"], first),
        ]
        for _number, task in _records(desk, "checklist_item", delegation=visit):
            pairs += [(task["label"], task["done_on"], today), (task["label"], asked, task["done_on"])]
        for _number, spent in _records(desk, "expense", delegation=visit):
            pairs += [(spent["what"], spent["on"], today), (spent["what"], spent["on"], spent["claimed_on"])]
        for _number, note in _records(desk, "after_note", delegation=visit):
            came = None if values["status"] in OFF else first
            pairs += [(note["text"], came, note["on"]), (note["text"], note["on"], today)]
        wrong += [f"{values['name']}: {what}" for what, one, two in pairs if one and two and one > two]
    return wrong


def test_there_are_visits_of_every_kind_and_outcome(sample: DeskFile) -> None:
    assert sample.counts()["delegation"] >= 14
    left = {
        f"{name}.{field}: {choice.value}"
        for name in VISIT
        for field, described in kinds.kind(name).fields.items()
        if isinstance(described.value, Choice)
        for choice in set(described.value.words) - {values[field] for _number, values in _records(sample, name)}
    }
    assert left == set()


def test_nobody_is_in_two_places_but_where_it_is_meant(sample: DeskFile) -> None:
    assert _conflicts(sample) == MEANT


def test_the_days_of_a_visit_follow_each_other(sample: DeskFile, today: date) -> None:
    assert _days_out_of_order(sample, today) == []


@pytest.mark.parametrize("weekday", ["monday", "sunday"])
def test_on_any_other_day_of_the_week_they_do_too(tmp_path: Path, today: date, clock: Any, weekday: str) -> None:
    day = today + timedelta(days={"monday": 4, "sunday": 3}[weekday])
    path = tmp_path / "other.cityintl"
    riverton.make(path, day)
    with store.open_desk(path, clock) as desk:
        assert _days_out_of_order(desk, day) == []
        assert _conflicts(desk) == MEANT
        assert [visit for visit, _values in _records(desk, "delegation") if moves(desk, visit)] == []


def test_every_checklist_counts_from_its_anchor(sample: DeskFile, today: date) -> None:
    late = {}
    for visit, values in _records(sample, "delegation"):
        assert moves(sample, visit) == [], values["name"]
        if behind := [
            task.label for task in checklist(sample, visit, today).open if task.due_on and task.due_on < today
        ]:
            late[values["name"]] = behind
    assert sum(map(len, late.values())) in (1, 2, 3), late


def test_the_answer_to_each_request_is_kept(sample: DeskFile) -> None:
    for _number, values in _records(sample, "delegation"):
        decided = values["status"] not in UNDECIDED
        assert bool(values["decided_on"]) == decided, values["name"]
        assert bool(values["decided_by"]) == decided, values["name"]
        assert bool(values["decision_reason"]) == decided, values["name"]
        assert bool(values["referred_to"]) == (values["status"] is VisitStatus.REFERRED), values["name"]
        skipped = values["type"] is VisitType.COURTESY or not decided
        assert (values["screening"] is None) == skipped, values["name"]
    screened = {values["status"]: values["screening"] for _number, values in _records(sample, "delegation")}
    assert screened[VisitStatus.DECLINED] is Screening.DECLINE
    assert screened[VisitStatus.ACCEPTED_STAFF] is Screening.STAFF


def test_each_party_has_its_head_among_its_members_and_no_more_than_it_says(sample: DeskFile) -> None:
    for visit, values in _records(sample, "delegation"):
        members = members_of(sample, visit)
        people = [member.person for member in members]
        assert values["head"] in people, values["name"]
        assert len(people) == len(set(people)), values["name"]
        ours = {number for number, person in _records(sample, "person") if not person["partner"]}
        inbound = values["direction"] is VisitWay.INBOUND and values["partner"]
        assert len(set(people) - ours if inbound else people) <= values["people"], values["name"]
    assert len(members_of(sample, _called(sample, "Mayor Suzuki and"))) == 14


def test_the_members_of_nagoyas_party_stand_as_on_their_list(sample: DeskFile) -> None:
    names = [member.name.split()[0] for member in members_of(sample, _called(sample, "Ōshima"))]
    assert names == ["ŌSHIMA", "HAYASHI", "NAKAMURA", "MATSUI", "OGAWA", "TANAKA", "Yuko"]


def test_the_great_visit_is_ready_but_for_what_an_office_still_has_to_do(sample: DeskFile, today: date) -> None:
    visit = _called(sample, "Ōshima")
    days = days_of(sample, visit)
    assert [day.number for day in days] == [1, 2, 3, 4]
    assert sum(len(day.items) for day in days) >= 25
    meetings = {values["item"] for _number, values in _records(sample, "meeting_sheet", delegation=visit)}
    assert len(meetings) == 7
    done = checklist(sample, visit, today)
    assert 0.5 < done.done / len(done.tasks) < 0.7
    assert [step.words for step in steps_of(sample, visit, today)] == [
        "Passport of MATSUI Daisuke ends too early",
        "Close the briefing book",
    ]


def test_a_leg_lands_after_it_left_and_within_days_of_the_visit(sample: DeskFile) -> None:
    home = sample.home()["zone"]
    for _number, leg in _records(sample, "travel_leg"):
        visit = sample.get("delegation", sample.get("member", leg["member"]).values["delegation"]).values
        leaves, _doubt = instant(leg["leaves_on"], leg["leaves_at"], leg["leaves_zone"] or home)
        lands, _doubt = instant(leg["lands_on"], leg["lands_at"], leg["lands_zone"] or home)
        assert timedelta(minutes=10) < lands - leaves < timedelta(hours=16), leg["carrier"]
        assert visit["arrives"] - timedelta(days=2) <= leg["leaves_on"] <= visit["departs"], leg["carrier"]


def test_the_mission_to_bordeaux_cost_what_the_council_was_told(sample: DeskFile) -> None:
    visit = _called(sample, "Bordeaux: the flood park")
    paid = totals_by_person(travel_days(sample, visit))
    claimed = {
        values["what"].removeprefix("Per diem of ").removesuffix(", seven days"): [values["amount"]]
        for _number, values in _records(sample, "expense", delegation=visit)
        if values["what"].startswith("Per diem")
    }
    assert paid == claimed
    assert {name: len([d for d in travel_days(sample, visit) if d.name == name]) for name in paid} == dict.fromkeys(
        paid, 7
    )
    city = costs_of(sample, visit).city
    assert city is not None
    assert (city.spent, city.budget) == (941_200, 1_030_000)
    assert costs_of(sample, visit).unclaimed == 0


def test_nothing_cost_more_than_was_approved(sample: DeskFile) -> None:
    for visit, values in _records(sample, "delegation"):
        planned = [balance for balance in costs_of(sample, visit).by_payer if balance.budget is not None]
        assert [balance.of for balance in planned if balance.over] == [], values["name"]
        for _number, line in _records(sample, "budget_line", delegation=visit):
            assert Amount(1_000, "USD").minor < line["amount"].minor, values["name"]
            assert line["payer"] in Payer


def test_health_stands_only_where_it_is_confidential(sample: DeskFile) -> None:
    """What is printed by default shows people how to write: what a kitchen or a host must know is none of it."""
    told = []
    for kind in ("member", "travel_leg", "itinerary_item", "item_person", "guest"):
        plain = [name for name, field in kinds.kind(kind).fields.items() if not field.sensitive]
        for number, values in _records(sample, kind):
            told += [
                (kind, number, values[n]) for n in plain if isinstance(values[n], str) and HEALTH.search(values[n])
            ]
    assert told == []
    hidden = [values["access_needs"] or "" for _number, values in _records(sample, "person")]
    assert any("wheelchair to the van only if he asks" in words for words in hidden)
