"""How ties stood on a day of the past, and what changed between two days, as their status history tells it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cityintl.desk.asking import picked
from cityintl.records.tie import Authority, TieStatus
from cityintl.store import DeskFile


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a tie's status: the day as far as known, from what to what, by whom and why."""

    tie: int
    on: str
    before: TieStatus | None
    after: TieStatus
    by: Authority | None
    resolution: str
    reason: str


def changes(desk: DeskFile) -> list[Change]:
    """Every change of every tie, in the order of days."""
    fields = ("tie", "on", "from_status", "to_status", "authority", "resolution", "reason")
    rows = sorted(picked(desk, "tie_event", fields, {}), key=lambda row: (row["on"], row["id"]))
    return [
        Change(
            row["tie"], row["on"], row["from_status"], row["to_status"], row["authority"],
            row["resolution"] or "", row["reason"] or "",
        )
        for row in rows
    ]  # fmt: skip


def states_on(found: Iterable[Change], day: date) -> dict[int, TieStatus]:
    """By tie its status at the end of a day; one whose story had not begun has none.

    A change of which only the month or the year is known counts from the beginning of that time.
    """
    states: dict[int, TieStatus] = {}
    for change in found:
        if change.on <= day.isoformat()[: len(change.on)]:
            states[change.tie] = change.after
    return states


def within(found: Iterable[Change], first: date, last: date) -> list[Change]:
    """The changes of these days, both included; what is known only by its month or year belongs to all of that."""
    return [
        change
        for change in found
        if first.isoformat()[: len(change.on)] <= change.on <= last.isoformat()[: len(change.on)]
    ]
