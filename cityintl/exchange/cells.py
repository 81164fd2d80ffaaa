"""Cells of foreign files read into values: words that mean nothing, dates with two readings, several in one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cityintl.errors import UserError
from cityintl.exchange.grid import Cell
from cityintl.exchange.mapping import DAY_FIRST, MONTH_FIRST
from cityintl.exchange.synonyms import phrases
from cityintl.folding import fold
from cityintl.records.describe import Field
from cityintl.records.money import with_currency
from cityintl.records.tie import TieStatus, TieType
from cityintl.records.values import Choice, Date, Email, Money, PartialDate
from cityintl.words import _

_NOTHING = phrases(
    "unknown, n/a, n.a., n. a., na, #n/a, -, --, ---, none, null, nil, ?, ??, tbd, tba, not known, not available, nan, "
    "unbekannt, keine angabe, k.a., brak, brak danych, nieznany, s/d, sin datos, desconocido, inconnu, no data, ., …, "
    "不明, 未知"
)
_TWO_WAYS = re.compile(r"\s*(\d{1,2})([/.-])\s?(\d{1,2})\2\s?(\d{4})\s*(?:[T ]\d{1,2}:\d{2}.*)?")
_SHORT_YEAR = re.compile(r"\s*\d{1,2}([/.-])\d{1,2}\1\d{2}\s*")
_SEVERAL = re.compile(r"\s*(?:[;,|]|//|/|\s)\s*")
#: Other words for the words of a list.
_ALSO: Mapping[type, Mapping[str, Any]] = {
    TieType: dict.fromkeys(
        ("sister cities", "sister", "twin town", "twin city", "twinning", "twinned", "jumelage", "partnerstadt",
         "stadtepartnerschaft", "ciudad hermana", "hermanamiento", "miasto partnerskie", "gemellaggio", "姉妹都市",
         "sister city agreement", "town twinning", "partner city"), TieType.SISTER_CITY)
    | dict.fromkeys(("friendship", "friendship agreement", "friendly city", "stadtefreundschaft", "友好都市",
                     "友好城市"), TieType.FRIENDSHIP_CITY)
    | dict.fromkeys(("mou", "memorandum"), TieType.MOU),
    TieStatus: dict.fromkeys(("current", "in force", "valid", "aktiv", "activo", "actif", "aktywna", "attivo"),
                             TieStatus.ACTIVE)
    | dict.fromkeys(("ended", "dissolved", "cancelled", "canceled", "beendet", "terminado"), TieStatus.TERMINATED)
    | dict.fromkeys(("on hold", "frozen", "ruht", "suspendido", "suspendu"), TieStatus.SUSPENDED),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell as a value; `wrong` says why it is none; `rest` is what was read but found no room."""

    value: Any = None
    wrong: str = ""
    said: str = ""
    rest: str = ""


def is_nothing(cell: Cell) -> bool:
    """Whether a cell only says that nothing is known."""
    return isinstance(cell, str) and fold(cell) in _NOTHING


class Reader:
    """Reads the cells of one column into the values of one field."""

    def __init__(
        self,
        field: Field,
        order: str = "",
        words: Mapping[str, str] | None = None,
        *,
        codes: bool = False,
        currency: str = "",
    ):
        self.field = field
        self.order = order
        self._words = {fold(said): meant for said, meant in (words or {}).items()}
        self._codes = codes
        self._currency = currency
        self._known: dict[Any, Reading] = {}

    def read(self, cell: Cell) -> Reading:
        """The value of a cell; the same cell is read once."""
        key = (type(cell), cell)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._read(cell)
        return found

    def means_nothing(self, cell: Cell) -> bool:
        """Whether a cell says in words that nothing is known; Namibia's code and people called Na are no such words."""
        if not is_nothing(cell) or (isinstance(cell, str) and fold(cell) in self._words):
            return False
        bare = str(cell).strip()
        kept = (self._codes and bare == "NA") or (
            self.field.name in ("family", "given", "full_name") and fold(bare) in ("na", "nil")
        )
        return not kept

    def _read(self, cell: Cell) -> Reading:
        if cell is None or self.means_nothing(cell):
            return Reading()
        if isinstance(cell, str):
            cell = self._words.get(fold(cell), cell)
        value = self.field.value
        if isinstance(value, Email) and isinstance(cell, str):
            return _several(value, cell)
        if isinstance(value, Choice) and isinstance(cell, str):
            cell = _ALSO.get(value.words, {}).get(fold(cell), cell)
        if isinstance(value, Money) and self._currency:
            cell = with_currency(str(cell), self._currency)
        try:
            if isinstance(value, Date | PartialDate) and isinstance(cell, str):
                return Reading(_day(value, cell, self.order))
            return Reading(value.read(cell))
        except UserError as wrong:
            return Reading(wrong=wrong.message)


def _several(value: Email, text: str) -> Reading:
    """The first of several addresses in one cell, and the others."""
    parts = [part for part in _SEVERAL.split(text.strip().strip("<>")) if part]
    good = []
    for part in parts:
        try:
            good.append(value.read(part.strip("<>()")))
        except UserError:
            continue
    if not good:
        return Reading(wrong=_("“{text}” is not an e-mail address.").format(text=text.strip()))
    if len(good) == 1:
        return Reading(good[0])
    rest = ", ".join(str(g) for g in good[1:])
    return Reading(good[0], said=_("several addresses in one cell"), rest=rest)


def _day(value: Date | PartialDate, text: str, order: str) -> Any:
    found = _TWO_WAYS.fullmatch(text)
    if _SHORT_YEAR.fullmatch(text):
        raise UserError(_("{text} has a year of two digits.").format(text=text.strip()))
    if not found or (not order and found[2] == "."):
        return value.read(text)
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if order == MONTH_FIRST:
        first, second = second, first
    elif order != DAY_FIRST and first != second:
        return value.read(f"{found[1]}/{found[3]}/{found[4]}")
    try:
        return value.read(date(year, second, first))
    except ValueError:
        said = _("There is no such day as {text}, read {order}.")
        raise UserError(said.format(text=text.strip(), order=_(order or DAY_FIRST))) from None


@dataclass(frozen=True, slots=True)
class Order:
    """How the dates of a column are written: the order its own cells prove, or an example of one with two readings."""

    proven: str = ""
    by: str = ""
    example: str = ""
    mixed: bool = False


def order_of(cells: Sequence[tuple[int, Cell]]) -> Order:
    """What the dates of a column say about the order of day and month; a cell is (row number, cell)."""
    day = month = example = ""
    for row, cell in cells:
        found = _TWO_WAYS.fullmatch(cell) if isinstance(cell, str) else None
        if not found or found[2] == ".":
            continue
        first, second = int(found[1]), int(found[3])
        said = _("row {row}: {text}").format(row=row, text=str(cell).strip())
        if 12 < first <= 31 and second <= 12:
            day = day or said
        elif 12 < second <= 31 and first <= 12:
            month = month or said
        elif first != second and first <= 12 and second <= 12:
            example = example or str(cell).strip()
    if day and month:
        return Order(example=example, mixed=True)
    if day or month:
        return Order(DAY_FIRST if day else MONTH_FIRST, day or month, example)
    return Order(example=example)


def both_ways(text: str) -> tuple[date, date]:
    """The day that a text with two readings means with the day first, and with the month first."""
    found = _TWO_WAYS.fullmatch(text)
    assert found is not None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    return date(year, second, first), date(year, first, second)


def names_of(text: str) -> tuple[str | None, str]:
    """Given and family name of a person whose names stand in one cell; the last word is the family's.

    A comma puts the family name first, and so do capitals: “TANAKA Haruka”.
    """
    text = re.sub(r"\s+", " ", text).strip()
    if "," in text:
        family, _comma, given = (part.strip() for part in text.partition(","))
        return given or None, family
    words = text.split(" ")
    if len(words) == 1:
        return None, text
    if words[0].isupper() and len(words[0]) > 2 and not words[-1].isupper():
        return " ".join(words[1:]), words[0]
    return " ".join(words[:-1]), words[-1]


def as_text(cell: Cell) -> str:
    """A cell as a person reads it."""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    return "" if cell is None else str(cell)
