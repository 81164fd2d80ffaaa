"""An award as its dates and terms say: what decides every report that it will ask for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked
from cityintl.records.grant import Asked, Basis, Frequency, GrantRole, GrantStatus, RuleSet
from cityintl.records.grant_course import AmendmentType
from cityintl.store import DeskFile

#: What the dates and terms of an award are read from.
FIELDS = (
    "name", "status", "rule_set", "role", "award_on", "rules_on", "starts_on", "ends_on", "terminated_on", "frequency",
    "basis", "asked", "report_after", "final_after", "hold", "keep_until", "destroyed_on", "suspended_on",
)  # fmt: skip
_CHANGES = ("grant", "type", "agreed_on", "old_end", "new_end", "change")
_STOPS = (AmendmentType.SUSPENSION, AmendmentType.RESUMPTION)
#: The award goes on, also while it is suspended.
RUNNING = (
    GrantStatus.AWARDED, GrantStatus.ACCEPTED, GrantStatus.ACTIVE, GrantStatus.AMENDED, GrantStatus.EXTENDED,
    GrantStatus.SUSPENDED,
)  # fmt: skip
#: Reports are still owed.
OWING = (*RUNNING, GrantStatus.TERMINATED, GrantStatus.ENDED, GrantStatus.CLOSEOUT)


@dataclass(frozen=True, slots=True)
class Award:
    """The dates and terms of an award; `ends` are its last days as they were and as it is, the newest last."""

    number: int
    name: str
    status: GrantStatus
    federal: bool
    subrecipient: bool
    law: date | None
    starts: date | None
    ends: tuple[date, ...]
    frequency: Frequency | None
    basis: Basis | None
    asked: Asked
    report_after: int | None
    final_after: int | None
    hold: bool
    keep_until: date | None
    destroyed: bool
    extended: bool
    terminated: bool

    @property
    def end(self) -> date | None:
        """The last day as it is now."""
        return self.ends[-1] if self.ends else None

    @property
    def owing(self) -> bool:
        """Whether reports are still owed."""
        return self.status in OWING

    @property
    def running(self) -> bool:
        """Whether the award goes on."""
        return self.status in RUNNING


def awards(desk: DeskFile, numbers: Collection[int] | None = None, today: date | None = None) -> list[Award]:
    """The awards of the desk, or these, as they stand on the desk's day or on this one."""
    rows = picked(desk, "grant", FIELDS, {} if numbers is None else {"id": set(numbers)})
    changes = changes_of(desk, [row["id"] for row in rows])
    return [award_of(row, changes.get(row["id"], ()), today or desk.today) for row in rows]


def awards_on(desk: DeskFile, day: date) -> list[Award]:
    """The awards as they stood on a day that is over, for what is told of it; what is owed goes by what is known."""
    if day >= desk.today:
        return awards(desk, today=day)
    rows = picked(desk, "grant", FIELDS, {})
    changes = changes_of(desk, [row["id"] for row in rows])
    told = [(_as_of(row, changes.get(row["id"], ()), day), changes.get(row["id"], ())) for row in rows]
    return [award_of(row, changed, day) for row, changed in told]


def _as_of(row: Mapping[str, Any], changes: Sequence[Mapping[str, Any]], day: date) -> dict[str, Any]:
    """The values of an award on a day that is over: its status then, and no end that the agency set later."""
    ended = row["terminated_on"] if row["terminated_on"] and row["terminated_on"] <= day else None
    then = {**row, "terminated_on": ended}
    return {**then, "status": _status_on(then, award_of(then, changes, day).end, changes, day)}


def _status_on(
    row: Mapping[str, Any], end: date | None, changes: Sequence[Mapping[str, Any]], day: date
) -> GrantStatus:
    """How it stood: ended by the agency or by its time, not begun, suspended, or as its last change left it."""
    if row["terminated_on"]:
        return GrantStatus.TERMINATED
    if end and end < day:
        return GrantStatus.ENDED
    if row["starts_on"] and day < row["starts_on"]:
        return GrantStatus.AWARDED
    stops = [each["type"] for each in changes if each["agreed_on"] <= day and each["type"] in _STOPS]
    by_itself = not stops and row["suspended_on"] and row["suspended_on"] <= day
    suspended = by_itself or stops[-1:] == [AmendmentType.SUSPENSION]
    return GrantStatus.SUSPENDED if suspended else stood(changes, day)


def stood(changes: Sequence[Mapping[str, Any]], day: date) -> GrantStatus:
    """The status that the last change in force besides stops and resumptions gave an award."""
    changed = [each["type"] for each in changes if each["agreed_on"] <= day and each["type"] not in _STOPS]
    if not changed:
        return GrantStatus.ACTIVE
    return GrantStatus.EXTENDED if changed[-1] is AmendmentType.EXTENSION else GrantStatus.AMENDED


def changes_of(desk: DeskFile, numbers: Collection[int]) -> dict[int, list[dict[str, Any]]]:
    """By award what was agreed to change it, in the order in which it came into force."""
    found: dict[int, list[dict[str, Any]]] = {}
    for row in picked(desk, "amendment", _CHANGES, {"grant": set(numbers)}):
        if row["agreed_on"]:
            found.setdefault(row["grant"], []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row["agreed_on"], row["id"]))
    return found


def held(desk: DeskFile, award: Award) -> bool:
    """Whether nothing of an award may be destroyed: it says so itself, or a hold keeps it or one of its parts."""
    return award.hold or bool(desk.holds_on("grant", award.number))


def award_of(row: Mapping[str, Any], changes: Sequence[Mapping[str, Any]], today: date) -> Award:
    """An award by its own values and what is in force of what was agreed since."""
    moved = [change["new_end"] for change in changes if change["new_end"] and change["agreed_on"] <= today]
    ends = [row["ends_on"], *moved, row["terminated_on"]]
    return Award(
        number=row["id"],
        name=row["name"],
        status=row["status"],
        federal=row["rule_set"] is RuleSet.FEDERAL,
        subrecipient=row["role"] is GrantRole.SUBRECIPIENT,
        law=row["rules_on"] or row["award_on"] or row["starts_on"],
        starts=row["starts_on"],
        ends=tuple(end for end in ends if end),
        frequency=row["frequency"],
        basis=row["basis"],
        asked=row["asked"] or Asked.BOTH,
        report_after=row["report_after"],
        final_after=row["final_after"],
        hold=bool(row["hold"]),
        keep_until=row["keep_until"],
        destroyed=bool(row["destroyed_on"]),
        extended=bool(moved),
        terminated=bool(row["terminated_on"]),
    )
