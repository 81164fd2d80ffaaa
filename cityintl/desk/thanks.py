"""Thanks after a visit: to whom they are owed, and which letters were written."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked, titles_of
from cityintl.desk.picking import pairs
from cityintl.desk.touches import ASKED
from cityintl.desk.visits import OFF
from cityintl.records.delegation import VisitWay
from cityintl.records.memory import Direction, Medium
from cityintl.store import DeskFile

#: What is written: a call after a visit is no letter.
_WRITTEN = (Medium.LETTER, Medium.EMAIL, Medium.CARD)
_LETTER = ("on", "subject", "direction", "medium", "person", "organization")
#: To whom a letter goes by name.
_KINDS = ("person", "organization")
#: The fields of a visit that name who is thanked: who led it, who arranged it, who asked for it.
_THANKED = (("head", "person"), ("their_lead", "person"), ("requester", "organization"))
VISIT = ("direction", "head", "their_lead", "requester", "arrives", "departs")
End = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Thanks:
    """Someone who is thanked, or was: the record, its name, and the last letter with its day, where there is one."""

    to: End | None
    name: str
    letter: int | None = None
    on: date | None = None
    subject: str = ""


def owed_to(visit: Mapping[str, Any]) -> list[End]:
    """Who is thanked after a visit: its head, their lead, the body that asked. Ours who led a journey are not."""
    found = [(kind, visit[name]) for name, kind in _THANKED if visit[name] is not None]
    ours = ("person", visit["head"]) if visit["direction"] is VisitWay.OUTBOUND else None
    return [each for each in dict.fromkeys(found) if each != ours]


def thanked(desk: DeskFile, visits: Sequence[Mapping[str, Any]], today: date) -> set[int]:
    """The visits for which the thank-you letter left.

    One letter, e-mail or card that is linked with the visit is enough: written by us from its last day on to the head
    of the delegation, their lead or the body that asked, or to nobody by name. Any linked one is where the visit names
    none of these, and after a journey of ours: it does not say who received us.
    """
    by_visit = _letters(desk, [visit["id"] for visit in visits])
    return {
        visit["id"]
        for visit in visits
        if any(_after(visit, each, today) and _counts(visit, each) for each in by_visit.get(visit["id"], ()))
    }


def of_visit(desk: DeskFile, number: int, today: date) -> list[Thanks]:
    """Everyone who is thanked for a visit, written to or not yet, and whoever else was written to after it."""
    visit = picked(desk, "delegation", VISIT, {"id": [number]})[0]
    letters = [each for each in _letters(desk, [number]).get(number, ()) if _after(visit, each, today)]
    wanted = owed_to(visit)
    ends = {each["id"]: _end(each, wanted) for each in letters}
    named = {kind: titles_of(desk, kind, [n for k, n in _ends(wanted, ends) if k == kind]) for kind in _KINDS}
    found = []
    for end in dict.fromkeys([*wanted, *ends.values()]):
        last = max((each for each in letters if ends[each["id"]] == end), key=_turn, default=None)
        name = named[end[0]][end[1]] if end else ""
        kept = (last["id"], last["on"], last["subject"]) if last else ()
        found.append(Thanks(end, name, *kept))
    return found


def after(desk: DeskFile, number: int, today: date) -> list[Thanks] | None:
    """The same once the visit is over; nothing before, and where it was declined or called off."""
    values = desk.get("delegation", number).values
    last = values["departs"] or values["arrives"]
    if last is None or last > today or values["status"] in (*ASKED, *OFF):
        return None
    return of_visit(desk, number, today)


def _ends(wanted: Iterable[End], found: Mapping[int, End | None]) -> list[End]:
    return [each for each in (*wanted, *found.values()) if each is not None]


def _turn(letter: Mapping[str, Any]) -> tuple[date, int]:
    return letter["on"], letter["id"]


def _end(letter: Mapping[str, Any], wanted: Sequence[End]) -> End | None:
    """To whom a letter went: one of those who are wanted, else its person, else its office."""
    ends = [(kind, letter[kind]) for kind in _KINDS if letter[kind] is not None]
    return next((each for each in ends if each in wanted), ends[0] if ends else None)


def _letters(desk: DeskFile, visits: Collection[int]) -> dict[int, list[dict[str, Any]]]:
    """By visit the letters, e-mails and cards of ours that are linked with it."""
    of = set(visits)
    linked = [(visit, letter) for visit, letter in pairs(desk, "delegation", "correspondence") if visit in of]
    rows = picked(desk, "correspondence", _LETTER, {"id": {letter for _visit, letter in linked}})
    written = {row["id"]: row for row in rows if row["direction"] is Direction.SENT and row["medium"] in _WRITTEN}
    found: dict[int, list[dict[str, Any]]] = {}
    for visit, letter in dict.fromkeys(linked):
        if letter in written:
            found.setdefault(visit, []).append(written[letter])
    return found


def _after(visit: Mapping[str, Any], letter: Mapping[str, Any], today: date) -> bool:
    last = visit["departs"] or visit["arrives"]
    return bool(last and last <= letter["on"] <= today)


def _counts(visit: Mapping[str, Any], letter: Mapping[str, Any]) -> bool:
    wanted = owed_to(visit)
    if visit["direction"] is VisitWay.OUTBOUND or not wanted:
        return True
    nobody = letter["person"] is None and letter["organization"] is None
    return nobody or _end(letter, wanted) in wanted
