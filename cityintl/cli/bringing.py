"""The verb `import`: a foreign table becomes records, in one step, or the reasons why not."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from cityintl.cli import said
from cityintl.cli.records import desk_of
from cityintl.errors import UserError
from cityintl.exchange import importing, keeping, mapping, planning, proposing
from cityintl.exchange.mapping import FILLABLE, Mapping
from cityintl.exchange.plan import AskDates, Fate, Plan
from cityintl.exchange.tables import Table, read_table
from cityintl.records import kinds
from cityintl.store import DeskFile


def bring_in(args: Namespace) -> None:
    """Import a file, or with --dry-run only say what would happen."""
    kept = mapping.load(Path(args.map)) if args.map else None
    sheet = args.sheet or (kept.sheet if kept else "")
    table = read_table(Path(args.file), sheet or None, kept.header_row if kept else None)
    with desk_of(args) as desk:
        plan = _plan(args, table, kept, desk)
        if plan.questions and not args.dry_run:
            raise UserError(plan.questions[0].text, _way_out(plan))
        result = None if args.dry_run or not plan.importable else importing.run(plan, desk)
    if args.json:
        said.as_json(_shape(plan, written=result is not None))
        return
    for remark in plan.remarks:
        place = f"row {remark.row}: " if remark.row else ""
        said.out(f"{place}{remark.text}{f' → {remark.doing}' if remark.doing else ''}")
    for question in plan.questions:
        said.out(f"? {question.text}")
    said.out(f"Done: {plan.label}; `undo` takes it back." if result else plan.summary())


def _plan(args: Namespace, table: Table, kept: Mapping | None, desk: DeskFile) -> Plan:
    kind = kinds.kind_called(args.kind).name if args.kind else None
    home = desk.home()
    chosen = kept or (None if kind else keeping.kept(table, home)) or proposing.propose(table, home, kind).mapping
    if args.where:
        chosen = chosen.but(where={**chosen.where, **dict(_condition(word, table) for word in args.where)})
    if args.fill:
        chosen = chosen.but(fill=FILLABLE)
    if args.dates:
        chosen = chosen.dating(args.dates.replace("-", " "))
    return planning.make(table, chosen, desk)


def _condition(word: str, table: Table) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not equals:
        raise UserError(f"“{word}” is not COLUMN=VALUE.", "Write for example: --where origincityLabel=Kraków")
    return table.columns[table.column(name)], value


def _way_out(plan: Plan) -> str:
    if isinstance(plan.questions[0], AskDates):
        return "Say it with --dates day-first or --dates month-first."
    return "Say it in a mapping (--map FILE), or choose rows with --where COLUMN=VALUE."


def _shape(plan: Plan, *, written: bool) -> dict[str, Any]:
    return {
        "file": plan.table.path.name,
        "sheet": plan.table.sheet,
        "kind": plan.kind,
        "columns": dict(plan.mapping.columns),
        "rows": len(plan.lines),
        "filtered": plan.filtered,
        "added": plan.added(),
        "doubles": plan.count(Fate.DOUBLE),
        "left_out": plan.count(Fate.LEFT_OUT),
        "remarks": [
            {"row": r.row, "column": r.column, "weight": r.weight.value, "text": r.text, "doing": r.doing}
            for r in plan.remarks
        ],
        "questions": [q.text for q in plan.questions],
        "step": plan.label if written else None,
    }
