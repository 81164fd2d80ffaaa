"""Editors that offer while one types: a line with a list below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cityintl.gui import style
from cityintl.gui.editors.editor import Surroundings
from cityintl.gui.editors.lines import LineEditor
from cityintl.records.describe import Field

_QUIET = Qt.ItemDataRole.UserRole + 1
#: Offers that are shown at most.
MOST = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose: what it is called, what tells it from its namesakes, and what it stands for."""

    words: str
    quiet: str = ""
    means: Any = None


class OfferDrawing(QStyledItemDelegate):
    """Draws an offer: its words, and the quiet ones below."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Two lines, or one."""
        look = style.look()
        box: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("select"))
        inside = box.adjusted(look.px(12), look.px(2), -look.px(12), -look.px(2))
        quiet = str(index.data(_QUIET) or "")
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QIcon):
            side = look.px(16)
            picture.paint(painter, QRect(inside.left(), inside.center().y() - side // 2, side, side))
            inside.setLeft(inside.left() + look.px(28))
        painter.setFont(look.font(style.TEXT, 500))
        painter.setPen(look.colour("text"))
        upper = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2) if quiet else inside
        middle = Qt.AlignmentFlag.AlignVCenter
        right = Qt.TextElideMode.ElideRight
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(upper, middle, painter.fontMetrics().elidedText(words, right, inside.width()))
        if quiet:
            painter.setFont(look.font(style.LABEL))
            painter.setPen(look.colour("quiet"))
            lower = QRect(inside.left(), inside.center().y(), inside.width(), inside.height() // 2)
            painter.drawText(lower, middle, painter.fontMetrics().elidedText(quiet, right, inside.width()))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As tall as its lines."""
        look = style.look()
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        wide = QFontMetrics(look.font()).horizontalAdvance(words) + look.px(40)
        return QSize(wide, look.px(40 if index.data(_QUIET) else 28))


class OfferEditor(LineEditor):
    """A line whose typing is answered with offers; choosing one commits."""

    def __init__(self, of: Field, around: Surroundings) -> None:
        super().__init__(of, around)
        self.offers: list[Offer] = []
        self._model = QStandardItemModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(MOST)
        popup = QListView()
        self.completer.setPopup(popup)
        self._popup = popup
        popup.setObjectName(f"offers_{of.name}")
        popup.setItemDelegate(OfferDrawing(popup))
        self.line.setCompleter(self.completer)
        self.line.textEdited.connect(self._offer)
        self.line.returnPressed.connect(self._entered)
        self.completer.activated[QModelIndex].connect(self._taken)  # type: ignore[index]  # signals have overloads

    def offers_for(self, words: str) -> Sequence[Offer]:
        """The offers for what is typed; a subclass says."""
        raise NotImplementedError

    def take(self, offer: Offer) -> None:
        """What choosing an offer does: it stands in the line, and the editor is left."""
        self.line.setText(offer.words)
        self.left.emit()

    def _offer(self, words: str) -> None:
        self.offers = list(self.offers_for(words))[:MOST] if words.strip() else []
        self._model.clear()
        for offer in self.offers:
            item = QStandardItem(offer.words)
            item.setData(offer.quiet, _QUIET)
            item.setData(f"{offer.words}, {offer.quiet}", Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        self._popup.setMinimumWidth(min(style.look().px(420), max(self.line.width(), style.look().px(300))))

    def _taken(self, index: QModelIndex) -> None:
        row = index.row()
        if 0 <= row < len(self.offers):
            self.choose(self.offers[row])

    def _entered(self) -> None:
        """Enter while offers are open and none is chosen: the list does not keep the key for itself."""
        if self._popup.isVisible() and not self._popup.currentIndex().isValid():
            self._popup.hide()
            self.left.emit()

    def choose(self, offer: Offer) -> None:
        """Put the list away and take this offer."""
        self._popup.hide()
        self.take(offer)
