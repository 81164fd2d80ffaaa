"""From a spreadsheet to a desk: by the assistant and by the command line, cancelled, refused, asked, undone."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QTableView, QWidget

from cityintl import cli
from cityintl.gui import tasks
from tests.journeys.driving import Hands


@pytest.fixture
def krakow(tmp_path: Path) -> Callable[[str], Path]:
    """Empty desks for Kraków."""

    def made(name: str) -> Path:
        path = tmp_path / f"{name}.cityintl"
        assert cli.run(["new", str(path), "--city", "Kraków"]) == 0
        return path

    return made


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """What the system's file dialog gives."""

    def giving(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    return giving


def drop(file: Path, on: QWidget) -> None:
    """Let a file fall on the window."""
    load = QMimeData()
    load.setUrls([QUrl.fromLocalFile(str(file))])
    at, copy = on.rect().center(), Qt.DropAction.CopyAction
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, copy, load, button, key)
    QApplication.sendEvent(on, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(on, QDropEvent(QPointF(at), copy, load, button, key))


def many_ties(folder: Path, count: int = 3000) -> Path:
    """A made-up file of sister cities, each in a district of its own."""
    file = folder / "many.csv"
    lines = [f"Town {n},Poland,{50 + n % 300 / 100:.2f},{19 + n % 200 / 100:.2f},{1000 + n}" for n in range(count)]
    file.write_text("Sister city,Country,Latitude,Longitude,Population\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return file


def look_at(hands: Hands, *, rows: str = "") -> None:
    """Go to the step of the columns once the file is read, and wait for the summary."""
    hands.until(lambda: hands.see("import_next").isEnabled())
    hands.click("import_next")
    hands.see("mapping")
    if rows:
        hands.says("import_summary", rows)


def bring_in_krakow(hands: Hands) -> None:
    """Import the rows of Kraków by the assistant, which proposes them by itself: it is Kraków's desk."""
    hands.press("Ctrl+I")
    hands.click("choose_file")
    hands.until(lambda: hands.see("import_next").isEnabled())
    assert hands.see("where_column", QComboBox).currentText() == "origincityLabel"
    assert hands.see("where_value", QComboBox).currentText() == "Kraków"
    assert "39 of 1,535 rows" in hands.words_of("import_page")
    look_at(hands)
    hands.until(lambda: "38 ties" in hands.text("import_now"))
    hands.click("import_now")
    hands.see("done_counts")


def test_the_real_file_becomes_38_ties_in_one_step_by_window_and_command_line(
    start, krakow, given, real_ties, whole, told
) -> None:
    by_window, by_words = krakow("Window"), krakow("Words")
    given(real_ties)
    hands = start(by_window)
    bring_in_krakow(hands)
    assert "38 ties" in hands.text("done_counts") and "38 partners" in hands.text("done_counts")
    hands.click("open_list")
    hands.says("count", "38")
    assert len(hands.rows()) == 38
    assert hands.count_of("tie") == hands.count_of("partner") == 38
    assert [row[0] for row in hands.rows()].count("Rochester") == 1
    assert cli.run(["import", str(by_words), str(real_ties), "--where", "origincityLabel=Kraków"]) == 0
    assert whole(by_window) == whole(by_words)
    assert len(told("history", by_window)) == len(told("history", by_words))
    assert [step["label"] for step in told("history", by_window)] == [s["label"] for s in told("history", by_words)]
    empty = krakow("Empty")
    hands.press("Ctrl+Z")
    hands.until(lambda: hands.count_of("tie") == 0)
    assert hands.count_of("partner") == 0
    assert whole(by_window) == whole(empty)
    hands.press("Ctrl+Shift+Z")
    hands.until(lambda: hands.count_of("tie") == 38)
    assert whole(by_window) == whole(by_words)


def test_other_rows_of_the_file_are_chosen_by_hand(start, krakow, given, real_ties) -> None:
    with real_ties.open(encoding="utf-8") as file:
        wanted = [row for row in csv.DictReader(file, delimiter="\t") if row["origincityLabel"] == "Łódź"]
    hands = start(krakow("Ours"))
    given(real_ties)
    hands.press("Ctrl+I")
    hands.click("choose_file")
    hands.until(lambda: hands.see("import_next").isEnabled())
    hands.choose("where_column", "origincityLabel")
    hands.until(lambda: "39 of" not in hands.words_of("import_page"))
    hands.choose("where_value", "Łódź")
    hands.until(lambda: f"{len(wanted)} of 1,535 rows" in hands.words_of("import_page"))
    look_at(hands)
    hands.until(lambda: hands.see("import_now").isEnabled())
    hands.click("import_next")
    assert len(hands.rows("rows")) == len(wanted)
    hands.click("import_now")
    hands.see("done_counts")
    assert hands.count_of("tie") == len({row["sistercityLabel"] for row in wanted})


def test_an_import_undone_after_the_window_was_closed_leaves_what_was_there_before(
    start, krakow, given, real_ties, whole
) -> None:
    desk = krakow("Ours")
    assert cli.run(["add", str(desk), "partner", "name=Łódź", "country=PL"]) == 0
    before = whole(desk)
    given(real_ties)
    hands = start(desk)
    bring_in_krakow(hands)
    hands.shell.close()
    after = whole(desk)
    again = start()
    assert again.count_of("tie") == 38
    again.command("Edit", "Undo")
    again.until(lambda: again.count_of("tie") == 0)
    assert whole(desk) == before
    again.command("Edit", "Redo")
    again.until(lambda: again.count_of("tie") == 38)
    assert whole(desk) == after


def test_an_import_with_a_later_tie_in_the_way_names_it(start, krakow, given, real_ties) -> None:
    hands = start(krakow("Ours"))
    given(real_ties)
    bring_in_krakow(hands)
    hands.click("open_list")
    hands.point("Lviv")
    hands.until(lambda: "Lviv" in hands.words_of("record"))
    hands.edit("why", "They asked first.", leave="Tab")
    hands.press("Ctrl+H")
    hands.see("history_list")
    hands.click_item("history_list", "Import")
    seen: list[str] = []

    def refuse() -> None:
        seen.append(hands.front.text())
        hands.click("question_no")

    with hands.answering(refuse, "question"):
        hands.click("history_undo")
    assert "Edit tie “Lviv”" in seen[0]
    assert hands.count_of("tie") == 38


class Stopwatch:
    """A person who cancels exactly when a certain report of progress comes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reports = 0
        self.stop_at = 0
        tell = tasks.Tasks._tell

        def counted(of: tasks.Tasks, done: int, total: int, text: str) -> None:
            self.reports += 1
            if self.reports == self.stop_at:
                of.cancel()
            tell(of, done, total, text)

        monkeypatch.setattr(tasks.Tasks, "_tell", counted)

    def begin(self, stop_at: int = 0) -> None:
        """Count from here."""
        self.reports, self.stop_at = 0, stop_at


def look_again(hands: Hands) -> None:
    """Leave the assistant, and begin again with the file of 3,000 rows."""
    hands.press("Esc", "Ctrl+I")
    hands.click("choose_file")
    look_at(hands, rows="3,000 ties")


def test_a_cancelled_import_leaves_nothing(start, krakow, tmp_path, given, whole, told, monkeypatch) -> None:
    desk, watch = krakow("Ours"), Stopwatch(monkeypatch)
    given(many_ties(tmp_path))
    before, steps = whole(desk), told("history", desk)
    hands = start(desk)
    hands.press("Ctrl+I")
    hands.click("choose_file")
    look_at(hands, rows="3,000 ties")
    for place in (1, 15, 30):
        watch.begin(place)
        hands.click("import_now")
        hands.until(lambda place=place: watch.reports >= place)
        hands.until(lambda: hands.see("import_now").isEnabled())
        assert watch.reports == place
        assert hands.count_of("tie") == hands.count_of("partner") == 0
        look_again(hands)
    watch.begin()
    hands.click("import_now")
    hands.see("done_counts")
    last = watch.reports
    assert last == 31, "the last report is the one before the desk is saved"
    hands.click("undo_import")
    hands.says("done_counts", "undone")
    undone = told("history", desk)
    look_again(hands)
    watch.begin(last)
    hands.click("import_now")
    hands.until(lambda: watch.reports >= last)
    hands.until(lambda: hands.see("import_now").isEnabled())
    assert hands.count_of("tie") == 0
    hands.shell.close()
    assert whole(desk) == before
    assert told("history", desk) == undone
    assert [step["label"] for step in undone if "many.csv" not in step["label"]] == [step["label"] for step in steps]


def test_cancel_stands_in_the_status_line_while_an_import_runs(
    start, krakow, tmp_path, given, monkeypatch, whole
) -> None:
    monkeypatch.setattr(tasks, "SOON", 0)
    desk = krakow("Ours")
    given(many_ties(tmp_path))
    hands = start(desk)
    hands.press("Ctrl+I")
    hands.click("choose_file")
    look_at(hands, rows="3,000 ties")
    hands.click("import_now")
    hands.click("task_cancel")
    hands.gone("task")
    hands.until(lambda: hands.see("import_now").isEnabled())
    assert hands.count_of("tie") == 0
    hands.press("Esc")
    hands.see("empty")


def test_a_saved_mapping_is_taken_for_the_next_file_with_these_columns(start, krakow, tmp_path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("Sister city,Country,Remark\nLviv,Ukraine,old friends\n", encoding="utf-8")
    second.write_text("Sister city,Country,Remark\nLeipzig,Germany,since the fair\n", encoding="utf-8")
    hands = start(krakow("Ours"))
    drop(first, hands.shell)
    look_at(hands)
    hands.choose("becomes_3", "Why this tie exists")
    hands.until(lambda: hands.see("import_now").isEnabled())
    hands.click("save_mapping")
    hands.says("save_mapping", "Mapping saved")
    hands.press("Esc")
    drop(second, hands.shell)
    look_at(hands)
    assert hands.see("becomes_3").currentText() == "Why this tie exists"
    hands.until(lambda: hands.see("import_now").isEnabled())
    hands.click("import_now")
    hands.click("open_list")
    hands.point("Leipzig")
    hands.until(lambda: "since the fair" in hands.words_of("record"))


def test_a_sheet_that_is_no_table_is_refused_in_a_sentence(start, krakow, tmp_path, whole) -> None:
    form = tmp_path / "form.csv"
    form.write_text("Name:,Haruka Tanaka\nCity:,Nagoya\nPhone:,+81 52 961\nArrives:,4 May\n", encoding="utf-8")
    desk = krakow("Ours")
    before = whole(desk)
    hands = start(desk)
    drop(form, hands.shell)
    hands.see("import_problem")
    said = hands.words_of("import_problem")
    assert "table" in said and said.strip().endswith(".")
    assert not hands.see("import_next").isEnabled()
    hands.press("Esc")
    hands.see("empty")
    assert whole(desk) == before


def test_dates_that_can_be_read_two_ways_are_asked_about(start, krakow, tmp_path) -> None:
    file = tmp_path / "signed.csv"
    file.write_text(
        "Sister city,Country,Signed\nLviv,Ukraine,03/04/1995\nLeipzig,Germany,05/06/1973\n", encoding="utf-8"
    )
    hands = start(krakow("Ours"))
    drop(file, hands.shell)
    look_at(hands)
    hands.see("dates_3")
    assert not hands.see("import_now").isEnabled()
    hands.click("day_first_3")
    hands.until(lambda: hands.see("import_now").isEnabled())
    hands.click("import_now")
    hands.click("open_list")
    hands.until(lambda: len(hands.rows()) == 2)
    signed = hands.heads().index("Signed")
    assert {row[0]: row[signed] for row in hands.rows()} == {"Lviv": "1995-04-03", "Leipzig": "1973-06-05"}


def test_a_file_dropped_on_the_window_opens_the_assistant(start, krakow, tmp_path) -> None:
    hands = start(krakow("Ours"))
    drop(many_ties(tmp_path, 3), hands.shell)
    hands.see("import_page")
    look_at(hands, rows="3 ties")
    hands.click("import_next")
    assert len(hands.rows("rows")) == 3
    assert isinstance(hands.see("rows"), QTableView)
