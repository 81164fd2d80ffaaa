"""What bodies of the United Nations recommended, by framework and round, and how much of it stands where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked, titles_of
from cityintl.folding import natural
from cityintl.records.framework import RecommendationStatus
from cityintl.store import DeskFile


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation, what it means here, and who does what about it by when."""

    number: int
    framework: str
    cycle: str
    paragraph: str
    name: str
    text: str
    relevance: str
    status: RecommendationStatus
    department: str
    action: str
    made_on: date | None
    reply_by: date | None

    @property
    def round(self) -> str:
        """“UPR, third cycle”."""
        return ", ".join(filter(None, (self.framework, self.cycle)))


def recommendations(desk: DeskFile, framework: int | None = None) -> list[Recommended]:
    """All of them, or those of one framework, by round and paragraph."""
    fields = (
        "name", "framework", "cycle", "paragraph", "made_on", "text", "relevance", "status", "department", "action",
        "reply_by",
    )  # fmt: skip
    rows = picked(desk, "recommendation", fields, {} if framework is None else {"framework": framework})
    codes = {row["id"]: row["code"] for row in picked(desk, "framework", ("code",), {})}
    departments = titles_of(desk, "organization", {row["department"] for row in rows})
    found = [
        Recommended(
            row["id"], codes.get(row["framework"], ""), row["cycle"] or "", row["paragraph"] or "", row["name"],
            row["text"] or "", row["relevance"] or "", row["status"], departments.get(row["department"], ""),
            row["action"] or "", row["made_on"], row["reply_by"],
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.framework, each.cycle, natural(each.paragraph), each.number))


def counted(found: Sequence[Recommended]) -> dict[str, dict[RecommendationStatus, int]]:
    """By round how many stand where."""
    rounds: dict[str, dict[RecommendationStatus, int]] = {}
    for each in found:
        states = rounds.setdefault(each.round, dict.fromkeys(RecommendationStatus, 0))
        states[each.status] += 1
    return rounds


def answer_is_late(each: Recommended, today: date) -> bool:
    """Whether an answer was due and the recommendation is neither done nor none of ours."""
    settled: tuple[Any, ...] = (RecommendationStatus.IMPLEMENTED, RecommendationStatus.NOT_OURS)
    return each.reply_by is not None and each.reply_by < today and each.status not in settled
