"""Values that are numbers, with their unit and bounds."""

import re
from typing import Any, ClassVar

import sqlalchemy as sa

from cityintl import numerals
from cityintl.records.value import DIGITS, BadValue, Value

#: Digits in groups, as people write large numbers: 145,985 · 1,45,985 · 145 985 · 145’985 · 1.145.985.
#: One group after a point (“1.145”) could be a fraction as well, and is refused.
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:(?:,\d{2,3})*,\d{3}|(?:\s\d{3})+|(?:['’]\d{3})+|(?:\.\d{3}){2,})")
_SPACED = re.compile(r"[-+]?\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?")


class Number(Value):
    """A whole number with its unit and its bounds."""

    name = "number"
    python: ClassVar[type] = int
    align = "right"

    def __init__(self, unit: str = "", minimum: float | None = None, maximum: float | None = None) -> None:
        self.unit, self.minimum, self.maximum = unit, minimum, maximum
        self.column_type = self._column()

    def _column(self) -> sa.types.TypeEngine[Any]:
        return sa.Integer()

    def _read(self, text: str) -> float:
        found = self._number(text)
        if self.minimum is not None and found < self.minimum:
            raise BadValue(f"{text} is too small.", f"The least is {self.minimum:g}.")
        if self.maximum is not None and found > self.maximum:
            raise BadValue(f"{text} is too large.", f"The most is {self.maximum:g}.")
        return found

    def _number(self, text: str) -> float:
        bare = text.translate(DIGITS).replace("−", "-")
        if re.fullmatch(r"[-+]?\d{1,18}(\.0{1,2})?", bare):
            return int(bare.split(".")[0])
        if _GROUPED.fullmatch(bare):
            return int(re.sub(r"[^-\d]", "", bare))
        raise BadValue(f"“{text}” is not a whole number.", "Write digits only, such as 7400.")

    def show(self, value: int | None) -> str:
        """“145,985 people”; years and codes without a unit stand bare."""
        if value is None:
            return ""
        return numerals.measured(numerals.grouped(value), self.unit) if self.unit else str(value)

    def cell(self, value: int | None) -> str:
        """“145,985”."""
        if value is None:
            return ""
        return numerals.grouped(value) if self.unit else str(value)

    def type_text(self, value: int | None) -> str:
        """The bare digits."""
        return "" if value is None else str(value)


class Decimal(Number):
    """A number with a fraction, such as a latitude in degrees."""

    name = "decimal"
    python = float

    def _text_of(self, given: object) -> str:
        return repr(given) if isinstance(given, float) else str(given).strip()

    def _column(self) -> sa.types.TypeEngine[Any]:
        return sa.Float()

    def _number(self, text: str) -> float:
        bare = text.translate(DIGITS).replace("−", "-")
        if _SPACED.fullmatch(bare):
            bare = re.sub(r"\s", "", bare)
        if re.fullmatch(r"[-+]?\d+,\d+", bare):
            bare = bare.replace(",", ".")
        if re.fullmatch(r"[-+]?(\d{1,18}(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?", bare):
            return float(bare)
        raise BadValue(f"“{text}” is not a number.", "Write it with a point, such as 19.9366.")

    def show(self, value: float | None) -> str:
        """Four decimals at the most, with the unit."""
        if value is None:
            return ""
        return numerals.measured(self.cell(value), self.unit)

    def cell(self, value: float | None) -> str:
        """Four decimals at the most."""
        return "" if value is None else numerals.written(f"{value:.4f}".rstrip("0").rstrip("."))

    def type_text(self, value: float | None) -> str:
        """All the digits that are kept."""
        return "" if value is None else repr(value)
