"""Lists: order, filter words, columns, copying, the sentence of a row, emptiness."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QStyleOptionHeader

from cityintl.desk import lists
from cityintl.folding import fold
from cityintl.gui import chips, style
from cityintl.gui.lists.model import QUIET, TONE, Column, ListModel
from cityintl.gui.lists.page import ListPage
from cityintl.gui.lists.table import RecordTable
from cityintl.gui.trail import Place
from cityintl.gui.window import Window
from cityintl.records import kinds
from cityintl.records.tie import TieStatus
from cityintl.records.values import Choice, Country, Date, Number, PartialDate, Text

FALLING, RISING = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder


@pytest.fixture
def cities(dressed) -> ListModel:
    model = ListModel()
    columns = [
        Column("name", "Name", Text()),
        Column("status", "Status", Choice(TieStatus)),
        Column("signed", "Signed", PartialDate()),
        Column("people", "People", Number("people")),
    ]
    rows = [
        ("Zürich", TieStatus.ACTIVE, "1959", 400_000, "CH"),
        ("Łódź", TieStatus.TERMINATED, None, None, "PL"),
        ("lisbon", TieStatus.INQUIRY, "1959-04", 1_000_000, None),
    ]
    model.fill(columns, Country(), [7, 8, 9], rows)
    return model


def names(model: ListModel) -> list[str]:
    return [model.words(row, 0) for row in range(model.rowCount())]


def test_rows_are_sorted_by_what_people_mean(cities: ListModel) -> None:
    assert names(cities) == ["lisbon", "Łódź", "Zürich"]
    cities.sort(1, RISING)
    assert names(cities) == ["lisbon", "Zürich", "Łódź"]
    cities.sort(3, FALLING)
    assert names(cities) == ["lisbon", "Zürich", "Łódź"]
    cities.sort(2, RISING)
    assert names(cities) == ["Zürich", "lisbon", "Łódź"], "what is empty stands last"


def test_a_row_reads_as_a_sentence(cities: ListModel) -> None:
    row = cities.row_of(7)
    sentence = cities.data(cities.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert sentence == "Zürich, Switzerland. Status: Active. Signed: 1959. People: 400,000."
    assert cities.data(cities.index(row, 1), Qt.ItemDataRole.AccessibleTextRole) == "Active"
    assert cities.row_of(99) == -1


def test_a_status_has_a_tone_and_the_first_cell_a_quiet_line(cities: ListModel) -> None:
    row = cities.row_of(8)
    assert cities.data(cities.index(row, 1), TONE) == "red"
    assert cities.data(cities.index(row, 0), QUIET) == "Poland"
    assert cities.data(cities.index(row, 2), QUIET) == ""
    assert cities.headerData(3, Qt.Orientation.Horizontal) == "People"
    assert cities.headerData(3, Qt.Orientation.Vertical) is None


def test_time_gone_by_is_said_as_people_say_it(dressed, today) -> None:
    from datetime import date, timedelta

    from cityintl.gui import said

    said.set_today(today)
    column = Column("last_contact", "Last contact", Date())
    model = ListModel()
    model.fill([column], None, [1], [(date(2026, 4, 20),)])
    assert model.words(0, 0) == "3 weeks"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole) == "20 April 2026"
    days = {0: "today", 1: "1 day", 13: "13 days", 60: "8 weeks", 400: "13 months", 800: "2 years"}
    assert {n: said.since(today - timedelta(n)) for n in days} == days
    assert said.since(today + timedelta(3)) == "17 May 2026"
    assert said.ago(today - timedelta(21)) == "3 weeks ago"
    ahead = {0: "today", 9: "in 9 days", 120: "in 4 months", 1000: "in 2 years"}
    assert {n: said.ago(today + timedelta(n)) for n in ahead} == ahead


def test_sorting_keeps_the_current_record(dressed, qtbot, cities: ListModel) -> None:
    table = RecordTable()
    qtbot.addWidget(table)
    table.records.fill(cities.columns, Country(), cities.ids, cities.rows)
    table.setSortingEnabled(True)
    assert table.point_to(7)
    table.sortByColumn(3, FALLING)
    assert table.current == 7 and table.chosen == [7]
    assert not table.point_to(99)


def test_rows_are_copied_with_their_headings_as_text_and_as_a_table(dressed, qtbot, cities: ListModel) -> None:
    table = RecordTable()
    qtbot.addWidget(table)
    table.records.fill(cities.columns, Country(), cities.ids, [*cities.rows[:2], ("A <b>\tc", None, None, None, None)])
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    lines = copied.text().split("\n")
    assert lines[0] == "Name\tStatus\tSigned\tPeople"
    assert "A <b> c\t\t\t" in lines
    assert "<th>Signed</th>" in copied.html() and "A &lt;b&gt;" in copied.html()


def test_keys_of_the_table_open_and_delete(dressed, qtbot, cities: ListModel) -> None:
    table = RecordTable()
    qtbot.addWidget(table)
    table.records.fill(cities.columns, Country(), cities.ids, cities.rows)
    table.selectRow(0)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [table.records.ids[0]]
    with qtbot.waitSignal(table.delete_wanted):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    with qtbot.waitSignal(table.menu_wanted):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, table.pos(), table.pos())
        table.contextMenuEvent(event)


@pytest.fixture
def ties(dressed, sample, qtbot) -> ListPage:
    page = ListPage(sample, "tie")
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    return page


def test_filter_words_narrow_the_list_without_accents(ties: ListPage, qtbot) -> None:
    everything = len(ties.table.records.ids)
    assert ties.count.text() == str(everything)
    qtbot.keyClicks(ties.filter, "krakow")
    qtbot.waitUntil(lambda: len(ties.table.records.ids) == 1)
    assert ties.count.text() == f"1 of {everything}"
    ties.filter.setText("nothing like it")
    ties.enter_list()
    assert ties.empty.what.text() == "Nothing here holds “nothing like it”"
    ties.findChild(QPushButton, "clear_filter").click()
    qtbot.waitUntil(lambda: len(ties.table.records.ids) == everything)


def test_columns_are_chosen_and_the_first_one_stays(ties: ListPage, qtbot) -> None:
    menu = ties.columns_menu()
    labels = {action.text(): action for action in menu.actions()}
    assert not labels["Partner"].isEnabled()
    with qtbot.waitSignal(ties.columns_chosen) as chosen:
        labels["Review grade"].trigger()
    assert ties.columns[-1] == "grade" and chosen.args == ["tie", ties.columns]
    assert ties.table.records.columnCount() == len(ties.columns)
    ties.show_column("grade", False)
    assert "grade" not in ties.columns
    ties.choose_columns(())
    assert ties.columns == lists.usual("tie")


def test_columns_that_are_gone_are_forgotten(dressed, sample, qtbot) -> None:
    page = ListPage(sample, "partner", ("name", "no_longer_there", "country"))
    qtbot.addWidget(page)
    assert page.columns == ("name", "country")
    assert page.table.records.quiet(0) == ""  # what stands in a column is not said twice


def test_a_refresh_keeps_the_current_record(ties: ListPage, sample) -> None:
    number = ties.table.records.ids[3]
    ties.point_to(number)
    with sample.write("x") as door:
        partner = door.add("partner", {"name": "Aaa"})
        values = sample.get("tie", number).values
        door.add("tie", {"partner": partner, "type": values["type"], "status": values["status"]})
    ties.refresh()
    assert ties.table.current == number
    assert ties.table.records.words(0, 0) == "Aaa"


def test_every_row_can_be_drawn_in_every_palette(ties: ListPage, dressed) -> None:
    seen = set()
    for theme in ("light", "dark", "contrast"):
        style.dress(dressed, theme, 100)
        ties.measure()
        ties.table.selectRow(1)
        seen.add(ties.grab().toImage().pixelColor(690, 300).name())
    assert len(seen) == 3


def test_an_empty_list_says_what_belongs_there_and_how_to_begin(dressed, desk, qtbot) -> None:
    page = ListPage(desk, "tie")
    qtbot.addWidget(page)
    page.show()
    assert page.empty.what.text() == "No ties yet"
    assert "Sister cities" in page.empty.why.text()
    assert not page.findChild(QLineEdit, "filter").isVisible()
    for name, signal in (
        ("empty_new", page.new_wanted),
        ("empty_import", page.import_wanted),
        ("empty_sample", page.sample_wanted),
    ):
        with qtbot.waitSignal(signal):
            page.findChild(QPushButton, name).click()


@pytest.mark.parametrize(
    ("kind", "words"), [("rule", "Add the usual rules"), ("checklist_template", "Add the usual checklists")]
)
def test_an_emptied_list_takes_the_usual_rows_in_one_step(empty_window: Window, qtbot, kind: str, words: str) -> None:
    empty_window.go(Place(kind))
    page = empty_window.pages.list_of(kind)
    assert page.places.currentIndex() == 1, "nothing is here"
    offer = page.findChild(QPushButton, "empty_usual")
    assert offer.isVisible() and offer.text() == words
    offer.click()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == empty_window.desk.count(kind) > 0)
    assert empty_window.desk.history()[0].label == words
    empty_window.undo()
    assert empty_window.desk.count(kind) == 0


def test_other_empty_lists_offer_nothing_usual(dressed, desk, qtbot) -> None:
    page = ListPage(desk, "tie")
    qtbot.addWidget(page)
    page.show()
    assert not page.findChild(QPushButton, "empty_usual").isVisible()


def test_people_begin_with_the_columns_that_fit_beside_a_record(open_window: Window) -> None:
    open_window.go(Place("person"))
    model = open_window.pages.list_of("person").table.model()
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert heads == ["Name", "Partner", "Organization", "Last contact"]


def test_people_stand_by_family_name_also_when_the_order_is_turned(open_window: Window) -> None:
    open_window.go(Place("person"))
    page = open_window.pages.list_of("person")
    first = [page.table.records.words(row, 0) for row in range(3)]
    families = [open_window.desk.get("person", n).values["family"] for n in page.table.records.ids]
    assert families == sorted(families, key=fold) and families != sorted(first)
    page.table.sortByColumn(0, FALLING)
    turned = [open_window.desk.get("person", n).values["family"] for n in page.table.records.ids]
    assert turned == families[::-1]
    page.refresh()
    assert [open_window.desk.get("person", n).values["family"] for n in page.table.records.ids] == turned


def test_the_order_stays_with_its_column_and_is_the_usual_one_without_it(ties: ListPage) -> None:
    ties.table.sortByColumn(ties.columns.index("signed_on"), FALLING)
    signed = list(ties.table.records.ids)
    ties.show_column("type", False)
    assert ties.table.records.ids == signed
    assert ties.table.horizontalHeader().sortIndicatorSection() == ties.columns.index("signed_on")
    ties.show_column("signed_on", False)
    assert names(ties.table.records) == sorted(names(ties.table.records), key=fold)


def test_the_mark_of_the_order_stands_beside_the_words_of_a_head(ties: ListPage, dressed) -> None:
    heads = ties.table.horizontalHeader()
    look = style.look()
    for place, column in enumerate(ties.columns):
        ties.table.sortByColumn(place, FALLING)
        left, wide = heads.sectionViewportPosition(place), heads.sectionSize(place)
        section = QRect(left, 0, wide, heads.height())
        mark = heads.mark_of(place, section)
        assert (mark is None) == (column not in ("signed_on", "last_contact")), "the style marks what stands left"
        if mark is not None:
            words = QFontMetrics(look.font(style.LABEL, 600)).horizontalAdvance(heads.words_of(place))
            assert section.left() <= mark.left() and mark.right() < section.right() - look.px(8) - words
    option = QStyleOptionHeader()
    heads.initStyleOptionForIndex(option, len(ties.columns) - 1)
    assert option.sortIndicator == QStyleOptionHeader.SortIndicator.None_, "or it would be painted on the words"


@pytest.mark.parametrize("wide", [619, 1165])
def test_no_list_is_wider_than_its_pane_and_no_status_is_cut(dressed, sample, qtbot, wide: int) -> None:
    for kind in kinds.KINDS:
        if kind.part_of:
            continue
        page = ListPage(sample, kind.name)
        qtbot.addWidget(page)
        page.resize(wide, 700)
        page.show()
        heads, records = page.table.horizontalHeader(), page.table.records
        qtbot.waitUntil(lambda page=page: page.table.viewport().width() > 500)
        assert heads.length() <= page.table.viewport().width(), kind.name
        for place in filter(records.has_chips, range(len(records.columns))):
            widest = max(chips.width(records.words(row, place)) for row in range(len(records.ids)))
            assert heads.sectionSize(place) - style.look().px(16) >= widest, (kind.name, records.columns[place].path)
        page.close()


def test_a_row_that_is_opened_by_the_mouse_draws_no_column(ties: ListPage, monkeypatch, qtbot) -> None:
    """The list becomes narrow while the button is still down."""
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    ties.resize(1200, 500)
    qtbot.waitUntil(lambda: ties.table.viewport().width() > 1000)
    ties.resize(620, 500)
    qtbot.waitUntil(lambda: ties.table.viewport().width() < 700)
    heads = ties.table.horizontalHeader()
    assert heads.length() <= ties.table.viewport().width()
    heads.resizeSection(1, 200)
    ties.resize(700, 500)
    qtbot.waitUntil(lambda: ties.table.viewport().width() > 650)
    assert heads.sectionSize(1) == 200, "a column that was drawn stays so"
