"""The list of papers: in groups under their headings, narrowed by the words that are typed over it.

objectNames: `paper_search`, `paper_list`; an item's UserRole is the place of its paper, headings have none.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from cityintl.folding import fold
from cityintl.gui import style
from cityintl.gui.dialogs.offered import Offer
from cityintl.gui.dialogs.pieces import Choices, quiet, tint
from cityintl.gui.layout import spaced
from cityintl.words import _

PLACE = Qt.ItemDataRole.UserRole
#: Fewer papers than this are seen at a glance: nothing is searched.
_MANY = 8


class _Papers(Choices):
    """The list itself: it takes what room there is, and asks for little."""

    def sizeHint(self) -> QSize:
        """Three lines; the rest scrolls."""
        return QSize(super().sizeHint().width(), style.look().px(94))


class PaperList(QWidget):
    """Tells which paper is chosen, by its place among those that are offered."""

    chosen = Signal(int)

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._offers = offers
        self.search = QLineEdit()
        self.search.setObjectName("paper_search")
        self.search.setPlaceholderText(_("Find a paper"))
        self.search.setAccessibleName(_("Find a paper"))
        self.search.setClearButtonEnabled(True)
        self.search.setVisible(len(offers) >= _MANY)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.papers = _Papers("paper_list", _("Which paper"))
        self.papers.setWordWrap(True)
        self.papers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.papers.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.papers.setMinimumHeight(style.look().px(94))
        self.nothing = quiet(_("No paper has these words."))
        self.nothing.hide()
        self._fill()
        lines = spaced(QVBoxLayout(self), 6)
        lines.addWidget(self.search)
        lines.addWidget(self.papers, 1)
        lines.addWidget(self.nothing)
        self.papers.currentItemChanged.connect(self._tell)

    def _fill(self) -> None:
        groups = list(dict.fromkeys(offer.group for offer in self._offers))
        for group in groups:
            if group and len(groups) > 1:
                self.papers.addItem(self._heading(group))
            for place, offer in enumerate(self._offers):
                if offer.group == group:
                    item = QListWidgetItem(offer.title)
                    item.setToolTip(offer.about)
                    item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, offer.about)
                    item.setData(PLACE, place)
                    self.papers.addItem(item)

    def _heading(self, words: str) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(style.look().font(style.LABEL, 600))
        item.setForeground(tint("quiet"))
        item.setSizeHint(QSize(0, style.look().px(30)))
        return item

    def _narrow(self, typed: str) -> None:
        """Show the papers that have all these words, and the headings over them; the first is chosen."""
        words = fold(typed).split()
        heading, seen = None, []
        for item in self._items():
            place = item.data(PLACE)
            if place is None:
                heading = item
                heading.setHidden(True)
                continue
            offer = self._offers[place]
            held = all(word in fold(f"{offer.title} {offer.about} {offer.group}") for word in words)
            item.setHidden(not held)
            if held:
                seen.append(item)
                if heading is not None:
                    heading.setHidden(False)
        self.nothing.setVisible(not seen)
        current = self.papers.currentItem()
        if seen and (current is None or current.isHidden()):
            self.papers.setCurrentItem(seen[0])

    def _items(self) -> list[QListWidgetItem]:
        return [self.papers.item(row) for row in range(self.papers.count())]

    def _tell(self, item: QListWidgetItem | None, _before: object = None) -> None:
        if item is not None and item.data(PLACE) is not None:
            self.chosen.emit(item.data(PLACE))

    @property
    def place(self) -> int:
        """The place of the chosen paper."""
        item = self.papers.currentItem()
        return int(item.data(PLACE)) if item is not None and item.data(PLACE) is not None else 0

    def choose(self, name: str) -> None:
        """Choose the paper of this name; the first one without it."""
        papers = [item for item in self._items() if item.data(PLACE) is not None]
        wanted = [item for item in papers if self._offers[item.data(PLACE)].name == name]
        if papers:
            self.papers.setCurrentItem((wanted or papers)[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the words over the list, the arrows lead into it."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.search and pressed in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.papers.setFocus()
            return True
        return super().eventFilter(watched, event)
