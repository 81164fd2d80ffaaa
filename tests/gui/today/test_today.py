"""Today in the window: every line opens its record, is done, put off or saved for a calendar."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QToolButton, QWidget

from cityintl.desk.morning import OPEN_LINES, morning
from cityintl.desk.obligations import obligations
from cityintl.gui import owing
from cityintl.gui.dialogs.put_off import PutOffDialog
from cityintl.gui.today.line import DueLine
from cityintl.gui.today.page import TodayPage
from cityintl.gui.trail import Place
from cityintl.gui.window import Window


def page_of(window: Window) -> TodayPage:
    window.go(Place("today"))
    page = window.shell.whole_place.findChild(TodayPage)
    assert page is not None
    return page


def whole_page_of(window: Window) -> TodayPage:
    """The page with every group unfolded."""
    page = page_of(window)
    page._unfolded |= {"LATE", "WEEK", "MONTH", "LATER"}
    page.refresh()
    return page


def lines_of(page: TodayPage) -> dict[str, DueLine]:
    return {line.each.key: line for line in page.findChildren(DueLine) if line.parentWidget() is not None}


def choose(line: DueLine, name: str) -> None:
    more = line.findChild(QToolButton, "due_more")
    next(action for action in more.menu().actions() if action.objectName() == f"due_{name}").trigger()


def test_the_desk_opens_on_today_with_twelve_lines(open_window: Window) -> None:
    path = open_window.desk.path
    open_window.leave_desk()
    open_window.open(path)
    assert open_window.trail.here == Place("today")
    page = page_of(open_window)
    assert page.title.text() == "Thursday, 14 May"
    assert len(lines_of(page)) == OPEN_LINES
    assert "overdue" in page.sums.text()


def test_a_folded_group_unfolds(open_window: Window, qtbot) -> None:
    page = page_of(open_window)
    more = page.findChild(QPushButton, "more_MONTH") or page.findChild(QPushButton, "more_WEEK")
    more.click()
    qtbot.waitUntil(lambda: len(lines_of(page)) > OPEN_LINES)


def test_a_line_opens_its_record(open_window: Window) -> None:
    page = whole_page_of(open_window)
    line = next(line for line in lines_of(page).values() if line.each.kind == "tie")
    line.findChild(QPushButton, "due_open").click()
    here = open_window.trail.here
    assert (here.name, here.number, here.whole) == ("tie", line.each.number, True)


def test_done_takes_the_line_away_and_undo_brings_it_back(open_window: Window, qtbot) -> None:
    page = whole_page_of(open_window)
    line = next(line for line in lines_of(page).values() if line.each.family == "check")
    key = line.each.key
    line.findChild(QPushButton, "due_act").setFocus()
    line.findChild(QPushButton, "due_act").click()
    qtbot.waitUntil(lambda: key not in lines_of(page))
    assert open_window.desk.get("checklist_item", line.each.number).values["done_on"] == date(2026, 5, 14)
    assert isinstance(page.focusWidget(), QWidget), "the keyboard is on the line that took its place"
    open_window.undo()
    qtbot.waitUntil(lambda: key in lines_of(page))


def test_put_off_asks_until_when_and_why(open_window: Window, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(open_window)
    key, line = next(iter(lines_of(page).items()))

    def answer(dialog: PutOffDialog) -> int:
        dialog.save()
        assert dialog.problem.text(), "a reason is needed"
        dialog.editors["reason"].put("The mayor is away")
        dialog.save()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", answer)
    choose(line, "put_off")
    qtbot.waitUntil(lambda: key not in lines_of(page))
    assert key in {each.key for each in morning(open_window.desk, date(2026, 5, 14)).snoozed}
    page.findChild(QPushButton, "more_SNOOZED").click()
    qtbot.waitUntil(lambda: key in lines_of(page))
    choose(lines_of(page)[key], "again")
    qtbot.waitUntil(lambda: key not in {each.key for each in page.found.snoozed})


def test_a_line_is_saved_for_a_calendar(open_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(open_window)
    line = next(line for line in lines_of(page).values() if line.each.due)
    file = tmp_path / "one.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(file), ""))
    choose(line, "calendar")
    assert f"{line.each.key}@" in file.read_text("utf-8").replace("\r\n ", "")


def test_write_begins_a_letter_to_them(open_window: Window) -> None:
    page = whole_page_of(open_window)
    line = next(line for line in lines_of(page).values() if line.each.family == "inactive")
    line.findChild(QPushButton, "due_act").click()
    record = open_window.pages.record
    assert record.source.kind.name == "correspondence"
    assert record.source.number is None


def test_what_stands_beside_opens_too(open_window: Window) -> None:
    page = page_of(open_window)
    buttons = page.aside.here.findChildren(QPushButton)
    assert len(buttons) == min(5, len(page.found.visits))
    buttons[0].click()
    assert open_window.trail.here.name in ("delegation", "event")


def test_an_empty_desk_says_that_nothing_is_due(empty_window: Window) -> None:
    page = page_of(empty_window)
    assert lines_of(page) == {}
    assert page.sums.text() == "Nothing is due this month"
    assert page.aside.here.isHidden()
    assert page.aside.days.isHidden()
    page.findChild(QPushButton, "today_ties").click()
    assert empty_window.trail.here == Place("tie")


def test_the_second_opening_tells_what_changed(open_window: Window) -> None:
    page = page_of(open_window)
    assert page.aside.since.isHidden(), "the first time there is nothing to compare with"
    path = open_window.desk.path
    open_window.leave_desk()
    open_window.remember(opened_at={str(path): "2024-01-01T00:00:00+00:00"})
    open_window.open(path)
    page = page_of(open_window)
    assert not page.aside.since.isHidden()
    page.aside.since.findChild(QPushButton).click()
    assert open_window.trail.here == Place("history")


def test_a_day_beside_the_list_can_be_put_off_too(open_window: Window, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(open_window)
    line = next(each for each in page.aside.days.findChildren(QPushButton) if each.property("key"))
    key = line.property("key")

    def answer(dialog: PutOffDialog) -> int:
        dialog.editors["reason"].put("Sent already, with the other cards")
        dialog.save()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", answer)
    more = line.parentWidget().findChild(QToolButton, "due_more")
    next(action for action in more.menu().actions() if action.objectName() == "due_put_off").trigger()
    qtbot.waitUntil(lambda: key not in {each.key for each in page.found.days})
    assert key in {each.key for each in page.found.snoozed}


def test_the_month_of_a_day_that_is_not_known_exactly_stands_beside_the_list(open_window: Window, qtbot) -> None:
    desk = open_window.desk
    with desk.write("A signing of which only the month is known") as door:
        door.set("tie", 1, {"signed_on": "1976-06"})
    page = page_of(open_window)
    page.refresh()
    (day,) = [each for each in page.found.days if each.kind == "tie" and each.number == 1]
    assert (day.due, day.known) == (None, "2026-06")
    assert any("June 2026" in each.accessibleName() for each in page.aside.days.findChildren(QPushButton))


def test_a_group_folds_again(open_window: Window, qtbot) -> None:
    page = page_of(open_window)
    before = len(lines_of(page))
    page.findChild(QPushButton, "more_LATE").click()
    qtbot.waitUntil(lambda: len(lines_of(page)) > before)
    fewer = [each for each in page.findChildren(QPushButton, "more_LATE") if each.parentWidget() is not None]
    assert fewer[-1].text() == "Fewer"
    fewer[-1].click()
    qtbot.waitUntil(lambda: len(lines_of(page)) == before)


def test_another_day_is_looked_at_when_the_window_is_used_again(open_window: Window) -> None:
    page = page_of(open_window)
    moment = open_window.clock() + timedelta(days=1)
    open_window.desk.clock = lambda: moment
    open_window.shell.activated.emit()
    assert page.title.text() == "Friday, 15 May"


@pytest.mark.parametrize(
    ("family", "tab"),
    [
        ("after_action", "after_note"),
        ("claim", "costs"),
        ("answers", "guest"),
        ("reply", "request"),
        ("book", "itinerary_item"),
    ],
)
def test_what_is_due_opens_where_it_is_done(open_window: Window, family: str, tab: str) -> None:
    owed = obligations(open_window.desk, None, date(2027, 5, 14), date(2026, 5, 14))
    each = next(each for each in owed if each.family == family)
    owing.do(open_window, "open", each)
    assert open_window.pages.record is not None
    assert open_window.pages.record.tab == tab
