"""What every desk begins with, and how an older or emptied one gets it."""

from datetime import date

import pytest

from cityintl.desk import checklists, letter_words, rules, usual
from cityintl.desk.founding import new_desk
from cityintl.records import kinds
from cityintl.records.checklist import Anchor
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.reference import places


@pytest.fixture
def new(tmp_path, clock):
    with new_desk(tmp_path / "Kraków.cityintl", places.find("krakow", limit=1)[0], clock) as desk:
        yield desk


def test_a_new_desk_has_a_checklist_for_every_way_to_meet(new):
    counts = new.counts()
    assert counts["rule"] == len(rules.defaults())
    assert counts["checklist_line"] == sum(len(each["checklist_line"]) for each in usual.checklists().values())
    found = [new.get("checklist_template", n).values["direction"] for n in new.listing("checklist_template", ()).ids]
    assert set(found) == set(VisitWay)
    assert len(new.history()) == 1, "all of it belongs to the step that made the desk"
    assert new.check() == []


def test_an_emptied_desk_gets_them_in_one_step_and_never_twice(desk):
    before = desk.counts()
    added = usual.add(desk)
    letters = len(letter_words.templates())
    assert added == {
        "rule": len(rules.defaults()), "checklist_template": len(usual.checklists()), "letter_template": letters
    }  # fmt: skip
    assert desk.history()[0].label == "Add the usual rules, checklists and letters"
    assert usual.add(desk) == {"rule": 0, "checklist_template": 0, "letter_template": 0}
    assert desk.history()[0].label == "Add the usual rules, checklists and letters" and len(desk.history()) == 2
    desk.undo()
    assert desk.counts() == before and desk.check() == []


def test_only_what_is_missing_is_added_and_what_the_office_changed_stays(new):
    row = new.listing("rule", (), where={"code": "per_diem_first_last_day_share"}).ids[0]
    template = checklists.template_called(new, "Outbound mission")
    short = checklists.template_called(new, "Courtesy call (short)")
    with new.write("The office makes it its own") as door:
        door.set("rule", row, {"value": 80.0})
        door.set("checklist_template", template, {"notes": "Ours"})
        door.delete("checklist_template", short)
        door.delete("letter_template", new.listing("letter_template", (), where={"language": "fr"}).ids[0])
        door.delete("rule", new.listing("rule", (), where={"code": "per_diem_actual_limit"}).ids[0])
    assert usual.add(new) == {"rule": 1, "checklist_template": 1, "letter_template": 1}
    assert new.get("rule", row).values["value"] == 80.0
    assert new.get("checklist_template", template).values["notes"] == "Ours"
    assert checklists.template_called(new, "Courtesy call (short)") != short


def test_one_kind_alone_is_a_step_of_its_own(desk):
    assert usual.add(desk, ("checklist_template",)) == {"checklist_template": len(usual.checklists())}
    assert desk.history()[0].label == "Add the usual checklists"
    assert usual.add(desk, ("rule",)) == {"rule": len(rules.defaults())}
    assert desk.history()[0].label == "Add the usual rules"


def test_what_comes_before_a_journey_is_due_before_its_first_day(new):
    with new.write("Add") as door:
        values = {"name": "To Lviv", "direction": VisitWay.OUTBOUND, "type": VisitType.WORKING}
        values |= {"status": VisitStatus.PLANNING, "arrives": date(2026, 9, 7), "departs": date(2026, 9, 18)}
        visit = door.add("delegation", values)
    checklists.fill(new, visit, checklists.template_called(new, "Outbound mission"))
    due = {task.label: task.due_on for task in checklists.checklist(new, visit, date(2026, 5, 14)).tasks}
    assert due["Print the pocket card"] == date(2026, 9, 5)
    assert due["Hand in expenses, receipts glued"] == date(2026, 10, 13)


def test_every_line_is_said_once_and_in_the_order_of_its_days():
    line = kinds.kind("checklist_line")
    turn = [Anchor.REQUEST, Anchor.ARRIVAL, Anchor.DEPARTURE]
    for name, each in usual.checklists().items():
        rows = [{n: line.fields[n].value.read(v) for n, v in row.items()} for row in each["checklist_line"]]
        assert len({row["label"] for row in rows}) == len(rows), name
        days = [(turn.index(row["anchor"]), row["offset"]) for row in rows]
        assert days == sorted(days), name
        assert all(line.problems(row | {"template": 1}) == [] for row in rows), name


def test_frameworks_come_only_where_the_office_asks_and_none_is_in_use(new):
    assert new.count("framework") == 0
    assert usual.add(new, ("framework",)) == {"framework": len(usual.frameworks())}
    assert usual.add(new, ("framework",)) == {"framework": 0}
    found = [new.get("framework", number).values for number in new.listing("framework", ()).ids]
    assert len(found) >= 12
    assert not any(each["used"] for each in found)
    assert all(each["asks"] and each["citation"] and each["verified"] is not None for each in found)
    assert all(each["posture_on"] and each["posture_source"] for each in found if each["posture"])
    new.undo()
    assert new.count("framework") == 0
