"""The line that adds guests: people, a delegation, an office or another event's list as one types, or a name alone.

objectNames: `guest_line`, `guest_offers`, `guest_said`.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QVBoxLayout, QWidget

from cityintl.desk import events, guest_list
from cityintl.desk.guest_list import Source
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.gui import layout, style
from cityintl.gui.editors.offers import MOST, OfferDrawing
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: Where the second line of an offer stands for its drawing.
_QUIET = Qt.ItemDataRole.UserRole + 1


class AddLine(QWidget):
    """A line to type into; what was added, or why not, stands below it."""

    #: Guests were added: their numbers.
    added = Signal(list)

    def __init__(self, desk: DeskFile, event: int) -> None:
        super().__init__()
        self.desk, self.event_number = desk, event
        self.offers: list[Source | str] = []
        self.along = ""
        self.line = QLineEdit()
        self.line.setObjectName("guest_line")
        self.line.setPlaceholderText(_("Add guests: a name, a delegation, an office, another event"))
        self.line.setAccessibleName(_("Add guests"))
        self.line.setAccessibleDescription(self.line.placeholderText())
        self.line.setClearButtonEnabled(True)
        self.said = layout.text("", "quiet", wrap=True)
        self.said.setObjectName("guest_said")
        self.said.hide()
        self._model = QStandardItemModel(self)
        self._popup = QListView()
        self._lay_offers()
        lines = layout.spaced(QVBoxLayout(self), 4)
        lines.addWidget(self.line)
        lines.addWidget(self.said)
        self.line.textEdited.connect(self._offer)
        self.line.installEventFilter(self)
        self._popup.installEventFilter(self)

    def _lay_offers(self) -> None:
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(MOST)
        completer.setPopup(self._popup)
        self._popup.setObjectName("guest_offers")
        self._popup.setAccessibleName(_("Guests to add"))
        self._popup.setItemDelegate(OfferDrawing(self._popup))
        self.line.setCompleter(completer)
        completer.activated[QModelIndex].connect(lambda index: self._take(index.row()))  # type: ignore[index]  # signals have overloads

    def _offer(self, words: str) -> None:
        self.said.hide()
        words, self.along = _couple(words)
        found = guest_list.sources(self.desk, self.event_number, words, MOST - 1) if words else []
        if self.along:  # a delegation brings nobody along
            found = [each for each in found if each.kind == "person"]
        self.offers = [*found, words] if words else []
        self._model.clear()
        for each in self.offers:
            item = QStandardItem(each.words if isinstance(each, Source) else _("Add “{name}”").format(name=each))
            quiet = each.told if isinstance(each, Source) else _("by name alone; the desk does not know them")
            along = _("with {name}").format(name=self.along) if self.along else ""
            quiet = " · ".join(filter(None, (along, quiet)))
            item.setData(quiet, _QUIET)
            item.setData(f"{item.text()}, {quiet}", Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        self._popup.setMinimumWidth(min(style.look().px(460), max(self.line.width(), style.look().px(300))))

    def _take(self, place: int) -> None:
        if 0 <= place < len(self.offers):
            self.take(self.offers[place])

    def take(self, offer: Source | str) -> None:
        """Add whom the offer stands for, and say how many they were."""
        self._popup.hide()
        try:
            if isinstance(offer, Source) and offer.kind == "person":
                done = events.add_person(self.desk, self.event_number, offer.number, self.along)
            elif isinstance(offer, Source):
                done = guest_list.add_from(self.desk, self.event_number, offer.kind, offer.number)
            else:
                number = events.add_named(self.desk, self.event_number, offer, companion=self.along)
                done = events.Added((number,), 0)
        except UserError as wrong:
            self._say(str(wrong), "problem")
            return
        self.line.clear()
        self._say(_told(done, offer.title if isinstance(offer, Source) else offer), "quiet")
        self.added.emit(list(done.numbers))

    def _enter(self, words: str) -> None:
        index = self._popup.currentIndex() if self._popup.isVisible() else QModelIndex()
        meant = [each for each in self.offers if isinstance(each, Source)]
        exact = [each for each in meant if fold(each.title) == fold(words)]
        if index.isValid():
            self._take(index.row())
        elif len(exact or meant) == 1:
            self.take((exact or meant)[0])
        elif not meant:
            self.take(words)
        else:
            self._popup.hide()
            self._say(_("Several can be meant: choose one with ↓. The last line adds the name alone."), "quiet")
            self.line.completer().complete()

    def _say(self, words: str, look: str) -> None:
        self.said.setText(words)
        layout.set_look(self.said, "look", look)
        self.said.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the offer that is pointed to, or the only one that can be meant; Esc takes the typing back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.line:
            words = self.line.text().strip()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if words and self.offers:
                    self._enter(_couple(words)[0])
                return True
            if event.key() == Qt.Key.Key_Escape and words:
                self.line.clear()
                self.said.hide()
                return True
        return super().eventFilter(watched, event)


def _couple(words: str) -> tuple[str, str]:
    """“Ana Ruiz + Juan Ruiz”: who is invited, and who comes along."""
    name, _plus, along = words.partition(" + ")
    return name.strip(), along.strip()


def _told(done: events.Added, whence: str) -> str:
    """“5 guests added from “Nagoya”, 2 were on the list already.”"""
    count = len(done.numbers)
    already = ngettext("{n} is on the list already", "{n} are on the list already", done.already).format(n=done.already)
    if not count:
        return f"{whence}: {already}."
    if count == 1 and not done.already:
        return _("Added: {name}").format(name=whence)
    words = ngettext("{n} guest added from “{whence}”", "{n} guests added from “{whence}”", count)
    return words.format(n=count, whence=whence) + (f", {already}." if done.already else ".")
