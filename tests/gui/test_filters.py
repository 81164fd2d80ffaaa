"""Filters of a list in the window: chips that can be seen and removed, a menu of more, remembered for each list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from cityintl.gui.lists.filters import DayDialog
from cityintl.gui.lists.page import ListPage
from cityintl.gui.trail import Place
from cityintl.gui.window import Window


@pytest.fixture
def ties(dressed, sample, qtbot) -> ListPage:
    page = ListPage(sample, "tie")
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    return page


def chips(page: ListPage) -> list[str]:
    shown = [button for button in page.filters.findChildren(QPushButton) if button.property("chip")]
    return [button.text().strip() for button in shown if not button.isHidden()]


def action(page: ListPage, *path: str) -> QAction:
    """An action of the menu of “+ filter”, by the words on the way to it."""
    menu: QMenu = page.filters.menu()
    for word in path[:-1]:
        menu = next(each.menu() for each in menu.actions() if each.text() == word and each.menu())
    return next(each for each in menu.actions() if each.text() == path[-1])


def statuses(page: ListPage) -> set[str]:
    place = page.columns.index("standing")
    return {page.table.records.words(row, place) for row in range(len(page.table.records.ids))}


def test_words_are_chosen_one_by_one_and_a_chip_goes_when_it_is_clicked(ties: ListPage, qtbot) -> None:
    whole = len(ties.table.records.ids)
    action(ties, "Status", "Suspended").trigger()
    assert (statuses(ties), chips(ties)) == ({"Suspended"}, ["Status: suspended"])
    action(ties, "Status", "Active").trigger()
    assert statuses(ties) == {"Suspended", "Active"}
    assert chips(ties) == ["Status: suspended or active"]
    assert action(ties, "Status", "Active").isChecked()
    action(ties, "Charter sister city", "Yes").trigger()
    assert len(chips(ties)) == 2
    assert ties.count.text() == f"{len(ties.table.records.ids)} of {whole}"
    chip = ties.filters.findChild(QPushButton, "chip_standing")
    assert chip.accessibleName() == "Status: suspended or active. Remove this filter"
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chips(ties) == ["Charter sister city: yes"]
    assert ties.filters.findChild(QPushButton, "chip_charter").hasFocus()
    action(ties, "Show all").trigger()
    assert (chips(ties), len(ties.table.records.ids)) == ([], whole)
    assert ties.filters.isHidden()


def test_any_but_a_word_and_days_before_and_after(ties: ListPage) -> None:
    action(ties, "Status", "Any but", "Terminated").trigger()
    assert "Terminated" not in statuses(ties) and chips(ties) == ["Status: any but terminated"]
    action(ties, "Next review", "From today on").trigger()
    assert chips(ties)[1] == "Next review: from today on"
    action(ties, "Next review", "Empty").trigger()
    assert chips(ties)[1] == "Next review: empty"


def test_a_day_is_asked_for_and_what_is_no_day_is_said(ties: ListPage, qtbot) -> None:
    action(ties, "Signed", "Before a day…").trigger()
    dialog = ties.findChild(DayDialog)
    line = dialog.findChild(QLineEdit, "edit_day")
    save = dialog.findChild(QPushButton, "day_save")
    line.setText("someday")
    save.click()
    assert dialog.problem.isVisible() and dialog.isVisible()
    line.setText("1 January 1970")
    save.click()
    assert chips(ties) == ["Signed: before 1 January 1970"]
    place = ties.columns.index("signed_on")
    assert all(row[place] < "1970" for row in ties.table.records.rows) and ties.table.records.ids


def test_a_list_that_the_filters_leave_empty_says_so_and_shows_all_again(ties: ListPage, qtbot) -> None:
    action(ties, "Status", "Inquiry").trigger()
    action(ties, "Charter sister city", "Yes").trigger()
    assert ties.table.records.ids == []
    assert ties.empty.what.text() == "Nothing here is like that"
    assert not ties.findChild(QPushButton, "empty_new").isVisible()
    ties.findChild(QPushButton, "clear_filter").click()
    assert chips(ties) == [] and ties.table.records.ids


def test_follow_ups_begin_with_the_open_ones_and_what_was_chosen_is_remembered(open_window: Window) -> None:
    open_window.go(Place("follow_up"))
    page = open_window.pages.list_of("follow_up")
    assert chips(page) == ["Status: open or in progress"]
    assert len(page.table.records.ids) < open_window.desk.count("follow_up")
    page.filters.findChild(QPushButton, "chip_status").click()
    assert len(page.table.records.ids) == open_window.desk.count("follow_up")
    assert open_window.settings.filters["follow_up"] == ()
    action(page, "Due", "Before today").trigger()
    assert open_window.settings.filters["follow_up"] == ("due_on past",)
    again = ListPage(open_window.desk, "follow_up", (), open_window.settings.filters["follow_up"])
    assert again.table.records.ids == page.table.records.ids
    again.deleteLater()


def test_a_record_that_the_filters_hide_is_shown_and_no_other_row_seems_to_be_it(open_window: Window) -> None:
    open_window.go(Place("follow_up"))
    page = open_window.pages.list_of("follow_up")
    hidden = next(n for n in open_window.desk.listing("follow_up", ()).ids if n not in page.table.records.ids)
    open_window.open_record("follow_up", hidden)
    assert open_window.pages.record.source.number == hidden
    assert page.table.current is None and page.table.chosen == []


def test_the_keyboard_goes_from_the_words_to_the_filters_and_their_chips(open_window: Window, qtbot) -> None:
    open_window.go(Place("follow_up"))
    page = open_window.pages.list_of("follow_up")
    page.filter.setFocus()
    seen = []
    for _step in range(4):
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        seen.append(page.window().focusWidget().objectName())
    assert {"add_filter", "chip_status"} <= set(seen), seen
