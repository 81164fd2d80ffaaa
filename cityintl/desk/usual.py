"""What every desk begins with: the usual rules, checklists and letters; frameworks for who reports."""

import tomllib
from collections.abc import Collection, Iterable
from typing import Any

from cityintl import paths
from cityintl.desk import letter_words, rules
from cityintl.desk.asking import picked
from cityintl.folding import fold
from cityintl.records import kinds
from cityintl.records.describe import Kind
from cityintl.store import DeskFile, Write
from cityintl.words import _

#: The kinds that come with rows of their own for every desk; frameworks come only where the office asks for them.
KINDS = ("rule", "checklist_template", "letter_template")
_LABELS = {
    ("rule",): "Add the usual rules",
    ("checklist_template",): "Add the usual checklists",
    ("letter_template",): "Add the usual letters",
    ("framework",): "Add the usual frameworks",
    KINDS: "Add the usual rules, checklists and letters",
}


def checklists() -> dict[str, dict[str, Any]]:
    """The checklists that come with the program, as they are written, by a short name."""
    with paths.resource("checklists.toml").open("rb") as file:
        return tomllib.load(file)


def frameworks() -> dict[str, dict[str, Any]]:
    """The frameworks that come with the program, as they are written, by a short name; none of them in use."""
    with paths.resource("frameworks.toml").open("rb") as file:
        return tomllib.load(file)


def furnish(door: Write) -> None:
    """Write what every desk has, on a desk that has nothing yet."""
    door.add_many("rule", rules.defaults())
    _add_checklists(door, checklists().values())
    _add_letters(door, letter_words.templates())


def add(desk: DeskFile, wanted: Collection[str] = KINDS) -> dict[str, int]:
    """Add what the desk lacks of these kinds, as one step; gives how many of each.

    What is there stays as the office left it: a rule is known by code, place and first day, a checklist by its name,
    a framework by its code, the template of a letter by its name and language.
    """
    new = {
        "rule": rules.lacking(desk) if "rule" in wanted else [],
        "checklist_template": _lacking(desk, "checklist_template", "name", checklists(), wanted),
        "letter_template": _letters_lacking(desk) if "letter_template" in wanted else [],
        "framework": _lacking(desk, "framework", "code", frameworks(), wanted),
    }
    asked = tuple(kind for kind in new if kind in wanted)
    if any(new.values()):
        with desk.write(_(_LABELS[asked])) as door:
            door.add_many("rule", new["rule"])
            _add_checklists(door, new["checklist_template"])
            _add_letters(door, new["letter_template"])
            door.add_many("framework", [_read(kinds.kind("framework"), each) for each in new["framework"]])
    return {kind: len(new[kind]) for kind in asked}


def _lacking(
    desk: DeskFile, kind: str, known_by: str, shipped: dict[str, dict[str, Any]], wanted: Collection[str]
) -> list[dict[str, Any]]:
    if kind not in wanted:
        return []
    there = {fold(row[known_by]) for row in picked(desk, kind, (known_by,), {})}
    return [each for each in shipped.values() if fold(each[known_by]) not in there]


def _letters_lacking(desk: DeskFile) -> list[dict[str, Any]]:
    there = {(fold(row["name"]), row["language"]) for row in picked(desk, "letter_template", ("name", "language"), {})}
    return [each for each in letter_words.templates() if (fold(each["name"]), each["language"]) not in there]


def _add_letters(door: Write, wanted: Iterable[dict[str, Any]]) -> None:
    door.add_many("letter_template", [_read(kinds.kind("letter_template"), each) for each in wanted])


def _add_checklists(door: Write, wanted: Iterable[dict[str, Any]]) -> None:
    line = kinds.kind("checklist_line")
    for each in wanted:
        own = {name: value for name, value in each.items() if name != line.name}
        number = door.add("checklist_template", _read(kinds.kind("checklist_template"), own))
        door.add_many(line.name, [_read(line, row) | {"template": number} for row in each[line.name]])


def _read(kind: Kind, written: dict[str, Any]) -> dict[str, Any]:
    return {name: kind.fields[name].value.read(value) for name, value in written.items()}
