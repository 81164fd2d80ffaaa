"""Events of the city: who is invited, who comes, what the kitchen must know, and the cards on the table."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk import picking
from cityintl.desk.addressing import surname
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records.event import GuestAnswer
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: Who has a place at the table.
COMING = (GuestAnswer.ACCEPTED, GuestAnswer.CAME)


@dataclass(frozen=True, slots=True)
class Counts:
    """How the guest list of an event stands; people are guests with those who come with them."""

    listed: int
    to_invite: int
    invited: int
    accepted: int
    declined: int
    companions: int
    came: int
    absent: int
    seats: int | None

    @property
    def people(self) -> int:
        """For how many the table is laid."""
        return self.accepted + self.came + self.companions

    @property
    def left(self) -> int | None:
        """Seats that are still free; less than nothing where more come than the room takes."""
        return None if self.seats is None else self.seats - self.people


def counts(desk: DeskFile, event: int) -> Counts:
    """How many were invited, come, do not, or did not say."""
    guests = [row.values for row in picking.where(desk, "guest", "event", [event], ("answer", "companion"))]
    answers = Counter(guest["answer"] for guest in guests)
    companions = sum(1 for guest in guests if guest["companion"] and guest["answer"] in COMING)
    return Counts(
        listed=len(guests),
        to_invite=answers[GuestAnswer.TO_INVITE],
        invited=answers[GuestAnswer.INVITED],
        accepted=answers[GuestAnswer.ACCEPTED],
        declined=answers[GuestAnswer.DECLINED],
        companions=companions,
        came=answers[GuestAnswer.CAME],
        absent=answers[GuestAnswer.ABSENT],
        seats=desk.get("event", event).values["capacity"],
    )


# -- the guest list


@dataclass(frozen=True, slots=True)
class Added:
    """Who came onto the list, and how many stood there already."""

    numbers: tuple[int, ...]
    already: int


def mark(desk: DeskFile, guests: Sequence[int], answer: GuestAnswer, on: date) -> None:
    """Note one answer for all of these guests, as one step; who is invited now gets the day of it."""
    kept = picking.every(desk, "guest", ("name", "invited_on"), guests)
    if not kept:
        raise UserError(_("No guest is chosen."), _("Choose one or more in the list first."))
    named = next(iter(kept.values()))["name"] if len(kept) == 1 else _guests(len(kept))
    with desk.write(_("Mark {guests} as “{answer}”").format(guests=named, answer=_(answer.value).lower())) as door:
        for number, values in kept.items():
            invited = answer is GuestAnswer.INVITED and values["invited_on"] is None
            door.set("guest", number, {"answer": answer, **({"invited_on": on} if invited else {})})


def _guests(count: int) -> str:
    return ngettext("{n} guest", "{n} guests", count).format(n=count)


def add_named(desk: DeskFile, event: int, name: str, organization: str = "", companion: str = "") -> int:
    """Add a guest by name alone, and who comes along; UserError where the list has the name already."""
    name = name.strip()
    if not name:
        raise UserError(_("A guest needs a name."), _("Type it as the place card prints it."))
    _persons, names = on_list(desk, event)
    if fold(name) in names:
        raise UserError(
            _("“{name}” is on the list already.").format(name=name),
            _("Write what tells them apart, such as the office."),
        )
    title = desk.get("event", event).title
    guest = {
        "event": event,
        "name": name,
        "answer": GuestAnswer.TO_INVITE,
        "organization": organization or None,
        "companion": companion or None,
    }
    with desk.write(_("Add “{guest}” to the guests of “{event}”").format(guest=name, event=title)) as door:
        return door.add("guest", guest)


def add_delegation(desk: DeskFile, event: int, delegation: int) -> Added:
    """Add the members of a delegation who are not on the list yet, as one step."""
    members = picking.where(desk, "member", "delegation", [delegation], ("person",))
    people = [row.values["person"] for row in members]
    return _add_people(desk, event, people, desk.get("delegation", delegation).title)


def add_organization(desk: DeskFile, event: int, organization: int) -> Added:
    """Add the people of an organization who are still there and not on the list yet, as one step."""
    people = picking.where(desk, "person", "organization", [organization], ("left_on",))
    still = [row.number for row in people if not row.values["left_on"]]
    return _add_people(desk, event, still, desk.get("organization", organization).title)


def add_person(desk: DeskFile, event: int, person: int, companion: str = "") -> Added:
    """Add someone the desk knows, and who comes along, unless they are on the list."""
    return _add_people(desk, event, [person], desk.titles("person", [person]).get(person, ""), companion)


def on_list(desk: DeskFile, event: int) -> tuple[set[int], set[str]]:
    """The people and the folded names that stand on the list already."""
    guests = picking.where(desk, "guest", "event", [event], ("person", "name"))
    return {g.values["person"] for g in guests if g.values["person"]}, {fold(g.values["name"]) for g in guests}


def _add_people(desk: DeskFile, event: int, people: Iterable[int], whence: str, companion: str = "") -> Added:
    wanted = list(dict.fromkeys(people))
    persons, names = on_list(desk, event)
    known = picking.every(desk, "person", ("full_name", "position", "organization", "partner"), wanted)
    new = [n for n in wanted if n not in persons and fold(known[n]["full_name"]) not in names]
    if not new:
        return Added((), len(wanted))
    offices = offices_of(desk, known)
    rows = [
        {
            "event": event,
            "name": known[n]["full_name"],
            "answer": GuestAnswer.TO_INVITE,
            "person": n,
            "organization": (offices[n] or None),
            "companion": companion or None,
        }
        for n in new
    ]
    words = _("Add {guests} from “{whence}” to “{event}”")
    label = words.format(guests=_guests(len(new)), whence=whence, event=desk.get("event", event).title)
    with desk.write(label) as door:
        return Added(tuple(door.add_many("guest", rows)), len(wanted) - len(new))


def offices_of(desk: DeskFile, people: Mapping[int, Mapping[str, Any]]) -> dict[int, str]:
    """The second line of a place card: the organization, the partner, or the position."""
    named = {}
    for kind in ("organization", "partner"):
        named[kind] = desk.titles(kind, sorted({p[kind] for p in people.values() if p[kind]}))
    return {
        n: named["organization"].get(p["organization"], "")
        or named["partner"].get(p["partner"], "")
        or (p["position"] or "")[:160]
        for n, p in people.items()
    }


# -- the kitchen


@dataclass(frozen=True, slots=True)
class Plate:
    """A guest with needs: what the kitchen and whoever waits at the door must know."""

    number: int
    name: str
    table: str
    seat: int | None
    diet: str
    access: str


@dataclass(frozen=True, slots=True)
class Kitchen:
    """Meals in all, those of each diet with their number, and the guests with needs."""

    meals: int
    diets: tuple[tuple[str, int], ...]
    plates: tuple[Plate, ...]


def kitchen(desk: DeskFile, event: int) -> Kitchen:
    """Diets and access needs of those who come: the guest's own, else what the person's page says; confidential."""
    fields = ("name", "person", "answer", "companion", "table", "seat", "diet", "access_needs")
    coming = [row for row in picking.where(desk, "guest", "event", [event], fields) if row.values["answer"] in COMING]
    known = picking.every(
        desk, "person", ("diet", "access_needs"), [r.values["person"] for r in coming if r.values["person"]]
    )
    plates = []
    for row in coming:
        own, person = row.values, known.get(row.values["person"], {})
        diet = own["diet"] or person.get("diet") or ""
        access = own["access_needs"] or person.get("access_needs") or ""
        if diet or access:
            plates.append(Plate(row.number, own["name"], own["table"] or "", own["seat"], diet, access))
    meals = len(coming) + sum(1 for row in coming if row.values["companion"])
    counted: dict[str, tuple[str, int]] = {}
    for plate in plates:
        if plate.diet:
            words, before = counted.get(fold(plate.diet), (plate.diet, 0))
            counted[fold(plate.diet)] = (words, before + 1)
    diets = tuple(sorted(counted.values(), key=lambda each: (-each[1], fold(each[0]))))
    plates.sort(key=lambda p: (not p.table, natural(p.table), p.seat or 0, fold(p.name)))
    return Kitchen(meals, diets, tuple(plates))


def natural(table: str) -> tuple[int, str]:
    """Tables in the order people count them: 2 before 10, names after numbers."""
    return (int(table), "") if table.isdecimal() and len(table) < 9 else (10**9, fold(table))


# -- rows for cards and lists


def at_table(desk: DeskFile, event: int) -> list[dict[str, Any]]:
    """Everyone who comes, by table and seat, else by family name; with office, companion and whom the desk knows."""
    fields = ("name", "organization", "table", "seat", "companion", "answer", "person")
    rows = [row.values for row in picking.where(desk, "guest", "event", [event], fields)]
    coming = [guest for guest in rows if guest["answer"] in COMING]
    return sorted(by_family(desk, coming), key=_by_seat)


def by_family(desk: DeskFile, guests: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Guests by family name, which a card prints after titles: the desk's where it knows them, else the printed one."""
    found = list(guests)
    people = picking.every(desk, "person", ("family",), {guest["person"] for guest in found if guest["person"]})
    families = {number: person["family"] for number, person in people.items()}
    return sorted(found, key=lambda g: (fold(families.get(g["person"]) or surname(g["name"])), fold(g["name"])))


def place_cards(desk: DeskFile, event: int) -> list[tuple[str, str, str, int | None, str]]:
    """Name, office, table, seat and who comes with them, for everyone who comes: by table and seat."""
    return [
        (g["name"], g["organization"] or "", g["table"] or "", g["seat"], g["companion"] or "")
        for g in at_table(desk, event)
    ]


def _by_seat(guest: Mapping[str, Any]) -> tuple[Any, ...]:
    return not guest["table"], natural(guest["table"] or ""), guest["seat"] or 0
