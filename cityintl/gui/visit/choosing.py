"""A tab whose rows are parts of several kinds: the form of the one that was chosen stands beside them."""

from PySide6.QtWidgets import QPushButton

from cityintl.gui import layout
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import ChosenPart, SidesTab
from cityintl.records import kinds
from cityintl.words import _


class ChoosingTab(SidesTab):
    """The frame of such a tab; a subclass says which rows there are."""

    def _form(self, kind: str) -> ChosenPart:
        """The form of a kind of part, made when it is first wanted; the others give way."""
        if kind not in self.forms:
            made = ChosenPart(self.desk, kind, self.number, self.around)
            made.closed.connect(self._closed)
            made.parts.followed.connect(self.followed)
            made.parts.delete_wanted.connect(self.delete_wanted)
            made.parts.failed.connect(self.failed)
            lines = self.layout()
            assert lines is not None
            lines.addWidget(made)
            self.forms[kind] = made
        return self.forms[kind]

    @property
    def forms(self) -> dict[str, ChosenPart]:
        """The forms that were made, by their kinds."""
        found: dict[str, ChosenPart] = self.__dict__.setdefault("_forms", {})
        return found

    def adder(self, kind: str) -> QPushButton:
        """The button that begins a new part of a kind: `add_KIND`."""
        button = QPushButton(_("Add {kind}").format(kind=_(kinds.kind(kind).one).lower()))
        button.setObjectName(f"add_{kind}")
        button.clicked.connect(lambda _on=False: self.begin_part(kind))
        return button

    def rows_of(self, kind: str, name: str) -> RowsList:
        """The rows of a kind under its heading; they open and delete parts."""
        heading = layout.text(_(kinds.kind(kind).many).upper(), "label")
        rows = RowsList(name, _(kinds.kind(kind).many))
        rows.opened.connect(lambda number: self.show_part(kind, number))
        self.let_delete(rows, kind)
        rows.setProperty("heading", heading)
        self.work.addWidget(heading)
        self.work.addWidget(rows)
        return rows

    def _take(self, kind: str) -> bool:
        if not self.finish():
            return False
        made = self._form(kind)
        for other in self.forms.values():
            other.setVisible(other is made)
        self.chosen = made
        return True

    def show_part(self, kind: str, number: int) -> None:
        """Show a part in its form."""
        if self._take(kind):
            self.choose(number)

    def begin_part(self, kind: str) -> None:
        """Begin a new part in its form."""
        if self._take(kind):
            self.begin()

    def point_to(self, parts: object) -> None:
        """Show the part that was looked for."""
        wanted = list(parts)  # type: ignore[call-overload]  # pairs of kind and number
        if wanted:
            self.show_part(*wanted[0])

    def finish(self) -> bool:
        """Commit what is being typed."""
        return all(form.parts.finish() for form in self.forms.values())
