"""What the import page asks of the exchange: look at a file with some choices, carry it out, take it back.

Everything here runs in the worker thread; choices go in and plain facts come out.
"""

from pathlib import Path

from cityintl.exchange import importing, keeping, planning, proposing
from cityintl.exchange.mapping import Mapping, targets
from cityintl.exchange.plan import Plan
from cityintl.exchange.proposing import Proposal
from cityintl.exchange.tables import Table, read_table
from cityintl.gui.dialogs.importing import telling
from cityintl.gui.dialogs.importing.seen import Choices, Outcome, Seen
from cityintl.progress import Progress
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _


class Assistant:
    """Looks at files for one desk; the last table and proposal are remembered."""

    def __init__(self, desk: DeskFile) -> None:
        self._desk = desk
        self._table: tuple[tuple[Path, str | None, int | None], Table] | None = None

    def look(self, choices: Choices, progress: Progress) -> Seen:
        """What the file is and what it would become; UserError when it cannot be read or is no table."""
        assert choices.path is not None
        progress(0, 3, _("Reading {name}").format(name=choices.path.name))
        table = self._read(choices.path, choices.sheet, choices.header_row)
        progress(1, 3, _("Looking at the columns"))
        mapping, proposal = self._mapping(table, choices)
        plan = planning.make(table, mapping, self._desk, progress)
        return Seen(
            choices=choices,
            mapping=mapping,
            plan=plan,
            name=choices.path.name,
            subtitle=telling.subtitle(plan),
            file=telling.file_look(plan, choices.narrowing),
            columns=telling.columns(plan, proposing.judge(table, proposal, mapping)),
            targets=[(t.path, t.label) for t in targets(mapping.kind)],
            questions=telling.questions(plan),
            things=telling.things(plan),
            lines=telling.lines(plan),
            places={line.row: place for place, line in enumerate(plan.lines)},
            can_fill=bool(plan.gaps) or bool(mapping.fill),
            summary=telling.summary(plan),
            button=_("Import {what}").format(what=plan.what()),
            ready=plan.importable,
        )

    def _read(self, path: Path, sheet: str | None, header_row: int | None) -> Table:
        asked = (path, sheet, header_row)
        if self._table is None or self._table[0] != asked:
            self._table = (asked, read_table(path, sheet, header_row))
        return self._table[1]

    def _mapping(self, table: Table, choices: Choices) -> tuple[Mapping, Proposal]:
        """The mapping as chosen, kept from an earlier file, or proposed; and what the program itself thinks."""
        home = self._desk.home()
        known = choices.mapping or (None if choices.kind else keeping.kept(table, home))
        proposal = proposing.propose(table, home, known.kind if known else choices.kind)
        return known or proposal.mapping, proposal

    def kinds(self) -> list[tuple[str, str]]:
        """The kinds that rows can be, by name and label."""
        return [(kind.name, _(kind.many)) for kind in kinds.KINDS]

    def becomes(self, seen: Seen, row: int) -> list[tuple[str, str]]:
        """What a row of the file becomes, in labelled words."""
        return telling.becomes(seen.plan, row, self._desk)

    def save_mapping(self, seen: Seen) -> None:
        """Keep the choices for the next file with these columns."""
        keeping.keep(seen.mapping, seen.plan.table, self._desk.home())

    def carry_out(self, seen: Seen, progress: Progress) -> Outcome:
        """Write what the plan adds as one step; a stop leaves nothing."""
        plan: Plan = seen.plan
        result = importing.run(plan, self._desk, progress)
        newest = self._desk.history(limit=1)[0]
        return Outcome(telling.counts(result), telling.notes(result), newest.id)

    def undo(self, outcome: Outcome, progress: Progress) -> str:
        """Take the import back; gives the label of the step."""
        return self._desk.undo(outcome.step, progress)
