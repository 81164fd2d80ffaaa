"""The jump box: records, lists and commands under the search field, found while one types.

objectNames: `jump` (the field), `jump_results` (the list).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cityintl.folding import fold
from cityintl.gui import icons, layout, style
from cityintl.gui.editors.offers import OfferDrawing
from cityintl.gui.places import PICTURES, PLACES
from cityintl.records import kinds
from cityintl.store import Found
from cityintl.words import _

_QUIET = Qt.ItemDataRole.UserRole + 1
#: A name that begins with the words comes first, of the kinds in the order of the navigation.
_ORDER = {name: place for place, name in enumerate(PICTURES)}
#: Records that are shown at most, and the rest of a key in milliseconds.
MOST, _REST = 12, 60


@dataclass(frozen=True, slots=True)
class Target:
    """One result: its words, and what choosing it does."""

    words: str
    quiet: str
    picture: str
    go: Callable[[], object]


class JumpBox(QObject):
    """Joins the field of the title bar with the list of results below it."""

    def __init__(
        self,
        field: QLineEdit,
        window: QWidget,
        search: Callable[[str], Sequence[Found]],
        open_record: Callable[[str, int], object],
        open_list: Callable[[str], object],
        commands: Sequence[QAction],
    ) -> None:
        super().__init__(window)
        self._field, self._window = field, window
        self._search, self._open_record, self._open_list = search, open_record, open_list
        self._commands = commands
        self.targets: list[Target] = []
        self.frame = QFrame(window)
        self.frame.setProperty("look", "popup")
        self.list = QListWidget()
        self.list.setObjectName("jump_results")
        self.list.setAccessibleName(_("Results"))
        self.list.setItemDelegate(OfferDrawing(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(lambda _item: self.take())
        layout.spaced(QVBoxLayout(self.frame), 0, (4, 4, 4, 4)).addWidget(self.list)
        self.frame.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REST)
        self._soon.timeout.connect(self.find)
        field.textChanged.connect(lambda _text: self._soon.start())
        field.installEventFilter(self)

    def begin(self) -> None:
        """Put the keyboard into the field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    # -- results

    def find(self) -> None:
        """Fill the list with what the words find."""
        self._soon.stop()
        words = self._field.text().strip()
        self.targets = self._targets(words) if words and self._field.hasFocus() else []
        self.list.clear()
        for target in self.targets:
            item = QListWidgetItem(target.words)
            item.setData(_QUIET, target.quiet)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{target.words}, {target.quiet}")
            item.setIcon(icons.icon(target.picture))
            self.list.addItem(item)
        if words and not self.targets and self._field.hasFocus():
            item = QListWidgetItem(_("Nothing is called that. Try another spelling, or fewer words."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._place()

    def _targets(self, words: str) -> list[Target]:
        wanted = fold(words)
        best = sorted(self._search(words), key=lambda f: (not fold(f.title).startswith(wanted), _ORDER.get(f.kind, 99)))
        found = [self._record(f) for f in best[:MOST]]
        for _heading, places in PLACES:
            for name, shown, picture, _always in places:
                if fold(_(shown)).startswith(wanted):
                    found.append(Target(_(shown), _("List"), picture, partial(self._open_list, name)))
        for action in self._commands:
            if wanted in fold(action.text()) and action.isEnabled() and action.isVisible():
                quiet = " · ".join(filter(None, (_("Command"), action.shortcut().toString())))
                found.append(Target(action.text(), quiet, str(action.property("picture_name")), action.trigger))
        return found

    def _record(self, found: Found) -> Target:
        kind = _(kinds.kind(found.kind).one)
        quiet = " · ".join(filter(None, (kind, found.quiet, found.reference)))
        picture = PICTURES.get(found.kind, "file-text")
        return Target(found.title, quiet, picture, lambda: self._open_record(found.kind, found.id))

    def _place(self) -> None:
        if not self.list.count():
            self.frame.hide()
            return
        look = style.look()
        below = self._field.mapTo(self._window, QPoint(0, self._field.height() + 4))
        rows = min(self.list.count(), 9)
        wide = min(max(self._field.width(), look.px(420)), self._window.width() - 16)
        left = min(below.x(), self._window.width() - 8 - wide)
        self.frame.setGeometry(left, below.y(), wide, rows * look.px(40) + look.px(12))
        self.frame.show()
        self.frame.raise_()

    def take(self) -> None:
        """Go to the chosen result."""
        if self._soon.isActive():
            self.find()
        row = self.list.currentRow()
        if 0 <= row < len(self.targets):
            target = self.targets[row]
            self.close()
            target.go()

    def close(self) -> None:
        """Put the list and the words away."""
        self.frame.hide()
        self._field.clear()
        self._soon.stop()

    # -- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the results while the hands stay in the field; Enter goes, Esc closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self.frame.hide()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and self.list.count():
            self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, self.list.count() - 1)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            self._window.setFocus()
            return True
        return False
