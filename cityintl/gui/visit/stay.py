"""Making the days of per diem: who, from when to when, where the nights are, at which rate.

objectNames: `stay`, `stay_open`, `stay_person`, `stay_first`, `stay_last`, `stay_locality`, `stay_country`,
`stay_rate`, `stay_lodging`, `stay_problem`, `stay_make`.
"""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cityintl.desk.visit_costs import Stay, add_stay, journey_of, known_rate
from cityintl.desk.visits import members_of
from cityintl.errors import UserError
from cityintl.gui import icons, layout, style
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.visit.cards import Card
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _

#: Which field of a day of per diem reads each line, and its words.
_LINES = {
    "first": ("on", "From", 120),
    "last": ("on", "To", 120),
    "locality": ("locality", "Where the nights are", 170),
    "country": ("country", "Country", 130),
    "rate": ("meals_rate", "Meals and incidentals a day", 190),
    "lodging": ("lodging_cap", "Lodging up to", 130),
}
_NEEDED = ("first", "last", "locality", "rate")


class StayForm(QWidget):
    """A line to fill once for each place."""

    failed = Signal(object)

    def __init__(self, desk: DeskFile, number: int) -> None:
        super().__init__()
        self.desk, self.number = desk, number
        self.setObjectName("stay")
        self.open = QPushButton(_("Make days…"))
        self.open.setObjectName("stay_open")
        icons.put(self.open, "calendar-blank")
        self.open.clicked.connect(self._open)
        self.person = QComboBox()
        self.person.setObjectName("stay_person")
        self.person.setAccessibleName(_("Who travels"))
        self.person.currentIndexChanged.connect(self._begin_days)
        self.typed = {name: self._line(name) for name in _LINES}
        self.typed["locality"].editingFinished.connect(self._offer_rate)
        self._lay()

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(f"stay_{name}")
        line.setAccessibleName(_(_LINES[name][1]))
        line.setFixedWidth(style.look().px(_LINES[name][2]))
        return line

    def _lay(self) -> None:
        self.problem = layout.text("", "problem", wrap=True)
        self.problem.setObjectName("stay_problem")
        self.problem.hide()
        make = QPushButton(_("Make the days"))
        make.setObjectName("stay_make")
        make.setProperty("primary", True)
        make.clicked.connect(self.make)
        told = _("One day for each from departure to return; the first and the last of the journey are travel days.")
        labeled = [layout.column(layout.text(_("Who travels"), "label"), self.person, gap=2)]
        for name, line in self.typed.items():
            labeled.append(layout.column(layout.text(_(_LINES[name][1]), "label"), line, gap=2))
        self.card = Card("stay_card", _("Days of a journey"))
        held = layout.column(
            flowing(*labeled, gap=10), layout.text(told, "quiet", True), self.problem, layout.row(make, None)
        )
        held.setContentsMargins(8, 0, 8, 4)
        self.card.lines.addWidget(held)
        self.card.hide()
        lines = layout.spaced(QVBoxLayout(self), 8)
        lines.addWidget(layout.row(self.open, None))
        lines.addWidget(self.card)

    def _open(self) -> None:
        self.card.setVisible(self.card.isHidden())
        if not self.card.isHidden():
            self._begin_days()
            self.person.setFocus()

    def refresh(self) -> None:
        """Offer the members as they stand now."""
        chosen = self.person.currentData()
        self.person.blockSignals(True)
        self.person.clear()
        for member in members_of(self.desk, self.number):
            self.person.addItem(member.name, member.person)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))
        self.person.blockSignals(False)

    def _begin_days(self) -> None:
        """The journey of the person, where its days are known and nothing is typed."""
        if self.person.currentData() is None:
            return
        days = journey_of(self.desk, self.number, int(self.person.currentData()))
        for name, day in zip(("first", "last"), days, strict=True):
            if day is not None:
                self.typed[name].setText(day.isoformat())

    def _offer_rate(self) -> None:
        """The rate that was typed for this locality before."""
        if self.typed["locality"].text().strip() and not self.typed["rate"].text():
            known = known_rate(self.desk, self.typed["locality"].text())
            for name, amount in zip(("rate", "lodging"), known or (), strict=False):
                if amount is not None:
                    self.typed[name].setText(kinds.kind("per_diem_day").fields["meals_rate"].value.type_text(amount))

    def _read(self) -> dict[str, Any]:
        fields = kinds.kind("per_diem_day").fields
        found = {}
        for name, (field, words, _width) in _LINES.items():
            found[name] = fields[field].value.read(self.typed[name].text())
            if found[name] is None and name in _NEEDED:
                self.typed[name].setFocus()
                raise UserError(_("“{field}” is missing.").format(field=_(words)))
        return found

    def make(self) -> None:
        """Make the days; what cannot be stands below in words."""
        try:
            if self.person.currentData() is None:
                raise UserError(_("Nobody travels yet."), _("Add the members first."))
            found = self._read()
            add_stay(self.desk, self.number, Stay(int(self.person.currentData()), **found))
        except UserError as wrong:
            self.problem.setText(str(wrong))
            self.problem.show()
            return
        self.problem.hide()
        for name in ("locality", "country", "rate", "lodging"):
            self.typed[name].clear()
        self.card.hide()
