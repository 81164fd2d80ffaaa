"""The guest list of an event as its page shows it, and where its guests can come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cityintl.desk import events, picking
from cityintl.desk.events import Added, on_list
from cityintl.desk.guests import guests_in_order
from cityintl.folding import fold
from cityintl.records.event import GuestAnswer
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_FIELDS = (
    "name", "organization", "answer", "person", "companion", "table", "seat", "language", "vip", "invited_on", "note",
)  # fmt: skip
#: What goes along from one list to the next; places at the table, answers and notes belong to one event only.
_CARRIED = ("name", "person", "organization", "companion", "language", "vip", "diet", "access_needs")
#: Who is no guest any more.
_AWAY = (GuestAnswer.DECLINED, GuestAnswer.ABSENT)
#: The kinds of record whose people can be invited together.
_SOURCES = ("person", "delegation", "organization", "event")


@dataclass(frozen=True, slots=True)
class Listed:
    """A guest on the list: the place in the order (none for who does not come) with what is said of it.

    `of` is the country or organization by which they are ordered, `country` the code of the country.
    """

    number: int
    name: str
    office: str
    answer: GuestAnswer
    place: int | None
    said: tuple[str, ...]
    companion: str
    table: str
    seat: int | None
    language: str | None
    vip: bool
    invited_on: date | None
    note: str
    person: int | None
    of: str
    country: str


def guest_list(desk: DeskFile, event: int) -> list[Listed]:
    """Everyone on the list: in the one order of precedence, then by name who declined or stayed away."""
    places = {place.guest.number: place for place in guests_in_order(desk, event)}
    found = []
    for row in picking.where(desk, "guest", "event", [event], _FIELDS):
        own, place = row.values, places.get(row.number)
        found.append(
            Listed(
                row.number,
                own["name"],
                own["organization"] or "",
                own["answer"],
                place.number if place else None,
                place.said if place else (),
                own["companion"] or "",
                own["table"] or "",
                own["seat"],
                own["language"],
                bool(own["vip"]),
                own["invited_on"],
                own["note"] or "",
                own["person"],
                place.guest.of if place else "",
                place.guest.country if place else "",
            )
        )
    return sorted(found, key=lambda g: (g.place is None, g.place or 0, fold(g.name)))


# -- where guests come from


@dataclass(frozen=True, slots=True)
class Source:
    """A person, or a record whose people can be invited together: how many of them are not on the list yet."""

    kind: str
    number: int
    title: str
    quiet: str
    new: int

    @property
    def words(self) -> str:
        """“Members of “Delegation from Nagoya””."""
        named = {
            "delegation": _("Members of “{title}”"),
            "organization": _("People of “{title}”"),
            "event": _("Guests of “{title}”"),
        }
        return named.get(self.kind, "{title}").format(title=self.title)

    @property
    def told(self) -> str:
        """“5 to add”, “all on the list”, or what tells a person from a namesake."""
        if self.kind == "person":
            return self.quiet if self.new else " · ".join(filter(None, (self.quiet, _("on the list already"))))
        if not self.new:
            return _("all are on the list already")
        return ngettext("{n} to add", "{n} to add", self.new).format(n=self.new)


def sources(desk: DeskFile, event: int, words: str, most: int) -> list[Source]:
    """What the words offer to invite: people, and those of delegations, organizations and other events."""
    found = [f for f in desk.search(words, 200) if f.kind in _SOURCES and (f.kind, f.id) != ("event", event)]
    persons, names = on_list(desk, event)
    offered: list[Source] = []
    for each in sorted(found, key=lambda f: f.kind != "person")[: most * 3]:
        people = _people_of(desk, each.kind, each.id)
        new = sum(1 for person, name in people if person not in persons and fold(name) not in names)
        if people:
            offered.append(Source(each.kind, each.id, each.title, each.quiet, new))
    groups = [each for each in offered if each.kind != "person"][: most // 2]
    return [each for each in offered if each.kind == "person"][: most - len(groups)] + groups


def _people_of(desk: DeskFile, kind: str, number: int) -> list[tuple[int | None, str]]:
    """Who would be invited: the number of the person, where there is one, and the name."""
    if kind == "event":
        guests = picking.where(desk, "guest", "event", [number], ("person", "name"))
        return [(row.values["person"], row.values["name"]) for row in guests]
    if kind == "delegation":
        members = picking.where(desk, "member", "delegation", [number], ("person",))
        titles = desk.titles("person", sorted({row.values["person"] for row in members}))
        return [(row.values["person"], titles[row.values["person"]]) for row in members]
    field = "id" if kind == "person" else "organization"
    people = picking.where(desk, "person", field, [number], ("full_name", "left_on"))
    return [(row.number, row.values["full_name"]) for row in people if kind == "person" or not row.values["left_on"]]


def missing_members(desk: DeskFile, event: int) -> int:
    """How many members of the visit that the event belongs to are not on its list."""
    delegation = desk.get("event", event).values["delegation"]
    if delegation is None:
        return 0
    persons, names = on_list(desk, event)
    people = _people_of(desk, "delegation", delegation)
    return sum(1 for person, name in people if person not in persons and fold(name) not in names)


def add_from(desk: DeskFile, event: int, kind: str, number: int) -> Added:
    """Add a person, or everyone of a delegation, an organization or another event, as one step."""
    if kind == "event":
        return add_list(desk, event, number)
    if kind == "delegation":
        return events.add_delegation(desk, event, number)
    if kind == "organization":
        return events.add_organization(desk, event, number)
    return events.add_person(desk, event, number)


def add_list(desk: DeskFile, event: int, other: int) -> Added:
    """Add the guests of another event who are not on the list yet, with who comes along and what they need."""
    persons, names = on_list(desk, event)
    guests = [row.values for row in picking.where(desk, "guest", "event", [other], _CARRIED)]
    new = [g for g in guests if g["person"] not in persons and fold(g["name"]) not in names]
    if not new:
        return Added((), len(guests))
    titles = desk.titles("event", [event, other])
    count = ngettext("{n} guest", "{n} guests", len(new)).format(n=len(new))
    words = _("Add {guests} from “{whence}” to “{event}”")
    with desk.write(words.format(guests=count, whence=titles[other], event=titles[event])) as door:
        rows = [{**guest, "event": event, "answer": GuestAnswer.TO_INVITE} for guest in new]
        return Added(tuple(door.add_many("guest", rows)), len(guests) - len(new))


def silent(guests: Sequence[Listed]) -> list[Listed]:
    """Who was invited and has not answered, the longest waiting first."""
    waiting = [g for g in guests if g.answer is GuestAnswer.INVITED]
    return sorted(waiting, key=lambda g: (g.invited_on or date.min, g.place or 0))
