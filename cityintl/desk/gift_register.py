"""The gifts of the desk as the rules look at them, and whose rules these are."""

from collections.abc import Mapping
from typing import Any

from cityintl.desk.asking import picked
from cityintl.desk.contents import contents
from cityintl.desk.gift_totals import Gift, Party
from cityintl.records.gift import GiftFor
from cityintl.records.memory import Direction
from cityintl.store import DeskFile
from cityintl.words import _

_FIELDS = ("on", "direction", "value", "received_for", "giver_office", "partner", "giver", "recipient")
#: Who may stand for a source or a recipient, the most telling first.
_SOURCE = (("giver_office", "organization"), ("partner", "partner"), ("giver", "person"))
_TAKER = (("recipient", "person"), ("partner", "partner"))


def jurisdiction_of(home: Mapping[str, Any]) -> str:
    """The city as rules name it: “Dallas, Texas”."""
    return ", ".join(part for part in (home["name"], home["region"]) if part)


def recorded_gifts(desk: DeskFile) -> list[Gift]:
    """Every gift of the desk; a source or recipient that nobody entered is a party of its own, never added up."""
    rows = [(number, dict(zip(_FIELDS, values, strict=True))) for number, values in contents(desk, "gift", _FIELDS)]
    city = Party("home", 1, str(desk.home()["name"]))
    names = {kind: desk.titles(kind, _linked(rows, kind)) for kind in ("organization", "partner", "person")}
    return [_gift(number, row, names, city) for number, row in rows]


def received_gifts(desk: DeskFile) -> list[Gift]:
    """Those that were received, their parties without names: whoever only adds them up does without."""
    rows = [(row["id"], row) for row in picked(desk, "gift", _FIELDS, {"direction": Direction.RECEIVED})]
    city, nobody = Party("home", 1, ""), {kind: _Nameless() for kind in ("organization", "partner", "person")}
    return [_gift(number, row, nobody, city) for number, row in rows]


class _Nameless(dict[int, str]):
    """Titles that are not asked for."""

    def __missing__(self, _number: int) -> str:
        return ""


def _linked(rows: list[tuple[int, dict[str, Any]]], kind: str) -> list[int]:
    fields = {field for field, target in (*_SOURCE, *_TAKER) if target == kind}
    return sorted({row[field] for _number, row in rows for field in fields if row[field]})


def _gift(number: int, row: Mapping[str, Any], names: Mapping[str, Mapping[int, str]], city: Party) -> Gift:
    received, for_city = row["direction"] is Direction.RECEIVED, row["received_for"] is GiftFor.CITY

    def first(turn: tuple[tuple[str, str], ...]) -> Party | None:
        for field, kind in turn:
            if row[field]:
                return Party(kind, row[field], names[kind][row[field]])
        return None

    def nobody() -> Party:
        return Party("gift", number, _("not entered"))

    if received:
        source, recipient = first(_SOURCE) or nobody(), first(_TAKER[:1]) or (city if for_city else nobody())
    else:
        source, recipient = city, first(_TAKER) or nobody()
    return Gift(number, row["on"], source, recipient, row["value"], received, for_city)
