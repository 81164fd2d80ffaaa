"""Who is thanked after a visit: the letters that were written, and a button for each that is not.

objectNames: `card_thanks`, in it `thanks_line` with `thanks_open` (the letter) or `thanks_write`.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from cityintl.desk.thanks import Thanks
from cityintl.gui import icons, layout, style
from cityintl.gui.today.line import Shortened
from cityintl.gui.visit.cards import Card, link
from cityintl.records.dates import show_date
from cityintl.words import _


class ThanksCard(Card):
    """A line for everyone who is thanked; the first who waits stands out."""

    #: A letter to look at: its number.
    opened = Signal(int)
    #: A letter to begin: to whom (kind, number), or None.
    letter_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("card_thanks", _("Thanks"))
        self._shown: list[QWidget] = []

    def show_thanks(self, found: Sequence[Thanks] | None) -> None:
        """Show who was thanked and who waits; without anyone by name one letter is owed all the same."""
        self.setVisible(found is not None)
        for line in self._shown:
            self.lines.removeWidget(line)
            line.deleteLater()
        self._shown = []
        if found is None:
            return
        told = found or [Thanks(None, _("Nobody is named as head or lead"))]
        done = sum(each.letter is not None for each in told)
        self.say(_("Thanks: {done} of {all} written").format(done=done, all=len(told)))
        for each in told:
            line = self._line(each)
            self.lines.addWidget(line)
            self._shown.append(line)

    def _line(self, each: Thanks) -> QWidget:
        name = each.name or _("To nobody by name")
        if each.letter is not None and each.on is not None:
            words = f"{name} · {show_date(each.on)}"
            end = link("thanks_open", _("Open"), f"{_('Open the letter')}: {words}")
            end.setToolTip(each.subject)
            letter = each.letter
            end.clicked.connect(lambda: self.opened.emit(letter))
        else:
            words, end = name, QPushButton(_("Write thanks"))
            end.setObjectName("thanks_write")
            end.setAccessibleName(f"{_('Write thanks')}: {name}")
            icons.put(end, "envelope-simple")
            end.clicked.connect(lambda: self.letter_wanted.emit(each.to))
        end.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line = layout.row(Shortened(words, "text"), end)
        line.setObjectName("thanks_line")
        line.setContentsMargins(style.look().px(8), 0, 0, 0)
        return line
