"""Data files of Open SDG sites become values of indicators: new ones are added, changed ones revise what stands there.

A file is held against the desk before anything is written. Its indicator and the use that it answers are found by
the source's own code, then by the list's; where the desk has none, they are made from the list that the program knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cityintl.desk import goals_framework
from cityintl.desk.asking import picked
from cityintl.errors import UserError
from cityintl.exchange.open_sdg import Figure, Series, read_series
from cityintl.folding import fold
from cityintl.records import kinds
from cityintl.records.indicator import Applicability
from cityintl.reference import goals
from cityintl.store import DeskFile, Write
from cityintl.words import _, ngettext

_OBSERVATION = kinds.kind("observation")
_VALUE = ("year", "disaggregation", "number", "text", "unit", "geography", "superseded_by")
#: What tells one value of a series from another.
Key = tuple[str, str, str, str]


@dataclass
class File:
    """What one data file would do: the records it belongs to (a number, or what is to be made), and its values."""

    series: Series
    indicator: int | None
    use: int | None
    new_indicator: dict[str, Any] | None = None
    new_use: dict[str, Any] | None = None
    new: list[dict[str, Any]] = field(default_factory=list)
    revised: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    known: int = 0
    remarks: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """What the files would do, all of it one step."""

    files: tuple[File, ...]

    @property
    def added(self) -> int:
        """How many values are new."""
        return sum(len(each.new) for each in self.files)

    @property
    def revised(self) -> int:
        """How many values replace one that stands there."""
        return sum(len(each.revised) for each in self.files)

    @property
    def writes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.added or self.revised)

    @property
    def label(self) -> str:
        """What the step is called."""
        whole = self.added + self.revised
        values = ngettext("{n:,} value", "{n:,} values", whole).format(n=whole)
        if len(self.files) == 1:
            return _("Bring in {values} from “{file}”").format(values=values, file=self.files[0].series.path.name)
        return _("Bring in {values} from {n} files").format(values=values, n=len(self.files))


def make(desk: DeskFile, paths: Sequence[Path], given: str | None = None, version: int | None = None) -> Plan:
    """Read data files and hold them against the desk.

    `given` is a reference of the indicator or of its use here, for one file; `version` is the year of the list whose
    codes the files use. UserError where a file is none, or nobody knows what it measures.
    """
    if given and len(paths) > 1:
        raise UserError(_("One indicator takes one file."), _("Name the files one after the other."))
    return Plan(tuple(_of_file(desk, read_series(Path(path)), given, version) for path in paths))


def _of_file(desk: DeskFile, series: Series, given: str | None, version: int | None) -> File:
    indicator, use = _given(desk, series, given) if given else _sought(desk, series, version)
    found = File(series, indicator, use, remarks=list(series.remarks))
    if indicator is None:
        found.new_indicator = _made_indicator(series, version)
        if version is None and len(goals.meanings_of(series.code)) > 1:
            found.remarks.append((0, _other_meanings(series.code)))
    values = found.new_indicator or desk.get("indicator", indicator or 0).values
    if use is None:
        sub = series.own_code and fold(series.own_code).replace("-", ".") != series.code
        name = f"{values['name']} ({series.own_code})"[:200] if sub else values["name"]
        found.new_use = {"name": name, "source_code": series.own_code or None, "applicability": Applicability.APPLIES}
    own_unit = desk.get("indicator_use", use).values["unit"] if use else None
    _hold_against(desk, found, own_unit or values.get("unit"), version)
    return found


# -- whose figures they are


def _given(desk: DeskFile, series: Series, reference: str) -> tuple[int, int | None]:
    kind, number = kinds.parse_reference(reference)
    if kind.name == "indicator_use":
        return int(desk.get(kind.name, number).values["indicator"]), number
    if kind.name != "indicator":
        raise UserError(
            _("{reference} is no indicator.").format(reference=reference), _("A reference of one looks like IND-3.")
        )
    desk.get(kind.name, number)
    return number, _use_of(desk, series, [number])


def _sought(desk: DeskFile, series: Series, version: int | None) -> tuple[int | None, int | None]:
    if not series.code:
        raise UserError(
            _("The name of “{file}” does not tell its indicator.").format(file=series.path.name),
            _("Say it with --indicator IND-3, or call the file as Open SDG does: indicator_16-1-4.csv"),
        )
    by_own_code = picked(desk, "indicator_use", ("indicator",), {"source_code": series.own_code})
    if len(by_own_code) == 1 and version is None:
        return by_own_code[0]["indicator"], by_own_code[0]["id"]
    numbers = _indicators(desk, series.code, version)
    if not numbers:
        return None, None
    use = _use_of(desk, series, numbers)
    owner = desk.get("indicator_use", use).values["indicator"] if use else numbers[0]
    return owner, use


def _indicators(desk: DeskFile, code: str, version: int | None) -> list[int]:
    """The indicators of a code in the framework of the goals, and of the meaning that it has in a list."""
    framework = goals_framework.number_of(desk)
    if framework is None:
        return []
    fields = ("code", "version", "meaning_since", "meaning_until")
    rows = picked(desk, "indicator", fields, {"code": code, "framework": framework})
    listed = goals_framework.indicator_values(code, version)
    return [row["id"] for row in rows if listed is None or goals_framework.same_meaning(row, listed["version"])]


def _use_of(desk: DeskFile, series: Series, indicators: Sequence[int]) -> int | None:
    """The use that a file answers: of its own code, or, for the indicator itself, the only one without a code."""
    uses = picked(desk, "indicator_use", ("source_code",), {"indicator": indicators})
    own = [row["id"] for row in uses if fold(row["source_code"] or "") == fold(series.own_code) != ""]
    whole = fold(series.own_code).replace("-", ".") == series.code or not series.own_code
    bare = [row["id"] for row in uses if not row["source_code"]] if whole else []
    found = own or bare
    if len(found) > 1:
        names = ", ".join(kinds.kind("indicator_use").reference(number) for number in found)
        raise UserError(
            _("“{file}” could be of {names}.").format(file=series.path.name, names=names),
            _("Say which with --indicator IUS-4."),
        )
    return found[0] if found else None


def _made_indicator(series: Series, version: int | None) -> dict[str, Any]:
    found = goals_framework.indicator_values(series.code, version)
    if found:
        return found
    name = _("Own indicator {code}").format(code=series.own_code or series.code)
    return {"code": series.code[:20], "name": name, "local": True}


def _other_meanings(code: str) -> str:
    told = ", ".join(f"{found.since}–{found.until or ''}" for found in goals.meanings_of(code))
    said = _("{code} had another meaning in other lists ({years}); say with --list-of which list the site follows.")
    return said.format(code=code, years=told)


# -- what stands there already


def _hold_against(desk: DeskFile, found: File, unit: str | None, version: int | None) -> None:
    rows = picked(desk, "observation", _VALUE, {"indicator_use": found.use}) if found.use else []
    there = {_key(row): row for row in rows if row["superseded_by"] is None}
    for figure in found.series.figures:
        try:
            values = _values(figure, unit)
        except UserError as wrong:
            found.remarks.append((figure.row, f"{wrong} {_('It is left out.')}"))
            continue
        row = there.get(_key(values))
        if row is None:
            found.new.append({**values, **_origin(desk, found), "version": version})
        elif (row["number"], row["text"]) == (values["number"], values["text"]):
            found.known += 1
        else:
            newer = {**values, **_origin(desk, found), "version": version, "revised_on": desk.today}
            found.revised.append((row["id"], newer))


def _origin(desk: DeskFile, found: File) -> dict[str, Any]:
    return {"source": found.series.path.name[:200], "retrieved_on": desk.today}


def _key(row: dict[str, Any]) -> Key:
    return (row["year"], *(fold(row[name] or "") for name in ("disaggregation", "unit", "geography")))


def _values(figure: Figure, unit: str | None) -> dict[str, Any]:
    """The fields of a value; UserError where one of them cannot be kept."""
    own = figure.unit if figure.unit and fold(figure.unit) != fold(unit or "") else None
    written = {
        "year": figure.year, "disaggregation": figure.disaggregation, "text": figure.text, "unit": own,
        "geography": figure.area,
    }  # fmt: skip
    return {name: _OBSERVATION.fields[name].value.read(text) for name, text in written.items()} | {
        "number": figure.number
    }


# -- writing


def bring(desk: DeskFile, plan: Plan) -> list[int]:
    """Write what the plan says as one step; the numbers of the indicators it touched, nothing where nothing differs."""
    if not plan.writes:
        return []
    touched: list[int] = []
    with desk.write(plan.label) as door:
        made: dict[tuple[str, str], int] = {}
        framework = goals_framework.number_of(desk)
        for each in plan.files:
            if not (each.new or each.revised):
                continue
            if each.indicator is None and framework is None:
                framework = goals_framework.add(door)
            indicator = each.indicator or _one_of(made, door, "indicator", each, {"framework": framework})
            use = each.use or _one_of(made, door, "indicator_use", each, {"indicator": indicator})
            _write_values(door, each, use)
            touched.append(indicator)
    return list(dict.fromkeys(touched))


def _one_of(made: dict[tuple[str, str], int], door: Write, kind: str, each: File, owner: dict[str, Any]) -> int:
    """The record that this file or an earlier one makes."""
    known_by = each.series.code if kind == "indicator" else each.series.own_code or each.series.code
    if (kind, known_by) not in made:
        values = (each.new_indicator if kind == "indicator" else each.new_use) or {}
        made[kind, known_by] = door.add(kind, {**values, **owner})
    return made[kind, known_by]


def _write_values(door: Write, each: File, use: int) -> None:
    door.add_many("observation", [{**values, "indicator_use": use} for values in each.new])
    newer = door.add_many("observation", [{**values, "indicator_use": use} for _old, values in each.revised])
    for (old, _values), number in zip(each.revised, newer, strict=True):
        door.set("observation", old, {"superseded_by": number})
