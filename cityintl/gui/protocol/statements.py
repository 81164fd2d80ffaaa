"""The statements of a year: what each recipient discloses for each period, the nil ones included.

objectNames: `card_statements`, `statements_before`, `statements_after`, `statements_all`, `statement_rows`,
`statements_said`.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox

from cityintl.desk import gifts
from cityintl.desk.gift_totals import Statement
from cityintl.gui import layout, said
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.cards import Card
from cityintl.gui.visit.rows import RowsList
from cityintl.records.dates import show_date
from cityintl.records.money import Money
from cityintl.store import DeskFile
from cityintl.words import _, ngettext


def statement_words(found: Statement) -> str:
    """A statement as it can be sent: its period and recipient, each gift in a line, or that there is nothing."""
    head = _("Statement of gifts received, {period}: {name}").format(
        period=gifts.period_of(found.period), name=found.recipient.name
    )
    if found.nil:
        return f"{head}\n{_('Nothing to disclose.')}"
    lines = []
    for weighed in (*found.disclosed, *found.unclear):
        value = Money().show(weighed.gift.value) if weighed.gift.value else _("not valued")
        lines.append(f"{show_date(weighed.gift.on)} · {weighed.gift.source.name} · {value}")
    return "\n".join([head, *lines])


class StatementsCard(Card):
    """Year by year; Enter copies the words of a statement."""

    #: Something was done, in words.
    copied = Signal(str)

    def __init__(self, desk: DeskFile) -> None:
        super().__init__("card_statements", "")
        self.desk, self.year, self.recipient = desk, 0, ("", 0)
        self._found: list[Statement] = []
        before = layout.tool(_("The year before"), "caret-left")
        after = layout.tool(_("The year after"), "caret-right")
        for button, name, step in ((before, "statements_before", -1), (after, "statements_after", 1)):
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, step=step: self._turn(step))
        self.all = QCheckBox(_("Everyone"))
        self.all.setObjectName("statements_all")
        self.all.setAccessibleDescription(_("The statements of all who may receive gifts for the city, also nil ones"))
        self.all.toggled.connect(lambda _on: self.refresh())
        self.rows = RowsList("statement_rows", _("Statements; Enter copies one"), lined=False)
        self.rows.opened.connect(self._copy)
        self.said = layout.text("", "quiet", wrap=True)
        self.said.setObjectName("statements_said")
        self.said.setContentsMargins(8, 0, 8, 0)
        for widget in (layout.row(before, after, self.all, None, gap=4), self.rows, self.said):
            self.lines.addWidget(widget)

    def show_for(self, recipient: tuple[str, int], year: int) -> None:
        """Show the year of a gift and who took it; the year that was turned to stays."""
        self.recipient, self.year = recipient, self.year or year
        self.refresh()

    def _turn(self, step: int) -> None:
        self.year += step
        self.refresh()

    def refresh(self) -> None:
        """Ask the desk again."""
        self.say(_("Statements of {year}").format(year=self.year))
        every = gifts.register(self.desk, gifts.span_of(str(self.year))).statements
        own = [s for s in every if (s.recipient.kind, s.recipient.number) == self.recipient]
        self._found = list(every) if self.all.isChecked() else own
        self.rows.fill([_row(place, each, self.all.isChecked()) for place, each in enumerate(self._found)])
        none = _("No rule of this year names the period of statements: add it under Rules.")
        if every or self.recipient[0] == "gift":
            none = _("Nobody is named who took it: each recipient makes a statement.")
        if self.recipient[0] == "home":
            none = _("It is the city’s: the register names it, and nobody signs for it.")
        self.said.setText("" if self._found else none)
        self.said.setVisible(not self._found)

    def _copy(self, place: int) -> None:
        QGuiApplication.clipboard().setText(statement_words(self._found[place]))
        self.said.setText(_("The statement is on the clipboard."))
        self.said.show()


def _row(place: int, found: Statement, named: bool) -> Row:
    """A statement as a line: what it holds, and by when."""
    held = [
        ngettext("{n} gift to disclose", "{n} gifts to disclose", len(found.disclosed)).format(n=len(found.disclosed))
        if found.disclosed
        else "",
        ngettext("{n} gift to look at", "{n} gifts to look at", len(found.unclear)).format(n=len(found.unclear))
        if found.unclear
        else "",
    ]
    words = _("nothing to disclose") if found.nil else ", ".join(filter(None, held))
    title = ": ".join(filter(None, (gifts.period_of(found.period), found.recipient.name if named else "", words)))
    over = found.period.last < said.today()
    end = _("by {day}").format(day=show_date(found.due)) if found.due and not over else ""
    until = _("due {day}").format(day=show_date(found.due)) if found.due and over else ""
    return Row(place, title, end or until, picture="file-text" if not found.nil else "check", tone="quiet")
