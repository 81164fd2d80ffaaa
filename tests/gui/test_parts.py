"""Parts in the window: parts of parts below the chosen part, and the way to each of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from cityintl.gui.record.parts import PartsTab
from cityintl.gui.trail import Place
from cityintl.gui.window import Window


@pytest.fixture
def association(empty_window: Window) -> dict[str, int]:
    """An association with two agreements, the older of which has a report."""
    from cityintl.records.organization import OrganizationType

    with empty_window.desk.write("An association") as door:
        owner = door.add("organization", {"name": "Riverton Sister Cities", "type": OrganizationType.ASSOCIATION})
        older, newer = (
            door.add("association_agreement", {"organization": owner, "title": title, "signed_on": day})
            for title, day in (("First agreement", "2019-03-01"), ("Second agreement", "2024-03-01"))
        )
        report = door.add("association_report", {"agreement": older, "year": 2020})
    return {"owner": owner, "older": older, "newer": newer, "report": report}


def parts_of(window: Window) -> PartsTab:
    tab = window.pages.record.pages.currentWidget()
    assert isinstance(tab, PartsTab)
    return tab


def test_a_part_of_a_part_is_shown_in_its_owners_owner(empty_window: Window, association: dict[str, int]) -> None:
    empty_window.open_record("association_report", association["report"])
    page = empty_window.pages.record
    assert (page.source.kind.name, page.source.number) == ("organization", association["owner"])
    assert page.tab == "association_agreement"
    tab = parts_of(empty_window)
    assert tab.table.current == association["older"]
    assert tab.inner[0].table.current == association["report"]
    assert tab.inner[0].form.source.number == association["report"]


def test_a_jump_to_a_part_chooses_its_row_also_when_its_tab_is_open(empty_window: Window, association) -> None:
    for name in ("newer", "older", "newer"):
        empty_window.open_record("association_agreement", association[name])
        assert parts_of(empty_window).table.current == association[name]
        assert parts_of(empty_window).form.source.number == association[name]


def test_back_returns_to_the_part_that_was_chosen(empty_window: Window, association: dict[str, int]) -> None:
    empty_window.open_record("association_report", association["report"])
    empty_window.open_record("association_agreement", association["newer"])
    empty_window.back()
    assert parts_of(empty_window).table.current == association["older"]


def test_a_part_of_a_part_is_added_edited_and_deleted(empty_window: Window, association, qtbot) -> None:
    desk = empty_window.desk
    empty_window.open_record("association_agreement", association["newer"])
    inner = parts_of(empty_window).inner[0]
    inner.findChild(QPushButton, "inner_add").click()
    line = inner.findChild(QLineEdit, "edit_year")
    qtbot.keyClicks(line, "2025")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (number,) = desk.listing("association_report", (), "", {"agreement": association["newer"]}).ids
    qtbot.waitUntil(lambda: parts_of(empty_window).inner[0].table.current == number)
    inner = parts_of(empty_window).inner[0]
    inner.form.edit("raised")
    inner.form.fields["raised"].editor.put("500 USD")
    assert empty_window.finish()
    assert desk.get("association_report", number).values["raised"].minor == 50000
    inner.findChild(QPushButton, "inner_delete").click()
    assert desk.listing("association_report", (), "", {"agreement": association["newer"]}).ids == []


def test_another_part_shows_its_own_parts(empty_window: Window, association: dict[str, int]) -> None:
    empty_window.open_record("association_agreement", association["older"])
    tab = parts_of(empty_window)
    assert tab.inner[0].table.records.ids == [association["report"]]
    tab.table.selectRow(tab.table.records.row_of(association["newer"]))
    assert tab.inner[0].table.records.ids == []


def test_parts_that_a_record_does_not_have_make_no_tab(empty_window: Window, association: dict[str, int]) -> None:
    empty_window.open_record("organization", association["owner"])
    strip = empty_window.pages.record.strip
    wanted = {strip.bar.tabData(n) for n, wanted in enumerate(strip._wanted) if wanted}
    assert "association_agreement" in wanted
    assert "committee_term" not in wanted


def test_tabs_that_do_not_fit_stand_behind_more(empty_window: Window, association: dict[str, int], qtbot) -> None:
    empty_window.open_record("organization", association["owner"], whole=True)
    strip = empty_window.pages.record.strip
    assert strip.more.isHidden()
    empty_window.pages.record.setFixedWidth(260)
    qtbot.waitUntil(lambda: not strip.more.isHidden())
    strip.more.menu().aboutToShow.emit()
    names = [action.objectName() for action in strip.more.menu().actions()]
    assert "tab_history" in names
    strip.more.menu().actions()[names.index("tab_history")].trigger()
    assert empty_window.pages.record.tab == "history"
    assert strip.bar.isTabVisible(strip.bar.currentIndex())


def test_the_parts_of_our_city_are_jumped_to(empty_window: Window) -> None:
    desk = empty_window.desk
    with desk.write("x") as door:
        number = door.add("holiday", {"home": 1, "on": desk.today, "name": "Founders' Day"})
    empty_window.open_record("holiday", number)
    assert empty_window.pages.record.source.kind.name == "home"
    assert parts_of(empty_window).table.current == number


@pytest.mark.parametrize("whole", [True, False])
def test_words_take_the_room_and_neither_days_nor_statuses_are_cut(open_window: Window, qtbot, whole: bool) -> None:
    open_window.go(Place("tie", 7, whole, "legal_review"))
    table = parts_of(open_window).table
    qtbot.waitUntil(lambda: table.viewport().width() > (1000 if whole else 400))
    columns, heads = [c.path for c in table.records.columns], table.horizontalHeader()
    wide = {path: heads.sectionSize(n) for n, path in enumerate(columns)}
    needed = {path: table.sizeHintForColumn(n) for n, path in enumerate(columns)}
    uncut = columns if whole else ("on", "result", "next_on")
    spare = 4  # of the room that is left free behind the words
    assert all(wide[path] >= needed[path] - spare for path in uncut), (wide, needed)
    assert sum(wide.values()) == table.viewport().width()
    assert not whole or wide["against"] == max(wide.values())
