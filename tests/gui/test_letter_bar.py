"""A letter leaves from its page: copied, into the mail program, or as a file."""

from email import message_from_bytes
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton

from cityintl.gui.window import Window
from cityintl.records.memory import Direction, Medium


@pytest.fixture
def letter(empty_window: Window) -> int:
    with empty_window.desk.write("A letter") as door:
        person = door.add("person", {"family": "Sato", "given": "Hana", "email": "hana@nagoya.example"})
        number = door.add(
            "correspondence",
            {
                "on": empty_window.desk.today,
                "subject": "Thank you: the maps",
                "direction": Direction.SENT,
                "medium": Medium.LETTER,
                "person": person,
                "text": "They arrived.",
            },
        )
    empty_window.open_record("correspondence", number)
    return number


def press(window: Window, name: str) -> None:
    window.pages.record.findChild(QPushButton, name).click()


def test_a_letter_is_copied(empty_window: Window, letter: int) -> None:
    press(empty_window, "letter_copy")
    assert "They arrived." in QGuiApplication.clipboard().text()
    assert "on the clipboard" in empty_window.shell.strip.text.text()


@pytest.mark.parametrize("answers", [True, False])
def test_a_letter_goes_to_the_mail_program_after_a_click(empty_window, letter, monkeypatch, answers) -> None:
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or answers)
    press(empty_window, "letter_mail")
    assert opened[0].scheme() == "mailto"
    assert opened[0].path() == "hana@nagoya.example"
    said = "The mail program has the letter" if answers else "No mail program answered"
    assert said in empty_window.shell.strip.text.text()


@pytest.mark.parametrize(("name", "form"), [("out.eml", "E-mail"), ("out.txt", "Text"), ("out", "Text (*.txt)")])
def test_a_letter_is_saved_as_a_file(empty_window, letter, tmp_path: Path, monkeypatch, name: str, form: str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(tmp_path / name), form))
    press(empty_window, "letter_save")
    (made,) = tmp_path.glob("out*")
    assert made.suffix in (".eml", ".txt")
    assert b"They arrived." in made.read_bytes()
    if made.suffix == ".eml":
        assert message_from_bytes(made.read_bytes())["Subject"] == "Thank you: the maps"


def test_only_what_we_write_leaves_and_only_with_words(empty_window: Window, letter: int, qtbot) -> None:
    bar = empty_window.pages.record.foot.letter
    assert not bar.isHidden()
    with empty_window.desk.write("x") as door:
        door.set("correspondence", letter, {"text": None})
    qtbot.waitUntil(lambda: not bar.findChild(QPushButton, "letter_copy").isEnabled())
    with empty_window.desk.write("x") as door:
        door.set("correspondence", letter, {"medium": Medium.PHONE})
    qtbot.waitUntil(bar.isHidden)


def test_who_signs_is_shown_and_chosen_where_several_could(empty_window: Window, letter: int, qtbot) -> None:
    bar = empty_window.pages.record.foot.letter
    box = bar.findChild(QComboBox, "letter_signatory")
    assert box.isHidden()
    with empty_window.desk.write("x") as door:
        for name in ("Ana Reyes", "Bo Clerk"):
            door.add("signatory", {"home": 1, "name": name, "office": "Office"})
        door.set("correspondence", letter, {"subject": "The maps"})
    qtbot.waitUntil(lambda: not box.isHidden())
    assert (box.currentIndex(), box.count()) == (-1, 2)
    press(empty_window, "letter_copy")
    assert "Nobody is chosen to sign" in empty_window.shell.strip.text.text()
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert empty_window.desk.can_undo() == "Letter “The maps”: signed by Bo Clerk"
    assert box.currentText() == "Bo Clerk"
    press(empty_window, "letter_copy")
    assert "Sincerely,\n\nBo Clerk\nOffice" in QGuiApplication.clipboard().text()
