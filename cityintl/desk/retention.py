"""Retention: which records have been kept as long as their class asks, and may be disposed of; nothing is deleted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cityintl.desk import fiscal
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.terms import after_months, whole_day
from cityintl.records import kinds
from cityintl.records.custody import CountedFrom, Kept
from cityintl.records.home import Month
from cityintl.store import DeskFile, Entry

#: The fields that say on which day a record was over, the most telling first; kinds that are not here never are.
_OVER: Mapping[str, tuple[str, ...]] = {
    "correspondence": ("on",), "decision": ("on",), "gift": ("on",), "event": ("on",), "document": ("on",),
    "printing": ("on",),
    "statement": ("on",), "media_item": ("on",), "liaison_contact": ("on",), "invitation": ("until", "on"),
    "delegation": ("departs", "arrives", "decided_on"), "exchange": ("ends",), "follow_up": ("closed_on",),
    "support": ("accounted_on",), "visitor_program": ("ends", "starts"), "event_bid": ("decided_on",),
    "records_request": ("answered_on",), "hold": ("released_on",), "reminder": ("answered_on",),
    "membership": ("left_on",), "rule": ("effective_to",),
    "agreement": ("expires_on",), "legal_review": ("on",), "tie_event": ("on",), "office": ("until",),
    "committee_term": ("term_ends_on",), "association_agreement": ("expires_on",),
    "association_report": ("accepted_on",),
    "expense": ("on",), "per_diem_day": ("on",), "after_note": ("on",), "checklist_item": ("done_on",),
    "itinerary_item": ("on",), "greeting": ("sent_on", "received_on"), "bid_stage": ("done_on", "due"),
    "guarantee": ("approved_on",), "program_meeting": ("on",), "signatory": ("until",), "holiday": ("on",),
}  # fmt: skip
#: A record: its kind and number.
End = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Disposal:
    """A record that was kept long enough: its day, the first day on which it may go, and the holds that keep it."""

    kind: str
    number: int
    title: str
    over: date
    free: date
    holds: tuple[int, ...] = ()

    @property
    def reference(self) -> str:
        """“LET-5”."""
        return kinds.kind(self.kind).reference(self.number)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A class with what may go of it, what would but for a hold, and how many have no day to count from."""

    of: Entry
    free: tuple[Disposal, ...]
    held: tuple[Disposal, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class _Kept:
    """A record under its class: its day, the first day on which it may go (none: never, or nobody knows)."""

    of: int
    over: date | None
    free: date | None


def shelves(desk: DeskFile, today: date) -> list[Shelf]:
    """Every class with its records; where two classes speak of a record, the one that keeps it longer counts.

    A record goes only with its parts, so it stays as long as the longest of them.
    """
    classes = [desk.get("retention_class", row["id"]) for row in picked(desk, "retention_class", (), {})]
    month = desk.home()["fiscal_year"] or Month.JANUARY
    opens = list(Month).index(month) + 1
    kept: dict[End, _Kept] = {}
    for each in classes:
        for end, over in _covered(desk, each):
            found = _Kept(each.id, over, _free(each, over, opens))
            if end not in kept or _longer(found, kept[end]):
                kept[end] = found
    last = _with_parts(desk, kept)
    return [_shelf(desk, each, kept, last, today) for each in classes]


def _covered(desk: DeskFile, each: Entry) -> Iterator[tuple[End, date | None]]:
    """The records of a class, each with its day: all of the kinds it covers, and those that were linked with it."""
    for name in each.values["covers"]:
        for row in picked(desk, name, _OVER.get(name, ()), {}):
            yield (name, row["id"]), _day(name, row)
    for end in desk.linked("retention_class", each.id):
        if end.kind not in ("hold", *each.values["covers"]):
            row = picked(desk, end.kind, _OVER.get(end.kind, ()), {"id": end.id})[0]
            yield (end.kind, end.id), _day(end.kind, row)


def _day(kind: str, row: Mapping[str, Any]) -> date | None:
    """The day on which it was over; nothing where it is not, or where the day is known only in part."""
    for name in _OVER.get(kind, ()):
        if known := row[name]:
            return known if isinstance(known, date) else whole_day(known)
    return None


def _free(each: Entry, over: date | None, opens: int) -> date | None:
    """The first day on which it may go."""
    if over is None or each.values["kept"] is Kept.PERMANENT:
        return None
    begin = over
    if each.values["counted_from"] is CountedFrom.CALENDAR_YEAR:
        begin = date(over.year, 12, 31)
    if each.values["counted_from"] is CountedFrom.FISCAL_YEAR:
        begin = fiscal.last_day(over, opens)
    return after_months(begin, 12 * each.values["keep_years"]) + timedelta(days=1)


def _longer(one: _Kept, other: _Kept) -> bool:
    """Whether one is kept longer than the other; what never goes is kept longest."""
    return (one.free or date.max) > (other.free or date.max)


def _with_parts(desk: DeskFile, kept: Mapping[End, _Kept]) -> dict[End, date | None]:
    """The first day on which each may go with all its parts that have a class of their own."""
    last = {end: each.free for end, each in kept.items()}
    owners: dict[str, dict[int, int]] = {}
    for end, each in kept.items():
        for owner in _owners(desk, end, owners):
            if owner in last:
                before = last[owner]
                last[owner] = None if before is None or each.free is None else max(before, each.free)
    return last


def _owners(desk: DeskFile, end: End, known: dict[str, dict[int, int]]) -> Iterator[End]:
    """Whom a part belongs to, and whom that one does; asked once for all parts of a kind."""
    kind, number = end
    while (part := kinds.kind(kind).part_of) is not None and part.link:
        if kind not in known:
            known[kind] = {row["id"]: row[part.name] for row in picked(desk, kind, (part.name,), {})}
        kind, number = part.link, known[kind][number]
        yield kind, number


def _shelf(
    desk: DeskFile, each: Entry, kept: Mapping[End, _Kept], last: Mapping[End, date | None], today: date
) -> Shelf:
    own = {end: found for end, found in kept.items() if found.of == each.id}
    over = {end: day for end in own if (day := last[end]) is not None and day <= today}
    titles = {kind: titles_of(desk, kind, [n for k, n in over if k == kind]) for kind in {kind for kind, _n in over}}
    any_hold = bool(desk.held().records)
    found = []
    for (kind, number), free in sorted(over.items(), key=lambda item: (item[1], item[0])):
        holds = tuple(desk.holds_on(kind, number)) if any_hold else ()
        day = own[kind, number].over
        assert day is not None
        found.append(Disposal(kind, number, titles[kind][number], day, free, holds))
    undated = 0 if each.values["kept"] is Kept.PERMANENT else sum(found.over is None for found in own.values())
    return Shelf(each, tuple(d for d in found if not d.holds), tuple(d for d in found if d.holds), undated)
