"""The days of a calendar that are no duties: visits and programs, events, invitations, exchanges, holidays, council."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cityintl.desk import touches
from cityintl.desk.asking import Days, picked
from cityintl.desk.terms import whole_day
from cityintl.records import kinds
from cityintl.records.event import InvitationAnswer
from cityintl.records.liaison import ProgramMeetingStatus, ProgramStatus
from cityintl.store import DeskFile
from cityintl.words import _

#: Invitations on which someone of ours is there.
_GOING = (InvitationAnswer.ACCEPTED, InvitationAnswer.SUBSTITUTE)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that takes place: its days, both included, and where it has one its hour by the clock of its zone."""

    key: str
    kind: str
    number: int
    words: str
    first: date
    last: date
    zone: str
    starts: str | None = None
    ends: str | None = None
    place: str = ""
    sure: bool = True


def occasions(desk: DeskFile, since: date, until: date, wanted: Collection[str] = ()) -> list[Occasion]:
    """What takes place in these days, both included, in the order of days and hours; all kinds, or those wanted."""
    tellers = [tell for kind, tell in _TELLERS.items() if not wanted or kind in wanted]
    with desk.one_moment():
        zone, days = str(desk.home()["zone"]), Days(since, until)
        told = [each for tell in tellers for each in tell(desk, zone, days)]
    found = [each for each in told if each.first <= until and each.last >= since]
    return sorted(found, key=lambda each: (each.first, each.starts or "", each.key))


def _key(kind: str, number: int) -> str:
    return f"{kind}:{kinds.kind(kind).reference(number)}"


def _lasting(days: Days, first: str, last: str) -> dict[str, Days]:
    """What holds for all that lasts into these days, from the day of one field to that of another."""
    return {first: Days(None, days.last), last: Days(days.first, None, or_none=True)}


def _visits(desk: DeskFile, zone: str, days: Days) -> Iterator[Occasion]:
    fields = ("name", "status", "arrives", "departs", "place", "zone")
    wanted = (*touches.HELD, *touches.ASKED)
    for row in picked(desk, "delegation", fields, {"status": wanted, **_lasting(days, "arrives", "departs")}):
        if row["arrives"]:
            last = row["departs"] or row["arrives"]
            sure = row["status"] in touches.HELD
            words = row["name"] if sure else _("{visit} (asked)").format(visit=row["name"])
            own = (_key("delegation", row["id"]), "delegation", row["id"], words, row["arrives"], last)
            yield Occasion(*own, row["zone"] or zone, place=row["place"] or "", sure=sure)


def _programs(desk: DeskFile, zone: str, days: Days) -> Iterator[Occasion]:
    """The items of itineraries that have an hour; those without one are within their visit."""
    fields = ("delegation", "title", "on", "starts", "ends", "zone", "place")
    rows = [row for row in picked(desk, "itinerary_item", fields, {"on": days}) if row["starts"]]
    theirs = {"id": {row["delegation"] for row in rows}, "status": touches.HELD}
    held = {row["id"]: row["zone"] or zone for row in picked(desk, "delegation", ("zone",), theirs)}
    for row in rows:
        if row["delegation"] in held:
            own = (_key("itinerary_item", row["id"]), "itinerary_item", row["id"], row["title"], row["on"], row["on"])
            clock = row["zone"] or held[row["delegation"]]
            yield Occasion(*own, clock, row["starts"], row["ends"], row["place"] or "")


def _events(desk: DeskFile, zone: str, days: Days) -> Iterator[Occasion]:
    for row in picked(desk, "event", ("name", "on", "starts", "ends", "place"), {"on": days}):
        own = (_key("event", row["id"]), "event", row["id"], row["name"], row["on"], row["on"])
        yield Occasion(*own, zone, row["starts"], row["ends"], row["place"] or "")


def _invitations(desk: DeskFile, zone: str, days: Days) -> Iterator[Occasion]:
    fields = ("occasion", "on", "until", "starts", "place", "zone")
    for row in picked(desk, "invitation", fields, {"answer": _GOING, **_lasting(days, "on", "until")}):
        if row["on"]:
            last = row["until"] or row["on"]
            key = f"going:{kinds.kind('invitation').reference(row['id'])}"  # the reply owed has the other key
            own = (key, "invitation", row["id"], row["occasion"], row["on"], last)
            yield Occasion(
                *own, row["zone"] or zone, row["starts"] if last == row["on"] else None, None, row["place"] or ""
            )


def _exchanges(desk: DeskFile, zone: str, days: Days) -> Iterator[Occasion]:
    for row in picked(desk, "exchange", ("name", "starts", "ends"), {}):
        first = whole_day(row["starts"])
        if first:
            last = whole_day(row["ends"]) or first
            yield Occasion(_key("exchange", row["id"]), "exchange", row["id"], row["name"], first, last, zone)


#: Visitor programs that come, or came.
_COMING = (ProgramStatus.CONFIRMED, ProgramStatus.COMPLETED)


def _visitors(desk: DeskFile, zone: str, days: Days) -> Iterator[Occasion]:
    """The days of visitor programs here."""
    asked = {"status": (*_COMING, ProgramStatus.REQUESTED), **_lasting(days, "starts", "ends")}
    for row in picked(desk, "visitor_program", ("name", "status", "starts", "ends"), asked):
        if row["starts"]:
            sure = row["status"] in _COMING
            words = row["name"] if sure else _("{visit} (asked)").format(visit=row["name"])
            own = (_key("visitor_program", row["id"]), "visitor_program", row["id"], words, row["starts"])
            yield Occasion(*own, row["ends"] or row["starts"], zone, sure=sure)


def _received(desk: DeskFile, zone: str, days: Days) -> Iterator[Occasion]:
    """The meetings of visitor programs with the city that have a day."""
    alive = [row["id"] for row in picked(desk, "visitor_program", (), {"status": _COMING})]
    held = (ProgramMeetingStatus.CONFIRMED, ProgramMeetingStatus.DONE)
    for row in picked(
        desk, "program_meeting", ("asked", "on", "starts"), {"status": held, "on": days, "program": alive}
    ):
        if row["on"]:
            words = _("Visitors ask: {what}").format(what=row["asked"])
            own = (_key("program_meeting", row["id"]), "program_meeting", row["id"], words, row["on"], row["on"])
            yield Occasion(*own, zone, row["starts"])


def _holidays(desk: DeskFile, zone: str, days: Days) -> Iterator[Occasion]:
    for row in picked(desk, "holiday", ("on", "name"), {"on": days}):
        yield Occasion(_key("holiday", row["id"]), "holiday", row["id"], row["name"], row["on"], row["on"], zone)


def _council_days(desk: DeskFile, zone: str, days: Days) -> Iterator[Occasion]:
    for row in picked(desk, "council_day", ("on", "name"), {"on": days}):
        words = _("Council: {meeting}").format(meeting=row["name"])
        yield Occasion(_key("council_day", row["id"]), "council_day", row["id"], words, row["on"], row["on"], zone)


_TELLERS: Mapping[str, Callable[[DeskFile, str, Days], Iterator[Occasion]]] = {
    "delegation": _visits, "itinerary_item": _programs, "event": _events, "invitation": _invitations,
    "exchange": _exchanges, "visitor_program": _visitors, "program_meeting": _received, "holiday": _holidays,
    "council_day": _council_days,
}  # fmt: skip
