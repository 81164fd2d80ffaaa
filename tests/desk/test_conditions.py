"""Lists narrowed by conditions: words, yes and no, days; how they are written down and said."""

from datetime import date

import pytest

from cityintl.desk import conditions, lists
from cityintl.desk.conditions import Condition, How
from cityintl.desk.rules import add_defaults
from cityintl.records.event import EventType
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.tie import TieStatus, TieType
from cityintl.records.values import Choice, Date, PartialDate, Text, YesNo
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)
VALUES = {"status": Choice(FollowUpStatus), "on": Date(), "known": PartialDate(), "public": YesNo(), "name": Text()}


@pytest.mark.parametrize(
    ("text", "shown", "left_out"),
    [
        ("status any OPEN DONE", [FollowUpStatus.OPEN, FollowUpStatus.DONE], [FollowUpStatus.DROPPED, None]),
        ("status but DONE", [FollowUpStatus.OPEN, None], [FollowUpStatus.DONE]),
        ("public any yes", [True], [False, None]),
        ("public any no", [False], [True, None]),
        ("on past", [date(2026, 5, 13)], [TODAY, date(2027, 1, 1), None]),
        ("on ahead", [TODAY, date(2027, 1, 1)], [date(2026, 5, 13), None]),
        ("on year", [date(2026, 12, 31)], [date(2025, 12, 31), None]),
        ("on before 2026-02-01", [date(2026, 1, 31)], [date(2026, 2, 1), None]),
        ("on from 2026-02-01", [date(2026, 2, 1)], [date(2026, 1, 31), None]),
        ("known past", ["2025", "2026-04", "2026-05-13"], ["2026", "2026-05", None]),
        ("known ahead", ["2026", "2026-05", "2027"], ["2025", "2026-04", None]),
        ("on empty", [None], [TODAY]),
    ],
)
def test_a_condition_shows_what_it_asks_for(text: str, shown: list[object], left_out: list[object]) -> None:
    found = conditions.read(text, VALUES)
    assert found is not None and str(found) == text
    is_met = conditions.met(found, TODAY)
    assert [is_met(value) for value in (*shown, *left_out)] == [True] * len(shown) + [False] * len(left_out)


@pytest.mark.parametrize(
    "text",
    [
        "", "status", "gone any OPEN", "status any", "status any GONE", "status past", "on any OPEN", "on before",
        "on before yesterday", "public any perhaps", "name any x", "name empty", "status sideways OPEN",
    ],
)  # fmt: skip
def test_what_is_no_condition_any_more_is_forgotten(text: str) -> None:
    assert conditions.read(text, VALUES) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("status any OPEN", "X: open"),
        ("status any OPEN IN_PROGRESS DONE", "X: open, in progress or done"),
        ("status but DONE", "X: any but done"),
        ("public any no", "X: no"),
        ("on before 2026-02-01", "X: before 1 February 2026"),
        ("on from 2026-02-01", "X: from 1 February 2026 on"),
        ("on past", "X: before today"),
        ("on ahead", "X: from today on"),
        ("on year", "X: this year"),
        ("on empty", "X: empty"),
    ],
)
def test_a_condition_is_said_in_words(text: str, words: str) -> None:
    found = conditions.read(text, VALUES)
    assert found is not None
    assert conditions.said(found, "X", VALUES[found.path]) == words


def test_words_are_added_and_taken_away_and_a_column_has_one_condition() -> None:
    kept = conditions.with_word((), "status", How.ANY_OF, "OPEN")
    kept = conditions.with_one(kept, Condition("on", How.PAST))
    kept = conditions.with_word(kept, "status", How.ANY_OF, "DONE")
    assert [str(each) for each in kept] == ["status any OPEN DONE", "on past"]
    kept = conditions.with_word(kept, "status", How.ANY_BUT, "DONE")
    assert [str(each) for each in kept] == ["status but DONE", "on past"]
    assert [str(each) for each in conditions.with_word(kept, "status", How.ANY_BUT, "DONE")] == ["on past"]


@pytest.fixture
def promised(desk: DeskFile) -> DeskFile:
    with desk.write("Promises") as door:
        for what, status in (
            ("Send the list", FollowUpStatus.OPEN),
            ("Open house", FollowUpStatus.DONE),
            ("Book a room", FollowUpStatus.IN_PROGRESS),
        ):
            closed = {"closed_on": TODAY, "evidence": "Done."} if status is FollowUpStatus.DONE else {}
            door.add("follow_up", {"what": what, "side": Side.US, "status": status, **closed})
    return desk


def test_a_list_is_narrowed_by_columns_it_does_not_show(promised: DeskFile) -> None:
    open_ones = lists.first_conditions("follow_up")
    found = lists.listing(promised, "follow_up", ("what",), order="what", narrowed=open_ones)
    assert [row[0] for row in found.rows] == ["Book a room", "Send the list"]
    both = (*open_ones, Condition("due_on", How.EMPTY))
    assert len(lists.listing(promised, "follow_up", ("what",), narrowed=both).rows) == 2
    assert lists.listing(promised, "follow_up", ("what",), narrowed=(Condition("due_on", How.PAST),)).rows == []


def test_words_of_the_filter_are_also_the_words_of_a_status(promised: DeskFile) -> None:
    def found(words: str) -> list[object]:
        return [row[0] for row in lists.listing(promised, "follow_up", ("what",), words, order="what").rows]

    assert found("open") == ["Open house", "Send the list"]
    assert found("progress") == ["Book a room"]
    assert found("open list") == ["Send the list"]


def test_a_worked_out_status_is_found_by_its_word_too(desk: DeskFile) -> None:
    add_defaults(desk)
    with desk.write("A silent tie") as door:
        partner = door.add("partner", {"name": "Tamale"})
        door.add("tie", {"partner": partner, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})
        door.add("event", {"name": "Fair", "type": EventType.CONCERT, "on": date(2019, 5, 1), "partner": 1})
    assert len(lists.listing(desk, "tie", words="inactive").rows) == 1
    assert len(lists.listing(desk, "tie", narrowed=(Condition("standing", How.ANY_OF, ("INACTIVE",)),)).rows) == 1
