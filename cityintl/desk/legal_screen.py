"""The legal screen of ties: what the last review found, and whether it is time to look again; counsel decides."""

from dataclasses import dataclass
from datetime import date

from cityintl.desk.asking import picked
from cityintl.records.rule import ReviewResult
from cityintl.store import DeskFile


@dataclass(frozen=True, slots=True)
class Screened:
    """The newest legal review of a tie."""

    on: date
    result: ReviewResult
    against: str
    by: str
    next_on: date | None

    def stale(self, today: date) -> bool:
        """Whether the day on which to look again is over."""
        return self.next_on is not None and self.next_on < today

    def word(self, today: date) -> str:
        """The status in the desk's English words: “Clear”, “Conditions”, “Ask counsel”, “Forbidden”, “Look again”."""
        return "Look again" if self.stale(today) else _WORDS[self.result]


_WORDS = {
    ReviewResult.PERMITTED: "Clear",
    ReviewResult.CONDITIONS: "Conditions",
    ReviewResult.FORBIDDEN: "Forbidden",
    ReviewResult.UNCLEAR: "Ask counsel",
}


def screened(desk: DeskFile) -> dict[int, Screened]:
    """By tie its newest review; a tie that nobody screened has none."""
    rows = picked(desk, "legal_review", ("tie", "on", "result", "against", "by", "next_on"), {})
    found: dict[int, Screened] = {}
    for row in sorted(rows, key=lambda row: (row["on"], row["id"])):
        found[row["tie"]] = Screened(row["on"], row["result"], row["against"] or "", row["by"] or "", row["next_on"])
    return found
