"""Records going out as sheets: every kind's own fields, with references that lead back to the records.

The one workbook writer sets them: `papers.as_excel.write(sheets(desk, …), path, …)`, called by who may know both.
"""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Any

from cityintl.desk.contents import contents
from cityintl.desk.sheets import Column, Sheet
from cityintl.progress import Progress, silent
from cityintl.records import kinds
from cityintl.records.describe import Field, Kind
from cityintl.records.values import Amount, Number
from cityintl.store import DeskFile
from cityintl.words import _

_KINDS = {"number": "number", "decimal": "decimal", "date": "date", "yes_no": "bool", "partial_date": "partial_date"}


def sheets(
    desk: DeskFile, chosen: Sequence[str] = (), *, sensitive: bool = False, progress: Progress = silent
) -> list[Sheet]:
    """A sheet for each chosen kind, or for every kind that has records; confidential fields only when asked.

    The first column is the reference (TIE-7); a link is a column with the reference and one with the title.
    """
    counts = desk.counts()
    wanted = [kinds.kind_called(name) for name in chosen] or [k for k in kinds.KINDS if counts[k.name]]
    found = []
    for done, kind in enumerate(wanted):
        progress(done, len(wanted), _(kind.many))
        found.append(_sheet(desk, kind, sensitive=sensitive))
    return found


def _sheet(desk: DeskFile, kind: Kind, *, sensitive: bool) -> Sheet:
    fields = [f for f in kind.editable.values() if sensitive or not f.sensitive]
    records = contents(desk, kind.name, [f.name for f in fields])
    titles = {
        place: desk.titles(f.link, sorted({values[place] for _number, values in records if values[place]}))
        for place, f in enumerate(fields)
        if f.link
    }
    columns = [Column(_("Reference"))]
    for place, f in enumerate(fields):
        columns += _columns(f, [values[place] for _number, values in records])
    plain = {place for place, column in enumerate(columns) if column.kind == "money"}
    rows = []
    for number, values in records:
        row: list[object] = [kind.reference(number)]
        for place, (f, value) in enumerate(zip(fields, values, strict=True)):
            row += _linked(f, value, titles[place]) if f.link else [_native(f, value, bare=len(row) in plain)]
        rows.append(tuple(row))
    left_out = [_(f.label) for f in kind.editable.values() if f.sensitive and not sensitive]
    note = _("Confidential fields are left out: {names}.").format(names=", ".join(left_out)) if left_out else ""
    return Sheet(_(kind.many), tuple(columns), rows, note)


def _columns(field: Field, held: Sequence[Any]) -> list[Column]:
    if field.link:
        return [Column(_("{label}: reference").format(label=_(field.label))), Column(_(field.label))]
    if field.value.name == "money" and len(currencies := {value.currency for value in held if value}) == 1:
        return [Column(_(field.label), "money", currencies.pop())]
    unit = field.value.unit if isinstance(field.value, Number) else ""
    return [Column(_(field.label), _KINDS.get(field.value.name, "text"), unit)]


def _linked(field: Field, value: int | None, titles: dict[int, str]) -> list[object]:
    if value is None:
        return [None, None]
    return [kinds.kind(str(field.link)).reference(value), titles.get(value)]


def _native(field: Field, value: Any, *, bare: bool) -> object:
    """A value as a workbook holds it: numbers, days and yes or no as such, everything else as it reads.

    An amount of money is a bare number where the head of its column names the one currency of all.
    """
    if isinstance(value, Amount):
        return value.exact if bare else field.value.type_text(value)
    if value is None or isinstance(value, bool | int | float | date):
        return value
    if isinstance(value, Enum | tuple) or field.value.name in ("country", "language"):
        return field.value.type_text(value)
    return str(value)
