"""Remarks and talking points for one speaker: whom to greet and how, what to say, what to leave alone; to be edited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cityintl.desk import picking, readers
from cityintl.desk.itineraries import Item
from cityintl.desk.run_of_show import named_in
from cityintl.papers import days
from cityintl.papers.blocks import (
    Block,
    Bullets,
    Cell,
    Facts,
    Line,
    Lines,
    Numbered,
    Paper,
    Part,
    Section,
    Soft,
    Text,
    line,
)
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.points import avoid, lines_of
from cityintl.papers.program import hours
from cityintl.papers.visit import Visit, named, ours, read
from cityintl.records.itinerary import Part as Role
from cityintl.store import DeskFile
from cityintl.words import _

_SHEET = ("item", "desired_outcome", "talking_points", "asks", "avoid")
#: Whom a speaker greets by name.
_GREETED = (Role.HOST, Role.PRINCIPAL, Role.ATTEND)
_MOST = 8


@dataclass(frozen=True, slots=True)
class Occasion:
    """An item at which the reader speaks (`minutes` as it was typed, nothing where only talked with), and its sheet."""

    item: Item
    minutes: str | None
    brief: Mapping[str, Any] | None


def occasions(visit: Visit) -> list[Occasion]:
    """Where the reader has something to say: a speech, a toast, or a meeting with a sheet that names them."""
    rows = picking.where(visit.desk, "meeting_sheet", "delegation", [visit.number], _SHEET)
    briefs = {row.values["item"]: row.values for row in rows if row.values["item"]}
    reader = visit.reader.person if visit.reader else None
    names = readers.names_in_speech(visit.people[reader]) if reader else ""
    found = []
    for item in visit.items:
        minutes, rest = readers.spoken(item.values["speaks"], names)
        minutes = rest if reader is None and rest else minutes
        there = reader is None or any(each.person == reader for each in item.people)
        brief = briefs.get(item.number) if there else None
        if minutes is not None or brief:
            found.append(Occasion(item, minutes, brief))
    return found


def greeted(visit: Visit, item: Item) -> list[Line]:
    """Whom the speaker greets, in the order in which it is done: how it is said, who that is, how the name sounds."""
    found = []
    for number in _greeted(visit, item):
        person = visit.people[number]
        sounds = (" · ", Soft(person["phonetic"])) if person["phonetic"] else ()
        found.append(line(f"{_form(person)} · ", *named(person).parts, *sounds))
    return found


def forms_in_order(visit: Visit, item: Item) -> list[str]:
    """The forms of address alone, in the same order."""
    return [_form(visit.people[number]) for number in _greeted(visit, item)]


def _greeted(visit: Visit, item: Item) -> list[int]:
    """The guests by their precedence, then the others; whom one calls by the first name is not greeted in a speech.

    Abroad those who came along are no guests, and are not greeted.
    """
    own = visit.group if visit.outbound else frozenset()
    there = [e.person for e in item.people if e.role in _GREETED and e.person not in own]
    there = [person for person in there if not _reads(visit, person)]
    turn = [m.person for m in visit.members if m.person in there] + [n for n in there if n not in visit.group]
    formal = [n for n in dict.fromkeys(turn) if visit.people[n]["spoken_form"] != visit.people[n]["given"]]
    return formal[:_MOST]


def _form(person: Mapping[str, Any]) -> str:
    return str(person["spoken_form"] or person["full_name"])


def _reads(visit: Visit, person: int) -> bool:
    return visit.reader is not None and visit.reader.person == person


def points_for(visit: Visit, occasion: Occasion) -> list[str]:
    """What to say: the points of the sheet, else what the visit is to reach."""
    return _own_points(occasion) or lines_of(visit.values["outcomes_sought"])


def _own_points(occasion: Occasion) -> list[str]:
    return lines_of(occasion.brief["talking_points"] if occasion.brief else None)


def build(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    """A sheet for each occasion; the first page says which there are, and what holds for all of them."""
    visit = read(desk, record, options["for"])
    found = occasions(visit)
    title = _("Remarks and talking points")
    return Paper(
        name="remarks",
        title=title,
        kicker=visit.values["name"],
        standfirst=_standfirst(visit, found),
        blocks=(*_glance(visit, found), *(_sheet(visit, occasion) for occasion in found)),
        handling=_("Draft"),
        running=f"{title} · {visit.values['name']}",
        **letterhead(visit.home, now),
    )


def _standfirst(visit: Visit, found: Sequence[Occasion]) -> str:
    whose = _("For {person}").format(person=visit.people[visit.reader.person]["full_name"]) if visit.reader else ""
    nothing = "" if found else _("nobody is entered to speak yet")
    told = ", ".join(filter(None, (whose, visit.dates, nothing)))
    return told[:1].upper() + told[1:]


def _glance(visit: Visit, found: Sequence[Occasion]) -> list[Block]:
    pairs: list[tuple[str, Cell]] = [
        (" ".join(filter(None, (days.short(o.item.on), hours(visit, o.item)[0]))), _called(visit, o)) for o in found
    ]
    if not pairs:
        return []
    blocks: list[Block] = [Section(_("Occasions"), (Facts(tuple(pairs)),))]
    if sought := lines_of(visit.values["outcomes_sought"]):
        bare = not all(map(_own_points, found))
        note = _("Say these where an occasion has no points of its own.") if bare else ""
        blocks.append(Section(_("Outcomes"), (Numbered(tuple(sought)),), note=note, key="remarks.outcomes"))
    return [*blocks, *avoid(_("Avoid"), visit.values["avoid"], "remarks.avoid")]


def _called(visit: Visit, occasion: Occasion) -> Lines:
    """What it is, where, what is wanted of the reader, and who else speaks there."""
    other = _other_speaker(visit, occasion)
    part = ". ".join(filter(None, (_kind(occasion), _("Speaks: {who}").format(who=other) if other else "")))
    return Lines(tuple(filter(None, (occasion.item.title, occasion.item.values["place"], part))))


def _kind(occasion: Occasion) -> str:
    """“Remarks, 2 minutes”, or that it is only talked."""
    kind = _("Talking points") if occasion.brief and not occasion.minutes else _("Remarks")
    return ", ".join(filter(None, (kind, occasion.minutes)))


def _other_speaker(visit: Visit, occasion: Occasion) -> str:
    """Who speaks where somebody else is named for it and the reader is not."""
    speaks = occasion.item.values["speaks"] or ""
    names = {person["family"]: person["full_name"] for person in visit.people.values()}
    return speaks if visit.reader and occasion.minutes is None and named_in(speaks, names) else ""


def _sheet(visit: Visit, occasion: Occasion) -> Part:
    item, key = occasion.item, f"remarks-{occasion.item.number}"
    begin, _end = hours(visit, item)
    when = ", ".join(filter(None, (days.weekday(item.on), begin, item.values["place"])))
    return Part(
        title=item.title,
        kicker=_kind(occasion),
        standfirst=when,
        blocks=tuple(sheet_blocks(visit, occasion, key)),
    )


def sheet_blocks(visit: Visit, occasion: Occasion, key: str) -> list[Block]:
    """Setting, greeting, points, asks and what to avoid, of one occasion; what holds for all is said before."""
    item, brief = occasion.item, occasion.brief
    found: list[Block] = []
    setting = [
        (_("Speaks"), item.values["speaks"]),
        (_("Your part"), _("No speech: these points are for the talk") if _other_speaker(visit, occasion) else ""),
        (_("Interpreter"), item.values["interpreter"]),
        (_("Dress"), item.values["dress"]),
        (_("Seating"), item.values["seating"]),
    ]
    pairs: list[tuple[str, Cell]] = [(label, said) for label, said in setting if said]
    if pairs:
        found.append(Section(_("Setting"), (Facts(tuple(pairs)),), key=f"{key}.setting"))
    if who := greeted(visit, item):
        found.append(Section(_("Greet"), (Bullets(tuple(who)),), key=f"{key}.greet"))
    if brief and brief["desired_outcome"]:
        found.append(Section(_("Outcome wanted"), (Text(brief["desired_outcome"], "lead"),), key=f"{key}.outcome"))
    if points := _own_points(occasion):
        found.append(Section(_("Say"), (Numbered(tuple(points)),), key=f"{key}.say"))
    if brief and (asks := lines_of(brief["asks"])):
        found.append(Section(_("Ask for"), (Numbered(tuple(asks)),), key=f"{key}.asks"))
    return [*found, *(avoid(_("Avoid"), brief["avoid"], f"{key}.avoid") if brief else [])]


PAPER = PaperKind(
    "remarks",
    "Remarks and talking points",
    "For one speaker of a visit: whom to greet and how, what to say and ask, what to avoid; to be edited.",
    ("delegation",),
    ("docx", "pdf"),
    (Option("for", "For whom", offers=ours),),
    build,
    versions=True,
)
