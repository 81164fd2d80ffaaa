"""Putting off: what is missing is said without pushing what is asked under a scroll bar."""

from PySide6.QtWidgets import QScrollArea

from cityintl.desk.obligations import FAR, obligations
from cityintl.gui import said
from cityintl.gui.dialogs.put_off import PutOffDialog
from cityintl.store import DeskFile


def test_the_dialog_grows_for_what_is_wrong(dressed, sample: DeskFile, qtbot) -> None:
    said.set_today(sample.today)
    each = next(iter(obligations(sample, None, sample.today + FAR, sample.today)))
    dialog = PutOffDialog(sample, each, sample.today)
    qtbot.addWidget(dialog)
    dialog.show()
    bar = dialog.findChild(QScrollArea).verticalScrollBar()
    before = dialog.height()
    dialog.save()
    assert dialog.problem.isVisible()
    qtbot.waitUntil(lambda: dialog.height() > before)
    qtbot.waitUntil(lambda: bar.maximum() == 0)
