"""Logistics, and what keeps the party well and safe: legs, vans, rooms, health, security, devices."""

from datetime import date, datetime

from cityintl.desk import picking
from cityintl.desk.journeys import Leg, legs_of
from cityintl.papers import days
from cityintl.papers.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Lines,
    Part,
    Quiet,
    Said,
    Section,
    Strong,
    Table,
    Text,
)
from cityintl.papers.briefing_book.material import Book, Chapter
from cityintl.papers.program import hours
from cityintl.papers.visit import Visit, leg_clock
from cityintl.records.member import MemberRole
from cityintl.reference import countries
from cityintl.words import _


def logistics(book: Book) -> Chapter:
    """Flights, vans and rooms."""
    blocks = [*_legs(book.visit), *_manifest(book.visit), *_rooms(book.visit)]
    return Chapter(_("Logistics"), (Part(_("How they travel and where they sleep"), tuple(blocks)),) if blocks else ())


def _legs(visit: Visit) -> list[Block]:
    rows = tuple(_leg(visit, leg) for leg in legs_of(visit.desk, visit.number))
    if not rows:
        return []
    columns = (
        Column(_("Leaves"), share=0.95),
        Column(_("Carrier"), second=_("From, to"), share=2.8),
        Column(_("Lands"), share=0.95),
        Column(_("Who"), second=_("Booking, met by"), share=1.6),
    )
    return [Section(_("Journeys"), (Table(columns, rows, caption=_("Journeys")),), key="logistics.legs")]


def _leg(visit: Visit, leg: Leg) -> tuple[Cell, ...]:
    way: list[Said] = [Strong(leg.carrier)]
    way += [
        words.format(place=place)
        for words, place in ((_("from {place}"), leg.whence), (_("to {place}"), leg.whither))
        if place
    ]
    if leg.lasts:
        way.append(days.lasting(leg.lasts))
    who: list[Said] = [", ".join(str(visit.people[n]["family"]) for n in leg.people)]
    who += [said for said in (leg.booking, leg.met_by) if said]
    return (
        _end(visit, leg.leaves, leg.leaves_on),
        Lines(tuple(way)),
        _end(visit, leg.lands, leg.lands_on),
        Lines(tuple(who)),
    )


def _end(visit: Visit, at: datetime | None, on: date | None) -> Cell:
    """The day and the hour of an end of a leg, by its own clock."""
    if on is None:
        return None
    return Lines((days.short(on), leg_clock(visit, at))) if at else days.short(on)


def _manifest(visit: Visit) -> list[Block]:
    """Who drives when: the lines of the program that name what carries them."""
    rows: list[tuple[Cell, ...]] = []
    for item in visit.items:
        if item.values["transport"]:
            where = item.values["address"] or item.values["place"]
            what: Cell = Lines((item.title, where)) if where else item.title
            rows.append((days.short(item.on), hours(visit, item)[0], what, item.values["transport"]))
    if not rows:
        return []
    columns = (
        Column(_("Day"), share=0.9),
        Column(_("Hour"), "right", share=0.8),
        Column(_("To"), share=2.3),
        Column(_("By"), share=1.9),
    )
    return [Section(_("Transport"), (Table(columns, tuple(rows), caption=_("Transport")),), key="logistics.transport")]


def _rooms(visit: Visit) -> list[Block]:
    fields = ("person", "hotel", "room")
    kept = {
        r.values["person"]: r.values for r in picking.where(visit.desk, "member", "delegation", [visit.number], fields)
    }
    rows: list[tuple[Cell, ...]] = []
    for member in visit.members:
        values = kept[member.person]
        if values["hotel"] or values["room"]:
            rows.append((member.name, values["hotel"], values["room"]))
    if not rows:
        return []
    columns = (Column(_("Name"), share=1.6), Column(_("Hotel"), share=1.6), Column(_("Room"), share=1.8))
    return [Section(_("Rooms"), (Table(columns, tuple(rows), caption=_("Rooms")),), key="logistics.rooms")]


# -- well and safe


def safety(book: Book) -> Chapter:
    """Health, security and devices; who eats what stands here only where it was asked for."""
    visit, values = book.visit, book.visit.values
    blocks: list[Block] = []
    pairs: list[tuple[str, Cell]] = [
        (_("Insurance"), values["insurance"]),
        (_("Travel advisory"), values["advisory"]),
    ]
    if told := tuple((label, cell) for label, cell in pairs if cell):
        blocks.append(Section(_("Health"), (Facts(told),), key="safety.health"))
    if book.confidential:
        blocks += _needs(visit) + _passports(visit)
    guards = [m.name for m in visit.members if m.role is MemberRole.SECURITY]
    if guards:
        blocks.append(Section(_("Security"), (Bullets(tuple(guards)),), key="safety.security"))
    if visit.outbound:
        blocks.append(Section(_("Devices"), (Bullets(_devices()),), key="safety.devices"))
    return Chapter(_("Health and security"), (Part(_("Well and safe"), tuple(blocks)),) if blocks else ())


def _devices() -> tuple[str, ...]:
    return (
        _("Take a clean device lent for the journey, and leave your own at home."),
        _("This book travels on paper; the desk stays here."),
        _("After the return the device joins no network before it was wiped."),
    )


def _needs(visit: Visit) -> list[Block]:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (m.name, m.diet or None, m.access_needs or None) for m in visit.members if m.diet or m.access_needs
    )
    if not rows:
        return []
    columns = (Column(_("Name"), share=1.4), Column(_("Diet"), share=1.8), Column(_("Access needs"), share=1.8))
    table = Table(columns, rows, caption=_("Diets and access needs"))
    return [Section(_("Diets and access"), (table,), note=_("For the host only."), key="safety.needs")]


def _passports(visit: Visit) -> list[Block]:
    fields = ("person", "passport_country", "passport_until", "visa_letter")
    found = {
        r.values["person"]: r.values for r in picking.where(visit.desk, "member", "delegation", [visit.number], fields)
    }
    rows: list[tuple[Cell, ...]] = []
    for member in visit.members:
        values = found[member.person]
        if values["passport_until"] or values["passport_country"]:
            country = countries.name(values["passport_country"]) if values["passport_country"] else None
            letter = _(values["visa_letter"].value) if values["visa_letter"] else None
            rows.append((member.name, country, values["passport_until"], letter))
    if not rows:
        return []
    columns = (
        Column(_("Name"), share=1.6),
        Column(_("Issued by"), share=1.2),
        Column(_("Valid until"), share=1.1),
        Column(_("Visa letter"), share=1.1),
    )
    quiet = Text(Quiet(_("Numbers are kept nowhere.")))
    table = Table(columns, tuple(rows), caption=_("Passports"))
    return [Section(_("Passports"), (table, quiet), key="safety.passports")]
