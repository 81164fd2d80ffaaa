"""The import assistant through its real page: what is seen is what is done, and one undo takes it back."""

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QRadioButton

from cityintl.gui.dialogs.importing.assistant import Assistant
from cityintl.gui.dialogs.importing.page import ImportPage
from cityintl.gui.dialogs.importing.steps import COLUMNS, DONE, FILE, ROWS
from cityintl.gui.tasks import Tasks

HEAD = "Our city\tSister city\tCountry\tLatitude\tLongitude\tPopulation\n"
ROWS_OF_TIES = (
    "Riverton\tKraków\tPoland\t50.06\t19.94\t816614\n"
    "Riverton\tNagoya\tJapan\t35.18\t136.91\t\n"
    "Riverton\tKraków\tPoland\t50.06\t19.94\t800000\n"
    "Elsewhere\tLyon\tFrance\t45.75\t4.85\t522969\n"
    "Riverton\t\tGhana\t9.4\t-0.85\t1\n"
)


@pytest.fixture
def ties(tmp_path):
    file = tmp_path / "ties.tsv"
    file.write_text(HEAD + ROWS_OF_TIES, encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    """A mapping that one test keeps is not found by another."""
    monkeypatch.setenv("CITYINTL_SETTINGS", str(tmp_path / "settings"))


@pytest.fixture
def page(qtbot, desk, tmp_path):
    tasks = Tasks()
    made = ImportPage(Assistant(desk), tasks, tmp_path)
    qtbot.addWidget(made)
    made.resize(1170, 686)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.turns.leave()
    qtbot.waitUntil(lambda: not tasks.busy)


@pytest.fixture
def settle(qtbot, page):
    return lambda: qtbot.waitUntil(lambda: not page.turns.busy)


@pytest.fixture
def read(page, settle):
    def read_file(file):
        page.read(file)
        settle()

    return read_file


def test_a_file_becomes_ties_and_partners_as_one_step_that_is_undone(desk, page, read, settle, ties, qtbot):
    before = len(desk.history())
    read(ties)
    assert "5 rows, 6 columns" in page.subtitle.text()
    page.bar.next.click()
    assert page.step == COLUMNS
    assert page.bar.summary.text() == "2 ties and 2 partners will be added, as one step that can be undone."
    assert page.bar.go.text() == "Import 2 ties" and page.bar.go.isEnabled()
    assert desk.count("tie") == 0, "looking writes nothing"
    page.bar.go.click()
    settle()
    assert page.step == DONE and page.done.counts.text() == "2 ties and 2 partners were added."
    assert (desk.count("tie"), desk.count("partner"), len(desk.history())) == (2, 2, before + 1)
    close = page.bar.leave  # it stands at the right, as everywhere, once the line is laid
    qtbot.waitUntil(lambda: close.mapTo(page, close.rect().topRight()).x() > page.width() - 40)
    page.done.undo.click()
    settle()
    assert "was undone" in page.done.counts.text() and not page.done.undo.isEnabled()
    assert (desk.count("tie"), desk.count("partner")) == (0, 0)


def notes(page):
    return " | ".join(texts(page.done))


def test_it_says_whether_a_skipped_row_repeats_the_file_or_the_desk(desk, page, read, settle, ties):
    read(ties)
    page.bar.next.click()
    page.bar.go.click()
    settle()
    assert "1 row says the same as an earlier row of the file" in notes(page) and "in the desk" not in notes(page)
    ties.write_text(HEAD + ROWS_OF_TIES + "Riverton\tGraz\tAustria\t47.07\t15.44\t\n", encoding="utf-8")
    page.read(ties.rename(ties.with_name("more.tsv")))
    settle()
    page.bar.next.click()
    model = page.rows.rows.model
    assert model.index(0, 2).data() == "skipped, in the desk already"
    page.bar.go.click()
    settle()
    assert "3 rows were in the desk already and were skipped." in notes(page) and "earlier row" not in notes(page)


def test_it_goes_by_keys_alone(desk, page, read, settle, ties, qtbot):
    read(ties)
    page.bar.next.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert page.step == COLUMNS
    qtbot.keyClick(page, Qt.Key.Key_Return)
    settle()
    assert page.step == DONE and desk.count("tie") == 2
    with qtbot.waitSignal(page.list_wanted) as told:
        qtbot.keyClick(page.done.open_list, Qt.Key.Key_Space)
    assert told.args == ["tie"]


def test_escape_leaves_without_a_trace(desk, page, read, ties, qtbot):
    read(ties)
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert desk.count("partner") == 0


def columns(page):
    return {
        page.columns.table.item(n, 0).text(): page.columns.table.cellWidget(n, 2)
        for n in range(page.columns.table.rowCount())
    }


def test_columns_say_what_they_become_and_how_sure_that_is(page, read, ties):
    read(ties)
    shown = {name: box.currentText() for name, box in columns(page).items()}
    assert shown["Sister city"] == "Partner" and shown["Country"] == "Partner → Country"
    assert shown["Our city"] == "our own city: a filter"
    judged = {name: box.accessibleDescription() for name, box in columns(page).items()}
    assert judged["Sister city"] == "sure" and judged["Our city"].startswith("please check")
    assert columns(page)["Population"].accessibleName() == "Population becomes"


def test_the_examples_come_from_the_chosen_rows(page, read, settle, ties):
    def examples():
        table = page.columns.table
        return {table.item(n, 0).text(): table.item(n, 1).text() for n in range(table.rowCount())}

    read(ties)
    assert (examples()["Sister city"], examples()["Country"]) == ("Kraków", "Poland")
    page.columns.filter("Country", "Japan")
    settle()
    assert (examples()["Sister city"], examples()["Population"]) == ("Nagoya", "")


def test_a_column_can_become_something_else(desk, page, read, settle, ties):
    read(ties)
    box = columns(page)["Population"]
    box.setCurrentIndex(box.findData(""))
    settle()
    assert columns(page)["Population"] is box, "the choice at hand is not taken away"
    assert box.accessibleDescription() == "left out"
    page.bar.go.click()
    settle()
    rows = desk.listing("partner", ("name", "population")).rows
    assert sorted(rows) == [("Kraków", None), ("Nagoya", None)]


def test_changes_that_follow_quickly_all_count(desk, page, read, settle, ties):
    read(ties)
    for name in ("Population", "Latitude", "Longitude"):
        box = columns(page)[name]
        box.setCurrentIndex(box.findData(""))
    page.columns.questions.findChild(QComboBox, "need_type").textActivated.emit("Friendship city")
    settle()
    assert {name for name, box in columns(page).items() if not box.currentData()} == {
        "Population",
        "Latitude",
        "Longitude",
    }
    assert page.columns.questions.findChild(QComboBox, "need_type").currentText() == "Friendship city"


def test_the_filter_decides_which_rows_are_looked_at(page, read, settle, ties):
    read(ties)
    assert page.file.where.currentText() == "Our city" and page.file.value.currentText() == "Riverton"
    page.file.value.setEditText("Elsewhere")
    page.file.value.lineEdit().editingFinished.emit()
    settle()
    assert page.bar.go.text() == "Import 1 tie" and "only rows where Our city is Elsewhere: 1" in page.subtitle.text()
    page.file.where.setCurrentIndex(page.file.where.findData("Country"))
    page.file.where.activated.emit(page.file.where.currentIndex())
    settle()
    assert page.file.value.currentText() == "" and "only rows where" not in page.subtitle.text()
    assert page.file.matching.text() == "5 of 5 rows will be looked at.", "a column alone takes nothing away"
    assert page.file.where.currentText() == "Country" and page.file.value.isVisible()
    page.file.value.setCurrentText("Poland")
    page.file.value.activated.emit(page.file.value.currentIndex())
    settle()
    assert page.file.value.currentText() == "Poland" and "Country is Poland: 2" in page.subtitle.text()
    page.file.value.setEditText("")
    page.file.value.lineEdit().editingFinished.emit()
    settle()
    assert page.file.matching.text() == "5 of 5 rows will be looked at." and page.file.where.currentText() == "Country"
    page.file.where.setCurrentIndex(0)
    page.file.where.activated.emit(0)
    settle()
    assert page.file.where.currentText() == "(all rows)" and page.file.value_field.isHidden()


def test_several_cities_of_ours_are_asked_about(desk, page, read, settle, tmp_path):
    file = tmp_path / "all.tsv"
    file.write_text((HEAD + ROWS_OF_TIES).replace("Riverton", "Rivertown"), encoding="utf-8")
    read(file)
    assert not page.bar.go.isEnabled() and "which one is ours" in page._seen.summary
    box = page.columns.questions.findChild(QComboBox, "which_city")
    box.textActivated.emit("Elsewhere")
    settle()
    assert page.bar.go.isEnabled() and page.bar.go.text() == "Import 1 tie"


def test_dates_that_can_be_read_two_ways_must_be_answered(desk, page, read, settle, tmp_path):
    file = tmp_path / "dates.csv"
    file.write_text("Sister city,Country,Signed\nKraków,Poland,03/04/1989\nNagoya,Japan,05/06/1959\n", "utf-8")
    read(file)
    page.bar.next.click()
    day = page.findChild(QRadioButton, "day_first_3")
    month = page.findChild(QRadioButton, "month_first_3")
    assert not page.bar.go.isEnabled() and not day.isChecked() and not month.isChecked()
    assert "3 April 1989" in day.text() and "4 March 1989" in month.text()
    assert page.columns.look.heading.text() == "NOTHING TO LOOK AT", "what is asked is not lost"
    month.click()
    settle()
    assert page.bar.go.isEnabled()
    assert page.findChild(QRadioButton, "month_first_3").isChecked(), "an answer can still be changed"
    page.bar.go.click()
    settle()
    signed = desk.listing("tie", ("partner", "signed_on")).rows
    assert sorted(signed) == [("Kraków", "1989-03-04"), ("Nagoya", "1959-05-06")]


def test_a_field_that_is_not_in_the_file_is_chosen_for_all_rows(desk, page, read, settle, ties):
    read(ties)
    kind = page.columns.questions.findChild(QComboBox, "need_type")
    assert kind.currentText() == "Sister city"
    kind.textActivated.emit("Friendship city")
    settle()
    assert page.columns.questions.findChild(QComboBox, "need_type").currentText() == "Friendship city"
    page.bar.go.click()
    settle()
    assert {row[0].value for row in desk.listing("tie", ("type",)).rows} == {"Friendship city"}


def test_a_needed_field_without_words_is_typed(desk, page, read, settle, tmp_path):
    file = tmp_path / "letters.csv"
    file.write_text("Date,Partner\n2025-04-03,Kraków\n2025-04-09,Nagoya\n", "utf-8")
    read(file)
    page.file.kind.setCurrentIndex(page.file.kind.findData("correspondence"))
    page.file.kind.activated.emit(page.file.kind.currentIndex())
    settle()
    assert not page.bar.go.isEnabled()
    line = page.columns.questions.findChild(QLineEdit, "need_subject")
    line.setText("Greeting")
    line.editingFinished.emit()
    settle()
    assert page.columns.questions.findChild(QLineEdit, "need_subject").text() == "Greeting"


def texts(holder):
    return [label.text() for label in holder.findChildren(QLabel) if label.text()]


def test_the_card_says_what_each_row_will_become(page, read, ties, qtbot):
    read(ties)
    page.bar.next.click()
    assert texts(page.columns.becomes)[0] == "WHAT ROW 2 WILL BECOME"
    said = " | ".join(texts(page.columns.becomes))
    assert "Kraków · Sister city · Active" in said and "Kraków · Poland" in said and "816,614 people" in said
    assert not page.columns.becomes.before.isEnabled()
    qtbot.mouseClick(page.columns.becomes.after, Qt.MouseButton.LeftButton)
    assert "ROW 3" in page.columns.becomes.accessibleName() and "Nagoya" in page.columns.becomes.accessibleName()
    qtbot.mouseClick(page.columns.becomes.after, Qt.MouseButton.LeftButton)
    assert "the same as row 2" in page.columns.becomes.accessibleName()
    qtbot.mouseClick(page.columns.becomes.before, Qt.MouseButton.LeftButton)
    assert "ROW 3" in page.columns.becomes.accessibleName()


def test_what_needs_a_look_is_named_with_what_will_be_done(page, read, ties, tmp_path):
    read(ties)
    said = [
        line.accessibleName()
        for line in page.columns.look.findChildren(type(page.columns.look._line(1, page._seen.things[0])))
    ]
    said = [words for words in said if words]
    assert any("Kraków" in words and "skip" in words for words in said)
    assert any(words.startswith("Row 6") and "leave the row out" in words for words in said)
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("Sister city,Country,Signed\nLviv,Ukraine,1995\nLeipzig,Germany,3 of 1973\n", "utf-8")
    read(wrong)
    assert page._seen.things[0].words.startswith("Row 3: "), "a number in the text is not the row's"
    assert "TO LOOK AT" in page.columns.look.heading.text()


def test_the_rows_show_what_happens_to_each_and_can_be_narrowed(page, read, ties, qtbot):
    read(ties)
    page.bar.next.click()
    page.bar.next.click()
    assert page.step == ROWS
    model = page.rows.rows.model
    fates = [model.index(n, 2).data() for n in range(model.rowCount())]
    assert fates == ["added", "added", "skipped, twice in the file", "left out"]
    assert "Kraków" in model.index(0, 1).data() and model.headerData(0, Qt.Orientation.Horizontal) == "Row"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("2, Kraków")
    page.rows.rows.only.click()
    assert [model.index(n, 0).data() for n in range(model.rowCount())] == ["3", "4", "6"]
    page.rows.rows.table.selectRow(model.rowCount() - 1)
    assert "ROW 6" in page.rows.becomes.accessibleName()
    page.bar.back.click()
    assert page.step == COLUMNS


@pytest.mark.parametrize(
    ("name", "content"),
    [("letter.pdf", b"%PDF-1.7 no table"), ("empty.csv", b""), ("note.txt", b"just\na few\nwords\n")],
)
def test_what_is_no_table_is_refused_with_the_reason(desk, page, read, tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    read(file)
    assert page.problem.isVisible() and name in page.problem.text()
    assert page.step == FILE and not page.bar.next.isEnabled()
    assert desk.count("partner") == 0


def test_what_the_rows_are_can_be_said_where_the_program_has_no_idea(page, read, settle, tmp_path):
    file = tmp_path / "odd.csv"
    file.write_text("Ort,Wohin\n1,Lviv\n2,Leipzig\n", "utf-8")
    read(file)
    assert "None of the kinds" in page.problem.text() and not page.bar.next.isEnabled()
    assert page.file.kind.isVisible() and not page.file.header.isVisible()
    page.file.kind.setCurrentIndex(page.file.kind.findData("tie"))
    page.file.kind.activated.emit(page.file.kind.currentIndex())
    settle()
    assert page.problem.isHidden() and page.bar.next.isEnabled() and page.file.header.isVisible()


def test_after_a_refusal_another_file_is_welcome(page, read, tmp_path, ties):
    read(tmp_path / "not there.csv")
    assert "no file" in page.problem.text()
    read(ties)
    assert page.problem.isHidden() and page.bar.next.isEnabled()


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_stop_leaves_nothing_wherever_it_comes(desk, page, read, settle, tmp_path, monkeypatch, share):
    file = tmp_path / "many.tsv"
    file.write_text("Sister city\tCountry\n" + "".join(f"City {n}\tPoland\n" for n in range(1500)), "utf-8")
    read(file)
    before = len(desk.history())
    page.bar.next.click()
    tell = Tasks._tell

    def stop_in_time(tasks, done, total, text):
        """Whoever cancels is as quick as the report."""
        if done >= share * total:
            tasks.cancel()
        tell(tasks, done, total, text)

    monkeypatch.setattr(Tasks, "_tell", stop_in_time)
    page.bar.go.click()
    settle()
    assert page.step == COLUMNS and page.bar.go.isEnabled(), "one can try again"
    assert (desk.count("tie"), desk.count("partner"), len(desk.history())) == (0, 0, before)


def test_while_it_writes_nothing_can_be_changed_and_escape_stops_it(desk, page, read, settle, tmp_path, qtbot):
    file = tmp_path / "many.tsv"
    file.write_text("Sister city\tCountry\n" + "".join(f"City {n}\tPoland\n" for n in range(3000)), "utf-8")
    read(file)
    page.bar.next.click()
    page.bar.go.click()
    assert not page.columns.isEnabled() and not page.bar.go.isEnabled() and not page.bar.back.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    settle()
    assert page.step == COLUMNS and page.columns.isEnabled() and page.bar.go.isEnabled()
    assert desk.count("tie") == 0


@pytest.mark.says_in_log
def test_a_fault_of_ours_is_said_here_and_handed_to_the_window(page, read, settle, ties, monkeypatch):
    read(ties)
    told = []
    page.turns.tasks.failed.connect(told.append)
    monkeypatch.setattr(Assistant, "carry_out", lambda *_: 1 / 0)
    page.bar.next.click()
    page.bar.go.click()
    settle()
    assert [type(wrong) for wrong in told] == [ZeroDivisionError]
    assert "fault in the program" in page.problem.text() and page.step == COLUMNS


def test_a_saved_mapping_is_used_for_the_next_file_with_these_columns(desk, page, read, settle, ties, qtbot, tmp_path):
    read(ties)
    box = columns(page)["Population"]
    box.setCurrentIndex(box.findData(""))
    settle()
    page.bar.next.click()
    page.bar.save.click()
    assert page.bar.save.text() == "Mapping saved"
    again = ImportPage(Assistant(desk), Tasks(), tmp_path)
    qtbot.addWidget(again)
    again.read(ties)
    qtbot.waitUntil(lambda: not again.turns.busy)
    assert columns(again)["Population"].currentText() == "not imported"


def test_gaps_stay_empty_unless_they_are_to_be_filled(desk, page, read, settle, ties):
    read(ties)
    assert page.columns.fill.isVisibleTo(page.stack.widget(COLUMNS)) and not page.columns.fill.isChecked()
    page.columns.fill.click()
    settle()
    page.bar.go.click()
    settle()
    filled = dict(desk.listing("partner", ("name", "zone")).rows)
    assert filled == {"Kraków": "Europe/Warsaw", "Nagoya": "Asia/Tokyo"}
    assert dict(desk.listing("partner", ("name", "population")).rows)["Kraków"] == 816614, "the file wins"


def test_a_sheet_and_its_header_row_can_be_chosen(page, read, settle, tmp_path):
    book = Workbook()
    book.active.title = "Contacts"
    for row in (["Name", "E-mail"], ["Ann Lee", "a@b.org"], ["Bo Ek", "b@b.org"]):
        book.active.append(row)
    other = book.create_sheet("Ties")
    for row in (["Our ties"], ["Sister city", "Country"], ["Kraków", "Poland"], ["Nagoya", "Japan"]):
        other.append(row)
    file = tmp_path / "book.xlsx"
    book.save(file)
    read(file)
    assert page.file.sheet.currentText() in ("Contacts", "Ties") and page.file.sheet_field.isVisible()
    page.file.sheet.setCurrentText("Ties")
    page.file.sheet.textActivated.emit("Ties")
    settle()
    assert page.file.header.currentData() == 2 and page.file.kind.currentData() == "tie"
    assert page.bar.go.text() == "Import 2 ties"
    page.file.header.setCurrentIndex(page.file.header.findData(3))
    page.file.header.activated.emit(page.file.header.currentIndex())
    settle()
    assert "None of the kinds" in page.problem.text() and not page.bar.next.isEnabled()
    page.file.header.setCurrentIndex(page.file.header.findData(2))
    page.file.header.activated.emit(page.file.header.currentIndex())
    settle()
    assert page.problem.isHidden() and "header in row 2" in page.subtitle.text() and page.bar.next.isEnabled()


def test_a_dropped_spreadsheet_is_read(page, settle, ties, tmp_path):
    picture = tmp_path / "picture.png"
    picture.touch()
    for path, taken in ((picture, False), (ties, True)):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        event.ignore()
        page.file.dropEvent(event)
        assert event.isAccepted() is taken
    settle()
    assert "ties.tsv" in page.subtitle.text()


def test_choosing_a_file_reads_it_and_another_can_follow(page, settle, ties, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(ties), ""))
    page.findChild(QPushButton, "choose_file").click()
    settle()
    assert page.file.name.text() == "ties.tsv" and page.bar.next.isEnabled()
    page.bar.next.click()
    page.bar.go.click()
    settle()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    page.done.another.click()
    assert page.step == FILE and not page.bar.next.isEnabled()


def test_a_narrow_table_of_columns_keeps_room_for_what_they_become(page, read, ties, qapp):
    read(ties)
    page.bar.next.click()
    for wide, hidden in ((1170, False), (500, True)):
        page.resize(wide, 686)
        qapp.processEvents()
        assert page.columns.table.isColumnHidden(1) is hidden
    assert page.columns.table.item(0, 0).toolTip() == "Kraków", "the example is still there"


def test_on_a_high_page_the_buttons_stay_below_the_step(page, read, ties, qapp):
    read(ties)
    page.bar.next.click()
    for high, stays in ((686, True), (400, False), (686, True)):
        page.resize(1170, high)
        qapp.processEvents()
        assert page.isAncestorOf(page.bar) and page.bar.isVisible()
        assert page.area.isAncestorOf(page.bar) is not stays
        assert page.bar.next.hasFocus(), "what had the keyboard keeps it"


def test_nothing_scrolls_sideways_before_a_file_is_chosen(page, qapp):
    from cityintl.gui import style

    try:
        style.dress(qapp, "light", 200)
        page.resize(966, 608)
        qapp.processEvents()
        assert page.step == FILE and page.area.horizontalScrollBar().maximum() == 0
    finally:
        style.dress(qapp, "light", 100)


def test_each_step_fits_a_laptop_at_twice_the_text(page, read, ties, qapp):
    from cityintl.gui import style

    try:
        style.dress(qapp, "dark", 200)
        read(ties)
        page.bar.next.click()
        page.resize(1100, 640)
        qapp.processEvents()
        assert page.area.height() == page.height(), "the buttons do not take the room of the step"
        for button in (page.bar.leave, page.bar.back, page.bar.save, page.bar.next, page.bar.go):
            page.area.ensureWidgetVisible(button)
            for corner in (button.rect().topLeft(), button.rect().bottomRight()):
                assert page.rect().contains(button.mapTo(page, corner)), button.text()
        assert page.minimumSizeHint().width() <= 1100
    finally:
        style.dress(qapp, "light", 100)
