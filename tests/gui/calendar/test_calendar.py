"""The calendar in the window: a month, an agenda, by kind and person; everything on it opens its record."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QToolButton

from cityintl.desk.agenda import agenda, filed_under, top_kind
from cityintl.gui.calendar.entries import hour
from cityintl.gui.calendar.month import days_of_month, first_weekday
from cityintl.gui.calendar.page import _KINDS, CalendarPage
from cityintl.gui.trail import Place
from cityintl.gui.window import Window


@pytest.fixture
def page(open_window: Window) -> CalendarPage:
    open_window.go(Place("calendar"))
    found = open_window.shell.whole_place.findChild(CalendarPage)
    assert found is not None
    return found


@given(some.dates(date(1950, 1, 1), date(2100, 1, 1)), some.integers(0, 6))
def test_a_month_is_shown_in_whole_weeks(on: date, begins: int) -> None:
    days = days_of_month(on, begins)
    assert len(days) % 7 == 0
    assert days[0].weekday() == begins
    month = [day for day in days if (day.year, day.month) == (on.year, on.month)]
    assert month[0].day == 1
    assert len(month) in (28, 29, 30, 31)
    assert len(days) - len(month) < 14


def test_weeks_begin_as_the_country_counts() -> None:
    assert (first_weekday("US"), first_weekday("FR")) == (6, 0)


def test_the_month_tells_the_fiscal_years(page: CalendarPage) -> None:
    assert page.title.text() == "May 2026"
    assert page.years.text() == "city FY 2027 Q1 · federal FY 2026 Q3"
    page.findChild(QToolButton, "calendar_next").click()
    page.findChild(QToolButton, "calendar_next").click()
    assert page.title.text() == "July 2026"
    assert "federal FY 2026 Q4" in page._marks(date(2026, 7, 1), date(2026, 7, 1))[date(2026, 7, 1)]
    page.findChild(QPushButton, "calendar_now").click()
    assert page.title.text() == "May 2026"


def test_an_entry_opens_its_record(page: CalendarPage, open_window: Window) -> None:
    entry = page.grid.findChildren(QPushButton, "entry")[0]
    each = next(each for each in page.found if each.key == entry.property("key"))
    entry.click()
    assert open_window.trail.here.whole
    assert open_window.trail.here.name == top_kind(each.kind)


def test_a_full_day_leads_to_its_agenda(page: CalendarPage) -> None:
    more = next(b for b in page.grid.findChildren(QPushButton) if b.objectName().startswith("more_"))
    on = date.fromisoformat(more.objectName().removeprefix("more_"))
    more.click()
    assert page.since == on
    shown = {b.property("key") for b in page.both.currentWidget().findChildren(QPushButton, "entry")}
    assert {each.key for each in page.found if each.first <= on <= each.last} <= shown
    page.findChild(QPushButton, "calendar_month").click()
    assert page.since is None


def test_one_kind_alone(page: CalendarPage) -> None:
    page.kind.setCurrentIndex(page.kind.findData("delegation"))
    assert page.found
    assert {top_kind(each.kind) for each in page.found} == {"delegation"}


def test_one_person_alone(page: CalendarPage, qtbot) -> None:
    whole = len(page.found)
    editor = page.person
    qtbot.keyClicks(editor.line, "Tanaka")
    qtbot.waitUntil(lambda: bool(editor.offers))
    editor.take(editor.offers[0])
    qtbot.waitUntil(lambda: len(page.found) < whole)
    editor.line.clear()
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    page.refresh()
    assert len(page.found) == whole


def test_what_is_shown_is_saved_for_another_calendar(
    page: CalendarPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "may.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(file), ""))
    page.findChild(QPushButton, "calendar_save").click()
    said = file.read_text("utf-8").replace("\r\n ", "")
    told = [each for each in page.found if each.exact and not getattr(each.of, "private", False)]
    assert said.count("BEGIN:VEVENT") == len(told)


def test_an_empty_desk_has_an_empty_agenda(empty_window: Window) -> None:
    empty_window.go(Place("calendar"))
    page = empty_window.shell.whole_place.findChild(CalendarPage)
    with empty_window.desk.write("No holidays") as door:
        for number in empty_window.desk.listing("holiday", ()).ids:
            door.delete("holiday", number)
    page.findChild(QPushButton, "calendar_agenda").click()
    assert not page.both.currentWidget().findChildren(QPushButton, "entry")


def test_what_has_no_exact_day_is_counted_above_the_month_and_heads_the_agenda(page: CalendarPage) -> None:
    vague = [each for each in page.found if not each.exact]
    assert "anniversary:TIE-4:2026" in {each.key for each in vague}
    link = page.findChild(QPushButton, "calendar_vague")
    assert link.text() == f"{len(vague)} things have no exact day"
    link.click()
    shown = page.both.currentWidget().findChildren(QPushButton, "entry")
    first = [each.accessibleName() for each in shown[: len(vague)]]
    assert any(words.startswith("2026, 30 years of the tie · Tamale") for words in first)


@pytest.mark.parametrize("kind", [name for name in _KINDS if name not in ("home",)])
def test_each_kind_of_the_filter_finds_something(open_window: Window, kind: str) -> None:
    desk = open_window.desk
    found = agenda(desk, date(2024, 1, 1), date(2028, 12, 31), date(2026, 5, 14), {kind})
    assert found, kind
    assert all(kind in (each.kind, filed_under(each)) for each in found)


def test_an_hour_abroad_names_its_clock(open_window: Window) -> None:
    desk = open_window.desk
    found = agenda(desk, date(2024, 1, 1), date(2028, 12, 31), date(2026, 5, 14), {"itinerary_item"})
    abroad = [each for each in found if each.clock]
    assert abroad and {each.clock for each in found} > {""}
    assert all(hour(each).endswith(each.clock) for each in abroad)
