"""What is remembered for a visit: gifts and promises of before, and whom they met last time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked, titles_of
from cityintl.desk.itineraries import is_ready
from cityintl.folding import fold
from cityintl.records.delegation import VisitWay
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.memory import Direction
from cityintl.records.money import Amount
from cityintl.store import DeskFile

_GIFT = ("what", "direction", "on", "partner", "giver", "recipient", "delegation", "value", "disposition", "thanked_on")
_FOLLOW_UP = ("what", "side", "status", "partner", "person", "owner", "delegation", "meeting", "promised_on", "due_on")
_OPEN = (FollowUpStatus.OPEN, FollowUpStatus.IN_PROGRESS)
_FAR = date.max


@dataclass(frozen=True, slots=True)
class Gift:
    """A gift between us and them; `again` is the day on which the same was given to the same before."""

    number: int
    what: str
    direction: Direction
    on: date
    partner: int | None
    giver: int | None
    recipient: int | None
    of_visit: bool
    value: Amount | None
    thanked_on: date | None
    again: date | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """An open follow-up; `late` is how many days it is over its day."""

    number: int
    what: str
    side: Side
    due_on: date | None
    late: int
    owner: str
    person: int | None = None
    promised_on: date | None = None
    status: FollowUpStatus = FollowUpStatus.OPEN


@dataclass(frozen=True, slots=True)
class Met:
    """When someone took part in another visit last: at what, and who else was there, by number and name."""

    on: date
    what: str
    others: dict[int, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A meeting of the visit with what is remembered for it."""

    number: int
    title: str
    item: int | None
    on: date | None
    starts: str | None
    with_whom: int | None
    name: str
    ready: bool
    result: str | None
    gift: Gift | None
    last_met: date | None
    last_met_with: str


def gifts_between(desk: DeskFile, visit: int) -> list[Gift]:
    """The gifts of this visit, and those before between us and the partner and its members; the newest first.

    What one of ours gave to another city, or got from it, is none of this visit.
    """
    values = desk.get("delegation", visit).values
    partner, last = values["partner"], values["departs"] or values["arrives"] or _FAR
    members = {row["person"] for row in picked(desk, "member", ("person",), {"delegation": visit})}
    if values["direction"] is VisitWay.OUTBOUND:  # the members are ours
        theirs = {"id": members, "partner": {partner} - {None}}
        members = {row["id"] for row in picked(desk, "person", (), theirs)}
    rows: dict[int, dict[str, Any]] = {}
    for field, wanted in (
        ("delegation", {visit}),
        ("partner", {partner} - {None}),
        ("recipient", members),
        ("giver", members),
    ):
        rows.update({row["id"]: row for row in picked(desk, "gift", _GIFT, {field: wanted})})
    between = {partner, None} if partner is not None else {row["partner"] for row in rows.values()}
    own = [
        row for row in rows.values() if row["delegation"] == visit or (row["partner"] in between and row["on"] <= last)
    ]
    found = [_gift(row, visit, own) for row in own]
    return sorted(found, key=lambda gift: (gift.on, gift.number), reverse=True)


def _gift(row: Mapping[str, Any], visit: int, rows: Collection[Mapping[str, Any]]) -> Gift:
    before = [
        other["on"]
        for other in rows
        if other["id"] != row["id"] and (other["on"], other["id"]) < (row["on"], row["id"]) and same_gift(row, other)
    ]
    own = (row["on"], row["partner"], row["giver"], row["recipient"], row["delegation"] == visit)
    rest = (row["value"], row["thanked_on"], max(before, default=None))
    return Gift(row["id"], row["what"], row["direction"], *own, *rest)


def same_gift(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether we gave the same to the same person, or to the same partner where nobody is named."""
    if one["direction"] is not Direction.SENT or other["direction"] is not Direction.SENT:
        return False
    if _bare(one["what"]) != _bare(other["what"]):
        return False
    if one["recipient"] is not None and other["recipient"] is not None:
        return bool(one["recipient"] == other["recipient"])
    return one["partner"] is not None and one["partner"] == other["partner"]


def _bare(words: str) -> str:
    """A description without marks and articles: what a person would call the same."""
    letters = "".join(letter if letter.isalnum() else " " for letter in fold(words))
    return " ".join(word for word in letters.split() if word not in ("a", "an", "the"))


def open_between(desk: DeskFile, visit: int, today: date) -> list[Promise]:
    """The open follow-ups with this partner and from this visit, ours first, the latest due first."""
    values = desk.get("delegation", visit).values
    rows = {row["id"]: row for row in picked(desk, "follow_up", _FOLLOW_UP, {"delegation": visit, "status": _OPEN})}
    wanted = {values["partner"]} - {None}
    rows.update({row["id"]: row for row in picked(desk, "follow_up", _FOLLOW_UP, {"partner": wanted, "status": _OPEN})})
    owners = titles_of(desk, "person", [row["owner"] for row in rows.values()])
    turn = sorted(rows.values(), key=lambda row: (list(Side).index(row["side"]), row["due_on"] or _FAR, row["id"]))
    return [
        Promise(
            r["id"],
            r["what"],
            r["side"],
            r["due_on"],
            _late(r["due_on"], today),
            owners.get(r["owner"], ""),
            r["person"],
            r["promised_on"],
            r["status"],
        )
        for r in turn
    ]


def _late(due: date | None, today: date) -> int:
    return max(0, (today - due).days) if due else 0


# -- meetings

_SHEET = ("title", "item", "with_whom", "desired_outcome", "talking_points", "result")


def sheets_of(desk: DeskFile, visit: int, gifts: Sequence[Gift]) -> list[Sheet]:
    """The meeting sheets of a visit by the time of their items, each with what is remembered."""
    rows = picked(desk, "meeting_sheet", _SHEET, {"delegation": visit})
    items = {r["id"]: r for r in picked(desk, "itinerary_item", ("on", "starts"), {"id": [r["item"] for r in rows]})}
    people = [row["with_whom"] for row in rows if row["with_whom"]]
    names = titles_of(desk, "person", people)
    met = last_met(desk, visit, people)
    found = []
    for row in rows:
        item, who = items.get(row["item"], {}), row["with_whom"]
        ready = is_ready(row)
        gift = last_gift(gifts, who)
        before = met.get(who)
        when, with_them = (before.on, ", ".join(before.others.values())) if before else (None, "")
        own = (row["id"], row["title"], row["item"], item.get("on"), item.get("starts"), who, names.get(who, ""))
        found.append(Sheet(*own, ready, row["result"], gift, when, with_them))
    return sorted(found, key=lambda sheet: (sheet.on or _FAR, sheet.starts or "", sheet.number))


def last_gift(gifts: Sequence[Gift], person: int | None) -> Gift | None:
    """The newest gift that we gave this person before this visit, or else their city."""
    given = [gift for gift in gifts if gift.direction is Direction.SENT and not gift.of_visit]
    own = [gift for gift in given if person is not None and gift.recipient == person]
    return next(iter(own or [gift for gift in given if gift.recipient is None]), None)


def last_received(gifts: Sequence[Gift], person: int | None) -> Gift | None:
    """The newest gift that we got from this person before this visit, or else from their city as such."""
    got = [gift for gift in gifts if gift.direction is Direction.RECEIVED and not gift.of_visit]
    own = [gift for gift in got if person is not None and gift.giver == person]
    return next(iter(own or [gift for gift in got if gift.giver is None]), None)


def last_met(desk: DeskFile, visit: int, people: Collection[int]) -> dict[int, Met]:
    """When these people took part in an item of another visit last, and who else was there."""
    entry = desk.get("delegation", visit)
    before = entry.values["arrives"] or _FAR
    rows = picked(desk, "item_person", ("item", "person"), {"person": list(people)})
    fields = ("delegation", "on", "title")
    items = {r["id"]: r for r in picked(desk, "itinerary_item", fields, {"id": [r["item"] for r in rows]})}
    newest: dict[int, tuple[date, int]] = {}
    for row in rows:
        item = items[row["item"]]
        if item["delegation"] != visit and item["on"] < before:
            newest[row["person"]] = max(newest.get(row["person"], (date.min, 0)), (item["on"], row["item"]))
    others = picked(desk, "item_person", ("item", "person"), {"item": [item for _on, item in newest.values()]})
    names = titles_of(desk, "person", [row["person"] for row in others])
    found = {}
    for who, (on, at) in newest.items():
        with_them = {r["person"]: names[r["person"]] for r in others if r["item"] == at and r["person"] != who}
        found[who] = Met(on, items[at]["title"], with_them)
    return found
