"""What a new record begins with: the words that are nearly always right, and what it takes from the one it is about."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cityintl.desk import picking, thanks
from cityintl.records import kinds
from cityintl.records.bid import BidStatus, BidStep, GuaranteeStatus
from cityintl.records.commitment import CommitmentStatus
from cityintl.records.custody import RequestStatus
from cityintl.records.delegation import VisitStatus
from cityintl.records.event import GuestAnswer, InvitationAnswer
from cityintl.records.framework import RecommendationStatus
from cityintl.records.gift import FollowUpStatus
from cityintl.records.indicator import Applicability
from cityintl.records.lead import Confidentiality, LeadStatus
from cityintl.records.liaison import ProgramMeetingStatus, ProgramStatus
from cityintl.records.memory import Direction, Medium
from cityintl.records.statement import StatementStatus
from cityintl.records.submission import ChapterState, SubmissionStatus
from cityintl.store import DeskFile

_BEGINNINGS: dict[str, Callable[[date], dict[str, Any]]] = {
    "delegation": lambda today: {"status": VisitStatus.REQUESTED, "received_on": today},
    "invitation": lambda today: {"answer": InvitationAnswer.OPEN, "received_on": today},
    "guest": lambda _today: {"answer": GuestAnswer.TO_INVITE},
    "gift": lambda today: {"on": today},
    "follow_up": lambda today: {"status": FollowUpStatus.OPEN, "promised_on": today},
    "correspondence": lambda today: {"on": today},
    "decision": lambda today: {"on": today},
    "expense": lambda today: {"on": today},
    "after_note": lambda today: {"on": today},
    "commitment": lambda _today: {"status": CommitmentStatus.PLEDGED},
    "submission": lambda _today: {"status": SubmissionStatus.PREPARING},
    "chapter": lambda _today: {"state": ChapterState.OUTLINE},
    "indicator_use": lambda _today: {"applicability": Applicability.APPLIES},
    "observation": lambda today: {"retrieved_on": today},
    "recommendation": lambda _today: {"status": RecommendationStatus.NOTED},
    "rule": lambda today: {"effective_from": today},
    "event_bid": lambda _today: {"status": BidStatus.CONSIDERING, "stage": BidStep.EXPRESSION},
    "guarantee": lambda _today: {"status": GuaranteeStatus.ASKED},
    "investment_lead": lambda today: {
        "status": LeadStatus.INQUIRY,
        "confidentiality": Confidentiality.RESTRICTED,
        "received_on": today,
    },
    "statement": lambda _today: {"status": StatementStatus.DRAFT},
    "liaison_contact": lambda today: {"on": today},
    "visitor_program": lambda today: {"status": ProgramStatus.REQUESTED, "received_on": today},
    "program_meeting": lambda _today: {"status": ProgramMeetingStatus.REQUESTED},
    "media_item": lambda today: {"on": today},
    "records_request": lambda today: {"status": RequestStatus.RECEIVED, "received_on": today},
    "hold": lambda today: {"since": today},
}
#: The field of a new record that names the record it is about, where it is not called like its kind.
_NAMED = {
    ("gift", "organization"): "giver_office",
    ("exchange", "organization"): "carried_by",
    ("tie", "organization"): "counterpart",
    ("membership", "organization"): "network",
    ("delegation", "organization"): "requester",
    ("event", "person"): "host",
    ("delegation", "person"): "head",
    ("follow_up", "meeting_sheet"): "meeting",
    ("commitment", "organization"): "network",
    ("commitment", "person"): "focal_person",
    ("submission", "reporting_window"): "window",
    ("visitor_program", "organization"): "host",
    ("visitor_program", "person"): "contact",
    ("hold", "records_request"): "request",
}
#: What a new record takes over from the one it is about, where both have it.
_TAKEN = ("partner", "tie", "organization", "person", "delegation", "framework")


def begin(kind: str, today: date) -> dict[str, Any]:
    """The values with which a new record of this kind begins."""
    return _BEGINNINGS[kind](today) if kind in _BEGINNINGS else {}


def about(desk: DeskFile, new: str, kind: str, number: int) -> tuple[dict[str, Any], bool]:
    """The values of a new record about another, and whether one of them names that other."""
    fields = kinds.kind(new).editable
    values = desk.get(kind, number).values
    given = begin(new, desk.today)
    for name in _TAKEN:
        if name in fields and values.get(name) is not None and fields[name].link == _target(kind, name):
            given[name] = values[name]
    field = _field_for(new, kind, values)
    if field:
        given[field] = number
    return given, bool(field)


def letter(desk: DeskFile, kind: str, number: int, to: thanks.End | None = None) -> dict[str, Any]:
    """The values of a letter of ours to whom a record names, or to this one: an e-mail where an address is known."""
    given, _is_said = about(desk, "correspondence", kind, number)
    values = desk.get(kind, number).values
    if kind == "delegation":
        given |= _of_visit(desk, values, to or _first_of(desk, number, values))
    if kind == "partner":
        ties = picking.where(desk, "tie", "partner", [number], ("contact", "counterpart"))
        values = ties[0].values if ties else {}
    for name, field in (("person", "contact"), ("organization", "counterpart")):
        if values.get(field) is not None:
            given[name] = values[field]
    reached = [desk.get(name, given[name]).values["email"] for name in ("person", "organization") if name in given]
    return {**given, "direction": Direction.SENT, "medium": Medium.EMAIL if any(reached) else Medium.LETTER}


def _first_of(desk: DeskFile, visit: int, values: Mapping[str, Any]) -> thanks.End | None:
    """Whom a letter about a visit goes to: after it the first who is not thanked yet, before it their lead."""
    last, ends = values["departs"] or values["arrives"], thanks.owed_to(values)
    if last and last <= desk.today:
        waiting = [each.to for each in thanks.of_visit(desk, visit, desk.today) if each.letter is None]
        return next(iter(waiting or ends), None)
    lead = ("person", values["their_lead"])
    return lead if lead in ends else next(iter(ends), None)


def _of_visit(desk: DeskFile, visit: Mapping[str, Any], to: thanks.End | None) -> dict[str, Any]:
    """The person with their office, or the office, to whom it goes, and the partner whose people they are."""
    given: dict[str, Any] = {to[0]: to[1]} if to else {}
    end = desk.get(*to).values if to else {}
    if to and to[0] == "person" and end["organization"] is not None:
        given["organization"] = end["organization"]
    tie = desk.get("tie", visit["tie"]).values if visit["tie"] is not None else {}
    partner = visit["partner"] or tie.get("partner") or end.get("partner")
    return given | ({"partner": partner} if partner is not None else {})


def _target(kind: str, name: str) -> str | None:
    return kinds.kind(kind).fields[name].link


def _field_for(new: str, kind: str, values: dict[str, Any]) -> str:
    """The field of the new record that names the other; empty where it has none."""
    if (new, kind) == ("gift", "person"):
        return "giver" if values["partner"] is not None else "recipient"
    name = _NAMED.get((new, kind), kind)
    field = kinds.kind(new).editable.get(name)
    return name if field is not None and field.link == kind else ""
