"""The second step: what each column becomes, what must be answered, one row as an example, what needs a look.

objectNames: `fill_gaps` (the box that offers the built-in list of places); see columns, questions and looks.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cityintl.exchange.mapping import FILLABLE, Mapping
from cityintl.gui.dialogs.flowing import Beside
from cityintl.gui.dialogs.importing.columns import MappingTable
from cityintl.gui.dialogs.importing.looks import BecomesCard, LookCard
from cityintl.gui.dialogs.importing.questions import Questions
from cityintl.gui.dialogs.importing.seen import Seen
from cityintl.gui.layout import spaced
from cityintl.words import _


class ColumnsStep(QWidget):
    """Changes the mapping piece by piece; `remapped` tells each new whole."""

    remapped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._mapping: Mapping | None = None
        self.questions, self.table = Questions(), MappingTable()
        self.becomes, self.look, self.fill = BecomesCard(), LookCard(), QCheckBox()
        self.fill.setObjectName("fill_gaps")
        self.fill.setText(_("Fill what the file leaves empty from the built-in list of places"))
        self.table.setMinimumHeight(self.fontMetrics().height() * 7)
        self.questions.dates_read.connect(lambda column, order: self._add("dates", column, order))
        self.questions.city_chosen.connect(lambda column, city: self._add("where", column, city))
        self.questions.need_filled.connect(lambda field, words: self._add("defaults", field, words))
        self.table.target_chosen.connect(self._become)
        self.fill.clicked.connect(self._fill)
        lines = spaced(QVBoxLayout(self), 10)
        lines.addWidget(self.questions)
        lines.addWidget(self.table, 1)
        lines.addWidget(Beside(self.becomes, self.look, gap=12, least=760))
        lines.addWidget(self.fill)

    def show_seen(self, seen: Seen) -> None:
        """Show how the file is understood."""
        self._mapping = seen.mapping
        self.questions.show_questions(seen.questions)
        self.table.show_columns(seen.columns, seen.targets)
        self.look.show_things(seen.things)
        self.fill.setVisible(seen.can_fill)
        self.fill.setChecked(bool(seen.mapping.fill))

    def change(self, mapping: Mapping) -> None:
        """Take a changed mapping, before it is known what comes of it: the next change goes on from it."""
        self._mapping = mapping
        self.remapped.emit(mapping)

    def _add(self, part: str, name: str, words: str) -> None:
        if self._mapping is not None:
            together = {**getattr(self._mapping, part), name: words}
            self.change(self._mapping.but(**{part: {key: said for key, said in together.items() if said}}))

    def _become(self, column: str, target: str) -> None:
        if self._mapping is not None:
            self.change(self._mapping.becoming(column, target))

    def _fill(self, on: bool) -> None:
        if self._mapping is not None:
            self.change(self._mapping.but(fill=FILLABLE if on else ()))

    def filter(self, column: str, value: str) -> None:
        """Look only at the rows where this column holds the value; at all of them without a value."""
        if self._mapping is not None:
            self.change(self._mapping.but(where={column: value} if value else {}))
