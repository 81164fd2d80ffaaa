"""The cover of the book: the guest or the city visited, the way between both cities, for whom, who, how to handle."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cityintl import distance
from cityintl.desk.visit_days import minutes_ahead
from cityintl.papers import days
from cityintl.papers.blocks import Cover, Inline, KeyFigure, Line, Lines, Place, Strong, line
from cityintl.papers.briefing_book.material import Book
from cityintl.papers.visit import Visit, named
from cityintl.records.home import Distance
from cityintl.records.itinerary import Part as Role
from cityintl.words import _, ngettext

_LAST = 1000


def cover(book: Book, now: datetime) -> Cover:
    """The first page of the book."""
    visit = book.visit
    return Cover(
        title=visit.values["name"],
        kicker=_("Mayor’s briefing book"),
        local=visit.partner_local,
        occasion=", ".join(filter(None, (visit.dates, _(visit.values["type"].value).lower()))),
        facts=tuple(_facts(book, now)),
        places=_places(visit),
        figures=tuple(_figures(visit)),
    )


def handling(book: Book) -> str:
    """How the book is handled: always for the house, confidential once it says who eats what."""
    return _("Confidential") if book.confidential else _("Internal")


def _facts(book: Book, now: datetime) -> list[tuple[str, Lines]]:
    visit = book.visit
    found: list[tuple[str, Lines]] = []
    if visit.reader:
        found.append((_("Prepared for"), _someone(visit, visit.reader.person)))
    if who := _other_side(visit):
        found.append((_("Host") if visit.outbound else _("Guest of honor"), who))
    here = now.astimezone(ZoneInfo(visit.home["zone"]))
    stands = (Strong(_("As of {day}").format(day=days.day(here.date()))), _("Newer papers replace this one."))
    found.append((_("Version"), Lines(stands)))
    why = _("Names what to avoid. Do not post.")
    if book.confidential:
        why = _("Diets, access needs and passports. Do not copy, do not post.")
    found.append((_("Handling"), Lines((Strong(handling(book)), why))))
    return found


def _someone(visit: Visit, person: int, more: str = "") -> Lines:
    values = visit.people[person]
    name: list[Inline | Line] = [Strong(values["honorific"])] if values["honorific"] else []
    name.append(line(*named(values).parts))
    return Lines((*name, *filter(None, (values["position"], more))))


def _other_side(visit: Visit) -> Lines | None:
    if visit.outbound:
        lead = visit.values["their_lead"]
        hosts = [e.person for i in visit.items for e in i.people if e.role is Role.HOST and e.person in visit.theirs]
        hosts.sort(key=lambda person: visit.people[person]["precedence_rank"] or _LAST)
        first = hosts[0] if hosts else lead
        return _someone(visit, first) if first else None
    head = visit.values["head"] or next(iter(m.person for m in visit.members), None)
    if head is None or head not in visit.people:
        return None
    others = len(visit.theirs - {head})
    more = ngettext("with {n} other", "with {n} others", others).format(n=others) if others else ""
    return _someone(visit, head, more)


def _places(visit: Visit) -> tuple[Place, ...]:
    home, partner = visit.home, visit.partner
    ends = (home["latitude"], home["longitude"], partner.get("latitude"), partner.get("longitude"))
    if None in ends:
        return ()
    here = Place(home["name"], home["latitude"], home["longitude"], home["country"] or "")
    there = Place(
        partner["name"], partner["latitude"], partner["longitude"], partner["country"] or "", visit.partner_local
    )
    return here, there


def _figures(visit: Visit) -> list[KeyFigure]:
    found = []
    if places := _places(visit):
        here, there = places
        way = ((here.latitude, here.longitude), (there.latitude, there.longitude))
        said = distance.said(*way, miles=visit.home["distance"] is Distance.MILES)
        found.append(KeyFigure(said, _("from {here} to {there}").format(here=here.name, there=there.name)))
    on = visit.values["arrives"]
    minutes = minutes_ahead(visit.clocks, on) if on and visit.clocks.there else 0
    if minutes:
        words = _("{there} is ahead of {here}") if minutes > 0 else _("{there} is behind {here}")
        long = days.lasting(timedelta(minutes=abs(minutes)))
        found.append(KeyFigure(long, words.format(there=visit.clocks.of_there, here=visit.here)))
    return found
