"""Tables, kitchen and run in the window: a seating proposed, guests moved by keys and mouse, meals counted."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from cityintl.gui.event.seat_rows import SeatRows
from cityintl.gui.event.tables import TablesTab
from cityintl.gui.visit.rows import RowsList
from cityintl.records.event import GuestAnswer

ALT, LEFT, PLAIN = Qt.KeyboardModifier.AltModifier, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def rows(page, name: str) -> list[str]:
    return [row.spoken for row in page.pages.currentWidget().findChild(RowsList, name).rows]


def places(desk) -> dict[str, tuple[str | None, int | None]]:
    found = desk.listing("guest", ("name", "table", "seat")).rows
    return {name: (table, seat) for name, table, seat in found}


def text(page, name: str) -> str:
    return page.pages.currentWidget().findChild(QLabel, name).text()


def click(page, name: str) -> None:
    page.pages.currentWidget().findChild(QPushButton, name).click()


@pytest.fixture
def tables(shown, invite) -> TablesTab:
    """Ana and Bo sit at table 1, Cy has no seat."""
    invite("Ana", precedence_no=1, table="1", seat=1)
    invite("Bo", precedence_no=2, table="1", seat=4)
    invite("Cy", precedence_no=3)
    found = shown("tables").pages.currentWidget()
    assert isinstance(found, TablesTab)
    return found


def drag(source: SeatRows, words: str, target: QWidget, at: QPoint) -> None:
    """Press on the row that begins so, move there in steps, let go."""
    item = source.item(next(n for n, row in enumerate(source.rows) if row.words == words))
    begin = source.visualItemRect(item).center()
    QTest.mousePress(source.viewport(), LEFT, PLAIN, begin)
    end = source.viewport().mapFromGlobal(target.mapToGlobal(at))
    for part in (3, 2, 1):
        QTest.mouseMove(source.viewport(), begin + (end - begin) / part)
    QTest.mouseRelease(source.viewport(), LEFT, PLAIN, end)


def row_point(seats: SeatRows, number: int) -> QPoint:
    """The middle of the row at this place."""
    return seats.visualItemRect(seats.item(number)).center()


def test_tables_are_chairs_in_their_order_and_the_others_stand_beside(tables, shown) -> None:
    page = shown("tables")
    assert rows(page, "seats") == [
        "TABLE 1 · 2 OF 4 SEATS", "1, Ana", "2, free", "3, free", "4, Bo", "TABLE 2 · NEW", "1, free",
    ]  # fmt: skip
    assert rows(page, "waiting") == ["Cy"]
    assert tables.waiting_card.accessibleName() == "Without a seat: 1"
    assert page.tabs.tabText(page.tabs.currentIndex()) == "Tables 2/3"


def test_alt_and_an_arrow_go_one_seat_on_and_change_places(tables, empty_window, qtbot) -> None:
    tables.seats.setFocus()
    qtbot.keyClick(tables.seats, Qt.Key.Key_Down, ALT)
    assert places(empty_window.desk)["Ana"] == ("1", 2)
    for _turn in range(2):
        qtbot.keyClick(tables.seats, Qt.Key.Key_Down, ALT)
    assert places(empty_window.desk) == {"Ana": ("1", 4), "Bo": ("1", 3), "Cy": (None, None)}
    assert empty_window.desk.can_undo() == "Move “Ana” to another seat"
    assert tables.seats.current.words == "Ana"


def test_space_takes_a_guest_up_and_puts_them_down(tables, empty_window, qtbot) -> None:
    tables.waiting.setFocus()
    qtbot.keyClick(tables.waiting, Qt.Key.Key_Space)
    assert tables.held.text().startswith("Cy is taken up")
    assert tables.seats.hasFocus() and tables.seats.spot.seat == 2
    qtbot.keyClick(tables.seats, Qt.Key.Key_Down)
    qtbot.keyClick(tables.seats, Qt.Key.Key_Space)
    assert places(empty_window.desk)["Cy"] == ("1", 3)
    assert empty_window.desk.can_undo() == "Seat “Cy” at table 1"
    assert tables.held.text().startswith("Space takes a guest up")
    assert text_of(tables.all_seated) == "Everyone who comes has a seat."


def text_of(label: QLabel) -> str:
    assert label.isVisible()
    return label.text()


def test_esc_lets_go_and_delete_takes_from_the_table(tables, empty_window, qtbot) -> None:
    before = places(empty_window.desk)
    tables.seats.setFocus()
    qtbot.keyClick(tables.seats, Qt.Key.Key_Space)
    qtbot.keyClick(tables.seats, Qt.Key.Key_Escape)
    assert tables.hand.guest is None
    assert places(empty_window.desk) == before
    qtbot.keyClick(tables.seats, Qt.Key.Key_Delete)
    assert places(empty_window.desk)["Ana"] == (None, None)
    assert empty_window.desk.can_undo() == "Take “Ana” from the table"
    assert tables.waiting.hasFocus() and tables.waiting.current.words == "Ana"


def test_a_guest_is_dragged_to_a_seat_to_another_guest_and_away(tables, empty_window) -> None:
    drag(tables.waiting, "Cy", tables.seats.viewport(), row_point(tables.seats, 2))
    assert places(empty_window.desk)["Cy"] == ("1", 2)
    drag(tables.seats, "Cy", tables.seats.viewport(), row_point(tables.seats, 4))
    assert places(empty_window.desk) == {"Ana": ("1", 1), "Bo": ("1", 2), "Cy": ("1", 4)}
    drag(tables.seats, "Cy", tables.seats.viewport(), row_point(tables.seats, 6))
    assert places(empty_window.desk)["Cy"] == ("2", 1)
    assert tables.chosen.isHidden(), "a drag opens nothing"


def test_a_drag_that_ends_nowhere_changes_nothing(tables, empty_window) -> None:
    before = places(empty_window.desk)
    drag(tables.seats, "Ana", tables.host, QPoint(4, 4))
    assert places(empty_window.desk) == before
    assert tables.hand.guest is None


def test_a_seating_is_proposed_with_its_reasons_and_taken_in_one_step(shown, invite, empty_window, qtbot) -> None:
    for name, number in (("Ana", 2), ("Bo", 1), ("Cy", 3)):
        invite(name, precedence_no=number)
    page = shown("tables")
    tab = page.pages.currentWidget()
    box = tab.findChild(QComboBox, "table_size")
    box.setCurrentIndex(box.findText("6"))
    click(page, "propose")
    assert rows(page, "proposed") == [
        "1 · 1, Bo, At the right of the host. Placed by hand as number 1.",
        "1 · 2, Cy, Placed by hand as number 3.",
        "1 · 6, Ana, At the left of the host. Placed by hand as number 2.",
    ]
    assert set(places(empty_window.desk).values()) == {(None, None)}, "nothing is changed yet"
    assert tab.take_all.hasFocus()
    invite("Di", precedence_no=4)
    qtbot.waitUntil(lambda: len(rows(page, "proposed")) == 4)
    click(page, "seat_all")
    assert places(empty_window.desk)["Bo"] == ("1", 1)
    assert empty_window.desk.can_undo() == "Seat the guests of “Dinner”"
    assert not tab.proposed_card.isVisible()
    click(page, "propose")
    assert tab.proposed_said.text() == "Everyone sits so already."
    click(page, "seat_none")
    assert tab.seats.hasFocus()


def test_what_is_wrong_is_said_and_leads_to_the_guest(shown, invite) -> None:
    invite("Ana", table="1", seat=1, companion="Juan")
    invite("Bo", table="1", seat=2)
    invite("Cy", GuestAnswer.DECLINED, table="1", seat=3)
    page = shown("tables")
    assert rows(page, "seat_troubles") == [
        "Table 1, seat 2: Ana and Bo.", "Cy does not come (declined) and still has a seat.",
    ]  # fmt: skip
    assert "2, Juan, with Ana" in rows(page, "seats")
    tab = page.pages.currentWidget()
    tab.troubles.opened.emit(tab.troubles.rows[1].number)
    assert tab.seats.current.words == "Cy"


def test_tables_without_guests_say_where_to_begin(shown) -> None:
    page = shown("tables")
    assert text(page, "no_seats").startswith("Nobody has accepted yet.")
    assert not page.findChild(QWidget, "propose").isVisible()
    click(page, "to_guests")
    assert page.tab == "guest"


def test_an_event_without_an_order_says_so_when_a_seating_is_asked_for(shown, invite, empty_window, dinner) -> None:
    with empty_window.desk.write("x") as door:
        door.set("event", dinner, {"precedence": None})
    invite("Ana")
    page = shown("tables")
    assert page.pages.currentWidget().findChild(QComboBox, "rule").currentText().startswith("No order chosen")
    failed: list[object] = []
    page.failed.connect(failed.append)
    click(page, "propose")
    assert "no order of precedence" in str(failed[0])


def test_place_cards_are_copied_as_a_table(tables, shown) -> None:
    click(shown("tables"), "cards_copy")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Name\tOffice or firm\tTable\tSeat\tComes with"
    assert lines[1:] == ["Ana\t\t1\t1\t", "Bo\t\t1\t4\t", "Cy\t\t\t\t"]
    assert tables.copy.text() == "3 cards copied"


def test_the_kitchen_counts_meals_and_diets_and_sees_allergies(shown, invite) -> None:
    invite("Ana", table="1", seat=1, diet="Vegan", companion="Juan")
    invite("Bo", table="2", seat=3, diet="Allergic to nuts", access_needs="No steps")
    invite("Cy", GuestAnswer.INVITED, diet="Vegan")
    page = shown("kitchen")
    assert text(page, "meals_said") == "3 meals"
    assert text(page, "kitchen_said") == (
        "The number is due 1 June 2026, in 18 days. 1 guest has not answered. "
        "1 meal is for who comes along: note the diet on the guest."
    )
    assert rows(page, "diets") == ["1 ×, Allergic to nuts, allergy", "1 ×, Vegan"]
    assert rows(page, "plates") == [
        "TABLE 1 · 2 MEALS", "1, Vegan, Ana", "TABLE 2 · 1 MEAL", "3, Allergic to nuts, allergy, Bo",
    ]  # fmt: skip
    assert rows(page, "access_rows") == ["Bo, No steps, table 2, seat 3"]
    click(page, "kitchen_copy")
    assert "  seat 3: Allergic to nuts" in QGuiApplication.clipboard().text()
    tab = page.pages.currentWidget()
    tab.plates.opened.emit(tab.plates.rows[3].number)
    assert tab.chosen.parts.form.fields["diet"].value.text()


def test_a_kitchen_without_guests_says_when_it_counts(shown) -> None:
    assert text(shown("kitchen"), "no_meals").startswith("Nobody has accepted yet.")


def test_the_run_takes_a_line_at_its_time_and_says_what_is_odd(shown, invite, empty_window, dinner, qtbot) -> None:
    with empty_window.desk.write("x") as door:
        door.set("event", dinner, {"starts": "18:00", "ends": "21:00", "program": "19:00 Dinner\n21:30 Farewell"})
    invite("Ana", vip=True, language="ja", note="Gives a toast", organization="Consulate")
    invite("Bo", GuestAnswer.DECLINED, vip=True)
    page = shown("run")
    assert text(page, "run_title") == "10 June 2026 · 6:00 pm – 9:00 pm"
    assert rows(page, "moments") == ["7:00 pm, Dinner", "9:30 pm, Farewell, It goes on after the event ends"]
    assert rows(page, "door_rows") == ["Ana, Consulate, Japanese"]
    assert rows(page, "note_rows") == ["Ana, Gives a toast"]
    line = page.findChild(QLineEdit, "moment_line")
    line.setFocus()
    qtbot.keyClicks(line, "6:30-6:45 pm Welcome")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(page, "moments")[0] == "6:30 pm, to 6:45 pm, Welcome")
    assert empty_window.desk.can_undo() == "Add “Welcome” to the run of “Dinner”"
    assert line.hasFocus() and not line.text()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert text(page, "moment_problem").startswith("What happens is missing.")
    page.pages.currentWidget().moments.opened.emit(0)
    assert page.pages.currentWidget().form.editing is not None


def test_after_the_day_what_came_of_it_stands_before_what_was_planned(shown, empty_window, dinner) -> None:
    with empty_window.desk.write("x") as door:
        door.set("event", dinner, {"on": date(2026, 5, 1), "program": "19:00 Dinner"})
    page = shown("run")
    tab = page.pages.currentWidget()
    assert list(tab.form.fields) == ["outcome", "notes"]
    assert tab.form.y() < tab.moments.y()
    tab.moments.opened.emit(0)
    assert page.tab == "overview"
