"""Who gets a letter about a record: the person, the office, the city, and in which language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cityintl.desk import greetings
from cityintl.desk.asking import picked
from cityintl.desk.events import by_family
from cityintl.records.event import GuestAnswer
from cityintl.store import DeskFile

Values = Mapping[str, Any]
#: Guests to whom nothing is written.
_OFF = (GuestAnswer.DECLINED,)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Someone to whom a letter goes: each of person, office and partner is its values, empty where there is none."""

    person: Values = field(default_factory=dict)
    office: Values = field(default_factory=dict)
    partner: Values = field(default_factory=dict)
    member: Values = field(default_factory=dict)
    addressed: str = ""
    language: str = ""

    @property
    def name(self) -> str:
        """By what the recipient is known."""
        known = self.person.get("full_name") or self.addressed or self.office.get("name") or self.partner.get("name")
        return str(known or "")


def of(desk: DeskFile, kind: str, number: int, today: date) -> list[Recipient]:
    """Those to whom a letter about this record goes, in the order of the record; one where it is about one."""
    values = desk.get(kind, number).values
    match kind:
        case "person":
            return [_recipient(desk, person=number)]
        case "member":
            return [_member(desk, values)]
        case "delegation":
            members = picked(desk, "member", _MEMBER, {"delegation": [number]})
            members.sort(key=lambda each: (each["precedence_no"] or 999, each["id"]))
            if members and values["direction"].name == "INBOUND":
                return [_member(desk, each) for each in members]
            return [asking(desk, number)]
        case "greeting_list":
            year = greetings.first_year(desk, number, today)
            own = values["language"] or ""
            return [of_card(desk, row.values, own) for row in greetings.cards(desk, number, year)]
        case "event":
            rows = picked(desk, "guest", ("name", "person", "organization", "answer", "language"), {"event": [number]})
            kept = [row for row in rows if row["answer"] not in _OFF]
            return [_guest(desk, row) for row in by_family(desk, kept)]
        case "gift":
            return [_recipient(desk, values["giver"], values["giver_office"], values["partner"])]
        case "tie":
            return [_recipient(desk, values["contact"], values["counterpart"], values["partner"])]
        case "partner":
            return [_of_partner(desk, number)]
        case "organization":
            return [_recipient(desk, office=number, partner=values["partner"])]
        case _:
            return [_recipient(desk, values.get("person"), values.get("organization"), values.get("partner"))]


def asking(desk: DeskFile, visit: int) -> Recipient:
    """Who speaks for the other side of a visit, and gets its yes or no: their lead, the office that asked, the city."""
    values = desk.get("delegation", visit).values
    return _recipient(desk, values["their_lead"], values["requester"], values["partner"])


def honored(desk: DeskFile, kind: str, number: int, today: date) -> Recipient:
    """Whom a proclamation about this record honors: the city of an event, else the one it is about."""
    if kind == "event":
        return _recipient(desk, partner=desk.get(kind, number).values["partner"])
    return of(desk, kind, number, today)[0]


_MEMBER = ("person", "delegation", "role", "payer", "passport_name", "precedence_no", "visa_letter")


def _member(desk: DeskFile, values: Values) -> Recipient:
    found = _recipient(desk, values["person"])
    return Recipient(found.person, found.office, found.partner, values, language=found.language)


def _of_partner(desk: DeskFile, number: int) -> Recipient:
    ties = picked(desk, "tie", ("contact", "counterpart"), {"partner": [number]})
    first = next((tie for tie in ties if tie["contact"] or tie["counterpart"]), {})
    return _recipient(desk, first.get("contact"), first.get("counterpart"), number)


def of_card(desk: DeskFile, values: Values, language: str = "") -> Recipient:
    """Who gets this card of a greeting list; `language` is the list's own, for who has none."""
    found = _recipient(desk, values["person"], values["organization"], values["partner"])
    own = found.language or language
    return Recipient(found.person, found.office, found.partner, addressed=values["addressed"], language=own)


def _guest(desk: DeskFile, values: Values) -> Recipient:
    found = _recipient(desk, values["person"])
    office = found.office or ({"name": values["organization"]} if values["organization"] else {})
    own = values["language"] or found.language
    return Recipient(found.person, office, found.partner, addressed=values["name"], language=own)


def _recipient(
    desk: DeskFile, person: int | None = None, office: int | None = None, partner: int | None = None
) -> Recipient:
    who = desk.get("person", person).values if person else {}
    office = office or who.get("organization")
    house = desk.get("organization", office).values if office else {}
    partner = partner or who.get("partner") or house.get("partner")
    city = {"id": partner, **desk.get("partner", partner).values} if partner else {}
    return Recipient(who, house, city, language=_language(who.get("languages") or city.get("languages")))


def _language(known: Sequence[str] | None) -> str:
    """The language that someone reads best, where that is known."""
    return known[0] if known else ""
