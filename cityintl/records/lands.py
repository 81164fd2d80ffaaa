"""Values that the world shares: countries, languages and time zones, by their codes."""

import re
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records.value import BadValue, Value
from cityintl.reference import countries, languages, zones


class Spaced(sa.types.TypeDecorator[tuple[str, ...]]):
    """Several short codes in one column, parted by spaces."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | None, dialect: sa.Dialect) -> str | None:
        """The codes as one text; none of them is nothing."""
        return " ".join(value) if value else None

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> tuple[str, ...] | None:
        """The codes again, in their order."""
        return tuple(value.split()) if value else None


class Country(Value):
    """A country by its ISO 3166-1 code of two letters, read from names in many languages."""

    name = "country"
    column_type = sa.String(2)

    def _read(self, text: str) -> str:
        if code := countries.find(text):
            return code
        raise BadValue(f"No country is called “{text}”.", "Write its usual name or its code of two letters.")

    def show(self, value: str | None) -> str:
        """The country's name."""
        return "" if value is None else countries.name(value)

    def type_text(self, value: str | None) -> str:
        """The name where it leads back to this country, else the code."""
        return _leading_back(self, value)

    def sort_key(self, value: str) -> str:
        """By name, not by code."""
        return fold(countries.name(value))


class Language(Value):
    """A language by its BCP 47 code."""

    name = "language"
    column_type = sa.String(20)

    def _read(self, text: str) -> str:
        if code := languages.find(text):
            return code
        raise BadValue(f"No language is called “{text}”.", "Write its name or its code, such as ja or zh-Hant.")

    def show(self, value: str | None) -> str:
        """The language's name."""
        return "" if value is None else languages.name(value)

    def type_text(self, value: str | None) -> str:
        """The name where it leads back to this language, else the code."""
        return _leading_back(self, value)

    def sort_key(self, value: str) -> str:
        """By name, not by code."""
        return fold(languages.name(value))


class Languages(Value):
    """Several languages, in the order of their use."""

    name = "languages"
    python = tuple
    column_type = Spaced()

    def read(self, given: object) -> tuple[str, ...] | None:
        """The codes of languages named in one text, parted by commas."""
        if isinstance(given, tuple | list):
            given = ", ".join(str(g) for g in given)
        value: tuple[str, ...] | None = super().read(given)
        return value

    def _read(self, text: str) -> tuple[str, ...]:
        one = Language()
        found = [one.read(part) for part in re.split(r"[,;/|]|\band\b", text) if part.strip()]
        return tuple(dict.fromkeys(code for code in found if code))

    def show(self, value: tuple[str, ...] | None) -> str:
        """The names, parted by commas."""
        return ", ".join(languages.name(code) for code in value or ())

    def type_text(self, value: tuple[str, ...] | None) -> str:
        """The names where they lead back to these languages, else the codes."""
        return _leading_back(self, value)

    def sort_key(self, value: tuple[str, ...]) -> str:
        """By the names."""
        return fold(self.show(value))


class Zone(Value):
    """A time zone by its IANA name."""

    name = "zone"
    column_type = sa.String(60)

    def _read(self, text: str) -> str:
        if zones.is_zone(text):
            return text
        raise BadValue(f"There is no time zone “{text}”.", "Choose one from the list, such as Asia/Tokyo.")


def _leading_back(of: Value, value: Any) -> str:
    """What is shown, unless reading it would give something else; then the codes."""
    shown = of.show(value)
    try:
        if of.read(shown) == value:
            return shown
    except UserError:
        pass
    return ", ".join(value) if isinstance(value, tuple) else str(value)
