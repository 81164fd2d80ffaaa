"""The history of a record or of the whole desk: every step, and the way back from each.

objectNames: `history`, `history_list`, `history_undo`.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cityintl.gui import icons, layout, said, style
from cityintl.gui.record.working import Tab
from cityintl.store import Change, DeskFile, Step
from cityintl.words import _, ngettext

_LINES = Qt.ItemDataRole.UserRole + 1
_WHEN = Qt.ItemDataRole.UserRole + 2
_UNDONE = Qt.ItemDataRole.UserRole + 3
_LIMIT = 300


def told(change: Change) -> str:
    """One change in words: “Signed: 1959 → 4 April 1959”."""
    if change.what == "changed":
        return f"{_(change.field)}: {change.before or '—'} → {change.after or '—'}"
    if change.what in ("linked", "unlinked"):
        words = _("linked with {other}") if change.what == "linked" else _("no longer linked with {other}")
        return f"“{change.title}” {words.format(other=change.after or change.before)}"
    return f"“{change.title}” {_(change.what)}"


class _StepDrawing(QStyledItemDelegate):
    """Draws a step: its label and instant, then its changes."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A label, the instant at the right, quiet lines below; a step that was undone is struck out."""
        look = style.look()
        box: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("select"))
            if option.widget.hasFocus():
                painter.fillRect(QRect(box.left(), box.top(), look.px(3), box.height()), look.colour("accent"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), look.colour("line"))
        inside = box.adjusted(look.px(12), look.px(6), -look.px(12), -look.px(6))
        undone = bool(index.data(_UNDONE))
        font = QFont(look.font(style.TEXT, 500))
        font.setStrikeOut(undone)
        height = QFontMetrics(font).height()
        when = str(index.data(_WHEN))
        painter.setFont(look.font(style.LABEL))
        painter.setPen(look.colour("quiet"))
        line = QRect(inside.left(), inside.top(), inside.width(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, when)
        room = inside.width() - painter.fontMetrics().horizontalAdvance(when) - look.px(12)
        painter.setFont(font)
        painter.setPen(look.colour("quiet" if undone else "text"))
        label = str(index.data(Qt.ItemDataRole.DisplayRole))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(label, elide, room))
        painter.setFont(look.font(style.LABEL))
        painter.setPen(look.colour("quiet"))
        small = painter.fontMetrics()
        for number, words in enumerate(index.data(_LINES)):
            top = inside.top() + height + number * small.height()
            place = QRect(inside.left(), top, inside.width(), small.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, small.elidedText(words, elide, inside.width()))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As tall as its lines."""
        look = style.look()
        small = QFontMetrics(look.font(style.LABEL)).height()
        first = QFontMetrics(look.font(style.TEXT, 500)).height()
        return QSize(0, first + small * len(index.data(_LINES)) + look.px(13))


class HistoryTab(Tab):
    """The steps, newest first; for the whole desk also the ways to what was deleted and to the desk as it was."""

    #: The desk is to be seen as this step left it: its number.
    look_wanted = Signal(int)
    #: The deleted records are to be seen.
    trash_wanted = Signal()

    def __init__(self, desk: DeskFile, kind: str | None = None, number: int | None = None, heading: str = "") -> None:
        super().__init__()
        self.desk, self.kind, self.number = desk, kind, number
        self.setObjectName("history")
        self.steps: list[Step] = []
        self.list = QListWidget()
        self.list.setObjectName("history_list")
        self.list.setAccessibleName(_("Steps, newest first"))
        self.list.setItemDelegate(_StepDrawing(self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.undo = QPushButton(_("Undo this step"))
        self.undo.setObjectName("history_undo")
        icons.put(self.undo, "arrow-u-up-left")
        self.undo.clicked.connect(self._undo)
        self.list.currentRowChanged.connect(self._walked)
        lines = layout.spaced(QVBoxLayout(self), 8, (12, 8, 12, 8) if not heading else (16, 12, 16, 12))
        top = QWidget()
        line = layout.spaced(QHBoxLayout(top), 8)
        if heading:
            line.addWidget(layout.text(heading, "page"))
            line.addStretch(1)
            line.addWidget(self._trash_button())
            line.addWidget(self._look_button())
        line.addWidget(self.undo)
        if not heading:
            line.addStretch(1)
        lines.addWidget(top)
        lines.addWidget(self.list, 1)
        self.refresh()

    def _look_button(self) -> QPushButton:
        self.look = QPushButton(_("See the desk as it was then"))
        self.look.setObjectName("history_look")
        icons.put(self.look, "clock-counter-clockwise")
        self.look.clicked.connect(self._look)
        return self.look

    def _look(self) -> None:
        if self.current is not None:
            self.look_wanted.emit(self.current.id)

    def _trash_button(self) -> QPushButton:
        self.trash = QPushButton(_("Deleted records…"))
        self.trash.setObjectName("history_trash")
        icons.put(self.trash, "trash")
        self.trash.clicked.connect(self.trash_wanted)
        return self.trash

    def begin(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus()

    def refresh(self) -> None:
        """Ask the desk again."""
        row = self.list.currentRow()
        zone = self.desk.home()["zone"]
        self.steps = self.desk.history(self.kind, self.number, _LIMIT)
        self.list.clear()
        for step in self.steps:
            self.list.addItem(self._item(step, zone))
        self.list.setCurrentRow(min(max(row, 0), len(self.steps) - 1))
        self._walked(self.list.currentRow())

    def _item(self, step: Step, zone: str) -> QListWidgetItem:
        own = [c for c in step.changes if c.what == "changed" or (c.kind, c.id) != (self.kind, self.number)]
        worth = [c for c in own if c.what == "changed" or step.records > 1]
        lines = [told(c) for c in worth[:3]]
        hidden = step.records - len(lines) - (len(step.changes) - len(own))
        if hidden > 0 and lines:
            lines.append(ngettext("and {n} more record", "and {n} more records", hidden).format(n=f"{hidden:,}"))
        when = said.moment(step.at, zone)
        item = QListWidgetItem(step.label)
        item.setData(_LINES, lines)
        item.setData(_WHEN, _("{when} · undone").format(when=when) if step.undone else when)
        item.setData(_UNDONE, step.undone)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join((step.label, str(item.data(_WHEN)), *lines)))
        return item

    @property
    def current(self) -> Step | None:
        """The step that is pointed to."""
        row = self.list.currentRow()
        return self.steps[row] if 0 <= row < len(self.steps) else None

    def _walked(self, _row: int) -> None:
        self.undo.setEnabled(self.current is not None and self.current.can_undo)

    def _undo(self) -> None:
        if self.current is not None and self.current.can_undo:
            self.undo_wanted.emit(self.current.id)
