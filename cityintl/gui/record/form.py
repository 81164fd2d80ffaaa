"""The facts of a record in two columns, group by group; empty ones fold away.

objectNames: `form`, one `field_NAME` a fact, `show_empty`.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from cityintl.desk.glances import behind, glances
from cityintl.gui import layout, said, style
from cityintl.gui.editors import Surroundings
from cityintl.gui.record.field import FieldView
from cityintl.gui.record.glance import GlanceView
from cityintl.gui.record.leading import FIRST, is_always_shown, is_needed, leading
from cityintl.gui.record.source import Existing, Source
from cityintl.records.values import Note
from cityintl.words import _, ngettext

_NARROW = 420


class Form(QWidget):
    """Every field of a kind's form, edited in place."""

    committed = Signal(str)
    asked = Signal(str)
    followed = Signal(str, int)
    empties_shown = Signal(bool)
    #: Another tab of the record: its name.
    tab_wanted = Signal(str)

    def __init__(
        self,
        source: Source,
        around: Surroundings,
        empties: bool,
        asking: Sequence[str] = (),
        hidden: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("form")
        self.source = source
        self.fields: dict[str, FieldView] = {}
        self.glances: dict[str, GlanceView] = {}
        self._groups: list[tuple[QWidget | None, QGridLayout, list[FieldView | GlanceView]]] = []
        self.empties = empties
        self._columns = 2
        self.lines = layout.spaced(QVBoxLayout(self), 8)
        first = FIRST.get(source.kind.name)
        self._leading = leading(source.entry) if isinstance(source, Existing) else ()
        before = [each for each in ((first,) if first else (), self._leading) if each]
        plain = len(before) + (not self._leading)  # so many groups stand without a heading
        groups = [*(("", each) for each in before), *source.kind.form.items()]
        for number, (heading, names) in enumerate(groups):
            kept = [n for n in names if n not in hidden and n not in self.fields and "." not in n]
            self._add_group(heading if number >= plain else "", kept, around, asking)
        self.more = QPushButton()
        self.more.setObjectName("show_empty")
        self.more.setProperty("flat", True)
        self.more.setProperty("link", True)
        self.more.clicked.connect(self._turn)
        self.lines.addWidget(layout.row(self.more, None))
        self.refresh()

    def _add_group(self, heading: str, names: Sequence[str], around: Surroundings, asking: Sequence[str]) -> None:
        head = None
        if heading:
            head = layout.column(layout.hairline(), layout.text(_(heading), "label"), gap=8)
            head_line = head.layout()
            assert head_line is not None
            px = style.look().px
            head_line.setContentsMargins(px(8), px(4), px(8), 0)
            self.lines.addWidget(head)
        grid = layout.spaced(QGridLayout(), 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0 if tuple(names) == self._leading else 2)
        views: list[FieldView | GlanceView] = []
        for name in names:
            if name.startswith("*"):
                views.append(self._glance(name[1:]))
                continue
            view = FieldView(self.source.kind.fields[name], self.source, around)
            view.asks = name in asking
            if name in self._leading:
                view.in_one_line()
            view.committed.connect(self._committed)
            view.asked.connect(self.asked)
            view.followed.connect(self.followed)
            self.fields[name] = view
            views.append(view)
        for each in views:
            each.setParent(self)  # also what folds away has its turn when Tab goes through the page
        self._groups.append((head, grid, views))
        self.lines.addLayout(grid)

    def _glance(self, name: str) -> GlanceView:
        view = GlanceView(name)
        view.followed.connect(self.followed)
        view.tab_wanted.connect(self.tab_wanted)
        self.glances[name] = view
        return view

    def insert(self, *blocks: QWidget) -> None:
        """Put these between the first facts and the other groups."""
        others = [head for head, _grid, _views in self._groups if head is not None]
        place = self.lines.indexOf(others[0]) if others else self.lines.count() - 1
        for number, block in enumerate(blocks):
            self.lines.insertWidget(place + number, block)

    def stops(self) -> tuple[list[QWidget], list[QWidget]]:
        """What Tab stops at: the facts above the blocks that were inserted, and what stands below them."""
        above: list[QWidget] = []
        below: list[QWidget] = []
        for head, _grid, views in self._groups:
            (below if below or head is not None else above).extend(views)
        return above, [*below, self.more]

    # -- what is shown

    def refresh(self) -> None:
        """Show the values as they stand, the editors that are open left alone."""
        if self._leading and isinstance(self.source, Existing):
            said_behind = behind(self.source.desk, self.source.entry)
            found = glances(self.source.desk, self.source.entry, said.today()) if self.glances else {}
            for name, glance in self.glances.items():
                glance.show_glance(found[name])
            for name in self._leading:
                if name in self.fields:
                    self.fields[name].behind = said_behind.get(name, "")
        for view in self.fields.values():
            view.refresh()
        self._arrange()

    def _arrange(self) -> None:
        empty = 0
        for head, grid, views in self._groups:
            shown = [v for v in views if self._is_shown(v)]
            empty += sum(self._folds(v) for v in views)
            self._place(grid, views, shown)
            if head is not None:
                head.setVisible(bool(shown))
        words = ngettext("Show {n} empty field", "Show {n} empty fields", empty).format(n=empty)
        self.more.setText(_("Hide empty fields") if self.empties else words)
        self.more.setVisible(empty > 0)

    def _place(
        self, grid: QGridLayout, views: Sequence[FieldView | GlanceView], shown: Sequence[FieldView | GlanceView]
    ) -> None:
        place = 0
        for view in views:
            grid.removeWidget(view)
        for view in shown:
            note = isinstance(view, FieldView) and isinstance(view.of.value, Note)
            wide = note or self._columns == 1
            if wide and place % 2:
                place += 1
            grid.addWidget(view, place // 2, place % 2, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
            place += 2 if wide else 1
        for view in views:
            view.setVisible(view in shown)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)

    def _folds(self, view: FieldView | GlanceView) -> bool:
        """Whether a fact is empty, and so folds away."""
        if isinstance(view, FieldView) and not self._is_needed(view):
            return False
        if isinstance(view, GlanceView) or view.of.required or self.source.values.get(view.of.name) is not None:
            return False
        return self.source.number is None or not is_always_shown(self.source.kind.name, view.of.name)

    def _is_needed(self, view: FieldView) -> bool:
        return is_needed(self.source.kind.name, view.of.name, self.source.values)

    def _is_shown(self, view: FieldView | GlanceView) -> bool:
        if isinstance(view, FieldView) and not self._is_needed(view):
            return False
        return self.empties or not self._folds(view) or (isinstance(view, FieldView) and view.editor is not None)

    def set_width(self, width: int, unit: float) -> None:
        """Lay the facts in one column where there is no room for two."""
        columns = 1 if width < _NARROW * unit else 2
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _turn(self) -> None:
        self.empties = not self.empties
        self._arrange()
        self.empties_shown.emit(self.empties)

    # -- editing

    def edit(self, name: str) -> None:
        """Open the editor of a field, shown or folded away."""
        view = self.fields[name]
        view.edit()
        self._arrange()

    def focus_first(self) -> None:
        """Put the keyboard on the first fact that is shown."""
        shown = [v for v in self.fields.values() if not v.isHidden()]
        if shown:
            shown[0].setFocus()

    def edit_missing(self) -> bool:
        """Open the first field that must be filled; False when none is missing."""
        for problem in self.source.problems():
            if problem.field in self.fields and self.source.values.get(problem.field) is None:
                self.edit(problem.field)
                return True
        return False

    @property
    def editing(self) -> FieldView | None:
        """The field whose editor is open."""
        return next((v for v in self.fields.values() if v.editor is not None), None)

    def finish(self) -> bool:
        """Commit what is being typed; False where it cannot be."""
        return all(view.commit() for view in self.fields.values())

    def _committed(self, name: str) -> None:
        self.refresh()
        self.committed.emit(name)
