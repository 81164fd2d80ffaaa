"""The calendar of the desk: what is owed and what takes place between two days, for everyone or for one person."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from cityintl.desk import scopes
from cityintl.desk.asking import picked
from cityintl.desk.morning import span
from cityintl.desk.obligations import Obligation, State, obligations
from cityintl.desk.occasions import Occasion, occasions
from cityintl.records import kinds
from cityintl.store import DeskFile


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the calendar: its days, its hour where it has one, how it stands, and what it was made of.

    `exact` is false where only the month or the year of its day is known, or nothing of it; `clock` names the place
    by whose clock its hour is, where that is not ours.
    """

    key: str
    kind: str
    number: int
    words: str
    first: date
    last: date
    starts: str
    tone: str
    of: Obligation | Occasion
    exact: bool = True
    clock: str = ""


def agenda(
    desk: DeskFile,
    since: date,
    until: date,
    today: date,
    kinds_wanted: Collection[str] = (),
    person: int | None = None,
) -> list[Entry]:
    """What falls into these days, both included, by day and hour; all kinds, or those wanted."""
    owed = [_owed(each, today) for each in obligations(desk, since, until, today)]
    zone = str(desk.home()["zone"])
    found = [_placed(each, zone) for each in occasions(desk, since, until)] + owed
    if kinds_wanted:
        found = [each for each in found if {each.kind, filed_under(each)} & set(kinds_wanted)]
    if person is not None:
        theirs = _of_person(desk, person)
        found = [each for each in found if each.number in theirs.get(each.kind, ())]
    return sorted(found, key=lambda each: (each.first, bool(each.starts), each.starts, each.key))


def filed_under(each: Entry) -> str:
    """The kind under which it is looked for: of a part its owner, of a statement of gifts the gifts."""
    if isinstance(each.of, Obligation) and each.of.family == "gift_statement":
        return "gift"
    return top_kind(each.kind)


def top_kind(name: str) -> str:
    """The kind that has a page of its own: of a checklist item the delegation."""
    while part := kinds.kind(name).part_of:
        name = str(part.link)
    return name


def _owed(each: Obligation, today: date) -> Entry:
    tone = "red" if each.late(today) else "quiet" if each.state is State.SNOOZED else "amber"
    if each.state is State.DONE:
        tone = "green"
    elif each.is_day:
        tone = "accent"
    first, last = span(each)
    return Entry(each.key, each.kind, each.number, each.whole, first, last, "", tone, each, each.due is not None)


def _placed(each: Occasion, ours: str) -> Entry:
    tone = "accent" if each.sure else "quiet"
    clock = "" if each.zone == ours else each.zone.rpartition("/")[2].replace("_", " ")
    own = (each.key, each.kind, each.number, each.words, each.first, each.last, each.starts or "", tone, each)
    return Entry(*own, clock=clock)


def _of_person(desk: DeskFile, person: int) -> Mapping[str, set[int]]:
    """By kind the records that have to do with a person; of itineraries the items at which they are."""
    scope = scopes.scope_of(desk, "person", person)
    found = {kind: {row.number for row in scopes.rows_of(desk, scope, kind, ())} for kind in scopes.KINDS}
    attended = picked(desk, "item_person", ("item",), {"person": person})
    found["itinerary_item"] = {row["item"] for row in attended}
    found["member"] = {row["id"] for row in picked(desk, "member", (), {"person": person})}
    return found
