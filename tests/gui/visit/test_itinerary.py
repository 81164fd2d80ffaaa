"""The itinerary in the window: days, two clocks, conflicts, cards, items edited beside."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cityintl.gui import style
from cityintl.gui.visit.itinerary import ItineraryTab
from cityintl.gui.visit.rows import RowsList
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.itinerary import ItemType, Part
from cityintl.records.member import MemberRole
from tests.gui.visit.conftest import ARRIVES

SECOND = date(2026, 6, 10)


def itinerary(page) -> ItineraryTab:
    found = page.pages.currentWidget()
    assert isinstance(found, ItineraryTab)
    return found


def rows(page, name: str) -> list[str]:
    return [row.spoken for row in page.findChild(RowsList, name).rows]


def meeting(add, title, starts, on=ARRIVES, **more) -> int:
    return add("itinerary_item", title=title, type=ItemType.MEETING, on=on, starts=starts, **more)


def test_a_visit_begins_with_its_itinerary_by_two_clocks(shown, add) -> None:
    meeting(add, "Call on the mayor", "10:00", place="City Hall")
    page = shown()
    assert page.tab == "itinerary_item"
    tab = itinerary(page)
    assert (tab.title.text(), tab.told.text()) == ("Tuesday 9 June", "day 1 of 3 · Nagoya is 14 hours ahead")
    assert rows(page, "items") == ["10:00 am, Wed 12:00 am, Call on the mayor, no sheet yet, City Hall"]


def test_days_are_turned_with_the_arrows_and_with_their_names(shown, add, qtbot) -> None:
    meeting(add, "First", "10:00")
    meeting(add, "Second", "11:00", on=SECOND)
    page = shown()
    tab = itinerary(page)
    tab.items.setFocus()
    qtbot.keyClick(tab.items, Qt.Key.Key_Right)
    assert tab.title.text() == "Wednesday 10 June"
    assert [row.words for row in tab.items.rows] == ["Second"]
    qtbot.keyClick(tab.items, Qt.Key.Key_Left)
    assert tab.title.text() == "Tuesday 9 June"
    tab.findChild(QPushButton, "day_2026-06-11").click()
    assert tab.title.text() == "Thursday 11 June"
    assert not tab.findChild(QPushButton, "day_next").isEnabled()
    assert tab.none.text().startswith("Nothing is planned for this day yet.")


def test_someone_in_two_places_is_said_in_words(shown, add) -> None:
    raman = add("person", family="Raman")
    for title, starts, ends in (("Lunch", "12:00", "13:30"), ("Press", "12:15", "12:30")):
        add("item_person", item=meeting(add, title, starts, ends=ends), person=raman, role=Part.HOST)
    page = shown()
    assert "Raman also at 12:15 pm" in rows(page, "items")[0]
    assert dict(itinerary(page).items.rows[0].chips)["Raman also at 12:15 pm"] == "red"


def test_an_item_opens_beside_with_its_people_and_esc_closes_it(shown, add, qtbot) -> None:
    meeting(add, "Call on the mayor", "10:00")
    page = shown()
    tab = itinerary(page)
    tab.items.setFocus()
    qtbot.keyClick(tab.items, Qt.Key.Key_Return)
    chosen = page.findChild(QWidget, "chosen")
    assert chosen.isVisible() and not tab.right.isVisible()
    assert chosen.findChild(QWidget, "inner_item_person").isVisible()
    assert tab.chosen.parts.form.fields["title"].value.text() == "Call on the mayor"
    qtbot.keyClick(chosen, Qt.Key.Key_Escape)
    assert not chosen.isVisible() and tab.right.isVisible()
    assert tab.items.hasFocus()


def test_a_new_item_stands_on_the_day_that_is_shown(shown, empty_window, qtbot) -> None:
    page = shown()
    tab = itinerary(page)
    tab.show_day(SECOND)
    tab.findChild(QPushButton, "item_add").click()
    source = tab.chosen.parts.form.source
    assert source.values["on"] == SECOND
    source.commit({"title": "Farewell", "type": ItemType.MEAL})
    tab.chosen.parts._committed("type")
    qtbot.waitUntil(lambda: [row.words for row in tab.items.rows] == ["Farewell"])
    assert empty_window.desk.can_undo() == "Add itinerary item “Farewell”"


def test_a_task_is_ticked_in_its_card_as_one_named_step(shown, add, empty_window, qtbot, today) -> None:
    add("checklist_item", label="Seating plan", due_on=today)
    add("checklist_item", label="Flags", due_on=date(2026, 5, 18))
    page = shown()
    tab = itinerary(page)
    assert tab.beside.next.accessibleName() == "Next, 2 of 2 left"
    assert rows(page, "tasks") == ["Seating plan, today", "Flags, Mon"]
    tab.beside.tasks.setFocus()
    qtbot.keyClick(tab.beside.tasks, Qt.Key.Key_Space)
    assert empty_window.desk.can_undo() == "Done: “Seating plan”"
    qtbot.waitUntil(lambda: tab.beside.next.accessibleName() == "Next, 1 of 2 left")
    assert page.tabs.tabText([page.tabs.tabData(n) for n in range(page.tabs.count())].index("checklist_item")) == (
        "Checklist 1/2"
    )


def test_people_stand_in_order_and_only_three_of_them(shown, add) -> None:
    for family, rank in (("Sato", 3), ("Oshima", 1), ("Abe", 2), ("Mori", 9)):
        add("member", person=add("person", family=family, precedence_rank=rank), role=MemberRole.MEMBER)
    page = shown()
    assert rows(page, "people") == ["1, OSHIMA", "2, ABE", "3, SATO"]
    assert page.findChild(QPushButton, "more_people").text() == "and 1 more"
    page.findChild(QPushButton, "more_people").click()
    assert page.tab == "member"


def test_what_is_open_between_us_says_how_late_it_is(shown, add, empty_window, visit) -> None:
    partner = empty_window.desk.get("delegation", visit).values["partner"]
    values = {"status": FollowUpStatus.OPEN, "partner": partner, "delegation": None}
    add("follow_up", what="drawings", side=Side.US, due_on=date(2026, 4, 29), **values)
    add("follow_up", what="cloths", side=Side.THEM, due_on=date(2026, 6, 1), **values)
    assert rows(shown(), "promises") == ["We: drawings, 15 days late", "They: cloths, 1 June"]


def test_where_it_is_narrow_what_is_next_stands_over_the_day_and_the_form_takes_all(shown, add, qtbot, today) -> None:
    meeting(add, "Call on the mayor", "10:00")
    add("checklist_item", label="Seating plan", due_on=today)
    page = shown(whole=False)
    tab = itinerary(page)
    qtbot.waitUntil(lambda: not tab.is_wide and tab.beside.next.isVisible())
    top = tab.beside.next.mapTo(tab, tab.beside.next.rect().topLeft()).y()
    assert top < tab.title.mapTo(tab, tab.title.rect().topLeft()).y()
    tab.choose(tab.items.rows[0].number)
    assert not tab.left.isVisible() and tab.chosen.isVisible()


def test_a_visit_without_days_asks_for_them_where_they_will_stand(shown, empty_window, visit, qtbot) -> None:
    with empty_window.desk.write("x") as door:
        door.set("delegation", visit, {"arrives": None, "departs": None})
    page = shown()
    tab = itinerary(page)
    assert tab.title.text() == "No days yet" and not tab.add.isVisible()
    assert [name for name, view in tab.dates.fields.items() if view.isVisible()] == ["arrives", "departs"]
    tab.source.commit({"arrives": ARRIVES})
    qtbot.waitUntil(lambda: tab.title.text() == "Tuesday 9 June")
    assert tab.dates.isVisible(), "the last day is asked for as well"
    tab.source.commit({"departs": SECOND})
    qtbot.waitUntil(lambda: not tab.dates.isVisible())
    assert tab.told.text().startswith("day 1 of 2") and tab.add.isVisible()


def test_large_letters_on_a_small_screen_leave_room_for_what_is_next(shown, empty_window, add, today, qtbot) -> None:
    add("checklist_item", label="Seating plan", due_on=today)
    style.dress(QApplication.instance(), "light", 200)
    page = shown()
    qtbot.waitUntil(lambda: not page.head.quiet.isVisible())
    assert page.head.title.isVisible() and "Nagoya" in page.head.title.toolTip()
    assert page.head.title.height() >= page.head.title.heightForWidth(page.head.title.width())
    tasks = page.findChild(RowsList, "tasks")
    qtbot.waitUntil(lambda: tasks.visibleRegion().boundingRect().height() > 20)
    style.dress(QApplication.instance(), "light", 100)
