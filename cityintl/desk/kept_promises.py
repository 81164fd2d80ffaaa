"""How many promises were kept: of those that fell due between two days, by the side that made them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from cityintl.desk.asking import Days, picked
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.store import DeskFile


@dataclass(frozen=True, slots=True)
class Kept:
    """The promises of one side: how many fell due, were kept, of these in time, were dropped, and are still open."""

    due: int = 0
    kept: int = 0
    in_time: int = 0
    dropped: int = 0

    @property
    def open(self) -> int:
        """Those that are late."""
        return self.due - self.kept - self.dropped

    @property
    def share(self) -> Fraction | None:
        """The part that was kept; nothing where none fell due."""
        return Fraction(self.kept, self.due) if self.due else None


def kept(desk: DeskFile, first: date, last: date) -> dict[Side, Kept]:
    """By side the promises due in these days; one that another took the place of counts for neither."""
    fields = ("side", "status", "due_on", "closed_on")
    rows = picked(desk, "follow_up", fields, {"due_on": Days(first, last)})
    counted = [row for row in rows if row["status"] is not FollowUpStatus.SUPERSEDED]
    return {side: _kept([row for row in counted if row["side"] is side]) for side in Side}


def _kept(rows: Sequence[Mapping[str, Any]]) -> Kept:
    done = [row for row in rows if row["status"] is FollowUpStatus.DONE]
    in_time = [row for row in done if row["closed_on"] is None or row["closed_on"] <= row["due_on"]]
    dropped = sum(row["status"] is FollowUpStatus.DROPPED for row in rows)
    return Kept(len(rows), len(done), len(in_time), dropped)
