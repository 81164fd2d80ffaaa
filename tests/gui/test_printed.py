"""The line of a record's page that says what was handed out, and how much changed since."""

import pytest
from PySide6.QtWidgets import QToolButton

from cityintl.gui.dialogs.paper import PaperDialog
from cityintl.gui.trail import Place
from cityintl.papers import as_pdf, issuing
from cityintl.papers.catalogue import PAPERS

VISIT = ("delegation", 2)


@pytest.fixture
def handed_out(open_window):
    """The window on a visit whose pocket itinerary was handed out."""
    desk = open_window.desk
    made = issuing.stand(desk, PAPERS["pocket-itinerary"], VISIT, desk.clock(), {})
    issuing.issue(desk, made, as_pdf.render(made.paper), ".pdf", desk.today)
    open_window.go(Place(*VISIT))
    return open_window


def line(window) -> QToolButton:
    return window.pages.record.findChild(QToolButton, "printed_pocket-itinerary")


def rest(qtbot, window) -> None:
    printed = window.pages.record.printed
    qtbot.waitUntil(lambda: not printed._soon.isActive() and not printed.turns.busy)


def test_a_record_says_which_version_was_printed_and_what_changed(qtbot, handed_out) -> None:
    assert line(handed_out).text() == "Pocket itinerary: printed version 1 on May 14, 2026."
    rest(qtbot, handed_out)
    assert line(handed_out).text() == "Pocket itinerary: printed version 1 on May 14, 2026, no changes."
    item = next(part.ids for part in handed_out.desk.parts(*VISIT) if part.kind == "itinerary_item")[0]
    with handed_out.desk.write("Change") as door:
        door.set("itinerary_item", item, {"title": "Another thing"})
    told = "Pocket itinerary: printed version 1 on May 14, 2026, 1 change since."
    qtbot.waitUntil(lambda: line(handed_out).text() == told)
    assert line(handed_out).accessibleName() == told
    line(handed_out).click()
    (dialog,) = handed_out.shell.findChildren(PaperDialog)
    assert dialog.offer.name == "pocket-itinerary"
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.turns.tasks.busy)
    rest(qtbot, handed_out)


def test_where_nothing_was_handed_out_nothing_is_said(qtbot, open_window) -> None:
    open_window.go(Place("partner", 1))
    assert open_window.pages.record.printed.isHidden()


def test_undoing_takes_the_line_away_and_doing_it_again_brings_it_back(qtbot, handed_out) -> None:
    rest(qtbot, handed_out)
    handed_out.desk.undo()
    qtbot.waitUntil(lambda: handed_out.pages.record.printed.isHidden())
    handed_out.desk.redo()
    qtbot.waitUntil(lambda: not handed_out.pages.record.printed.isHidden())
    rest(qtbot, handed_out)
