"""Checklists: from a template, counted, ticked, and dated anew when a visit moves."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityintl.desk import checklists
from cityintl.desk.checklists import When, due_day, nearness
from cityintl.errors import UserError
from cityintl.records.checklist import Anchor
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay

ARRIVES = date(2026, 6, 10)


@pytest.fixture
def visit(desk):
    with desk.write("x") as door:
        values = {"name": "Nagoya", "direction": VisitWay.INBOUND, "type": VisitType.WORKING}
        return door.add("delegation", values | {"status": VisitStatus.PLANNING, "arrives": ARRIVES})


@pytest.fixture
def template(desk):
    with desk.write("x") as door:
        number = door.add("checklist_template", {"name": "Inbound visit", "direction": VisitWay.INBOUND})
        for label, anchor, offset in (
            ("Answer", Anchor.REQUEST, 10),
            ("Visa letters", Anchor.ARRIVAL, -84),
            ("Flags", Anchor.ARRIVAL, -2),
            ("Thank", Anchor.DEPARTURE, 5),
        ):
            line = {"template": number, "label": label, "anchor": anchor, "offset": offset}
            door.add("checklist_line", line)
        return number


def due(desk, visit, today):
    return {t.label: t.due_on for t in checklists.checklist(desk, visit, today).tasks}


def test_a_template_dates_each_line_from_its_anchor_and_says_which_day_is_missing(desk, visit, template, today):
    assert len(checklists.fill(desk, visit, template)) == 4
    assert due(desk, visit, today) == {
        "Answer": None,
        "Visa letters": date(2026, 3, 18),
        "Flags": date(2026, 6, 8),
        "Thank": None,
    }
    found = {t.label: checklists.due_said(t, today) for t in checklists.checklist(desk, visit, today).tasks}
    assert found == {
        "Answer": "no date yet: request received",
        "Visa letters": "57 days late",
        "Flags": "in 25 days",
        "Thank": "no date yet: departure",
    }


def test_filling_again_adds_only_what_is_missing_and_is_one_step(desk, visit, template):
    checklists.fill(desk, visit, template)
    assert desk.can_undo() == "Checklist “Inbound visit” for “Nagoya”"
    assert checklists.fill(desk, visit, template) == []
    desk.undo()
    assert checklists.counted(desk, visit) == ""


def test_ticking_is_one_named_step_and_can_be_taken_back(desk, visit, template, today):
    numbers = checklists.fill(desk, visit, template)
    assert checklists.tick(desk, numbers[0], today) is True
    assert desk.can_undo() == "Done: “Answer”"
    assert checklists.counted(desk, visit) == checklists.checklist(desk, visit, today).count == "1/4"
    assert [t.label for t in checklists.checklist(desk, visit, today).open] == ["Visa letters", "Flags", "Thank"]
    assert checklists.tick(desk, numbers[0], today) is False
    assert checklists.counted(desk, visit) == "0/4"


def test_open_items_follow_the_arrival_and_done_ones_stay(desk, visit, template, today):
    numbers = checklists.fill(desk, visit, template)
    checklists.tick(desk, numbers[2], today)
    with desk.write("x") as door:
        door.set("delegation", visit, {"arrives": ARRIVES + timedelta(days=7), "departs": ARRIVES + timedelta(days=9)})
    proposed = checklists.moves(desk, visit)
    assert [(m.label, m.old, m.new) for m in proposed] == [
        ("Visa letters", date(2026, 3, 18), date(2026, 3, 25)),
        ("Thank", None, date(2026, 6, 24)),
    ]
    assert checklists.redate(desk, visit) == 2
    assert due(desk, visit, today)["Flags"] == date(2026, 6, 8)
    assert checklists.moves(desk, visit) == []
    desk.undo()
    assert due(desk, visit, today)["Visa letters"] == date(2026, 3, 18)


def test_a_day_that_was_set_by_hand_is_not_proposed(desk, visit, template):
    numbers = checklists.fill(desk, visit, template)
    with desk.write("x") as door:
        door.add("checklist_item", {
            "delegation": visit, "label": "Rooms", "anchor": Anchor.ARRIVAL, "offset": -30,
            "due_on": ARRIVES - timedelta(days=30),
        })  # fmt: skip
        door.set("checklist_item", numbers[1], {"due_on": date(2026, 5, 1)})
        door.set("delegation", visit, {"arrives": ARRIVES + timedelta(days=1)})
    assert [m.label for m in checklists.moves(desk, visit)] == ["Rooms", "Flags"]


def test_a_template_is_found_by_its_name_whatever_the_case(desk, template):
    assert checklists.template_called(desk, "inbound VISIT") == template
    with pytest.raises(UserError, match="no checklist template “Lunch”") as wrong:
        checklists.template_called(desk, "Lunch")
    assert "“Inbound visit”" in str(wrong.value.advice)


def test_templates_of_the_other_direction_are_not_offered(desk, visit, template):
    with desk.write("x") as door:
        door.add("checklist_template", {"name": "Mission", "direction": VisitWay.OUTBOUND})
    assert checklists.templates(desk, visit) == {template: "Inbound visit"}


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)), st.integers(-400, 400), st.integers(-300, 300))
def test_a_day_moves_exactly_as_far_as_its_anchor(day, offset, shift):
    one = due_day(Anchor.ARRIVAL, offset, {"arrives": day})
    other = due_day(Anchor.ARRIVAL, offset, {"arrives": day + timedelta(days=shift)})
    assert other - one == timedelta(days=shift)


@given(st.one_of(st.none(), st.dates()), st.one_of(st.none(), st.dates()), st.dates())
def test_nothing_that_is_done_is_late_and_nothing_ahead_is(due_on, done_on, day):
    found = nearness(due_on, done_on, day)
    assert (found is When.DONE) == (done_on is not None)
    assert (found is When.LATE) == (done_on is None and due_on is not None and due_on < day)
