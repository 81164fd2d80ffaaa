"""The file of a visit: request, decision, program, delegation, rooms, flags, gifts, run of show, contacts, tasks."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from cityintl.desk import checklists, journeys, visit_memory
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.checklists import Task, When
from cityintl.papers import (
    days,
    delegation_list,
    gift_words,
    program,
    run_of_show,
    visit,
    visit_request,
)
from cityintl.papers.amounts import said
from cityintl.papers.blocks import (
    Block,
    Cell,
    Column,
    Group,
    Lines,
    Link,
    Paper,
    Part,
    Quiet,
    Said,
    Section,
    Status,
    Table,
    Text,
    line,
)  # fmt: skip
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.telling import without_empty
from cityintl.papers.visit import Visit
from cityintl.records.itinerary import ItemType
from cityintl.records.itinerary import Part as Role
from cityintl.records.memory import Direction
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: Items for which a room is set: their notes tell of flags and keys.
_SET = (ItemType.CEREMONY, ItemType.SPEECH, ItemType.PRESS, ItemType.MEETING, ItemType.MEAL)
#: So few items in all stand together on a page or two.
_LITTLE = 10


def build(desk: DeskFile, record: Record, now: datetime, *, tasks: bool = True, confidential: bool = False) -> Paper:
    """The file; diet, access needs and what is noted of each guest stand in it only where it says so."""
    of = visit.read(desk, record)
    shown = run_of_show.shows(of)
    listed = delegation_list.build(desk, record, now, {"confidential": confidential})
    parts = [*_program(of), *_delegation(of, listed, confidential), *_rooms(of)]
    if shown:
        parts.append(
            Part(
                _("Run of show"),
                tuple(run_of_show.sections(of, shown)),
                standfirst=_("By the clock of {city}.").format(city=of.here),
            )
        )
    parts += _contacts(of, tasks=tasks)
    numbered = tuple(
        replace(part, kicker=part.kicker or _("Part {n} of {all}").format(n=n, all=len(parts)))
        for n, part in enumerate(parts, 1)
    )
    return Paper(
        name="visit-file",
        title=str(of.values["name"]),
        kicker=_("Visit file"),
        local=of.partner_local,
        standfirst=_standfirst(of),
        blocks=(*visit_request.sections(of), *numbered),
        handling=_("Confidential") if confidential else _("Internal"),
        running=_("Visit file · {visit}").format(visit=of.values["name"]),
        sheets=(*listed.sheets, run_of_show.sheet(shown)),
        readme=listed.readme,
        **letterhead(of.home, now),
    )


def _standfirst(of: Visit) -> Said:
    told = " · ".join(filter(None, (of.partner_named, of.dates)))
    return line(f"{told} · " if told else "", Status(str(of.values["status"].value)))


# -- the program and the people


def _program(of: Visit) -> list[Part]:
    """A part for each day; all in one where there is little in them."""
    full = [day for day in of.days if day.items]
    if len(of.items) > _LITTLE:
        return [
            Part(
                days.weekday(day.on),
                (program.programme(of, day, day.items),),
                kicker=_("Program, day {n} of {all}").format(n=day.number, all=day.of) if day.number else _("Program"),
                standfirst=program.clocks_said(of, day),
            )
            for day in full
        ]
    sections = tuple(
        Section(days.weekday(day.on), (program.programme(of, day, day.items),), note=day.ahead) for day in full
    )
    return [Part(_("Program"), sections)] if sections else []


def _delegation(of: Visit, listed: Paper, confidential: bool) -> list[Part]:
    if not of.members:
        return []
    blocks: list[Block] = [Section(_("Members"), listed.blocks, key="members")]
    if confidential and (rows := [(member.place, member.name, member.notes) for member in of.members if member.notes]):
        columns = (Column(_("No."), "right", 0.3), Column(_("Name"), share=1.3), Column(_("Note"), share=4))
        blocks.append(
            Section(_("Noted of them"), (Table(columns, tuple(rows), caption=_("Notes")),), key="member-notes")
        )
    return [Part(_("The delegation"), tuple(blocks), standfirst=listed.standfirst, landscape=True)]


# -- rooms, flags, gifts


def _rooms(of: Visit) -> list[Part]:
    sections = [*_beds(of), *_legs(of), *_settings(of), *_gifts(of)]
    return [Part(_("Rooms, flags and gifts"), tuple(sections))] if sections else []


def _beds(of: Visit) -> list[Section]:
    rows = picked(of.desk, "member", ("hotel", "room", "visa_letter"), {"delegation": of.number})
    known = {row["id"]: row for row in rows}
    told = []
    for member in of.members:
        row = known[member.number]
        if row["hotel"] or row["room"]:
            letter = _(row["visa_letter"].value) if row["visa_letter"] else None
            told.append((visit.named(of.people[member.person]), row["hotel"], row["room"], letter))
    if not told:
        return []
    columns = (
        Column(_("Guest"), share=1.4),
        Column(_("Hotel"), share=1.3),
        Column(_("Room"), share=1.5),
        Column(_("Visa letter"), share=0.9),
    )
    return [Section(_("Rooms"), (Table(columns, tuple(told), caption=_("Rooms")),), key="rooms")]


def _end(of: Visit, at: datetime | None, on: date | None) -> str:
    """The day and the hour of an end of a leg, as the people there write it."""
    return f"{days.weekday(at.date())}, {visit.leg_clock(of, at)}" if at else days.day(on) if on else ""


def _legs(of: Visit) -> list[Section]:
    """How they come and go, each leg once with all who take it."""
    rows = []
    for leg in journeys.legs_of(of.desk, of.number):
        leaves, lands = _end(of, leg.leaves, leg.leaves_on), _end(of, leg.lands, leg.lands_on)
        names = ", ".join(visit.listed(of.people[person]) for person in leg.people)
        what: list[Said] = [leg.carrier, _(leg.type.value)]
        what += [_("Booking: {code}").format(code=leg.booking)] if leg.booking else []
        ends: list[Said] = [" → ".join(filter(None, (leg.whence, leg.whither)))]
        ends += [_("leaves {when}").format(when=leaves)] if leaves else []
        ends += [_("lands {when}").format(when=lands)] if lands else []
        ends += [_("met by {whom}").format(whom=leg.met_by)] if leg.met_by else []
        rows.append((Lines(tuple(what)), Lines(tuple(ends)), names))
    if not rows:
        return []
    columns = (Column(_("By"), share=1.0), Column(_("From and to"), share=2.4), Column(_("Who"), share=1.6))
    note = _("Each end by its own clock.")
    table = Table(columns, tuple(rows), caption=_("Arrivals and departures"))
    return [Section(_("Arrivals and departures"), (table,), note=note, key="legs")]


def _settings(of: Visit) -> list[Section]:
    """Places, seating and what is to be there, item by item."""
    rows: list[tuple[Cell, ...]] = []
    for item in of.items:
        values = item.values
        if values["seating"] or (values["notes"] and item.type in _SET):
            starts = values["starts"]
            hour = f", {days.clock(time.fromisoformat(starts), of.here_country)}" if starts else ""
            when = days.short(item.on) + hour
            place: list[Said] = [item.title, *([values["place"]] if values["place"] else []), when]
            rows.append((Lines(tuple(place)), values["seating"], values["notes"]))
    for event in picked(of.desk, "event", ("name", "on", "place", "notes"), {"delegation": of.number}):
        if event["notes"]:
            place = [event["name"], *([event["place"]] if event["place"] else []), days.short(event["on"])]
            rows.append((Lines(tuple(place)), None, event["notes"]))
    if not rows:
        return []
    columns = (
        Column(_("Where"), share=1.7),
        Column(_("Seating"), share=1.6),
        Column(_("Flags, keys, cues"), share=1.8),
    )
    table = Table(columns, tuple(rows), caption=_("Flags and seating"))
    return [Section(_("Flags and seating"), (without_empty(table),), key="settings")]


def _gifts(of: Visit) -> list[Section]:
    """The gifts of this visit: ours with what they mean and whether the same was given before, then theirs."""
    own = [gift for gift in visit_memory.gifts_between(of.desk, of.number) if gift.of_visit]
    if not own:
        return []
    more = {r["id"]: r for r in picked(of.desk, "gift", ("meaning", "notes"), {"id": [gift.number for gift in own]})}
    known = gift_words.known(of.desk, [gift.number for gift in own])
    rows = []
    for gift in sorted(own, key=lambda gift: (gift.on, gift.number)):
        row = known.rows[gift.number]
        what: list[Said] = [gift.what]
        what += [Status("Given before", ", " + days.day(gift.again))] if gift.again else []
        what += [Quiet(text) for text in (more[gift.number]["meaning"], more[gift.number]["notes"]) if text]
        sent = gift.direction is Direction.SENT
        giver = (
            "" if sent else ", ".join(filter(None, (known.title(row, "partner"), gift_words.who(row["giver"], known))))
        )
        what += [_("From {giver}").format(giver=giver)] if giver else []
        whom = gift_words.to_cell(row, known) if sent else gift_words.for_cell(row, known)
        value = said(gift.value) if gift.value else Quiet(_("not valued"))
        where = ", ".join(filter(None, (known.title(row, "event"), row["location"])))
        rows.append((gift.on, Lines(tuple(what)), whom, Lines(tuple(filter(None, (value, where))))))
    columns = (
        Column(_("Date"), share=0.9),
        Column(_("Gift"), share=2.2),
        Column(_("For"), share=1.2),
        Column(_("Value"), second=_("Where it lies"), share=1.2),
    )
    return [Section(_("Gifts"), (Table(columns, tuple(rows), caption=_("Gifts")),), key="gifts")]


# -- contacts and tasks


def _contacts(of: Visit, *, tasks: bool) -> list[Part]:
    sections = [*_telephones(of), *(_checklist(of) if tasks else [])]
    if not sections:
        return []
    return [Part(_("Contacts and checklist") if tasks else _("Contacts"), tuple(sections))]


def _telephones(of: Visit) -> list[Section]:
    """The leads of both sides first, then the hosts and interpreters of items."""
    values = of.values
    roles: dict[int, list[str]] = {}
    for number, role in ((values["host_lead"], _("Our lead")), (values["their_lead"], _("Their lead"))):
        if number is not None:
            roles.setdefault(number, []).append(role)
    for item in of.items:
        for each in item.people:
            if each.role in (Role.HOST, Role.INTERPRETER):
                roles.setdefault(each.person, [])
                word = _(each.role.value)
                roles[each.person] += [word] if word not in roles[each.person] else []
    if not roles:
        return []
    people = {number: of.people[number] for number in roles}
    offices = titles_of(of.desk, "organization", [person["organization"] for person in people.values()])
    rows = tuple(_contact(person, roles[number], offices) for number, person in people.items())
    columns = (Column(_("Who"), share=1.7), Column(_("Part"), share=0.75), Column(_("Telephone and e-mail"), share=2.0))
    table = Table(columns, rows, caption=_("Contacts"))
    blocks: list[Block] = [table]
    if of.values["officials_informed"]:
        blocks.append(Text(_("Consulate and State: {words}").format(words=of.values["officials_informed"])))
    return [Section(_("Contacts"), tuple(blocks), key="contacts")]


def _contact(person: Mapping[str, Any], roles: Iterable[str], offices: Mapping[int, str]) -> tuple[Cell, ...]:
    lines: list[Said] = [visit.named(person)]
    lines += [person["position"]] if person["position"] else []
    lines += [offices[person["organization"]]] if person["organization"] in offices else []
    reach: list[Said] = [person["phone"]] if person["phone"] else []
    reach += [Link(person["email"], f"mailto:{person['email']}")] if person["email"] else []
    reach += [_("Assistant: {words}").format(words=each) for each in (person["assistant"],) if each]
    return Lines(tuple(lines)), ", ".join(roles), Lines(tuple(reach)) if reach else Quiet(_("not on record"))


def _checklist(of: Visit) -> list[Section]:
    found = checklists.checklist(of.desk, of.number, of.desk.today)
    if not found.tasks:
        return []
    columns = (Column(_("Task"), share=3), Column(_("Due"), share=0.9), Column(_("Done"), share=1.5))
    groups = tuple(
        Group(_(when.value), tuple(_task(task) for task in found.of(when))) for when in When if found.of(when)
    )
    count = ngettext("{done} of {n} task is done.", "{done} of {n} tasks are done.", len(found.tasks))
    note = count.format(done=found.done, n=len(found.tasks))
    table = Table(columns, groups=groups, caption=_("Checklist"), dense=True)
    return [Section(_("Checklist"), (table,), note=note, key="checklist")]


def _task(task: Task) -> tuple[Cell, ...]:
    what: Cell = Lines((task.label, task.note)) if task.note else task.label
    due: Cell = task.due_on or Quiet(task.undated_because or _("no day"))
    if task.when is When.DONE:
        day = task.done_on.isoformat() if task.done_on else ""
        return what, due, Lines(tuple(filter(None, (Status("Done", f" {day}"), task.done_by))))
    return what, due, Status("Overdue") if task.when is When.LATE else Status("Open")


def _make(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    return build(desk, record, now, tasks=options["tasks"], confidential=options["confidential"])


PAPER = PaperKind(
    "visit-file",
    "Visit file",
    "Everything about a visit: request and decision, program, delegation, rooms, flags, gifts, run of show, contacts.",
    ("delegation",),
    ("pdf", "xlsx"),
    (
        Option("tasks", "With the checklist", True),
        Option("confidential", "With diet, access needs and what is noted of each guest", confidential=True),
    ),
    _make,
    versions=True,
)
