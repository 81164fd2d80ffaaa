"""How papers write people: the family name in capitals, in the person's own order, the own script beside it."""

from collections.abc import Collection, Mapping
from typing import Any

from cityintl.desk.asking import picked
from cityintl.desk.visits import list_name
from cityintl.papers.blocks import Inline, Line, Local, Quiet, Said, Strong, line
from cityintl.records.person import NameOrder
from cityintl.store import DeskFile

_FIELDS = (
    "full_name", "family", "given", "name_order", "local_name", "local_language", "phonetic", "position", "languages",
    "phone", "email", "organization", "partner", "written_form", "spoken_form",
)  # fmt: skip
Named = Mapping[str, Any]


def people(desk: DeskFile, numbers: Collection[int | None]) -> dict[int, dict[str, Any]]:
    """What papers say of these people, by their number; diet, access needs and the like are not asked for."""
    wanted = {number for number in numbers if number is not None}
    return {row["id"]: row for row in picked(desk, "person", _FIELDS, {"id": wanted})}


def named(person: Named, *, quiet: bool = False) -> Line:
    """“ŌSHIMA Kenichi” or “Anna NOWAK”, the family name heavier, both grey where they stand back."""
    family: Inline = Strong(str(person["family"]).upper())
    given = person["given"] or ""
    rest: Inline = Quiet(given) if quiet and given else given
    if not given:
        return line(family)
    first = (family, " ", rest) if person["name_order"] is NameOrder.FAMILY_FIRST else (rest, " ", family)
    return line(*first)


def own_script(person: Named) -> tuple[Said, ...]:
    """The name in its own script, as a line of its own; nothing where it is written as we write it."""
    local = person["local_name"]
    if not local or local == person["full_name"]:
        return ()
    return (Local(local, person["local_language"] or "", quiet=True),)


def plainly(person: Named) -> str:
    """“ŌSHIMA Kenichi” in plain text, for a cell of a workbook or within a sentence."""
    return list_name(person)
