"""A visit without a mouse: rows are opened, placed, ticked, deleted and brought back by keys alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from cityintl.gui.visit.rows import RowsList
from cityintl.records.costs import CostType
from cityintl.records.delegation import AfterKind, VisitStatus
from cityintl.records.exchange import Payer
from cityintl.records.itinerary import ItemType
from cityintl.records.member import MemberRole
from cityintl.records.memory import Direction
from cityintl.records.money import Amount
from tests.gui.visit.conftest import ARRIVES

ALT = Qt.KeyboardModifier.AltModifier
KEYS = Qt.Key


def words(page, name: str) -> list[str]:
    return [row.words for row in page.pages.currentWidget().findChild(RowsList, name).rows if not row.heading]


@pytest.fixture
def three(add) -> None:
    """Three members by rank."""
    for family, rank in (("Abe", 1), ("Ito", 2), ("Mori", 3)):
        add("member", person=add("person", family=family, precedence_rank=rank), role=MemberRole.MEMBER)


def test_members_are_placed_with_alt_and_the_arrows_and_undo_takes_it_back(shown, three, empty_window, qtbot) -> None:
    page = shown("member")
    rows = page.pages.currentWidget().rows
    rows.setFocus()
    qtbot.keyClick(rows, KEYS.Key_Down)
    qtbot.keyClick(rows, KEYS.Key_Up, ALT)
    qtbot.waitUntil(lambda: words(page, "member_rows") == ["ITO", "ABE", "MORI"])
    assert rows.hasFocus() and rows.current.words == "ITO", "the keyboard stays on who was moved"
    assert empty_window.desk.can_undo() == "Place Ito as number 1"
    qtbot.keyClick(rows, KEYS.Key_Down, ALT)
    qtbot.keyClick(rows, KEYS.Key_Down, ALT)
    qtbot.waitUntil(lambda: words(page, "member_rows") == ["ABE", "MORI", "ITO"])
    for _step in range(3):
        empty_window.undo()
    qtbot.waitUntil(lambda: words(page, "member_rows") == ["ABE", "ITO", "MORI"])


def test_enter_opens_a_member_and_esc_comes_back_to_the_row(shown, three, qtbot) -> None:
    page = shown("member")
    tab = page.pages.currentWidget()
    tab.rows.setFocus()
    qtbot.keyClick(tab.rows, KEYS.Key_Down)
    qtbot.keyClick(tab.rows, KEYS.Key_Return)
    assert tab.chosen.isVisible() and tab.chosen.number == tab.rows.current.number
    qtbot.keyClick(tab.chosen, KEYS.Key_Escape)
    assert not tab.chosen.isVisible() and tab.rows.hasFocus() and tab.rows.current.words == "ITO"


def test_an_item_is_deleted_with_its_key_and_undo_brings_it_back(shown, add, empty_window, qtbot) -> None:
    for title, starts in (("Call", "09:00"), ("Lunch", "12:00"), ("Tour", "14:00")):
        add("itinerary_item", title=title, type=ItemType.MEAL, on=ARRIVES, starts=starts)
    page = shown()
    tab = page.pages.currentWidget()
    tab.items.setFocus()
    qtbot.keyClick(tab.items, KEYS.Key_Down)
    qtbot.keyClick(tab.items, KEYS.Key_Delete)
    qtbot.waitUntil(lambda: words(page, "items") == ["Call", "Tour"])
    assert tab.items.current.words == "Tour", "the next row has the keyboard"
    assert empty_window.shell.findChild(QLabel, "message_text").text() == "Deleted itinerary item “Lunch”."
    assert empty_window.desk.can_undo() == "Delete itinerary item “Lunch”"
    empty_window.undo()
    qtbot.waitUntil(lambda: words(page, "items") == ["Call", "Lunch", "Tour"])


@pytest.mark.parametrize(
    ("tab", "name", "kind", "values"),
    [
        ("checklist_item", "checklist_rows", "checklist_item", {"label": "Flags", "due_on": ARRIVES}),
        ("meeting_sheet", "meeting_rows", "meeting_sheet", {"title": "Floods"}),
        ("after_note", "after_rows", "after_note", {"type": AfterKind.KEEP, "text": "Two vans."}),
        ("gifts", "gift_rows", "gift", {"what": "Vase", "direction": Direction.SENT, "on": ARRIVES}),
        (
            "costs", "budget_rows", "budget_line",
            {"type": CostType.MEALS, "payer": Payer.CITY, "amount": Amount(100, "USD")},
        ),
    ],
)  # fmt: skip
def test_every_row_that_is_a_part_is_deleted_with_its_key(
    shown, add, qtbot, empty_window, tab, name, kind, values
) -> None:
    add(kind, **values)
    page = shown(tab)
    rows = page.pages.currentWidget().findChild(RowsList, name)
    rows.setFocus()
    qtbot.keyClick(rows, KEYS.Key_Delete)
    qtbot.waitUntil(lambda: words(page, name) == [])
    assert empty_window.desk.count(kind) == 0
    empty_window.undo()
    qtbot.waitUntil(lambda: len(words(page, name)) == 1)


def test_a_row_of_a_card_is_not_deleted(shown, add, empty_window, qtbot, today) -> None:
    add("checklist_item", label="Flags", due_on=today)
    page = shown()
    tasks = page.pages.currentWidget().beside.tasks
    tasks.setFocus()
    qtbot.keyClick(tasks, KEYS.Key_Delete)
    qtbot.keyClick(tasks, KEYS.Key_Up, ALT)
    assert empty_window.desk.count("checklist_item") == 1


def test_a_click_on_the_picture_ticks_and_beside_it_opens(shown, add, empty_window, qtbot, today) -> None:
    number = add("checklist_item", label="Flags", due_on=today)
    page = shown("checklist_item")
    tab = page.pages.currentWidget()
    place = tab.rows.visualItemRect(tab.rows.item(1))
    picture = tab.rows.arranged(1, tab.rows.viewport().width()).picture
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(tab.rows.viewport(), left, pos=place.topLeft() + picture.center())
    qtbot.waitUntil(lambda: empty_window.desk.get("checklist_item", number).values["done_on"] == today)
    place = tab.rows.visualItemRect(tab.rows.item(1))
    qtbot.mouseClick(tab.rows.viewport(), left, pos=place.center())
    assert tab.chosen.isVisible() and tab.chosen.number == number


def test_a_meeting_of_the_itinerary_gets_its_sheet_with_enter(shown, add, empty_window, qtbot) -> None:
    item = add("itinerary_item", title="Call on the mayor", type=ItemType.MEETING, on=ARRIVES, starts="10:00")
    page = shown("meeting_sheet")
    tab = page.pages.currentWidget()
    assert [row.spoken for row in tab.without.rows] == ["Tue 9 Jun 10:00 am, Call on the mayor, begin the sheet"]
    tab.without.setFocus()
    qtbot.keyClick(tab.without, KEYS.Key_Return)
    qtbot.waitUntil(lambda: words(page, "meeting_rows") == ["Call on the mayor"])
    assert not tab.without.isVisible() and tab.chosen.isVisible()
    assert empty_window.desk.get("meeting_sheet", 1).values["item"] == item
    assert page.findChild(QWidget, "no_meetings").isHidden()


def test_days_stand_in_a_switcher_of_seven_where_a_visit_is_long(shown, empty_window, visit, qtbot) -> None:
    with empty_window.desk.write("x") as door:
        door.set("delegation", visit, {"departs": date(2026, 6, 20)})
    page = shown()
    tab = page.pages.currentWidget()
    tab.items.setFocus()
    for _day in range(5):
        tab._step(1)
    shown_days = [b.text() for b in tab._switch_buttons()][1:-1]
    assert shown_days == ["Thu 11", "Fri 12", "Sat 13", "Sun 14", "Mon 15", "Tue 16", "Wed 17"]


def test_enter_on_what_the_rules_say_goes_where_it_is_done(shown, add, empty_window, visit, qtbot) -> None:
    with empty_window.desk.write("x") as door:
        door.set("delegation", visit, {"status": VisitStatus.REQUESTED, "broker": "An agency"})
    page = shown("request")
    tab = page.pages.currentWidget()
    lines = [row.words for row in tab.steps.rows]
    tab.steps.opened.emit(lines.index("Ask for the broker's letter: for whom"))
    assert tab.form.editing is tab.form.fields["broker_disclosed"]
    tab.form.editing.give_up()
    tab.steps.opened.emit(lines.index("Answer the request"))
    assert tab.by.hasFocus()


def test_enter_on_a_passport_that_ends_shows_whose_it_is(shown, add, qtbot) -> None:
    add("member", person=add("person", family="Abe"), role=MemberRole.MEMBER)
    ito = add("member", person=add("person", family="Ito"), role=MemberRole.MEMBER, passport_until=date(2026, 6, 20))
    page = shown("member")
    tab = page.pages.currentWidget()
    assert [row.words for row in tab.steps.rows] == ["Passport of ITO ends too early"]
    tab.steps.setFocus()
    qtbot.keyClick(tab.steps, KEYS.Key_Return)
    assert tab.chosen.isVisible() and tab.chosen.number == ito
