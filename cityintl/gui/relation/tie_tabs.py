"""The tabs of a tie: what went back and forth, and who is who at both ends.

objectNames: `tie_exchanges` with `exchange_add`, `visit_add`; `tie_people` with `people_there`, `people_here`.
"""

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cityintl.desk import grades, picking, relations, scopes, who_is_who
from cityintl.desk.who_is_who import Someone
from cityintl.gui import icons, layout, said
from cityintl.gui.editors import Surroundings
from cityintl.gui.record.around import Block, Line, speaks_for
from cityintl.gui.record.tabs import parts_tab
from cityintl.gui.record.working import Tab, Working
from cityintl.gui.relation.story import story
from cityintl.gui.scrolling import scrolling
from cityintl.records.dates import show_date, show_partial_date
from cityintl.store import DeskFile
from cityintl.words import _, ngettext


class _Blocks(Tab):
    """A tab of blocks below each other."""

    def __init__(self, desk: DeskFile, number: int, name: str, *widgets: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self.desk, self.number = desk, number
        for widget in widgets:
            if isinstance(widget, Block):
                widget.followed.connect(self.followed)
        matter = layout.column(*widgets, None, gap=8)
        matter.setProperty("look", "matter")
        inside = matter.layout()
        assert inside is not None
        inside.setContentsMargins(12, 10, 12, 12)
        layout.spaced(QVBoxLayout(self), 0).addWidget(scrolling(matter))
        self.refresh()


class ExchangesTab(_Blocks):
    """The exchanges of a tie and its visits, with what they add up to and what speaks for the grade."""

    def __init__(self, desk: DeskFile, number: int, _around: Surroundings) -> None:
        self.sums = layout.text("", "text", wrap=True)
        self.sums.setObjectName("exchange_sums")
        self.grade = layout.text("", "quiet", wrap=True)
        self.exchanges = Block(_("Exchanges"), "tie_exchange_lines")
        self.visits = Block(_("Visits"), "tie_visit_lines")
        tools = layout.row(self._add("exchange", _("New exchange")), self._add("delegation", _("New visit")), None)
        words = layout.inset(layout.column(self.sums, self.grade, gap=4))
        super().__init__(desk, number, "tie_exchanges", layout.inset(tools), words, self.exchanges, self.visits)

    def _add(self, kind: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(f"tie_add_{kind}")
        icons.put(button, "plus")
        button.clicked.connect(lambda: self.about_wanted.emit(kind))
        return button

    def refresh(self) -> None:
        """Ask the desk again."""
        scope = scopes.scope_of(self.desk, "tie", self.number)
        fields = ("name", "direction", "people", "days", "starts")
        rows = scopes.rows_of(self.desk, scope, "exchange", fields)
        rows.sort(key=lambda row: row.values["starts"] or "", reverse=True)
        self.exchanges.show_lines([_exchange(row) for row in rows])
        visits = scopes.rows_of(self.desk, scope, "delegation", ("name", "direction", "people", "arrives", "status"))
        visits.sort(key=lambda row: str(row.values["arrives"] or ""), reverse=True)
        self.visits.show_lines([_visit(row) for row in visits])
        people = sum(row.values["people"] or 0 for row in rows)
        counted = ngettext("{n} exchange", "{n} exchanges", len(rows)).format(n=len(rows))
        taken = ngettext("{n} person took part", "{n} people took part", people).format(n=f"{people:,}")
        self.sums.setText(f"{counted}, {taken}" if people else counted if rows else _("No exchange is noted yet."))
        facts = grades.grade_facts(self.desk, self.number, said.today())
        self.grade.setText(speaks_for(facts, also_same=True))
        self.grade.setVisible(bool(self.grade.text()))


def _exchange(row: picking.Row) -> Line:
    words = relations.with_people(row.values["name"], row.values["people"])
    way = _(row.values["direction"].value).lower()
    starts = row.values["starts"]
    when = " · ".join(filter(None, (way, show_partial_date(starts) if starts else "")))
    return Line("student", words, when, "exchange", row.number)


def _visit(row: picking.Row) -> Line:
    words = relations.with_people(row.values["name"], row.values["people"])
    arrives = row.values["arrives"]
    stands = _(row.values["status"].value).lower()
    when = " · ".join(filter(None, (stands, show_date(arrives) if arrives else "")))
    return Line("airplane-tilt", words, when, "delegation", row.number)


class PeopleTab(_Blocks):
    """Who is who there and here: contacts, office holders, the committee with its terms."""

    def __init__(self, desk: DeskFile, number: int, _around: Surroundings) -> None:
        self.there = Block(_("There"), "people_there")
        self.here = Block(_("Here"), "people_here")
        self.none = layout.inset(
            layout.text(_("Nobody is named yet: fill the contacts on the overview."), "quiet", wrap=True)
        )
        super().__init__(desk, number, "tie_people", self.none, self.there, self.here)

    def refresh(self) -> None:
        """Ask the desk again."""
        found = who_is_who.both_ends(self.desk, self.number, self.desk.today)
        self.there.show_lines([_someone(each) for each in found.there])
        self.here.show_lines([_someone(each) for each in found.here])
        self.none.setVisible(not (found.there or found.here))


def _someone(each: Someone) -> Line:
    picture = "user" if each.kind == "person" else "buildings"
    said_until = _("ended {day}") if each.late else _("to {day}")
    until = said_until.format(day=show_date(each.until)) if each.until else ""
    when = " · ".join(filter(None, (each.role, until)))
    return Line(picture, each.name, when, each.kind, each.number, "red" if each.late else "quiet")


def _exchanges(desk: DeskFile, number: int) -> str:
    scope = scopes.scope_of(desk, "tie", number)
    count = len(scopes.rows_of(desk, scope, "exchange", ()))
    return f"{count:,}" if count else ""


def _people(desk: DeskFile, number: int) -> str:
    found = who_is_who.both_ends(desk, number, desk.today)
    count = sum(each.kind == "person" for each in (*found.there, *found.here))
    return f"{count:,}" if count else ""


TABS = (
    parts_tab("agreement", leads=False),
    Working("exchange", "Exchanges", ExchangesTab, _exchanges),
    Working("people", "People", PeopleTab, _people),
    Working("story", "Story", partial(story, "tie")),
)
