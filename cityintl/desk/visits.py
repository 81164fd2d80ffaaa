"""Visits: the decision over a request, and the members in their order with what must be known of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked
from cityintl.desk.guests import members_in_order
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records.delegation import Screening, VisitStatus, VisitType
from cityintl.records.itinerary import Part
from cityintl.records.member import MemberRole, VisaLetter
from cityintl.records.person import NameOrder
from cityintl.store import DeskFile
from cityintl.words import _

_PERSON = (
    "family", "given", "name_order", "local_name", "phonetic", "position", "spoken_form", "diet", "access_needs",
    "partner", "organization",
)  # fmt: skip
_MEMBER = (
    "person", "role", "payer", "precedence_no", "visa_letter", "passport_country", "passport_until", "hotel", "room",
    "notes",
)  # fmt: skip
#: What each result of the screening makes of a request, and how the step is called.
_OUTCOMES = {
    Screening.ACCEPT: (VisitStatus.ACCEPTED, "Accept “{visit}”"),
    Screening.STAFF: (VisitStatus.ACCEPTED_STAFF, "Accept “{visit}” at staff level"),
    Screening.STUDY_ONLY: (VisitStatus.ACCEPTED_STAFF, "Accept “{visit}” as a study tour"),
    Screening.REFER: (VisitStatus.REFERRED, "Refer “{visit}” to others"),
    Screening.DECLINE: (VisitStatus.DECLINED, "Decline “{visit}”"),
}
#: Those that the next request will ask the reason of.
WITH_REASON = (Screening.REFER, Screening.DECLINE)
#: Where a request still waits for its answer.
UNDECIDED = (VisitStatus.REQUESTED, VisitStatus.SCREENING)
_ACCEPTED = (VisitStatus.ACCEPTED, VisitStatus.ACCEPTED_STAFF)
#: Visits that do not take place.
OFF = (VisitStatus.DECLINED, VisitStatus.REFERRED, VisitStatus.CANCELLED)
#: Visits that take or took place: a request that was answered by the visit itself.
HELD = (VisitStatus.UNDER_WAY, VisitStatus.COMPLETED, VisitStatus.REPORTED, VisitStatus.CLOSED)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a delegation in their place; diet, access needs and passport are for this desk only."""

    number: int
    person: int
    place: int
    name: str
    local_name: str
    phonetic: str
    position: str
    role: MemberRole
    said: tuple[str, ...]
    pinned: int | None
    visa_letter: VisaLetter | None
    passport_until: date | None
    diet: str
    access_needs: str
    room: str
    notes: str

    @property
    def titled(self) -> str:
        """“OSHIMA Kenichi 大島 健一”."""
        local = "" if fold(self.local_name) == fold(self.name) else self.local_name
        return "  ".join(filter(None, (self.name, local)))


def list_name(person: Mapping[str, Any]) -> str:
    """“OSHIMA Kenichi”, “Anna NOWAK”: the family name in capitals, in the person's own order."""
    family, given = str(person["family"]).upper(), person["given"] or ""
    pair = (family, given) if person["name_order"] is NameOrder.FAMILY_FIRST else (given, family)
    return " ".join(filter(None, pair))


def members_of(desk: DeskFile, visit: int) -> list[Member]:
    """The members of a delegation by its one rule of precedence, ties said."""
    rows = {row["id"]: row for row in picked(desk, "member", _MEMBER, {"delegation": visit})}
    wanted = [row["person"] for row in rows.values()]
    people = {row["id"]: row for row in picked(desk, "person", _PERSON, {"id": wanted})}
    found = []
    for place in members_in_order(desk, visit):
        row = rows[place.guest.number or 0]
        found.append(_member(row, people[row["person"]], place.number, place.said))
    return found


def _member(row: Mapping[str, Any], person: Mapping[str, Any], place: int, said: tuple[str, ...]) -> Member:
    return Member(
        number=row["id"],
        person=row["person"],
        place=place,
        name=list_name(person),
        local_name=person["local_name"] or "",
        phonetic=person["phonetic"] or "",
        position=person["position"] or "",
        role=row["role"],
        said=said,
        pinned=row["precedence_no"],
        visa_letter=row["visa_letter"],
        passport_until=row["passport_until"],
        diet=person["diet"] or "",
        access_needs=person["access_needs"] or "",
        room=", ".join(filter(None, (row["hotel"], row["room"]))),
        notes=row["notes"] or "",
    )


def move_member(desk: DeskFile, visit: int, member: int, by: int) -> int:
    """Place a member so many places later (before, where it is negative), as one step; gives the new place.

    Others who were placed by hand keep their neighbors: their numbers follow.
    """
    places = members_in_order(desk, visit)
    turn = [place.guest.number or 0 for place in places]
    pinned = {place.guest.number: place.guest.pinned for place in places}
    at = turn.index(member)
    to = max(0, min(len(turn) - 1, at + by))
    if to == at:
        return at + 1
    turn.insert(to, turn.pop(at))
    words = _("Place {member} as number {n}").format(member=desk.titles("member", [member])[member], n=to + 1)
    with desk.write(words) as door:
        for n, each in enumerate(turn, 1):
            if each == member or pinned[each] not in (None, n):
                door.set("member", each, {"precedence_no": n})
    return to + 1


def begin_sheet(desk: DeskFile, item: int) -> int:
    """Begin the sheet of a meeting in the itinerary, as one step, with the principal guest where there is just one."""
    entry = desk.get("itinerary_item", item)
    taking = picked(desk, "item_person", ("person", "role"), {"item": item})
    guests = [row["person"] for row in taking if row["role"] is Part.PRINCIPAL]
    values = {"delegation": entry.values["delegation"], "item": item, "title": entry.title}
    if len(guests) == 1:
        values["with_whom"] = guests[0]
    with desk.write(_("Begin the sheet of “{meeting}”").format(meeting=entry.title)) as door:
        return door.add("meeting_sheet", values)


def decide(
    desk: DeskFile,
    number: int,
    result: Screening,
    reason: str,
    by: str,
    on: date,
    referred_to: int | None = None,
) -> None:
    """Answer a request, as one named step; UserError where a no has no reason or comes too late, or nobody decided it.

    What is not given stays as it was typed: the reason, the office it is referred to, a day before the decision.
    """
    entry = desk.get("delegation", number)
    if result in WITH_REASON and entry.values["status"] in HELD:
        raise UserError(
            _("This visit has taken place or is under way: it can no longer be declined."),
            _("Say under After what to do otherwise; one that was called off has the status “Cancelled”."),
        )
    first = entry.values["screening"] in (None, result)
    if result in WITH_REASON and not reason.strip() and not (first and entry.values["decision_reason"]):
        raise UserError(_("Say in a sentence why: the next request will ask."), _("The letter can be kinder."))
    if not by.strip():
        raise UserError(_("Say who decided it."), _("Name and office."))
    status, words = _OUTCOMES[result]
    values: dict[str, Any] = {"screening": result, "decided_by": by.strip()}
    if result in WITH_REASON or entry.values["status"] in (*UNDECIDED, *OFF, *_ACCEPTED):
        values["status"] = status
    if not first or entry.values["decided_on"] is None:
        values["decided_on"] = on
    if reason.strip():
        values["decision_reason"] = reason.strip()
    if result is Screening.STUDY_ONLY:
        values["type"] = VisitType.STUDY
    if referred_to is not None:
        values["referred_to"] = referred_to
    with desk.write(_(words).format(visit=entry.title)) as door:
        door.set("delegation", number, values, seen=entry.changed_in)
