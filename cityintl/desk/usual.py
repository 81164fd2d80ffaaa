"""What every desk begins with: the usual rules and checklists; an older or emptied desk takes what it lacks."""

import tomllib
from collections.abc import Collection, Iterable
from typing import Any

from cityintl import paths
from cityintl.desk import rules
from cityintl.desk.asking import picked
from cityintl.folding import fold
from cityintl.records import kinds
from cityintl.records.describe import Kind
from cityintl.store import DeskFile, Write
from cityintl.words import _

#: The kinds that come with rows of their own.
KINDS = ("rule", "checklist_template")
_LABELS = {
    ("rule",): "Add the usual rules",
    ("checklist_template",): "Add the usual checklists",
    KINDS: "Add the usual rules and checklists",
}


def checklists() -> dict[str, dict[str, Any]]:
    """The checklists that come with the program, as they are written, by a short name."""
    with paths.resource("checklists.toml").open("rb") as file:
        return tomllib.load(file)


def furnish(door: Write) -> None:
    """Write all of it, on a desk that has nothing yet."""
    door.add_many("rule", rules.defaults())
    _add_checklists(door, checklists().values())


def add(desk: DeskFile, wanted: Collection[str] = KINDS) -> dict[str, int]:
    """Add what the desk lacks of these kinds, as one step; gives how many of each.

    What is there stays as the office left it: a rule is known by code, place and first day, a checklist by its name.
    """
    new = {
        "rule": rules.lacking(desk) if "rule" in wanted else [],
        "checklist_template": _lacking_checklists(desk) if "checklist_template" in wanted else [],
    }
    if any(new.values()):
        with desk.write(_(_LABELS[tuple(kind for kind in KINDS if kind in wanted)])) as door:
            door.add_many("rule", new["rule"])
            _add_checklists(door, new["checklist_template"])
    return {kind: len(new[kind]) for kind in KINDS if kind in wanted}


def _lacking_checklists(desk: DeskFile) -> list[dict[str, Any]]:
    there = {fold(row["name"]) for row in picked(desk, "checklist_template", ("name",), {})}
    return [each for each in checklists().values() if fold(each["name"]) not in there]


def _add_checklists(door: Write, wanted: Iterable[dict[str, Any]]) -> None:
    line = kinds.kind("checklist_line")
    for each in wanted:
        own = {name: value for name, value in each.items() if name != line.name}
        number = door.add("checklist_template", _read(kinds.kind("checklist_template"), own))
        door.add_many(line.name, [_read(line, row) | {"template": number} for row in each[line.name]])


def _read(kind: Kind, written: dict[str, Any]) -> dict[str, Any]:
    return {name: kind.fields[name].value.read(value) for name, value in written.items()}
