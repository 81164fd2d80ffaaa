"""What each column of a file becomes: a small plain fact that is proposed, changed, kept and used again.

As a file (`--map FILE`) it is JSON; only `kind` and `columns` are needed::

    {"kind": "tie",
     "columns": {"sistercityLabel": "partner", "destinationpopulation": "partner.population",
                 "origincityLabel": "our city"},
     "where": {"origincityLabel": "Kraków"},
     "dates": {"Signed": "day first"},
     "defaults": {"status": "Active", "type": "Sister city"},
     "fill": ["region", "zone"],
     "values": {"Country": {"Korea": "South Korea"}},
     "keep": [45], "sheet": "Ties", "header_row": 3}

A column that is not named is not imported.
"""

import json
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any

from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.describe import Field, Kind
from cityintl.records.values import Date, PartialDate
from cityintl.words import _

#: The target of a column that holds our own city's name: it chooses rows, and is not imported.
OUR_CITY = "our city"
#: The target of a column with both names of a person in one cell.
FULL_NAME = "full_name"
DAY_FIRST, MONTH_FIRST = "day first", "month first"
#: What the built-in list of places can fill where the file says nothing.
FILLABLE = ("country", "region", "coordinates", "zone", "population")


class Sure(Enum):
    """How sure the program is of what it proposes for a column."""

    SURE = "sure"
    CHECK = "please check"
    OUT = "left out"


@dataclass(frozen=True, slots=True)
class Target:
    """Something a column can become: its path (“partner.population”) and its label (“Partner → Population”)."""

    path: str
    label: str
    required: bool = False


@dataclass(frozen=True)
class Mapping:
    """What the columns of a file become; `columns` goes from the header to a target's path."""

    kind: str
    columns: Dict[str, str]
    where: Dict[str, str] = field(default_factory=dict)
    dates: Dict[str, str] = field(default_factory=dict)
    defaults: Dict[str, str] = field(default_factory=dict)
    fill: tuple[str, ...] = ()
    values: Dict[str, Dict[str, str]] = field(default_factory=dict)
    keep: tuple[int, ...] = ()
    sheet: str = ""
    header_row: int | None = None

    def but(self, **changes: Any) -> "Mapping":
        """The mapping with these parts changed; raises UserError when they are no mapping."""
        changed = replace(self, **changes)
        check(changed)
        return changed

    def becoming(self, column: str, path: str) -> "Mapping":
        """The mapping with this column becoming another thing; nothing (“”) is not imported."""
        columns = {**self.columns, column: path}
        return self.but(columns={c: p for c, p in columns.items() if p})

    def dating(self, order: str) -> "Mapping":
        """The mapping with the dates of all its columns read in this order."""
        named = {c: field_of(self.kind, p) for c, p in self.columns.items() if p != OUR_CITY}
        days = {c: order for c, f in named.items() if isinstance(f.value, Date | PartialDate)}
        return self.but(dates={**self.dates, **days})

    def as_json(self) -> str:
        """The mapping as the text of a file."""
        said = {f.name: getattr(self, f.name) for f in fields(self)}
        return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False, indent=1)


def targets(kind: str) -> list[Target]:
    """Everything a column can become in a file of this kind, as a person chooses it."""
    described = kinds.kind(kind)
    found = [Target(OUR_CITY, _("our own city: a filter"))]
    if FULL_NAME in described.fields:
        found.append(Target(FULL_NAME, _("Name (given and family)")))
    for own in described.editable.values():
        found.append(Target(own.name, _(own.label), own.required))
        if own.link and not own.part_of:
            found += _through(own, kinds.kind(own.link))
    return found


def _through(link: Field, target: Kind) -> list[Target]:
    return [
        Target(f"{link.name}.{f.name}", f"{_(link.label)} → {_(f.label)}")
        for f in target.editable.values()
        if not f.link and f.name != target.title
    ]


def field_of(kind: str, path: str) -> Field:
    """The field that a path means; raises UserError when the kind has none."""
    described = kinds.kind(kind)
    first, _dot, rest = path.partition(".")
    found = described.fields.get(first)
    if found and rest and found.link:
        found = kinds.kind(found.link).editable.get(rest)
    elif rest or (found and found.computed and first != FULL_NAME):
        found = None
    if found is None:
        raise UserError(
            _("A {kind} has no field “{path}”.").format(kind=_(described.one).lower(), path=path),
            _("Choose one of: {names}.").format(names=", ".join(described.editable)),
        )
    return found


def check(mapping: Mapping) -> None:
    """Raise UserError where the mapping names a kind, a field or an answer that does not exist."""
    if kinds.kind_called(mapping.kind) is kinds.HOME:
        raise UserError(
            _("A table is not brought in as our own city."), _("There is only one: change its fields instead.")
        )
    for path in mapping.columns.values():
        if path != OUR_CITY:
            field_of(mapping.kind, path)
    for path in mapping.defaults:
        field_of(mapping.kind, path)
    for column, order in mapping.dates.items():
        if order not in (DAY_FIRST, MONTH_FIRST):
            raise UserError(
                _("“{order}” does not say how the dates in “{column}” are meant.").format(order=order, column=column),
                _("Write “day first” or “month first”."),
            )
    for name in mapping.fill:
        if name not in FILLABLE:
            raise UserError(
                _("“{name}” cannot be filled from the built-in list of places.").format(name=name),
                _("Choose one of: {names}.").format(names=", ".join(FILLABLE)),
            )


def load(path: Path) -> Mapping:
    """The mapping that a file holds; raises UserError where it is none."""
    try:
        said = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as wrong:
        raise UserError(_("“{file}” cannot be read.").format(file=path), f"{wrong.strerror}.") from None
    except (ValueError, RecursionError):
        raise _no_mapping(path, _("it is not JSON")) from None
    return from_shape(said, path)


_SHAPES = {"where": dict, "dates": dict, "defaults": dict, "fill": list, "values": dict, "keep": list, "sheet": str,
           "columns": dict, "kind": str, "header_row": int}  # fmt: skip


def from_shape(said: Any, path: Path) -> Mapping:
    """The mapping of a JSON shape; raises UserError, naming the file, where it is none."""
    if not isinstance(said, dict) or "columns" not in said or "kind" not in said:
        raise _no_mapping(path, _("it needs “kind” and “columns”"))
    for name, value in said.items():
        if name not in _SHAPES:
            raise _no_mapping(path, _("“{name}” is not known").format(name=name))
        texts = value.values() if isinstance(value, dict) and name != "values" else ()
        if not isinstance(value, _SHAPES[name]) or not all(isinstance(text, str) for text in texts):
            raise _no_mapping(path, _("“{name}” does not have the right form").format(name=name))
    said = {**said, "kind": kinds.kind_called(said["kind"]).name}
    if not all(isinstance(words, dict) for words in said.get("values", {}).values()):
        raise _no_mapping(path, _("“{name}” does not have the right form").format(name="values"))
    lists = {name: tuple(said[name]) for name in ("fill", "keep") if name in said}
    columns = {column: target for column, target in said["columns"].items() if target}
    mapping = Mapping(**{**said, **lists, "columns": columns})
    check(mapping)
    return mapping


def _no_mapping(path: Path, reason: str) -> UserError:
    return UserError(
        _("“{file}” is no mapping of columns: {reason}.").format(file=path, reason=reason),
        _('It looks like this: {"kind": "tie", "columns": {"City": "partner", "Country": "partner.country"}}'),
    )
