"""The framework of the Sustainable Development Goals on this desk: its record, its indicators, its official wording."""

from collections.abc import Mapping
from typing import Any

from cityintl.desk import usual
from cityintl.desk.asking import picked
from cityintl.folding import fold
from cityintl.records import kinds
from cityintl.records.indicator import Better
from cityintl.records.wording import Level
from cityintl.reference import goals
from cityintl.reference.goals import Good
from cityintl.store import DeskFile, Write

#: What offices call the framework; the first is the code under which it comes with the program.
_CALLED = ("vlr", "sdg", "sdgs", "agenda 2030", "2030 agenda")
_BETTER = {Good.UP: Better.UP, Good.DOWN: Better.DOWN, Good.NEITHER: Better.NEITHER}


def number_of(desk: DeskFile) -> int | None:
    """The framework of the goals; None where the desk has none yet."""
    named = {fold(row["code"]): row["id"] for row in picked(desk, "framework", ("code",), {})}
    return next((named[code] for code in _CALLED if code in named), None)


def add(door: Write) -> int:
    """Add the framework as it comes with the program, not yet switched on."""
    of = kinds.kind("framework")
    shipped = usual.frameworks()["vlr"]
    return door.add(of.name, {name: of.fields[name].value.read(value) for name, value in shipped.items()})


def indicator_values(code: str, version: int | None = None) -> dict[str, Any] | None:
    """What the record of an indicator says by its code in the list of a year, or else in the last that had it.

    None where there is no such code.
    """
    found = goals.last_meaning(code) if version is None else goals.meaning(code, version)
    if found is None:
        return None
    return {
        "code": found.code,
        "name": found.label,
        "target_code": found.target,
        "unit": found.unit,
        "better": _BETTER[found.good],
        "custodian": found.custodian or None,
        "version": version or found.until or goals.latest(),
        "meaning_since": found.since,
        "meaning_until": found.until,
    }


def target_words(code: str) -> str:
    """“11.6 Cleaner air and better waste handling in cities” of a target's or indicator's code; nothing for others."""
    found = goals.target(code)
    return f"{found.code} {found.label}" if found else ""


def wording(desk: DeskFile, indicator: Mapping[str, Any]) -> tuple[int, str] | None:
    """The official wording of an indicator: its record and words, of its own list or the newest of the same meaning."""
    asked = {"framework": indicator["framework"], "code": indicator["code"], "level": Level.INDICATOR}
    rows = picked(desk, "official_wording", ("version", "language", "text"), asked)
    fitting = [row for row in rows if same_meaning(indicator, row["version"])]
    if not fitting:
        return None
    best = max(
        fitting, key=lambda row: (row["language"] == "en", row["version"] == indicator["version"], row["version"])
    )
    return best["id"], best["text"]


def same_meaning(indicator: Mapping[str, Any], version: int) -> bool:
    """Whether an indicator's code means in the list of a year what this record says; as far as anybody knows."""
    since, until = indicator["meaning_since"], indicator["meaning_until"]
    if since is None and until is None:
        now = goals.meaning(indicator["code"], indicator["version"])
        return now is None or now.holds(version)
    return (since is None or since <= version) and (until is None or version <= until)
