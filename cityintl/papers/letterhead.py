"""What every paper of a city says of itself: whose it is, how to reach the office, when it was printed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict
from zoneinfo import ZoneInfo

from cityintl.papers import days
from cityintl.records.home import PaperSize


class Letterhead(TypedDict):
    """The fields of a paper that are the same on all papers of a city."""

    office: str
    contact: str
    printed: str
    created: str
    letterhead: tuple[str, ...]


def letterhead(home: Mapping[str, Any], now: datetime) -> Letterhead:
    """Head and foot for this city at this moment (an aware time)."""
    here = now.astimezone(ZoneInfo(home["zone"]))
    city = ", ".join(part for part in (home["name"], home["region"]) if part)
    return {
        "office": " · ".join(part for part in (city, home["office"]) if part),
        "contact": " · ".join(part for part in (home["address"], home["phone"], home["email"]) if part),
        "printed": f"{days.day(here.date())}, {days.clock(here)}",
        "created": here.isoformat(timespec="seconds"),
        "letterhead": head_lines(home),
    }


def head_lines(home: Mapping[str, Any]) -> tuple[str, ...]:
    """The lines at the head of letters, the city's name the first of them."""
    written = [line.strip() for line in str(home.get("letterhead") or "").split("\n") if line.strip()]
    city = ", ".join(filter(None, (home["name"], home["region"])))
    return tuple(written or [line for line in (city, home["office"]) if line])


def sheet_size(home: Mapping[str, Any]) -> str:
    """The sheets in this city's printers: “letter” or “a4”."""
    return "a4" if home.get("paper") is PaperSize.A4 else "letter"
