"""The paper dialog: the pages that are seen are the file that is saved."""

import hashlib

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPushButton, QToolButton

from cityintl.errors import UserError
from cityintl.gui.dialogs.offered import Ask
from cityintl.gui.dialogs.paper import Offer, PaperDialog
from cityintl.gui.dialogs.papers import ask_for_papers, offers
from cityintl.gui.dialogs.pictures import Pdf
from cityintl.gui.tasks import Tasks
from cityintl.progress import silent


@pytest.fixture
def open_dialog(qtbot, tmp_path):
    made = []

    def open_it(offered, first=""):
        dialog = PaperDialog(offered, Tasks(), "Letter", tmp_path, first)
        made.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog.turns.busy, timeout=20_000)
        return dialog

    yield open_it
    for dialog in made:
        dialog.reject()
        qtbot.waitUntil(lambda d=dialog: not d.turns.tasks.busy)


@pytest.fixture
def profile(sample, clock, open_dialog):
    nagoya = sample.listing("tie", ("partner",), "Nagoya").ids[0]
    return open_dialog(offers(sample, ("tie", nagoya), clock))


def test_a_profile_is_shown_as_pictures_of_its_own_pages(qtbot, profile):
    assert profile.papers.item(0).text() == "Partner profile"
    first = profile.preview.pages.findChild(QLabel, "page_1")
    qtbot.waitUntil(lambda: not first.pixmap().isNull() and not profile.turns.busy)
    picture = first.pixmap().toImage()
    ink = sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(0, picture.width(), 4)
        for y in range(0, picture.height(), 4)
    )
    assert ink > 40, "letters are on the page"
    assert profile.preview.page_of.text().startswith("Page 1 of ")
    assert first.accessibleName().startswith("Page 1 of ")


def test_the_saved_pdf_is_byte_for_byte_the_one_that_is_shown(qtbot, profile, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: asked.append(a[2]) or (str(tmp_path / "out"), ""))
    shown = hashlib.sha256(profile.content).hexdigest()
    with qtbot.waitSignal(profile.saved) as told:
        qtbot.keyClick(profile.papers, Qt.Key.Key_Return)
    assert told.args == [tmp_path / "out.pdf"] and asked == [str(tmp_path / "Partner profile Nagoya.pdf")]
    assert hashlib.sha256((tmp_path / "out.pdf").read_bytes()).hexdigest() == shown


def test_the_saved_file_is_opened_only_after_a_click(qtbot, profile, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out.pdf"), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or False)
    assert profile.open_file.isHidden()
    profile.save_pdf.click()
    assert opened == [] and profile.open_file.isVisible() and "out.pdf" in profile.note.text()
    profile.open_file.click()
    assert opened == [str(tmp_path / "out.pdf")]
    assert "no program" in profile.problem.text()


def test_thinking_better_of_saving_writes_nothing(profile, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    before = set(tmp_path.iterdir())
    profile.save_pdf.click()
    profile._save_workbook()
    assert set(tmp_path.iterdir()) == before and profile.open_file.isHidden()


def test_a_folder_that_cannot_be_written_to_is_said_calmly(profile, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no folder" / "out.pdf"), ""))
    profile.save_pdf.click()
    assert "cannot be written" in profile.problem.text() and profile.open_file.isHidden()


def test_the_register_of_ties_is_a_workbook_in_three_clicks(qtbot, sample, clock, open_dialog, tmp_path, monkeypatch):
    dialog = open_dialog(offers(sample, None, clock))  # the first click: Papers…
    assert [o.name for o in dialog._offers] == ["ties-register", "map", "indicators"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "r.xlsx"), ""))  # the third
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        qtbot.mouseClick(dialog.findChild(QPushButton, "save_workbook"), Qt.MouseButton.LeftButton)  # the second
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert "Nagoya" in {cell.value for row in book.worksheets[0].iter_rows() for cell in row}
    assert book.worksheets[-1].title == "Read me"


def test_options_and_sheets_make_the_paper_anew(qtbot, sample, clock, open_dialog):
    nagoya = sample.listing("tie", ("partner",), "Nagoya").ids[0]
    dialog = open_dialog(offers(sample, ("tie", nagoya), clock))
    before = dialog.content
    dialog.findChild(QCheckBox, "option_internal").click()
    qtbot.waitUntil(lambda: not dialog.turns.busy and dialog.content is not None)
    assert dialog.content != before
    wide = dialog._pdf.sizes[0]
    dialog.size_box.setCurrentText("A4")
    qtbot.waitUntil(lambda: not dialog.turns.busy and dialog._pdf is not None)
    assert sorted(round(n) for n in dialog._pdf.sizes[0]) == [595, 842] != sorted(round(n) for n in wide)


def test_every_record_has_its_sheet(qtbot, sample, clock, open_dialog):
    person = sample.listing("person", ("family",)).ids[0]
    dialog = open_dialog(offers(sample, ("person", person), clock))
    assert [o.name for o in dialog._offers] == ["record-sheet", "ties-register", "map", "indicators"]
    assert dialog.save_workbook.isHidden() and dialog.content.startswith(b"%PDF")
    dialog.papers.setCurrentRow(1)
    qtbot.waitUntil(lambda: not dialog.turns.busy and dialog.content is not None)
    assert dialog.save_workbook.isVisible()


def test_pages_grow_and_shrink(qtbot, profile):
    first = profile.preview.pages.findChild(QLabel, "page_1")
    before, zoom = first.width(), profile.preview.pages.zoom
    profile.findChild(QToolButton, "zoom_in").click()
    qtbot.waitUntil(lambda: not profile.turns.busy)
    assert first.width() > before and profile.preview.pages.zoom > zoom
    qtbot.waitUntil(lambda: profile.preview.zoom.text() == f"{profile.preview.pages.zoom} %")
    profile.findChild(QToolButton, "zoom_out").click()
    profile.findChild(QToolButton, "zoom_out").click()
    qtbot.waitUntil(lambda: not profile.turns.busy)
    assert first.width() < before
    profile.findChild(QToolButton, "zoom_width").click()
    assert first.width() == before


def test_scrolling_turns_the_page_and_draws_what_comes_into_sight(qtbot, profile):
    count = len(profile._pdf.sizes)
    assert count > 1
    last = profile.preview.pages.findChild(QLabel, f"page_{count}")
    profile.preview.pages.set_zoom(200)
    profile.preview.pages.turn_to(count)
    qtbot.waitUntil(lambda: profile.preview.page_of.text() == f"Page {count} of {count}")
    qtbot.waitUntil(lambda: not last.pixmap().isNull())


def offer(pdf=None, workbook=None):
    return Offer("x", "Some paper", "About it.", "some paper", (), pdf, workbook)


def test_a_paper_that_cannot_be_made_says_why(qtbot, open_dialog):
    def refuse(*_):
        raise UserError("There is no tie yet.", "Add one first.")

    dialog = open_dialog([offer(refuse)])
    assert dialog.preview.waiting.text() == "There is no tie yet. Add one first."
    assert not dialog.save_pdf.isEnabled() and not dialog.preview.shows_pages


def test_a_workbook_alone_has_no_pages(qtbot, open_dialog, tmp_path, monkeypatch):
    written = []
    dialog = open_dialog([offer(None, lambda path, options, progress: written.append(path))])
    assert "no pages" in dialog.preview.waiting.text() and dialog.save_pdf.isHidden()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "w"), ""))
    with qtbot.waitSignal(dialog.saved):
        dialog.save_workbook.click()
    assert written == [tmp_path / "w.xlsx"]


@pytest.mark.says_in_log
def test_a_fault_while_a_paper_is_made_reaches_the_window(qtbot, tmp_path):
    dialog = PaperDialog([offer(lambda *_: 1 / 0)], Tasks(), "A4", tmp_path)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.faulted) as told:
        dialog.show()
    assert isinstance(told.args[0], ZeroDivisionError)
    assert "fault in the program" in dialog.preview.waiting.text()


def test_a_long_paper_shows_how_far_it_is(qtbot, open_dialog, profile):
    content = profile.content

    def slow(_size, _options, progress):
        progress(3, 10, "page 3")
        return content

    dialog = open_dialog([offer(slow)])
    assert dialog.preview.progress.maximum() == 10 and dialog.preview.progress.value() == 3
    assert dialog.preview.shows_pages and dialog.preview.progress.isHidden()


def test_leaving_stops_what_is_being_made(qtbot, tmp_path):
    import threading

    going, stopped = threading.Event(), []

    def slow(_size, _options, progress):
        going.set()
        try:
            while True:
                progress(0, 1, "on and on")
        except BaseException as stop:
            stopped.append(type(stop).__name__)
            raise

    dialog = PaperDialog([offer(slow)], Tasks(), "A4", tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert going.wait(5)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.turns.tasks.busy)
    assert stopped == ["Cancelled"] and not dialog.isVisible()


def test_a_closed_pdf_gives_no_picture(profile):
    pdf = Pdf(profile.content)
    pdf.close()
    pdf.close()
    assert pdf.picture(0, 1.0).isNull()


def test_the_window_opens_the_papers_of_its_record(qtbot, open_window):
    number = open_window.desk.listing("partner", ("name",), "Nagoya").ids[0]
    dialog = ask_for_papers(open_window, ("partner", number))
    qtbot.waitUntil(lambda: not dialog.turns.busy and dialog.content is not None, timeout=20_000)
    assert dialog.size_box.currentData() == open_window.desk.home()["paper"].value
    assert dialog.isModal() and dialog.offer.name == "partner-profile"
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.turns.tasks.busy)


def test_the_list_of_papers_is_as_high_as_its_lines(profile):
    last = profile.papers.visualItemRect(profile.papers.item(profile.papers.count() - 1))
    room = profile.papers.viewport().rect()
    assert room.contains(last) and room.height() - last.bottom() < last.height()


def test_the_dialog_says_what_a_letter_could_not_fill_in(sample, clock):
    tie = sample.listing("tie", ("partner",), "Nagoya").ids[0]
    letter = next(each for each in offers(sample, ("tie", tie), clock) if each.name == "letter")
    options = {choice.name: choice.standard for choice in letter.choices()} | {"template": "condolence"}
    assert letter.pdf(Ask(options, "en", "letter"), silent).said == (
        "To be filled in or compared: Tanaka Haruka: [words of your own]."
    )
    told = letter.pdf(Ask(options | {"words": "the flood"}, "en", "letter"), silent)
    assert told.said == "" and told.content.startswith(b"%PDF")
