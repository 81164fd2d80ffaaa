"""Files in the window: dropped on a record, asked about, looked at, saved, let go."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QPushButton, QWidget

from cityintl.gui import filing, questions
from cityintl.gui.trail import Place
from cityintl.gui.window import Window

MAIL = """From: Hana Sato <hana@nagoya.example>
To: office@riverton.example
Subject: Thank you for the maps
Date: Tue, 12 May 2026 09:00:00 +0900
Message-ID: <m1@nagoya.example>
Content-Type: text/plain; charset=utf-8

They arrived safely.
"""


@pytest.fixture
def partner(empty_window: Window) -> int:
    with empty_window.desk.write("A partner") as door:
        number = door.add("partner", {"name": "Nagoya", "country": "JP"})
    empty_window.open_record("partner", number)
    return number


def file(folder: Path, name: str, text: str = "Words inside") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def load_of(*paths: Path) -> QMimeData:
    load = QMimeData()
    load.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return load


def drop(on: QWidget, *paths: Path) -> bool:
    load, copy = load_of(*paths), Qt.DropAction.CopyAction
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(on.rect().center(), copy, load, button, key)
    QApplication.sendEvent(on, entering)
    QApplication.sendEvent(on, QDropEvent(QPointF(on.rect().center()), copy, load, button, key))
    return entering.isAccepted()


def settled(window: Window, qtbot) -> None:
    qtbot.waitUntil(lambda: not window.tasks.busy)


def documents(window: Window):
    window.pages.record.show_tab("documents")
    return window.pages.record.pages.currentWidget()


def test_several_files_dropped_on_a_record_become_its_documents(empty_window, partner, tmp_path, qtbot) -> None:
    assert drop(empty_window.pages.record, file(tmp_path, "one.txt"), file(tmp_path, "two.txt", "Other"))
    settled(empty_window, qtbot)
    assert empty_window.desk.can_undo() == "Add 2 documents"
    assert len(documents(empty_window).table.records.ids) == 2
    assert "2 documents are kept" in empty_window.shell.strip.text.text()
    texts = [empty_window.pages.record.tabs.tabText(n) for n in range(empty_window.pages.record.tabs.count())]
    assert "Documents 2" in texts


def test_files_are_pasted_into_a_record(empty_window: Window, partner: int, tmp_path: Path, qtbot) -> None:
    QGuiApplication.clipboard().setMimeData(load_of(file(tmp_path, "one.txt")))
    page = empty_window.pages.record
    qtbot.keyClick(page.form.fields["name"], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(empty_window, qtbot)
    assert empty_window.desk.count("document") == 1


def test_an_e_mail_dropped_on_a_record_becomes_a_letter(empty_window, partner, tmp_path, qtbot) -> None:
    drop(empty_window.pages.record, file(tmp_path, "maps.eml", MAIL))
    settled(empty_window, qtbot)
    (number,) = empty_window.desk.listing("correspondence", ()).ids
    letter = empty_window.desk.get("correspondence", number)
    assert (letter.title, letter.values["partner"]) == ("Thank you for the maps", partner)
    drop(empty_window.pages.record, tmp_path / "maps.eml")
    settled(empty_window, qtbot)
    assert "was here already" in empty_window.shell.strip.text.text()
    assert empty_window.desk.count("correspondence") == 1


@pytest.mark.parametrize(("answer", "kept", "importing"), [(True, 1, False), (False, 0, True), (None, 0, False)])
def test_a_spreadsheet_dropped_on_a_record_is_asked_about(
    empty_window, partner, tmp_path, qtbot, monkeypatch, answer, kept, importing
) -> None:
    asked = []
    monkeypatch.setattr(questions, "choose", lambda *words: asked.append(words[3:]) or answer)
    drop(empty_window.pages.record, file(tmp_path, "people.csv", "Name\nAda\n"))
    settled(empty_window, qtbot)
    assert asked == [("Add to this record", "Import its rows")]
    assert empty_window.desk.count("document") == kept
    shown = empty_window.shell.whole_place.currentWidget()
    assert (shown is not None and shown.objectName() == "import_page") is importing


def test_a_file_that_cannot_be_kept_is_said_calmly(empty_window, partner, tmp_path, qtbot) -> None:
    drop(empty_window.pages.record, file(tmp_path, "empty.txt", ""))
    settled(empty_window, qtbot)
    assert "is empty" in empty_window.shell.strip.text.text()
    assert empty_window.desk.count("document") == 0


def test_a_document_is_opened_by_the_system_as_a_copy(empty_window, partner, tmp_path, qtbot, monkeypatch) -> None:
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True)
    drop(empty_window.pages.record, file(tmp_path, "one.txt"))
    settled(empty_window, qtbot)
    documents(empty_window).findChild(QPushButton, "document_open").click()
    assert opened[0].read_text() == "Words inside"
    assert opened[0] != tmp_path / "one.txt"
    assert not opened[0].stat().st_mode & 0o222


def test_what_could_be_a_program_is_not_opened(empty_window, partner, tmp_path, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: pytest.fail("it was opened"))
    drop(empty_window.pages.record, file(tmp_path, "setup.sh", "#!/bin/sh"))
    settled(empty_window, qtbot)
    documents(empty_window).findChild(QPushButton, "document_open").click()
    assert "is not opened from here" in empty_window.shell.strip.text.text()


def test_a_copy_is_saved_and_a_document_is_taken_off_the_record(
    empty_window, partner, tmp_path, qtbot, monkeypatch
) -> None:
    target = tmp_path / "out" / "copy.txt"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(target), ""))
    drop(empty_window.pages.record, file(tmp_path, "one.txt"))
    settled(empty_window, qtbot)
    tab = documents(empty_window)
    tab.findChild(QPushButton, "document_save").click()
    assert target.read_text() == "Words inside"
    tab.findChild(QPushButton, "document_remove").click()
    qtbot.waitUntil(lambda: tab.table.records.ids == [])
    assert empty_window.desk.count("document") == 1


def test_a_document_that_a_field_names_is_taken_out_of_the_field(empty_window, tmp_path, qtbot) -> None:
    desk = empty_window.desk
    drop_on = file(tmp_path, "photo.txt")
    filing.keep(empty_window, [drop_on], None)
    settled(empty_window, qtbot)
    with desk.write("x") as door:
        number = door.add("person", {"family": "Sato", "photo": 1})
    empty_window.open_record("person", number)
    documents(empty_window).findChild(QPushButton, "document_remove").click()
    assert desk.get("person", number).values["photo"] is None


def test_a_new_document_begins_with_its_file(empty_window, tmp_path, qtbot, monkeypatch) -> None:
    path = file(tmp_path, "one.txt")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_words: ([str(path)], ""))
    empty_window.go(Place("document"))
    empty_window.shell.commands["new"].trigger()
    settled(empty_window, qtbot)
    assert empty_window.desk.count("document") == 1


def test_the_page_of_a_document_shows_its_words(empty_window, tmp_path, qtbot) -> None:
    filing.keep(empty_window, [file(tmp_path, "one.txt", "Flood-wall drawings")], None)
    settled(empty_window, qtbot)
    empty_window.open_record("document", 1)
    page = empty_window.pages.record
    assert page.tab == "contents"
    assert "Flood-wall drawings" in page.findChild(QPlainTextEdit, "contents_text").toPlainText()


def test_a_file_dropped_beside_any_record_says_where_it_belongs(empty_window, tmp_path, qtbot) -> None:
    empty_window.shell.dropped.emit([str(file(tmp_path, "scan.pdf", "%PDF-1.4"))])
    assert "Drop “scan.pdf” on a record" in empty_window.shell.strip.text.text()
    empty_window.shell.strip.act.click()
    settled(empty_window, qtbot)
    assert empty_window.desk.count("document") == 1


def test_letters_and_other_files_dropped_together_are_one_step(empty_window, partner, tmp_path, qtbot) -> None:
    paths = [file(tmp_path, "maps.eml", MAIL), file(tmp_path, "again.eml", MAIL), file(tmp_path, "one.txt")]
    drop(empty_window.pages.record, *paths)
    settled(empty_window, qtbot)
    desk = empty_window.desk
    assert desk.can_undo() == "Add 3 files"
    assert (desk.count("correspondence"), desk.count("document")) == (1, 2)
    empty_window.undo()
    assert (desk.count("correspondence"), desk.count("document")) == (0, 0)


def test_nothing_is_kept_of_several_where_one_cannot_be(empty_window, partner, tmp_path, qtbot) -> None:
    drop(empty_window.pages.record, file(tmp_path, "maps.eml", MAIL), file(tmp_path, "empty.txt", ""))
    settled(empty_window, qtbot)
    assert "is empty" in empty_window.shell.strip.text.text()
    assert empty_window.desk.count("correspondence") == 0


def test_whoever_wrote_from_an_unknown_address_becomes_a_person_by_one_click(
    empty_window, partner, tmp_path, qtbot
) -> None:
    drop(empty_window.pages.record, file(tmp_path, "maps.eml", MAIL))
    settled(empty_window, qtbot)
    strip, desk = empty_window.shell.strip, empty_window.desk
    assert "Nobody here has the address of Hana Sato" in strip.text.text()
    assert strip.act.text() == "New person"
    strip.act.click()
    values = desk.get("person", 1).values
    assert (values["given"], values["family"], values["email"]) == ("Hana", "Sato", "hana@nagoya.example")
    assert (values["partner"], desk.get("correspondence", 1).values["person"]) == (partner, 1)
    assert empty_window.pages.record.source.kind.name == "person"
    empty_window.undo()
    assert desk.count("person") == 0 and desk.get("correspondence", 1).values["person"] is None


def test_an_e_mail_dropped_on_a_person_is_theirs_whatever_its_address(empty_window, tmp_path, qtbot) -> None:
    with empty_window.desk.write("x") as door:
        number = door.add("person", {"family": "Sato"})
    empty_window.open_record("person", number)
    drop(empty_window.pages.record, file(tmp_path, "maps.eml", MAIL))
    settled(empty_window, qtbot)
    assert empty_window.shell.strip.act.text() == "Show it"
    assert empty_window.desk.get("correspondence", 1).values["person"] == number


def test_several_files_dropped_on_the_frame_are_offered_as_documents(empty_window, tmp_path, qtbot) -> None:
    assert drop(empty_window.shell, file(tmp_path, "one.txt"), file(tmp_path, "two.txt", "Other"))
    assert "Drop these 2 files on a record" in empty_window.shell.strip.text.text()
    empty_window.shell.strip.act.click()
    settled(empty_window, qtbot)
    assert empty_window.desk.can_undo() == "Add 2 documents"


def test_several_e_mails_dropped_on_the_frame_become_letters(empty_window, tmp_path, qtbot) -> None:
    other = MAIL.replace("m1@", "m2@")
    assert drop(empty_window.shell, file(tmp_path, "one.eml", MAIL), file(tmp_path, "two.eml", other))
    settled(empty_window, qtbot)
    assert empty_window.desk.count("correspondence") == 2


def test_a_desk_among_several_files_is_refused_calmly(empty_window, tmp_path, qtbot) -> None:
    here = empty_window.desk.path
    drop(empty_window.shell, file(tmp_path, "one.txt"), file(tmp_path, "Other.cityintl"))
    assert "A desk is opened alone" in empty_window.shell.strip.text.text()
    assert empty_window.desk.path == here


def test_a_field_for_a_document_takes_a_file_on_the_way(empty_window, tmp_path, qtbot, monkeypatch) -> None:
    desk = empty_window.desk
    with desk.write("x") as door:
        number = door.add("person", {"family": "Sato"})
    empty_window.open_record("person", number)
    form = empty_window.pages.record.form
    for name, kept in (("empty.txt", ""), ("photo.txt", "A photo")):
        path = file(tmp_path, name, kept)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words, path=path: (str(path), ""))
        form.edit("photo")
        editor = form.fields["photo"].editor
        offer = editor.offers_for("port")[-1]
        assert offer.words == "Choose a file…"
        editor.choose(offer)
        if not kept:
            assert "is empty" in form.fields["photo"].problem.text()
            form.fields["photo"].give_up()
    assert desk.get("person", number).values["photo"] == 1


def test_what_came_with_a_file_is_not_typed(empty_window, tmp_path, qtbot) -> None:
    filing.keep(empty_window, [file(tmp_path, "one.txt")], None)
    settled(empty_window, qtbot)
    empty_window.open_record("document", 1)
    form = empty_window.pages.record.form
    form.edit("sha256")
    assert form.fields["sha256"].editor is None
    form.edit("title")
    assert form.fields["title"].editor is not None
