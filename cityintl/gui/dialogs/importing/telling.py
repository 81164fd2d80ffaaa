"""A plan of the exchange in the words and shapes that the page shows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cityintl.exchange.cells import as_text, both_ways, order_of
from cityintl.exchange.evidence import example
from cityintl.exchange.identity import New
from cityintl.exchange.importing import Result
from cityintl.exchange.plan import (
    Addition,
    AskCity,
    AskDates,
    AskValue,
    Fate,
    Line,
    Plan,
    Remark,
    Weight,
    counted,
)
from cityintl.exchange.proposing import Proposed
from cityintl.gui.dialogs.importing.columns import Column
from cityintl.gui.dialogs.importing.file_step import Look
from cityintl.gui.dialogs.importing.looks import Thing
from cityintl.gui.dialogs.importing.questions import Asked, Needed, TwoWays, WhichCity
from cityintl.gui.dialogs.importing.rows import RowLine
from cityintl.records import kinds
from cityintl.records.dates import show_date
from cityintl.records.describe import Kind
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: Values of a column that the filter offers at most.
_VALUES = 500
_PICTURES = {
    Weight.LOST: ("warning-circle", "red"),
    Weight.DOUBLE: ("copy", "amber"),
    Weight.NOTE: ("info", "accent"),
}
_TONES = {Fate.ADDED: "", Fate.DOUBLE: "amber", Fate.LEFT_OUT: "red"}


def subtitle(plan: Plan) -> str:
    """“ties.tsv · 1,535 rows, 12 columns · header in row 1 · only rows where city is Kraków: 39”."""
    table = plan.table
    rows, columns_ = len(table.rows), len(table.columns)
    parts = [
        table.path.name,
        _("{rows:,} rows, {columns} columns").format(rows=rows, columns=columns_),
        _("header in row {row}").format(row=table.header_row),
    ]
    for column, value in plan.mapping.where.items():
        said = _("only rows where {column} is {value}: {count:,}")
        parts.append(said.format(column=column, value=value, count=len(plan.chosen)))
    return " · ".join(parts)


def file_look(plan: Plan, narrowing: str = "") -> Look:
    """The first rows of the file and how it is read; `narrowing` is a column whose value is still to be chosen."""
    table, where = plan.table, next(iter(plan.mapping.where.items()), None)
    if where is None and narrowing in plan.table.columns:
        where = (narrowing, "")
    first = [(number, [as_text(cell) for cell in cells]) for number, cells in table.top]
    values: list[str] = []
    if where and where[0] in table.columns:
        place = table.column(where[0])
        values = sorted({as_text(row[place]) for row in table.rows} - {""})[:_VALUES]
    matching = _("{count:,} of {all:,} rows will be looked at.").format(count=len(plan.chosen), all=len(table.rows))
    return Look(table.sheets, table.sheet, first, table.header_row, table.columns, where, values, plan.kind, matching)


def columns(plan: Plan, judged: Iterable[Proposed]) -> list[Column]:
    """The columns with what they become, each with an example from the first of the chosen rows that fills it."""
    found = []
    for proposed in judged:
        place = plan.table.column(proposed.column)
        shown = example(row[place] for _number, row in plan.chosen)
        found.append(Column(proposed.column, shown, proposed.target, proposed.sure, proposed.reason))
    return found


def questions(plan: Plan) -> Asked:
    """What must be answered, and what all rows get because the file does not have it."""
    dates = [_two_ways(plan, q.column, q.example) for q in plan.questions if isinstance(q, AskDates)]
    for column in plan.mapping.dates:
        if column in plan.table.columns and (two_way := _example(plan, column)):
            dates.append(_two_ways(plan, column, two_way))
    cities = [WhichCity(q.column, q.text, q.cities) for q in plan.questions if isinstance(q, AskCity)]
    needed = [Needed(q.path, q.label, q.words, "") for q in plan.questions if isinstance(q, AskValue)]
    needed += [Needed(d.path, d.label, d.words, d.value) for d in plan.defaults]
    return Asked(dates, cities, needed)


def _two_ways(plan: Plan, column: str, written: str) -> TwoWays:
    day, month = (show_date(d) for d in both_ways(written))
    return TwoWays(plan.table.column(column), column, written, day, month, plan.mapping.dates.get(column, ""))


def _example(plan: Plan, column: str) -> str:
    """A date of the column that can be read two ways."""
    place = plan.table.column(column)
    cells = [(number, row[place]) for number, row in zip(plan.table.numbers, plan.table.rows, strict=True)]
    return order_of(cells).example


def things(plan: Plan) -> list[Thing]:
    """The remarks, what is lost first; what all rows get stands among the questions, where it can be changed."""
    order, changeable = list(Weight), {d.label for d in plan.defaults}
    asked = {q.column for q in plan.questions if isinstance(q, AskDates)}  # not lost: the answer decides
    shown = [r for r in plan.remarks if r.column not in asked or not r.row]
    shown = [r for r in shown if r.row or not any(r.text.startswith(f"{_(label)} ") for label in changeable)]
    return [_thing(r) for r in sorted(shown, key=lambda r: order.index(r.weight))]


def _thing(remark: Remark) -> Thing:
    name, tone = _PICTURES[remark.weight]
    named = re.search(rf"\brows?\b.*\b{remark.row}\b", remark.text)
    where = _("Row {row}: ").format(row=remark.row) if remark.row and not named else ""
    column = f"{remark.column}: " if remark.column and remark.column not in remark.text else ""
    words = f"{where}{column}{remark.text}"
    return Thing(remark.row, words, remark.doing, tone, name)


def lines(plan: Plan) -> list[RowLine]:
    """Every row with its fate; rows with a remark are marked too."""
    said: dict[int, list[str]] = {}
    for remark in plan.remarks:
        if remark.row:
            said.setdefault(remark.row, []).append(remark.text)
    return [_line(line, said.get(line.row, [])) for line in plan.lines]


def _line(line: Line, remarks: Sequence[str]) -> RowLine:
    tone = _TONES[line.fate] or ("accent" if remarks else "")
    why = line.why or " ".join(remarks)
    return RowLine(line.row, line.title, _happens(line), why, tone)


def _happens(line: Line) -> str:
    """What becomes of a row; where it doubles another one, which: one of the file, or one of the desk."""
    if line.fate is not Fate.DOUBLE:
        return _(line.fate.value)
    return _("skipped, twice in the file") if line.repeats else _("skipped, in the desk already")


def summary(plan: Plan) -> str:
    """What will be done in a sentence."""
    return plan.summary()


def counts(result: Result) -> str:
    """“38 ties and 38 partners were added.”"""
    parts = [counted(kind, number) for kind, number in result.added.items() if number]
    what = parts[0] if len(parts) == 1 else _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
    return _("{what} were added.").format(what=what[:1].upper() + what[1:])


def notes(result: Result) -> list[str]:
    """What became of the other rows, and how all of it is taken back."""
    said = []
    if n := result.repeats:
        one = "{n} row says the same as an earlier row of the file and was skipped."
        many = "{n} rows say the same as earlier rows of the file and were skipped."
        said.append(ngettext(one, many, n).format(n=n))
    if n := result.doubles - result.repeats:
        one = "{n} row was in the desk already and was skipped."
        many = "{n} rows were in the desk already and were skipped."
        said.append(ngettext(one, many, n).format(n=n))
    if result.left_out:
        words = ngettext("{n} row was left out.", "{n} rows were left out.", result.left_out)
        said.append(words.format(n=result.left_out))
    said.append(_("It is one step, “{label}”: undo takes all of it back, also tomorrow.").format(label=result.label))
    return said


# -- what one row becomes


def becomes(plan: Plan, row: int, desk: DeskFile) -> list[tuple[str, str]]:
    """The record that a row becomes and those that come with it, in labelled words."""
    line = next((each for each in plan.lines if each.row == row), None)
    if line is None:
        return []
    if line.fate is not Fate.ADDED or not isinstance(line.ref, New):
        return [(line.title or _("This row"), ". ".join(filter(None, (_happens(line), line.why))))]
    addition = plan.additions[line.ref.kind][line.ref.place]
    kind = kinds.kind(line.ref.kind)
    facts = [(_(kind.one), _said(plan, kind, addition, desk))]
    for name, value in addition.values.items():
        if isinstance(value, New):
            coming = plan.additions[value.kind][value.place]
            facts.append((_(kind.fields[name].label), _said(plan, kinds.kind(value.kind), coming, desk)))
    empty = [_(kind.fields[n].label) for n in kind.table if n in kind.fields and addition.values.get(n) is None]
    if empty:
        facts.append((_("Not in the file"), ", ".join(empty)))
    return facts


def _said(plan: Plan, kind: Kind, addition: Addition, desk: DeskFile) -> str:
    """The values of a record to come, as people read them."""
    order = [kind.title, *filter(None, [kind.quiet]), *(name for group in kind.form.values() for name in group)]
    filled = {name: value for name, value in addition.values.items() if value is not None}
    names = [name for name in dict.fromkeys([*order, *filled]) if name in filled]
    shown = [_value(plan, kind, name, filled[name], desk) for name in names]
    return " · ".join(filter(None, shown))


def _value(plan: Plan, kind: Kind, name: str, value: Any, desk: DeskFile) -> str:
    field = kind.fields[name]
    if isinstance(value, New):
        return str(_title(plan.additions[value.kind][value.place].values, value.kind))
    if field.link:
        return desk.titles(field.link, [value]).get(value, "")
    return field.value.show(value)


def _title(values: Mapping[str, Any], kind: str) -> str:
    described = kinds.kind(kind)
    title = values.get(described.title)
    if title is None:
        title = " ".join(str(values[n]) for n in ("given", "family") if values.get(n))
    return str(title)
