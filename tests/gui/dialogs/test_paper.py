"""The paper dialog: the pages that are seen are the file that is saved."""

import hashlib

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
)

from cityintl.errors import UserError
from cityintl.gui.dialogs.offered import Choice, Made, Offer
from cityintl.gui.dialogs.paper import PaperDialog
from cityintl.gui.dialogs.paper_list import PLACE
from cityintl.gui.dialogs.papers import ask_for_papers, offers
from cityintl.gui.dialogs.pictures import Pdf
from cityintl.gui.tasks import Tasks
from cityintl.store.reading_only import OnlyRead


@pytest.fixture
def open_dialog(qtbot, tmp_path):
    made = []

    def open_it(offered, first=""):
        dialog = PaperDialog(offered, Tasks(), "Letter", tmp_path, first)
        made.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog.turns.busy)
        return dialog

    yield open_it
    for dialog in made:
        dialog.reject()
        qtbot.waitUntil(lambda d=dialog: not d.turns.tasks.busy)


def made(qtbot, dialog):
    """Wait until the paper that is asked for is made and shown."""
    qtbot.waitUntil(lambda: dialog.made is not None and not dialog.turns.busy)


@pytest.fixture
def profile(sample, clock, open_dialog):
    nagoya = sample.listing("tie", ("partner",), "Nagoya").ids[0]
    return open_dialog(offers(sample, ("tie", nagoya), clock))


def test_a_profile_is_shown_as_pictures_of_its_own_pages(qtbot, profile):
    assert [profile.papers.item(n).text() for n in (0, 1)] == ["Nagoya", "Partner profile"]
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
    assert profile.use.open_file.isHidden()
    profile.use.save_pdf.click()
    assert opened == [] and profile.use.open_file.isVisible() and "out.pdf" in profile.use.note.text()
    profile.use.open_file.click()
    assert opened == [str(tmp_path / "out.pdf")]
    assert "no program" in profile.problem.text()


def test_thinking_better_of_saving_writes_nothing(profile, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    before = set(tmp_path.iterdir())
    profile.use.save_pdf.click()
    profile.use._save_other(".xlsx")
    assert set(tmp_path.iterdir()) == before and profile.use.open_file.isHidden()


def test_a_folder_that_cannot_be_written_to_is_said_calmly(profile, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no folder" / "out.pdf"), ""))
    profile.use.save_pdf.click()
    assert "cannot be written" in profile.problem.text() and profile.use.open_file.isHidden()


def test_the_register_of_ties_is_a_workbook_in_three_clicks(qtbot, sample, clock, open_dialog, tmp_path, monkeypatch):
    dialog = open_dialog(offers(sample, None, clock), "ties-register")  # the first click: Papers…
    assert {"ties-register", "map", "indicators"} <= {o.name for o in dialog._offers}
    assert "list" not in {o.name for o in dialog._offers}, "there is no list here"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "r.xlsx"), ""))  # the third
    with qtbot.waitSignal(dialog.saved):
        qtbot.mouseClick(dialog.findChild(QPushButton, "save_workbook"), Qt.MouseButton.LeftButton)  # the second
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert "Nagoya" in {cell.value for row in book.worksheets[0].iter_rows() for cell in row}
    assert book.worksheets[-1].title == "Read me"


def test_options_and_sheets_make_the_paper_anew(qtbot, sample, clock, open_dialog):
    nagoya = sample.listing("tie", ("partner",), "Nagoya").ids[0]
    dialog = open_dialog(offers(sample, ("tie", nagoya), clock))
    before = dialog.content
    assert not dialog.options.confidential.isVisibleTo(dialog)
    dialog.findChild(QCheckBox, "option_internal").click()
    assert dialog.content is None and dialog.preview.shows_pages, "the old pages stay, and cannot be saved"
    assert not dialog.use.save_pdf.isEnabled() and dialog.options.confidential.isVisibleTo(dialog)
    made(qtbot, dialog)
    assert dialog.content != before
    wide = dialog._pdf.sizes[0]
    dialog.size_box.setCurrentText("A4")
    made(qtbot, dialog)
    assert sorted(round(n) for n in dialog._pdf.sizes[0]) == [595, 842] != sorted(round(n) for n in wide)


def test_every_record_has_its_sheet(qtbot, sample, clock, open_dialog):
    person = sample.listing("person", ("family",)).ids[0]
    dialog = open_dialog(offers(sample, ("person", person), clock))
    mine = [o.name for o in dialog._offers if o.group != "The whole desk"]
    assert mine[-1] == "record-sheet" and "partner-profile" not in mine
    dialog.list.choose("record-sheet")
    made(qtbot, dialog)
    assert dialog.use.save_workbook.isHidden() and dialog.content.startswith(b"%PDF")
    dialog.list.choose("ties-register")
    made(qtbot, dialog)
    assert dialog.use.save_workbook.isVisible()


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
    profile.findChild(QCheckBox, "option_full").click()
    made(qtbot, profile)
    count = len(profile._pdf.sizes)
    assert count > 1
    last = profile.preview.pages.findChild(QLabel, f"page_{count}")
    profile.preview.pages.set_zoom(200)
    profile.preview.pages.turn_to(count)
    qtbot.waitUntil(lambda: profile.preview.page_of.text() == f"Page {count} of {count}")
    qtbot.waitUntil(lambda: not last.pixmap().isNull())


def offer(pdf=None, workbook=None, **more):
    writers = {".xlsx": workbook} if workbook else {}
    return Offer(
        "x", more.pop("title", "Some paper"), "About it.", more.pop("group", ""), "some paper", pdf, writers, **more
    )


def test_a_paper_that_cannot_be_made_says_why(qtbot, open_dialog):
    def refuse(*_):
        raise UserError("There is no tie yet.", "Add one first.")

    dialog = open_dialog([offer(refuse)])
    assert dialog.preview.waiting.text() == "There is no tie yet. Add one first."
    assert not dialog.use.save_pdf.isEnabled() and not dialog.preview.shows_pages


def test_a_workbook_alone_has_no_pages(qtbot, open_dialog, tmp_path, monkeypatch):
    written = []
    dialog = open_dialog([offer(None, lambda path, ask, progress: written.append(path))])
    assert "no pages" in dialog.preview.waiting.text() and dialog.use.save_pdf.isHidden()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "w"), ""))
    with qtbot.waitSignal(dialog.saved):
        dialog.use.save_workbook.click()
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

    def slow(_ask, progress):
        progress(3, 10, "page 3")
        return Made(content)

    dialog = open_dialog([offer(slow)])
    assert dialog.preview.progress.maximum() == 10 and dialog.preview.progress.value() == 3
    assert dialog.preview.shows_pages and dialog.preview.progress.isHidden()


def test_leaving_stops_what_is_being_made(qtbot, tmp_path):
    import threading

    going, stopped = threading.Event(), []

    def slow(_ask, progress):
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
    qtbot.waitUntil(lambda: not dialog.turns.busy and dialog.content is not None)
    assert dialog.size_box.currentData() == open_window.desk.home()["paper"].value
    assert dialog.isModal() and dialog.offer.name == "partner-profile"
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.turns.tasks.busy)


# -- choosing among many


@pytest.fixture
def many(profile):
    """Papers of two groups that are all made alike."""
    content = profile.content
    titles = ("Briefing book", "Pocket itinerary", "Seating", "Place cards", "Grants book", "Gift register", "Letters")
    given = [
        offer(lambda _ask, _progress: Made(content), title=title, group="Nagoya" if n < 4 else "The whole desk")
        for n, title in enumerate(titles)
    ]
    return [*given, offer(lambda _ask, _progress: Made(content), title="Map", group="The whole desk")]


def shown(dialog):
    items = [dialog.papers.item(n) for n in range(dialog.papers.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_many_papers_stand_in_groups_and_are_found_by_words(qtbot, open_dialog, many):
    dialog = open_dialog(many)
    assert shown(dialog)[:2] == ["Nagoya", "Briefing book"] and "The whole desk" in shown(dialog)
    assert dialog.papers.item(0).data(PLACE) is None and dialog.papers.currentItem().text() == "Briefing book"
    qtbot.keyClicks(dialog.list.search, "book")
    assert shown(dialog) == ["Nagoya", "Briefing book", "The whole desk", "Grants book"]
    dialog.list.search.setText("gifts")
    assert shown(dialog) == [] and dialog.list.nothing.isVisible()
    dialog.list.search.setText("gíft")
    assert shown(dialog) == ["The whole desk", "Gift register"] and dialog.offer.title == "Gift register"
    dialog.list.search.setFocus()
    qtbot.keyClick(dialog.list.search, Qt.Key.Key_Down)
    assert dialog.papers.hasFocus()
    dialog.list.search.clear()
    made(qtbot, dialog)
    assert len(shown(dialog)) == 10 and dialog.offer.title == "Gift register"


def test_enter_in_the_words_over_the_list_saves_nothing(qtbot, open_dialog, many, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("nothing is saved"))
    dialog = open_dialog(many)
    dialog.list.search.setFocus()
    qtbot.keyClicks(dialog.list.search, "letters")
    qtbot.keyClick(dialog.list.search, Qt.Key.Key_Return)
    assert dialog.papers.hasFocus() and dialog.offer.title == "Letters"
    made(qtbot, dialog)


# -- every kind of option


def test_every_kind_of_option_reaches_the_paper(qtbot, open_dialog, profile):
    asked, content = [], profile.content
    choices = (
        Choice("late", "Also what is late", True),
        Choice("who", "For whom", "b", (("a", "Ann"), ("b", "Bo"))),
        Choice("note", "A note", "", free=True),
        Choice("none", "Which template", "", ()),
    )

    def pdf(ask, _progress):
        asked.append(ask)
        return Made(content)

    languages = (("en", "English"), ("es", "Español"))
    dialog = open_dialog([offer(pdf, choices=lambda: choices, languages=languages)])
    assert asked[-1].options == {"late": True, "who": "b", "note": "", "none": ""} and asked[-1].language == "en"
    who = dialog.findChild(QComboBox, "option_who")
    assert who.accessibleName() == "For whom" and [who.itemText(n) for n in (0, 1)] == ["Ann", "Bo"]
    assert not dialog.findChild(QComboBox, "option_none").isEnabled()
    who.setCurrentIndex(0)
    note = dialog.findChild(QLineEdit, "option_note")
    assert note.accessibleName() == "A note"
    qtbot.keyClicks(note, "Hello")
    dialog.findChild(QCheckBox, "option_late").click()
    dialog.language_box.setCurrentIndex(1)
    made(qtbot, dialog)
    assert asked[-1].options == {"late": False, "who": "a", "note": "Hello", "none": ""}
    assert asked[-1].language == "es" and len(asked) == 2, "one paper after a moment of rest"


def test_only_the_languages_of_a_paper_are_offered(qtbot, sample, clock, open_dialog):
    nagoya = sample.listing("tie", ("partner",), "Nagoya").ids[0]
    dialog = open_dialog(offers(sample, ("tie", nagoya), clock))
    box = dialog.language_box
    assert [box.itemText(n) for n in range(box.count())] == ["English", "Español", "Français"]
    box.setCurrentIndex(1)
    made(qtbot, dialog)
    assert len(dialog._pdf.find("ciudad hermana")) > 0
    dialog.list.choose("record-sheet")
    made(qtbot, dialog)
    assert dialog.language.isHidden()


def test_a_long_label_of_an_option_is_never_wider_than_the_side(qtbot, sample, clock, open_dialog):
    dialog = open_dialog(offers(sample, ("delegation", 1), clock), "letter")
    made(qtbot, dialog)
    inside, room = dialog.options.widget(), dialog.options.viewport()
    assert inside.minimumSizeHint().width() <= room.width()
    assert dialog.findChild(QLineEdit, "option_about").accessibleName().startswith("Purpose or occasion, where the")


def test_options_that_scroll_end_at_a_line_before_the_sheets(qtbot, sample, clock, open_dialog):
    dialog = open_dialog(offers(sample, ("delegation", 10), clock), "letter")
    dialog.resize(1024, 768)
    made(qtbot, dialog)
    assert dialog.options.verticalScrollBar().maximum() > 0
    below = [each.mapTo(dialog, each.rect().topLeft()).y() for each in dialog.findChildren(QFrame)
             if each.property("look") == "hairline"]  # fmt: skip
    end = dialog.options.mapTo(dialog, dialog.options.rect().bottomLeft()).y()
    assert any(end < line < dialog.sheets.mapTo(dialog, dialog.sheets.rect().topLeft()).y() for line in below)


def test_an_option_keeps_the_place_in_the_pages(qtbot, profile):
    profile.findChild(QCheckBox, "option_full").click()
    made(qtbot, profile)
    profile.preview.pages.set_zoom(200)
    bar = profile.preview.pages.verticalScrollBar()
    bar.setValue(900)
    before = profile.preview.pages.findChild(QLabel, "page_1").pixmap().cacheKey()
    profile.findChild(QCheckBox, "option_internal").click()
    made(qtbot, profile)
    assert bar.value() == 900
    first = profile.preview.pages.findChild(QLabel, "page_1")
    qtbot.waitUntil(lambda: first.pixmap().cacheKey() != before)


# -- finding words


def test_words_are_found_marked_and_gone_through(qtbot, profile):
    qtbot.keyClick(profile, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = profile.findChild(QLineEdit, "find_line")
    assert line.isVisible() and line.hasFocus()
    qtbot.keyClicks(line, "NAGÓYA")
    finding = profile.preview.finding
    qtbot.waitUntil(lambda: finding.count.text().startswith("1 of "))
    count = len(profile._pdf.find("nagoya"))
    assert finding.count.text() == f"1 of {count}" and count > 2
    pages = [profile.preview.pages.findChild(QLabel, f"page_{n + 1}") for n in range(len(profile._pdf.sizes))]
    boxes = [box for page in pages for box in page.boxes]
    assert len(boxes) >= count and [current for _box, current in boxes].count(True) == 1
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert finding.count.text() == f"2 of {count}"
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert finding.count.text() == f"{count} of {count}", "before the first comes the last"
    qtbot.keyClick(profile, Qt.Key.Key_F3)
    assert finding.count.text() == f"1 of {count}"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert profile.isVisible() and not line.isVisible() and not any(page.boxes for page in pages)


def test_a_word_far_below_is_brought_into_sight_and_marked_anew_in_the_next_paper(qtbot, profile):
    profile.findChild(QCheckBox, "option_full").click()
    made(qtbot, profile)
    profile.preview.pages.set_zoom(150)
    profile.preview.begin_finding()
    profile.preview.finding.words.setText("Decisions")
    qtbot.waitUntil(lambda: profile.preview.finding.count.text().startswith("1 of "))
    bar = profile.preview.pages.verticalScrollBar()
    assert bar.value() > 200
    place = bar.value()
    profile.findChild(QCheckBox, "option_internal").click()
    made(qtbot, profile)
    qtbot.waitUntil(lambda: not profile.turns.busy)
    assert profile.preview.finding.count.text().startswith("1 of ") and bar.value() == place
    profile.preview.finding.words.setText("nowhere at all")
    qtbot.waitUntil(lambda: profile.preview.finding.count.text() == "not there")


def test_words_over_the_end_of_a_line_are_found_with_a_box_on_each(profile):
    text = "Riverton’s auto workers’ union and the Nagoya Chamber after the trade mission"
    (found,) = profile._pdf.find(text.upper())
    assert found.page == 0 and len({round(box[1]) for box in found.boxes}) > 1
    width, height = profile._pdf.sizes[0]
    assert all(0 < left < right < width and 0 < top < bottom < height for left, top, right, bottom in found.boxes)
    assert profile._pdf.find("   ") == [] and profile._pdf.find("名古屋")


# -- keeping and printing


def test_a_paper_is_attached_to_its_record_and_that_can_be_undone(qtbot, profile, sample):
    content, before = profile.content, sample.count("document")
    with qtbot.waitSignal(profile.kept) as told:
        profile.use.keep.click()
    number = max(sample.listing("document", ()).ids)
    entry = sample.get("document", number)
    assert told.args[0] == f"Attached: {entry.title} ({entry.reference})." == profile.use.note.text()
    assert entry.title == "Partner profile: Nagoya, May 14, 2026" and entry.values["on"] == sample.today
    assert sample.file_bytes(entry.values["sha256"]) == content == profile.content
    assert "tie" in {end.kind for end in sample.linked("document", number)}
    assert not profile.use.keep.isEnabled(), "the same file is not attached twice"
    sample.undo()
    assert sample.count("document") == before


def test_a_paper_in_versions_says_how_it_stands(qtbot, sample, clock, open_dialog):
    dialog = open_dialog(offers(sample, ("delegation", 2), clock), "pocket-itinerary")
    assert dialog.use.standing.text() == "Not printed yet: this would be version 1."
    dialog.use.keep.click()
    assert ", version 1, May 14, 2026" in dialog.use.note.text()
    item = next(part.ids for part in sample.parts("delegation", 2) if part.kind == "itinerary_item")[0]
    with sample.write("Change") as door:
        door.set("itinerary_item", item, {"title": "Another thing altogether"})
    dialog.size_box.setCurrentText("A4")
    made(qtbot, dialog)
    assert dialog.use.standing.text() == "Printed version 1 on May 14, 2026, 1 change since."
    assert dialog._pdf.find("Version 2")


def test_a_paper_of_the_whole_desk_is_kept_among_the_documents(qtbot, sample, clock, open_dialog):
    dialog = open_dialog(offers(sample, None, clock), "ties-register")
    assert dialog.use.keep.text() == "Keep in the desk"
    dialog.use.keep.click()
    assert dialog.use.note.text().startswith("Kept: Ties register, May 14, 2026 (DOC-")


def test_a_desk_that_is_only_read_keeps_nothing_and_says_so(qtbot, profile, sample):
    sample.only_read = OnlyRead("As it was.", "This is the desk as it was.", "Go back.")
    profile.use.keep.click()
    assert "as it was" in profile.problem.text() and profile.use.keep.isEnabled()


def test_printing_paints_every_page_as_it_is_seen(qtbot, profile, tmp_path, monkeypatch):
    from pypdfium2 import PdfDocument

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    monkeypatch.setattr("cityintl.gui.dialogs.paper_use.ask_for_printer", lambda _n, _sizes, _of, then: then(printer))
    profile.use.print_button.click()
    qtbot.waitUntil(lambda: profile.use.note.isVisible())
    assert profile.use.note.text() == f"Sent to the printer, pages: {len(profile._pdf.sizes)}."
    document = PdfDocument(tmp_path / "printed.pdf")
    sizes = [tuple(round(n) for n in document.get_page_size(n)) for n in range(len(document))]
    printed = document[0].render(scale=0.5).to_pil().convert("L")
    document.close()
    assert sizes == [tuple(round(n) for n in size) for size in profile._pdf.sizes]
    seen = profile._pdf.picture(0, 0.5)
    apart = [
        abs(printed.getpixel((x, y)) - seen.pixelColor(x, y).lightness())
        for x in range(5, seen.width() - 5, 3)
        for y in range(5, seen.height() - 5, 3)
    ]
    assert sum(apart) / len(apart) < 6, "the same page, at the same place, at the same size"


def test_a_computer_without_a_printer_says_so(qtbot, profile, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    profile.use.print_button.click()
    assert "no printer" in profile.problem.text()


def test_the_systems_dialog_asks_which_printer(qtbot, profile, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Hall"])
    printed = []
    monkeypatch.setattr(profile.use, "print_on", lambda printer: printed.append(printer.pageLayout().pageSize().key()))
    profile.use.print_paper()
    dialog = QApplication.activeModalWidget()
    assert type(dialog).__name__ == "QPrintDialog"
    dialog.accepted.emit(dialog.printer())
    assert printed == ["Letter"]
    dialog.done(0)


# -- the list as it stands


def test_a_list_becomes_a_paper_as_it_stands(qtbot, open_window):
    from cityintl.gui.trail import Place

    open_window.go(Place("follow_up"))
    page = open_window.pages.list_of("follow_up")
    page.filter.setText("bordeaux")
    open_window.shell.commands["print_list"].trigger()
    (dialog,) = open_window.shell.findChildren(PaperDialog)
    qtbot.waitUntil(lambda: not dialog.turns.busy and dialog.content is not None)
    rows = page.table.records
    assert dialog.offer.name == "list" and dialog.offer.group == "This list"
    seen = [rows.words(n, 0) for n in range(rows.rowCount())]
    assert 0 < len(seen) < 10 and all(dialog._pdf.find(words) for words in seen)
    assert dialog._pdf.find(f"{len(seen)} of ") and dialog._pdf.find("open or in progress")
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.turns.tasks.busy)


def test_where_there_is_no_list_none_is_printed(open_window):
    open_window.shell.commands["today"].trigger()
    open_window.shell.commands["print_list"].trigger()
    assert "no list" in open_window.shell.messages._strip.text.text()
