"""Help for a first day: one page per place, the keys of the window's own commands, licences to read."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import QLabel

from cityintl import __version__, paths
from cityintl.gui import openers
from cityintl.gui.dialogs import about
from cityintl.gui.dialogs.about import AboutDialog
from cityintl.gui.dialogs.help import KEYS, PAGES, HelpDialog, keyboard_page
from cityintl.gui.trail import Place


@pytest.mark.parametrize("page", [name for name, _label in PAGES])
def test_each_place_has_its_page_with_a_heading_and_enough_to_read(qtbot, page):
    dialog = HelpDialog(page=page)
    qtbot.addWidget(dialog)
    words = dialog.reader.toPlainText()
    assert len(words) > 300 and "#" not in words and "**" not in words
    assert dialog.pages.currentItem().data(Qt.ItemDataRole.UserRole) == page


def test_arrows_turn_the_pages(qtbot):
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    first = dialog.reader.toPlainText()
    qtbot.keyClick(dialog.pages, Qt.Key.Key_Down)
    assert dialog.reader.toPlainText() != first
    assert dialog.reader.verticalScrollBar().value() == 0


def test_help_for_a_place_without_a_page_is_the_first_day(qtbot):
    dialog = HelpDialog(page="no such place")
    qtbot.addWidget(dialog)
    assert dialog.pages.currentRow() == 0


def test_escape_closes_help(qtbot):
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_f1_opens_the_page_for_where_one_is_and_only_one_help(open_window, qtbot):
    shell = open_window.shell
    shell.commands["help"].trigger()
    first = shell.findChild(HelpDialog).pages.currentItem().data(Qt.ItemDataRole.UserRole)
    assert first in ("list", "record")
    shell.commands["import"].trigger()
    qtbot.waitUntil(lambda: shell.findChild(object, "import_page") is not None)
    shell.commands["help"].trigger()
    assert shell.findChild(HelpDialog).pages.currentItem().data(Qt.ItemDataRole.UserRole) == "import"
    assert len(shell.findChildren(HelpDialog)) == 1
    assert "Import a spreadsheet" in shell.findChild(HelpDialog)._keys
    shell.findChild(HelpDialog).close()
    qtbot.waitUntil(lambda: shell.findChild(HelpDialog) is None)


@pytest.mark.parametrize(
    ("place", "page"),
    [
        (None, "first-day"),
        (Place("tie"), "list"),
        (Place("tie", 1), "record"),
        (Place("delegation"), "visits"),
        (Place("delegation", 1), "visits"),
        (Place("gift", 1), "courtesy"),
        (Place("event", 1), "courtesy"),
        (Place("invitation"), "courtesy"),
        (Place("correspondence", 1), "contacts"),
        (Place("document"), "contacts"),
        (Place("letter_template"), "letters"),
        (Place("rule"), "rules"),
        (Place("home", 1), "rules"),
        (Place("history"), "undo"),
    ],
)
def test_each_kind_of_work_has_its_page(place, page):
    assert openers.help_page(place) == page
    assert page in dict(PAGES)


def test_every_page_in_the_folder_stands_in_the_list():
    there = {path.stem for path in paths.resource("help", "list.md").parent.glob("*.md")}
    assert there == {name for name, _label in PAGES}


@pytest.mark.parametrize("page", [name for name, _label in PAGES])
def test_help_is_read_in_a_minute(page):
    assert len(paths.resource("help", f"{page}.md").read_text(encoding="utf-8").split()) < 330


def test_the_keyboard_page_is_made_of_the_windows_commands(qtbot):
    jump, silent = QAction("&Jump to…"), QAction("Without keys")
    jump.setShortcuts([QKeySequence("Ctrl+K")])
    page = keyboard_page([jump, silent, jump])
    assert page.count("| Jump to | Ctrl+K |") == 1
    assert "Without keys" not in page and "Esc" in page
    assert "| Open the menu | F10 |" in page and "| Alt |" not in page  # there is no menu bar that Alt would open
    dialog = HelpDialog([jump], KEYS)
    qtbot.addWidget(dialog)
    assert "Jump to" in dialog.reader.toPlainText()


def test_letters_of_help_are_never_bolder_than_the_font_has_them(qtbot):
    dialog = HelpDialog(page="import")
    qtbot.addWidget(dialog)
    block, weights, sizes = dialog.reader.document().begin(), set(), set()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            weights.add(pieces.fragment().charFormat().fontWeight())
            sizes.add(pieces.fragment().charFormat().font().pixelSize())
            pieces += 1
        block = block.next()
    assert max(weights) == QFont.Weight.DemiBold
    assert len([s for s in sizes if s > 0]) >= 2, "headings are larger than text"


def test_about_names_version_licence_and_every_source(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    words = dialog.notes.toPlainText()
    known = about.sources()
    assert known, "the set-up notes the sources"
    for source in known:
        assert source["credit"].split(",")[0] in words and source["text"].split()[0] in words
    assert "MIT" in words
    assert __version__ in dialog.findChild(QLabel, "version").text()


@pytest.mark.parametrize("page", [name for name, _label in PAGES])
def test_help_names_only_keys_that_the_window_knows(page):
    from cityintl.gui.commands import COMMANDS

    known = {key for _menu, commands in COMMANDS for command in commands if command for key in command.keys}
    words = paths.resource("help", f"{page}.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:Ctrl|Alt)\+(?:Shift\+)?(?:\w+|\+)", words))
    assert named <= known


def test_lists_of_help_stand_near_the_edge_of_the_text(qtbot):
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    assert dialog.reader.document().indentWidth() < 24
