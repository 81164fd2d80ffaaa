"""The itinerary for the pocket: one page a day in large type, for one traveller or host, with whom to call."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cityintl.desk.journeys import Leg, legs_of
from cityintl.desk.visit_days import Day, difference, same_clock
from cityintl.papers import days
from cityintl.papers.blocks import (
    Block,
    Cell,
    Facts,
    Inline,
    Line,
    Lines,
    Local,
    Paper,
    Part,
    Quiet,
    Said,
    Section,
    Strong,
    Text,
    line,
)
from cityintl.papers.emergency import emergency
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.program import programme
from cityintl.papers.visit import Visit, everyone, leg_clock, local_of, named, read
from cityintl.store import DeskFile
from cityintl.words import _


def build(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    """The days of a visit as its reader goes through them; first the journey, or all days at a glance."""
    visit = read(desk, record, options["for"])
    pages = [(day, _items(visit, day)) for day in visit.days]
    pages = [(day, items) for day, items in pages if items]
    help_lines = _help(visit)
    journey = _journey(visit)
    blocks: list[Block] = [*journey, *_sleeps(visit), *([] if journey else _glance(pages)), *help_lines]
    blocks += [_page(visit, day, items, help_lines) for day, items in pages]
    return Paper(
        name="pocket-itinerary",
        title=_whose(visit),
        kicker=_("Pocket itinerary"),
        local=_local(visit),
        standfirst=_standfirst(visit),
        blocks=tuple(blocks),
        running=", ".join(filter(None, (_("Pocket itinerary"), visit.values["name"]))),
        look="pocket",
        **letterhead(visit.home, now),
    )


def _items(visit: Visit, day: Day) -> list[Any]:
    """Of this day what the reader goes to: a host only what names them."""
    if visit.reader is None or visit.reader.travels:
        return [item for item in day.items if visit.own(item)]
    return [item for item in day.items if any(each.person == visit.reader.person for each in item.people)]


def _whose(visit: Visit) -> str:
    """“Mayor Whitcomb in Bordeaux”, “For Mayor Whitcomb” at home; the name of the visit where it is for everyone."""
    if visit.reader is None:
        return str(visit.values["name"])
    called = _called(visit.people[visit.reader.person])
    if visit.reader.travels:
        return _("{person} in {city}").format(person=called, city=visit.here)
    return _("For {person}").format(person=called)


def _local(visit: Visit) -> Local | None:
    """What stands under the title in its own script: the guest, or the city that is visited."""
    if visit.outbound:
        return visit.partner_local
    travels = visit.reader is not None and visit.reader.travels
    return local_of(visit.people[visit.reader.person], quiet=False) if visit.reader and travels else None


def _standfirst(visit: Visit) -> str:
    host = visit.reader is not None and not visit.reader.travels
    return ", ".join(filter(None, (visit.values["name"] if host else "", visit.dates, visit.values["place"])))


def _called(person: Mapping[str, Any]) -> str:
    said = person["spoken_form"]
    return said if said and person["family"] in said else str(person["full_name"])


def _page(visit: Visit, day: Day, items: list[Any], help_lines: list[Block]) -> Part:
    counted = _("day {n} of {all}").format(n=day.number, all=day.of) if day.number else ""
    return Part(
        title=days.weekday(day.on),
        kicker=" · ".join(filter(None, (_whose(visit), counted))),
        standfirst=_clocks(visit, day),
        blocks=(programme(visit, day, items, pocket=True),),
        spare=tuple(help_lines),
    )


def _clocks(visit: Visit, day: Day) -> str:
    if same_clock(visit.clocks, day.on):
        return _("All hours are those of {city}.").format(city=visit.here)
    there = ", ".join((visit.clocks.of_there, difference(visit.clocks, day.on)))
    return _("Large: the time in {here}. Small: {there}.").format(here=visit.here, there=there)


# -- the first page


def _journey(visit: Visit) -> list[Block]:
    if visit.reader is None or not visit.reader.travels:
        return []
    legs = legs_of(visit.desk, visit.number, visit.reader.person)
    return [Section(_("Journey"), (Facts(tuple(_leg(visit, leg) for leg in legs)),), key="journey")] if legs else []


def _leg(visit: Visit, leg: Leg) -> tuple[str, Cell]:
    """“Tue, May 26” and what leaves from where, by the clock of each end."""
    when = days.short(leg.leaves_on) if leg.leaves_on else ""
    said: list[Said] = [line(Strong(leg.carrier), f", {leg.booking}" if leg.booking else "")]
    for words, place, at, on in (
        (_("From {place}"), leg.whence, leg.leaves, leg.leaves_on),
        (_("To {place}"), leg.whither, leg.lands, leg.lands_on),
    ):
        if place:
            clock = leg_clock(visit, at) if at else ""
            weekday = days.name_of_day(on, short=True) if on and on != leg.leaves_on else ""
            said.append(", ".join(filter(None, (words.format(place=place), " ".join(filter(None, (weekday, clock)))))))
    if leg.met_by:
        said.append(Quiet(_("Met by {who}").format(who=leg.met_by)))
    return when, Lines(tuple(said))


def _sleeps(visit: Visit) -> list[Block]:
    if visit.reader is None or not visit.reader.travels:
        return []
    rooms = [member.room for member in visit.members if member.person == visit.reader.person and member.room]
    return [Section(_("Hotel"), (Text(rooms[0]),), key="hotel")] if rooms else []


def _glance(pages: list[tuple[Day, list[Any]]]) -> list[Block]:
    pairs: list[tuple[str, Cell]] = []
    for day, items in pages:
        main = [item.title for item in items][:3]
        more = _("and {n} more").format(n=len(items) - len(main)) if len(items) > len(main) else ""
        pairs.append((days.short(day.on), _("; ").join(filter(None, (*main, more)))))
    return [Section(_("The days"), (Facts(tuple(pairs)),))] if pairs else []


def _help(visit: Visit) -> list[Block]:
    """Whom to call at any hour: those who answer for the visit, abroad the insurance, and the numbers of the place."""
    leads = list(dict.fromkeys(n for n in (visit.values["host_lead"], visit.values["their_lead"]) if n))
    if visit.reader is not None:
        leads = [n for n in leads if n != visit.reader.person]
    said: list[tuple[Inline, ...]] = []
    if known := emergency(visit):
        numbers = " · ".join(f"{label} {number}" for label, number in known.numbers)
        said += [(Strong(numbers),), (Quiet(known.surety),)]
    said += [_call(visit.people[n]).parts for n in leads]
    if visit.outbound and visit.values["insurance"]:
        said.append((_("Insurance: {words}").format(words=visit.values["insurance"]),))
    # one paragraph, so that no number stands alone on the next page
    together = [part for n, parts in enumerate(said) for part in (("\n", *parts) if n else parts)]
    return [Section(_("Help"), (Text(line(*together)),), key="help")] if said else []


def _call(person: Mapping[str, Any]) -> Line:
    phone = f", {person['phone']}" if person["phone"] else ""
    return line(*named(person).parts, phone)


PAPER = PaperKind(
    "pocket-itinerary",
    "Pocket itinerary",
    "The days of a visit in large type, one page a day, for one traveller or host.",
    ("delegation",),
    ("pdf",),
    (Option("for", "For whom", offers=everyone),),
    build,
    languages=("en", "es", "fr"),
    versions=True,
)
