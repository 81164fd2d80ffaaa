"""What is remembered of a person: met when by whom, letters, gifts, promises, offices; up to a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk import picking
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.visits import OFF
from cityintl.store import DeskFile

_OFFICE = ("title", "partner", "organization", "since", "until", "elected")
_LETTER = ("on", "direction", "medium", "subject")
_GIFT = ("what", "direction", "on", "value", "giver", "recipient", "thanked_on")
_PROMISE = ("what", "side", "status", "due_on", "promised_on", "owner", "person", "closed_on")


@dataclass(frozen=True, slots=True)
class Meeting:
    """An item of a visit in which the person took part: the day, what it was, of which visit, who else was there."""

    on: date
    what: str
    visit: str
    others: tuple[str, ...]


def meetings(desk: DeskFile, person: int, today: date) -> list[Meeting]:
    """When the person was met in visits that took place, the newest first."""
    mine = {row["item"] for row in picked(desk, "item_person", ("item",), {"person": person})}
    items = [
        row
        for row in picked(desk, "itinerary_item", ("on", "title", "delegation", "starts"), {"id": mine})
        if row["on"] <= today
    ]
    visits = picking.every(desk, "delegation", ("name", "status"), [row["delegation"] for row in items])
    held = [row for row in items if visits[row["delegation"]]["status"] not in OFF]
    there = picked(desk, "item_person", ("item", "person"), {"item": [row["id"] for row in held]})
    names = titles_of(desk, "person", [row["person"] for row in there])
    found = []
    for row in sorted(held, key=lambda row: (row["on"], row["starts"] or ""), reverse=True):
        others = tuple(names[p["person"]] for p in there if p["item"] == row["id"] and p["person"] != person)
        found.append(Meeting(row["on"], row["title"], visits[row["delegation"]]["name"], others))
    return found


def offices(desk: DeskFile, person: int) -> list[dict[str, Any]]:
    """The offices held, the newest first; each with the name of the body it is an office of, as “of”."""
    rows = picked(desk, "office", _OFFICE, {"person": person})
    cities = titles_of(desk, "partner", [row["partner"] for row in rows])
    firms = titles_of(desk, "organization", [row["organization"] for row in rows])
    for row in rows:
        row["of"] = firms.get(row["organization"]) or cities.get(row["partner"], "")
    return sorted(rows, key=lambda row: (row["until"] is None, row["since"] or ""), reverse=True)


def letters(desk: DeskFile, person: int) -> list[dict[str, Any]]:
    """Letters, calls and messages with the person, the newest first."""
    rows = picked(desk, "correspondence", _LETTER, {"person": person})
    return sorted(rows, key=lambda row: (row["on"], row["id"]), reverse=True)


def gifts(desk: DeskFile, person: int) -> list[dict[str, Any]]:
    """Gifts that the person gave or got, the newest first."""
    rows = {row["id"]: row for field in ("giver", "recipient") for row in picked(desk, "gift", _GIFT, {field: person})}
    return sorted(rows.values(), key=lambda row: (row["on"], row["id"]), reverse=True)


def promises(desk: DeskFile, person: int) -> list[dict[str, Any]]:
    """What was promised to or by the person, or is theirs to do: open first, then the newest."""
    rows = {r["id"]: r for field in ("person", "owner") for r in picked(desk, "follow_up", _PROMISE, {field: person})}
    return sorted(rows.values(), key=_turn)


def _turn(row: Mapping[str, Any]) -> tuple[bool, date, int]:
    return row["closed_on"] is not None, row["due_on"] or date.max, row["id"]


def names(desk: DeskFile, rows: Sequence[Mapping[str, Any]], *fields: str) -> dict[int, str]:
    """The names of the people in these fields."""
    return titles_of(desk, "person", [row[field] for row in rows for field in fields])
