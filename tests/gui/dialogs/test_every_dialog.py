"""What all dialogs share: names for whoever cannot see, the keyboard reaches everything, nothing is cut off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from cityintl.desk import lists
from cityintl.desk.conditions import How
from cityintl.gui import style
from cityintl.gui.dialogs.about import AboutDialog
from cityintl.gui.dialogs.backups import BackupsDialog
from cityintl.gui.dialogs.choose_record import ChooseRecordDialog
from cityintl.gui.dialogs.help import HelpDialog
from cityintl.gui.dialogs.importing.assistant import Assistant
from cityintl.gui.dialogs.importing.page import ImportPage
from cityintl.gui.dialogs.new_desk import NewDeskDialog
from cityintl.gui.dialogs.paper import PaperDialog
from cityintl.gui.dialogs.papers import offers
from cityintl.gui.dialogs.preferences import PreferencesDialog
from cityintl.gui.dialogs.several import SeveralDialog
from cityintl.gui.dialogs.trash import TrashDialog
from cityintl.gui.dialogs.welcome import WelcomePage
from cityintl.gui.lists.filters import DayDialog
from cityintl.gui.tasks import Tasks
from cityintl.settings import Settings
from cityintl.store.safekeeping import Safekeeping


def shown_backups(desk, folder):
    made = Safekeeping(desk, folder / "kept").back_up("By hand")
    dialog = BackupsDialog(lambda _backup: folder / "none", lambda at: f"{at:%H:%M}", Tasks(), True)
    dialog.show_backups([made], "The second place was last reached today 10:00.")
    return dialog


def shown_trash(desk):
    with desk.write("Delete") as door:
        door.delete("decision", 1)
    return TrashDialog(desk)


CONTROLS = (QAbstractItemView, QAbstractSlider, QComboBox, QLineEdit, QPushButton, QRadioButton, QTextEdit, QToolButton)
DIALOGS = {
    "about": lambda desk, clock, folder: AboutDialog(),
    "backups": lambda desk, clock, folder: shown_backups(desk, folder),
    "choose": lambda desk, clock, folder: ChooseRecordDialog(desk.search),
    "help": lambda desk, clock, folder: HelpDialog(page="keyboard"),
    "new desk": lambda desk, clock, folder: NewDeskDialog(clock, folder),
    "papers": lambda desk, clock, folder: PaperDialog(offers(desk, ("tie", 1), clock), Tasks(), "A4", folder),
    "several": lambda desk, clock, folder: SeveralDialog(desk, "gift", [1, 2]),
    "day": lambda desk, clock, folder: DayDialog(desk, "gift", _heading(desk), How.BEFORE),
    "preferences": lambda desk, clock, folder: PreferencesDialog(Settings(), desk),
    "import": lambda desk, clock, folder: ImportPage(Assistant(desk), Tasks(), folder),
    "trash": lambda desk, clock, folder: shown_trash(desk),
    "welcome": lambda desk, clock, folder: WelcomePage([desk.path]),
}


def _heading(desk):
    return next(h for h in lists.askable("gift", desk.home(), desk.today) if h.path == "on")


@pytest.fixture(params=DIALOGS)
def dialog(request, qtbot, sample, clock, tmp_path, monkeypatch):
    monkeypatch.setenv("CITYINTL_SETTINGS", str(tmp_path / "settings"))
    made = DIALOGS[request.param](sample, clock, tmp_path)
    qtbot.addWidget(made)
    made.resize(1170, 686)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    if isinstance(made, ImportPage):
        file = tmp_path / "ties.csv"
        file.write_text("Sister city,Country,Signed\nLviv,Ukraine,03/04/1995\nLeipzig,Germany,2001-02-03\n", "utf-8")
        made.read(file)
        qtbot.waitUntil(lambda: not made.turns.busy)
        made.bar.next.click()
    if isinstance(made, ImportPage | PaperDialog | BackupsDialog):
        qtbot.waitUntil(lambda: not made.turns.busy)
    yield made
    if isinstance(made, ImportPage | PaperDialog | BackupsDialog):
        made.turns.leave()
        qtbot.waitUntil(lambda: not made.turns.tasks.busy)


def controls(dialog):
    """What can be used and is shown, without the parts that Qt's own widgets are made of."""
    found = [w for w in dialog.findChildren(QWidget) if isinstance(w, CONTROLS) and w.isVisible() and w.isEnabled()]
    return [
        w
        for w in found
        if not isinstance(w, QScrollBar | QHeaderView) and not isinstance(w.parent(), QComboBox | QTextEdit)
    ]


def test_every_control_has_a_name_for_whoever_cannot_see_it(dialog):
    assert controls(dialog)
    nameless = [
        f"{type(w).__name__} {w.objectName()}"
        for w in controls(dialog)
        if not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_tab_reaches_every_control(qtbot, dialog):
    wanted = {w for w in controls(dialog) if w.focusPolicy() & Qt.FocusPolicy.TabFocus}
    group = {w for w in wanted if isinstance(w, QRadioButton)}  # arrows go within a group of radio buttons
    reached, hands = set(), 0
    while hands < 150 and not wanted - group <= reached:
        now = QApplication.focusWidget()
        assert now is not None
        reached.add(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
        hands += 1
    assert [w.objectName() or type(w).__name__ for w in wanted - group - reached] == []
    assert not group or group & reached


def test_escape_leaves(qtbot, dialog):
    if isinstance(dialog, WelcomePage):
        return
    if isinstance(dialog, ImportPage):
        with qtbot.waitSignal(dialog.closed):
            qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
        return
    qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("scale", [80, 200])
def test_no_button_is_cut_off_at_any_size_of_text(qtbot, qapp, request, sample, clock, tmp_path, scale):
    try:
        style.dress(qapp, "dark", scale)
        for name, make in DIALOGS.items():
            made = make(sample, clock, tmp_path)
            qtbot.addWidget(made)
            made.show()
            made.resize(1100, 640)
            qapp.processEvents()
            for button in made.findChildren(QPushButton):
                if button.isVisible():
                    assert button.width() >= button.sizeHint().width(), (name, button.text())
                    assert button.height() >= style.look().px(24), (name, button.text())
            if isinstance(made, ImportPage | PaperDialog | BackupsDialog):
                made.turns.leave()
                qtbot.waitUntil(lambda made=made: not made.turns.tasks.busy)
            made.close()
    finally:
        style.dress(qapp, "light", 100)
