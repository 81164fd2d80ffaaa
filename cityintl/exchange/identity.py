"""When two records are the same one: the named rules by which doubles are found and links are made.

A partner is the same when its folded name and its country match, and the coordinates, where both have
them, lie within 25 km. A tie is the same with the same partner and the same type. The others: see RULES.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cityintl.distance import kilometres
from cityintl.folding import fold
from cityintl.records import kinds

#: Two places of one name and country this near are one.
SAME_PLACE_KM = 25.0


@dataclass(frozen=True, slots=True)
class New:
    """A record that an import will add: its kind, and its place among the additions of that kind."""

    kind: str
    place: int


#: A record of the desk by its number, or one to come.
Ref = int | New


@dataclass(frozen=True, slots=True)
class Rule:
    """Two records are one when all of `key` match, and each of `unless` where both have it."""

    key: tuple[str, ...]
    unless: tuple[str, ...] = ()


RULES: Mapping[str, Rule] = {
    "partner": Rule(("name", "country")),
    "organization": Rule(("name",), ("country",)),
    "person": Rule(("given", "family"), ("email",)),
    "tie": Rule(("partner", "type")),
    "agreement": Rule(("tie", "title"), ("signed_on",)),
    "tie_event": Rule(("tie", "to_status", "on")),
    "office": Rule(("person", "title"), ("since",)),
    "correspondence": Rule(("on", "subject"), ("partner", "person", "direction")),
    "decision": Rule(("on", "what")),
    "legal_review": Rule(("tie", "on"), ("against",)),
    "committee_term": Rule(("committee", "person", "role"), ("appointed_on",)),
    "association_agreement": Rule(("organization", "title"), ("signed_on",)),
    "association_report": Rule(("agreement", "year")),
    "exchange": Rule(("name",), ("starts", "partner")),
    "exchange_cost": Rule(("exchange", "what", "amount"), ("paid_on",)),
    "host_family": Rule(("exchange", "family")),
    "traveller": Rule(("exchange", "name")),
    "support": Rule(("what",), ("organization", "granted_on")),
    "membership": Rule(("network",), ("since",)),
    "greeting_list": Rule(("name",)),
    "greeting": Rule(("greeting_list", "year", "addressed")),
    "delegation": Rule(("name",), ("arrives", "partner")),
    "itinerary_item": Rule(("delegation", "on", "title"), ("starts",)),
    "item_person": Rule(("item", "person")),
    "member": Rule(("delegation", "person")),
    "travel_leg": Rule(("member", "carrier"), ("leaves_on",)),
    "meeting_sheet": Rule(("delegation", "title"), ("item",)),
    "checklist_item": Rule(("delegation", "label")),
    "budget_line": Rule(("delegation", "type", "payer"), ("amount",)),
    "expense": Rule(("delegation", "on", "what"), ("amount",)),
    "per_diem_day": Rule(("delegation", "person", "on")),
    "after_note": Rule(("delegation", "text")),
    "checklist_template": Rule(("name",)),
    "letter_template": Rule(("name", "language")),
    "checklist_line": Rule(("template", "label")),
    "invitation": Rule(("occasion",), ("on", "organization")),
    "event": Rule(("name",), ("on",)),
    "guest": Rule(("event", "name"), ("person",)),
    "gift": Rule(("what", "on"), ("direction", "giver", "recipient")),
    "event_bid": Rule(("name",), ("organization", "takes_place")),
    "bid_stage": Rule(("bid", "what"), ("stage",)),
    "guarantee": Rule(("bid", "what"), ("clause",)),
    "investment_lead": Rule(("code_name",)),
    "statement": Rule(("title",), ("on", "partner")),
    "liaison_contact": Rule(("question", "on"), ("organization",)),
    "visitor_program": Rule(("name",), ("starts", "host")),
    "program_meeting": Rule(("program", "asked"), ("on",)),
    "media_item": Rule(("headline", "outlet"), ("on",)),
    "records_request": Rule(("subject", "received_on"), ("requester",)),
    "retention_class": Rule(("name",)),
    "hold": Rule(("matter",), ("since",)),
    "follow_up": Rule(("what",), ("promised_on", "due_on", "partner")),
    "commitment": Rule(("title", "framework"), ("signed_on",)),
    "submission": Rule(("title", "framework")),
    "submission_answer": Rule(("submission", "question"), ("code",)),
    "chapter": Rule(("submission", "name")),
    "data_call": Rule(("submission", "department"), ("what",)),
    "framework": Rule(("code",)),
    "reporting_window": Rule(("framework", "year"), ("name", "closes")),
    "official_wording": Rule(("framework", "version", "code", "language"), ("text",)),
    "indicator": Rule(("framework", "code"), ("version",)),
    "indicator_use": Rule(("indicator", "name")),
    "observation": Rule(("indicator_use", "year", "disaggregation"), ("number", "text", "revised_on")),
    "recommendation": Rule(("framework", "name"), ("paragraph", "cycle")),
    "opportunity": Rule(("title",), ("closes_on", "funder")),
    "grant": Rule(("name",), ("award_on", "fain")),
    "subaward": Rule(("grant", "recipient", "awarded_on"), ("number",)),
    "grant_budget_line": Rule(("grant", "cost"), ("amount",)),
    "grant_transaction": Rule(("grant", "on", "what"), ("type", "amount")),
    "grant_report": Rule(("grant", "type"), ("period_end", "final", "subaward")),
    "amendment": Rule(("grant", "type"), ("number", "agreed_on")),
    "prior_approval": Rule(("grant", "what"), ("needed_on",)),
    "office_account": Rule(("name", "year")),
    "office_spending": Rule(("account", "on", "what"), ("amount",)),
    "work_hours": Rule(("what", "on"), ("person", "who", "hours")),
    "registration": Rule(("name",), ("number",)),
    "federal_spend": Rule(("ends_on",)),
    "document": Rule(("sha256",)),
    "printing": Rule(("paper", "version"), ("about", "language", "options")),
    "reminder": Rule(("key", "due_on"), ("what",)),
    "rule": Rule(("code", "effective_from"), ("jurisdiction",)),
    "home": Rule(("name",)),
    "holiday": Rule(("on",)),
    "council_day": Rule(("on",), ("name",)),
    "signatory": Rule(("name", "office")),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A record that is known: which one, what it holds, and the row of the file it came from (0: the desk)."""

    ref: Ref
    values: dict[str, Any] = field(hash=False)
    row: int = 0


class Known:
    """The records of one kind in the desk and in the plan, found again by the rule of their kind."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._rule = RULES.get(kind) or Rule((kinds.kind(kind).title,))
        self._entries: dict[tuple[Any, ...], list[Entry]] = {}
        self._by_ref: dict[Ref, Entry] = {}
        self._by_title: dict[str, list[Entry]] = {}
        self._title = "family" if kind == "person" else kinds.kind(kind).title

    def add(self, ref: Ref, values: dict[str, Any], row: int = 0) -> None:
        """Remember a record."""
        entry = Entry(ref, values, row)
        self._entries.setdefault(self._key(values), []).append(entry)
        self._by_ref[ref] = entry
        if isinstance(ref, int) and isinstance(values.get(self._title), str):
            self._by_title.setdefault(fold(values[self._title]), []).append(entry)

    def find(self, values: Mapping[str, Any]) -> Entry | None:
        """The record that these values mean by the rule; one with coordinates before one without."""
        same = [e for e in self._entries.get(self._key(values), ()) if self._agrees(e.values, values)]
        if self.kind == "partner" and len(same) > 1:
            return min(same, key=lambda e: e.values.get("latitude") is None)
        return same[0] if same else None

    def titled(self, title: str) -> list[Entry]:
        """The records of the desk with this title."""
        return self._by_title.get(fold(title), [])

    def where(self, name: str, value: Any) -> Iterator[Entry]:
        """The records whose field has this value."""
        return (e for e in self._by_ref.values() if e.values.get(name) == value)

    def get(self, ref: Ref) -> Entry | None:
        """The record with this number, or this place among the new ones."""
        return self._by_ref.get(ref)

    def _key(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(_comparable(values.get(name)) for name in self._rule.key)

    def _agrees(self, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        for name in self._rule.unless:
            a, b = _comparable(one.get(name)), _comparable(other.get(name))
            if a is not None and b is not None and a != b:
                return False
        return self.kind != "partner" or _near(one, other)


def _comparable(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else value


def _near(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    here, there = coordinates(one), coordinates(other)
    return here is None or there is None or kilometres(here, there) <= SAME_PLACE_KM


def coordinates(values: Mapping[str, Any]) -> tuple[float, float] | None:
    """Latitude and longitude, where a record has both."""
    latitude, longitude = values.get("latitude"), values.get("longitude")
    return None if latitude is None or longitude is None else (latitude, longitude)
