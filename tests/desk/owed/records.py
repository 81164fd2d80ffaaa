"""Records of a desk with one partner, person and consulate, in a few words each."""

from datetime import date
from typing import Any

from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.member import MemberRole
from cityintl.records.memory import Direction, Medium
from cityintl.records.tie import TieStatus, TieType

Days = dict[str, tuple[str | None, str | None]]
SINCE, UNTIL = date(2020, 1, 1), date(2035, 12, 31)
INBOUND = {"direction": VisitWay.INBOUND, "type": VisitType.WORKING, "status": VisitStatus.CONFIRMED}
OUTBOUND = {**INBOUND, "direction": VisitWay.OUTBOUND}
DONE = {**INBOUND, "status": VisitStatus.COMPLETED}
MEMBER = {"delegation": 1, "person": 1, "role": MemberRole.MEMBER}


def tie(**more: Any) -> tuple[str, dict[str, Any]]:
    return "tie", {"partner": 1, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE, **more}


def visit(*, of: dict[str, Any] = INBOUND, **more: Any) -> tuple[str, dict[str, Any]]:
    return "delegation", {"name": "Visit", **of, **more}


def letter(on: date, **more: Any) -> tuple[str, dict[str, Any]]:
    return "correspondence", {
        "on": on, "subject": "Thank you", "direction": Direction.SENT, "medium": Medium.LETTER, "partner": 1, **more
    }  # fmt: skip
