"""The sheet of precedence and seating of a delegation or an event: who comes before whom, who sits where, and why."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from cityintl.desk import picking, seating
from cityintl.desk.events import COMING
from cityintl.desk.guest_list import Listed, guest_list
from cityintl.desk.seating import Diner
from cityintl.desk.tables import Chair, laid, without_seat
from cityintl.desk.tables import Table as Laid
from cityintl.papers import days
from cityintl.papers.blocks import (
    Block,
    Box,
    Bullets,
    Cell,
    Column,
    Facts,
    Group,
    Lines,
    Local,
    Paper,
    Quiet,
    Said,
    Section,
    Table,
    Text,
    line,
)
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.program import hours
from cityintl.papers.telling import country
from cityintl.papers.visit import Visit, local_of, named, order_remarks, order_said, read, rule_said
from cityintl.papers.visit import reasons as why
from cityintl.records.delegation import Precedence
from cityintl.records.itinerary import Part as Role
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_PERSON = (
    "full_name", "family", "given", "name_order", "local_name", "local_language", "phonetic", "spoken_form", "position",
)  # fmt: skip


def build(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    """The sheet; why somebody stands where they stand is said where it is asked for."""
    kind, number = record or ("delegation", 0)
    made = _of_event if kind == "event" else _of_visit
    title, standfirst, blocks = made(desk, number, bool(options["reasons"]))
    return Paper(
        name="precedence",
        title=title,
        kicker=_("Precedence and seating"),
        standfirst=standfirst,
        blocks=tuple(blocks),
        handling=_("Internal"),
        **letterhead(desk.home(), now),
    )


# -- of a delegation


def _of_visit(desk: DeskFile, number: int, reasons: bool) -> tuple[str, str, list[Block]]:
    visit = read(desk, ("delegation", number))
    blocks: list[Block] = []
    if visit.members:
        columns = (
            Column(_("No."), "right", share=0.4),
            Column(_("Name"), second=_("In its script, how to say it"), share=1.9),
            Column(_("Title"), share=2.2),
            Column(_("Say"), share=1.5),
            Column(_("Role"), share=1.0),
        )
        rows = tuple(
            (m.place, _name(visit.people[m.person]), m.position, visit.people[m.person]["spoken_form"], _(m.role.value))
            for m in visit.members
        )
        blocks.append(Table(columns, rows, caption=_("Order of precedence")))
    if reasons and (remarks := order_remarks(visit)):
        blocks.append(Section(_("On the order"), (Bullets(tuple(remarks)),), key="order"))
    blocks += _seats(visit)
    said = order_said(visit) if visit.members else _("Nobody is entered yet")
    return visit.values["name"], ". ".join(filter(None, (visit.dates, said))), blocks


def _name(person: Mapping[str, Any]) -> Lines:
    local: Local | None = local_of(person)
    return Lines((named(person), *filter(None, (local, person["phonetic"]))))


def _seats(visit: Visit) -> list[Block]:
    """Of each item where seats are agreed: the plan in words, and who sits where."""
    found: list[Block] = []
    for item in visit.items:
        pairs: list[tuple[str, Cell]] = [(each.name, each.seat) for each in item.people if each.seat]
        inside: list[Block] = [Text(item.values["seating"])] if item.values["seating"] else []
        inside += [Facts(tuple(pairs))] if pairs else []
        behind = [each.name for each in item.people if each.role is Role.INTERPRETER and not each.seat]
        if inside and behind:
            inside.append(Text(Quiet(_("Interprets: {who}").format(who=", ".join(behind)))))
        when = ", ".join(filter(None, (days.short(item.on), hours(visit, item)[0])))
        if inside:
            found.append(Section(item.title, tuple(inside), note=when, key=f"seats-{item.number}"))
    return found


# -- of an event


def _of_event(desk: DeskFile, number: int, reasons: bool) -> tuple[str, str, list[Block]]:
    event = desk.get("event", number)
    guests, diners = guest_list(desk, number), seating.diners_of(desk, number)
    coming = [guest for guest in guests if guest.place is not None]
    blocks: list[Block] = [_facts(desk, event.values)]
    if coming:
        blocks.append(_order(desk, coming, key=event.values["precedence"] is Precedence.ALPHABET))
    told = why([(guest.place or 0, guest.name, guest.said) for guest in coming])
    if reasons and told:
        blocks.append(Section(_("On the order"), (Bullets(tuple(told)),), key="order"))
    size = seating.size_of(diners, event.values["capacity"])
    tables = [_table(table) for table in laid(diners, size)]
    if tables:
        blocks.append(Section(_("Tables"), (Text(Quiet(_counted_from()), "note"), _plan(tables)), key="tables"))
    blocks += _wrong(diners, size, event.values["capacity"])
    count = sum(diner.people for diner in diners if diner.comes)
    people = ngettext("{n} person comes", "{n} people come", count).format(n=count)
    rule = rule_said(event.values["precedence"])
    return (
        event.title,
        f"{days.weekday(event.values['on'])}. {people}, " + _("in order: {rule}").format(rule=rule),
        blocks,
    )


def _facts(desk: DeskFile, values: Mapping[str, Any]) -> Section:
    host = desk.get("person", values["host"]).title if values["host"] else None
    home = desk.home()["country"] or ""
    at = [days.clock(time.fromisoformat(values[n]), home) if values[n] else "" for n in ("starts", "ends")]
    pairs: list[tuple[str, Cell]] = [
        (_("Where"), ", ".join(filter(None, (values["place"], values["address"]))) or None),
        (_("When"), " – ".join(filter(None, at)) or None),
        (_("Host"), host),
        (_("Occasion"), values["occasion"]),
        (_("Dress"), values["dress"]),
    ]
    return Section(_("The event"), (Facts(tuple((label, cell) for label, cell in pairs if cell)),), key="event")


def _order(desk: DeskFile, coming: list[Listed], *, key: bool) -> Table:
    """The guests in their order; with the key of each where they stand by the alphabet."""
    people = picking.every(desk, "person", _PERSON, [guest.person for guest in coming if guest.person])
    columns = (
        Column(_("No."), "right", share=0.4),
        Column(_("Name"), second=_("In its script, how to say it"), share=2.0),
        Column(_("Office"), share=2.0),
        Column(_("Answer"), share=0.9),
        Column(_("Table, seat"), share=0.8),
    )
    rows = []
    for guest in coming:
        person = people.get(guest.person or 0)
        name: list[Said] = [guest.name]
        if person:
            name += [said for said in (local_of(person), person["phonetic"]) if said]
        if guest.companion:
            name.append(_("with {name}").format(name=guest.companion))
        where = " · ".join(filter(None, (guest.table, str(guest.seat or "")))) or None
        office: Cell = guest.office
        if key and guest.of not in ("", guest.office):
            ordered_by = country(guest.country) or guest.of
            office = Lines((guest.office, Quiet(_("under {key}").format(key=ordered_by))))
        rows.append((guest.place, Lines(tuple(name)), office, _(guest.answer.value), where))
    return Table(columns, tuple(rows), caption=_("Order of precedence"))


def _counted_from() -> str:
    return _("Seats are counted from the right of the host; the host's own chair has no number.")


def _plan(tables: list[Group]) -> Table:
    columns = (Column(_("Seat"), "right", share=0.5), Column(_("Who"), share=2.2), Column(_("Office"), share=2.3))
    return Table(columns, groups=tuple(tables), caption=_("Tables and seats"))


def _table(table: Laid) -> Group:
    rows: list[tuple[Cell, ...]] = [(None, *_sits(diner)) for diner in table.others if diner.comes]
    rows += [_chair(chair) for chair in table.chairs if not chair.free]
    return Group(_("Table {table}").format(table=table.name), tuple(rows))


def _sits(diner: Diner) -> tuple[Cell, Cell]:
    part = _("Host") if diner.host else _("Interprets, behind the principal") if diner.interpreter else ""
    return line(diner.name), part or diner.office


def _chair(chair: Chair) -> tuple[Cell, ...]:
    if chair.diner:
        return chair.seat, chair.diner.name, chair.diner.office
    assert chair.along is not None
    return chair.seat, chair.along.companion, Quiet(_("with {name}").format(name=chair.along.name))


def _wrong(diners: list[Diner], size: int, capacity: int | None) -> list[Block]:
    """What is still wrong with the seating, once anybody sits."""
    if not any(diner.table for diner in diners):
        waiting = [diner for diner in without_seat(diners) if diner.answer in COMING]
        words = ngettext("{n} guest has no seat yet.", "{n} guests have no seat yet.", len(waiting))
        return [Section(_("Seats"), (Text(words.format(n=len(waiting))),), key="seats")] if waiting else []
    said = tuple(Text(trouble.words) for trouble in seating.troubles(diners, size, capacity))
    return [Section(_("To settle"), (Box(said),), tone="care", key="settle")] if said else []


PAPER = PaperKind(
    "precedence",
    "Precedence and seating",
    "Who comes before whom by the one rule of a delegation or an event, who sits where, and what is still to settle.",
    ("delegation", "event"),
    ("pdf",),
    (Option("reasons", "With the reasons of the order", True),),
    build,
    languages=("en", "es", "fr"),
)
