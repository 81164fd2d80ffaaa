"""What is remembered for a visit: gifts and promises of before, and whom they met last time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cityintl.desk.asking import Days, picked, titles_of
from cityintl.desk.itineraries import is_ready
from cityintl.desk.same_gift import same
from cityintl.desk.visits import HELD, OFF
from cityintl.records.delegation import VisitWay
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.memory import Direction, Medium
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
    """When someone took part in another visit last: at what, and who else was there, by number and name.

    `since` is the first day of it: of a visit whose items name nobody, its last day is `on`.
    """

    on: date
    what: str
    others: dict[int, str]
    since: date


@dataclass(frozen=True, slots=True)
class Heard:
    """The day of the last gift, letter or call between us and someone; a gift has no medium."""

    on: date
    medium: Medium | None


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
    if not same(one["what"], other["what"]):
        return False
    if one["recipient"] is not None and other["recipient"] is not None:
        return bool(one["recipient"] == other["recipient"])
    return one["partner"] is not None and one["partner"] == other["partner"]


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
    return next(iter(last_gifts(gifts, [person] if person else [], Direction.SENT)), None)


def last_gifts(gifts: Sequence[Gift], people: Sequence[int], way: Direction) -> list[Gift]:
    """The newest gift before this visit to (or from) each of these people, in their turn; else that of their city."""
    before = [gift for gift in gifts if gift.direction is way and not gift.of_visit]
    newest: dict[int | None, Gift] = {}
    for gift in before:
        newest.setdefault(gift.recipient if way is Direction.SENT else gift.giver, gift)
    own = [newest[who] for who in people if who in newest]
    return own or [gift for who, gift in newest.items() if who is None]


def last_met(desk: DeskFile, visit: int, people: Collection[int]) -> dict[int, Met]:
    """When these people took part in another visit last: in which of its items and with whom, or as its member."""
    before = desk.get("delegation", visit).values["arrives"] or _FAR
    found = _travelled(desk, visit, people, before)
    for who, met in _met_in_items(desk, visit, people, before).items():
        if who not in found or met.on >= found[who].since:
            found[who] = met
    return found


def _travelled(desk: DeskFile, visit: int, people: Collection[int], before: date) -> dict[int, Met]:
    """The last visits that took place with these people among its members."""
    rows = picked(desk, "member", ("person", "delegation"), {"person": list(people)})
    wanted = {"id": {row["delegation"] for row in rows} - {visit}, "status": HELD}
    visits = {row["id"]: row for row in picked(desk, "delegation", ("name", "arrives", "departs"), wanted)}
    found: dict[int, Met] = {}
    for row in rows:
        values = visits.get(row["delegation"])
        if values and values["arrives"] and values["arrives"] < before:
            first, last = values["arrives"], values["departs"] or values["arrives"]
            if row["person"] not in found or found[row["person"]].on < last:
                found[row["person"]] = Met(last, values["name"], {}, first)
    return found


def _met_in_items(desk: DeskFile, visit: int, people: Collection[int], before: date) -> dict[int, Met]:
    """The last items of other visits in which these people took part, and who else was there."""
    rows = picked(desk, "item_person", ("item", "person"), {"person": list(people)})
    fields = ("delegation", "on", "title")
    items = {r["id"]: r for r in picked(desk, "itinerary_item", fields, {"id": [r["item"] for r in rows]})}
    called_off = {row["id"] for row in picked(desk, "delegation", (), {"status": OFF})}
    newest: dict[int, tuple[date, int]] = {}
    for row in rows:
        item = items[row["item"]]
        if item["delegation"] not in {visit, *called_off} and item["on"] < before:
            newest[row["person"]] = max(newest.get(row["person"], (date.min, 0)), (item["on"], row["item"]))
    others = picked(desk, "item_person", ("item", "person"), {"item": [item for _on, item in newest.values()]})
    names = titles_of(desk, "person", [row["person"] for row in others])
    found = {}
    for who, (on, at) in newest.items():
        with_them = {r["person"]: names[r["person"]] for r in others if r["item"] == at and r["person"] != who}
        found[who] = Met(on, items[at]["title"], with_them, on)
    return found


def heard_from(desk: DeskFile, visit: int, people: Collection[int]) -> dict[int, Heard]:
    """The newest gift, letter or call between us and each of these people before this visit: they are not new to us."""
    until = Days(last=(desk.get("delegation", visit).values["arrives"] or _FAR) - timedelta(days=1))
    found: dict[int, Heard] = {}
    for kind, field in (("gift", "giver"), ("gift", "recipient"), ("correspondence", "person")):
        more = ("medium",) if kind == "correspondence" else ()
        for row in picked(desk, kind, ("on", field, *more), {field: list(people), "on": until}):
            if row[field] not in found or found[row[field]].on < row["on"]:
                found[row[field]] = Heard(row["on"], row.get("medium"))
    return found
