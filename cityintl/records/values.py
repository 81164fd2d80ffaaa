"""The types of value a field can hold: each knows how it is stored, read from what people type, and shown."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar

import sqlalchemy as sa

from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records.dates import read_date, read_partial_date, show_date, show_partial_date
from cityintl.reference import countries, languages, zones


class BadValue(UserError):
    """A text that cannot become the value of its field."""


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


class Value:
    """What every type of value can do; a subclass changes what differs."""

    name: ClassVar[str] = "text"
    python: ClassVar[type] = str
    align: ClassVar[str] = "left"
    column_type: sa.types.TypeEngine[Any] = sa.Text()

    def read(self, given: object) -> Any:
        """The value of a typed text or a native cell; None for nothing; BadValue when it cannot be."""
        if given is None:
            return None
        text = given.strip() if isinstance(given, str) else self._text_of(given)
        return self._read(text) if text else None

    def _text_of(self, given: object) -> str:
        if isinstance(given, float) and given.is_integer():
            return str(int(given))
        return str(given).strip()

    def _read(self, text: str) -> Any:
        return text

    def show(self, value: Any) -> str:
        """The value as a text or a paper says it."""
        return "" if value is None else str(value)

    def cell(self, value: Any) -> str:
        """The value as a dense table says it."""
        return self.show(value)

    def type_text(self, value: Any) -> str:
        """The value as an editor shows it: what `read` takes back."""
        return self.cell(value)

    def sort_key(self, value: Any) -> Any:
        """What a list sorts by; never called with None."""
        return value


class Text(Value):
    """One line of text of at most so many characters."""

    def __init__(self, most: int = 200) -> None:
        self.most = most
        self.column_type = sa.String(most)

    def _read(self, text: str) -> str:
        line = re.sub(r"\s+", " ", "".join(c for c in text if c.isprintable() or c.isspace())).strip()
        if len(line) > self.most:
            raise BadValue(
                f"This text has {len(line)} characters; there is room for {self.most}.", "Shorten it."
            )
        return line

    def sort_key(self, value: str) -> str:
        """Accents and case do not part words: Łódź stands with Lodz."""
        return fold(value)


class Note(Text):
    """Text of several lines."""

    name = "note"

    def __init__(self, most: int = 20_000) -> None:
        super().__init__(most)
        self.column_type = sa.Text()

    def _read(self, text: str) -> str:
        clean = "".join(
            c for c in text.replace("\r\n", "\n").replace("\r", "\n") if c in "\n\t" or c.isprintable()
        )
        if len(clean) > self.most:
            raise BadValue(
                f"This note is longer than {self.most:,} characters.", "Keep the rest as a document."
            )
        return clean.strip()

    def cell(self, value: str | None) -> str:
        """The first line, for a table."""
        return "" if value is None else value.split("\n", 1)[0]

    def type_text(self, value: str | None) -> str:
        """All lines, for an editor."""
        return value or ""


class Date(Value):
    """A day of the calendar."""

    name = "date"
    python = date
    align = "right"
    column_type = sa.Date()

    def read(self, given: object) -> date | None:
        """A day from a text in ISO or with the month in words, or from a cell that holds one."""
        if isinstance(given, datetime):
            return given.date()
        if isinstance(given, date):
            return given
        value: date | None = super().read(given)
        return value

    def _read(self, text: str) -> date:
        return _refused(read_date, text)

    def show(self, value: date | None) -> str:
        """“4 April 1959”."""
        return "" if value is None else show_date(value)

    def cell(self, value: date | None) -> str:
        """“1959-04-04”."""
        return "" if value is None else value.isoformat()


class PartialDate(Value):
    """A date that history knows only in part: “1962”, “1962-05”, “1962-05-14”, kept as that text."""

    name = "partial_date"
    align = "right"
    column_type = sa.String(10)

    def read(self, given: object) -> str | None:
        """The known part of a date, as an ISO prefix."""
        if isinstance(given, datetime):
            return given.date().isoformat()
        if isinstance(given, date):
            return given.isoformat()
        value: str | None = super().read(given)
        return value

    def _read(self, text: str) -> str:
        return _refused(read_partial_date, text)

    def show(self, value: str | None) -> str:
        """“1962”, “May 1962” or “14 May 1962”."""
        return "" if value is None else show_partial_date(value)

    def cell(self, value: str | None) -> str:
        """The ISO prefix."""
        return value or ""


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
        bare = re.sub(r"[\s,'’\u00a0\u202f]", "", text.translate(_DIGITS))
        if re.fullmatch(r"[-+]?\d{1,18}(\.0+)?", bare):
            return int(bare.split(".")[0])
        raise BadValue(f"“{text}” is not a whole number.", "Write digits only, such as 7400.")

    def show(self, value: int | None) -> str:
        """“145,985 people”; years and codes without a unit stand bare."""
        if value is None:
            return ""
        return f"{value:,} {self.unit}" if self.unit else str(value)

    def cell(self, value: int | None) -> str:
        """“145,985”."""
        if value is None:
            return ""
        return f"{value:,}" if self.unit else str(value)

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
        bare = text.translate(_DIGITS).replace("−", "-").replace(" ", "")
        if re.fullmatch(r"[-+]?\d+,\d+", bare):
            bare = bare.replace(",", ".")
        if re.fullmatch(r"[-+]?(\d{1,15}(\.\d*)?|\.\d+)([eE][-+]?\d{1,2})?", bare):
            return float(bare)
        raise BadValue(f"“{text}” is not a number.", "Write it with a point, such as 19.9366.")

    def show(self, value: float | None) -> str:
        """Four decimals at the most, with the unit."""
        if value is None:
            return ""
        text = f"{value:.4f}".rstrip("0").rstrip(".")
        return f"{text}{self.unit}" if self.unit == "°" else f"{text} {self.unit}".strip()

    def cell(self, value: float | None) -> str:
        """Four decimals at the most."""
        return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")

    def type_text(self, value: float | None) -> str:
        """All the digits that are kept."""
        return "" if value is None else repr(value)


class YesNo(Value):
    """Yes, no, or not known."""

    name = "yes_no"
    python = bool
    column_type = sa.Boolean(create_constraint=False)
    _YES: ClassVar = {"yes", "y", "true", "1", "x", "ja", "si", "oui", "tak"}
    _NO: ClassVar = {"no", "n", "false", "0", "nein", "non", "nie"}

    def _read(self, text: str) -> bool:
        word = fold(text)
        if word in self._YES:
            return True
        if word in self._NO:
            return False
        raise BadValue(f"“{text}” is neither yes nor no.", "Write yes or no, or leave it empty.")

    def show(self, value: bool | None) -> str:
        """“Yes” or “No”."""
        return "" if value is None else ("Yes" if value else "No")


class Choice(Value):
    """One word out of a list; the database keeps its name, people see its label."""

    name = "choice"
    python: ClassVar[type] = Enum

    def __init__(self, words: type[Enum]) -> None:
        self.words = words
        self.column_type = sa.Enum(words, native_enum=False, create_constraint=False, length=40)
        self._found = {fold(str(w.value)): w for w in words} | {fold(w.name): w for w in words}
        self._found |= {fold(w.name.replace("_", " ")): w for w in words}
        self._order = {w: n for n, w in enumerate(words)}

    def read(self, given: object) -> Enum | None:
        """The word with this label or name, accents and case ignored."""
        if isinstance(given, self.words):
            return given
        value: Enum | None = super().read(given)
        return value

    def _read(self, text: str) -> Enum:
        if word := self._found.get(fold(text)):
            return word
        known = ", ".join(str(w.value).lower() for w in self.words)
        raise BadValue(f"“{text}” is not one of the words used here.", f"Choose one of: {known}.")

    def show(self, value: Enum | None) -> str:
        """The label."""
        return "" if value is None else str(value.value)

    def sort_key(self, value: Enum) -> int:
        """The order of the list of words, which is the order of a life."""
        return self._order[value]


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
        raise BadValue(
            f"No language is called “{text}”.", "Write its name or its code, such as ja or zh-Hant."
        )

    def show(self, value: str | None) -> str:
        """The language's name."""
        return "" if value is None else languages.name(value)

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


class Email(Text):
    """An address for electronic mail."""

    name = "email"

    def _read(self, text: str) -> str:
        if re.fullmatch(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+", text):
            return super()._read(text)
        raise BadValue(f"“{text}” is not an e-mail address.", "It has one @ and no spaces.")


class Phone(Text):
    """A telephone number as it is dialled from abroad."""

    name = "phone"

    def _read(self, text: str) -> str:
        if len(re.findall(r"\d", text.translate(_DIGITS))) < 3:
            raise BadValue(
                f"“{text}” is not a telephone number.", "Write it with the country's code: +81 52 …"
            )
        return super()._read(text)


class Web(Text):
    """An address on the web."""

    name = "web"

    def __init__(self, most: int = 500) -> None:
        super().__init__(most)

    def _read(self, text: str) -> str:
        whole = text if re.match(r"(?i)https?://", text) else f"https://{text}"
        if re.fullmatch(r"(?i)https?://[^\s/]+\.[^\s/]+(/\S*)?", whole):
            return super()._read(whole)
        raise BadValue(f"“{text}” is not a web address.", "It looks like https://www.city.nagoya.jp")


class Link(Value):
    """The id of a record of another kind."""

    name = "link"
    python = int
    column_type = sa.Integer()

    def __init__(self, target: str, part_of: bool = False) -> None:
        self.target, self.part_of = target, part_of

    def _read(self, text: str) -> int:
        number = re.fullmatch(r"(?:[A-Za-z]{2,4}-)?(\d{1,18})", text)
        if number:
            return int(number.group(1))
        raise BadValue(f"“{text}” is not a reference.", "Write one such as PAR-12.")


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९０１２３４５６７８９", "0123456789" * 4)


def _refused(reader: Callable[[str], Any], text: str) -> Any:
    """Run a reader that raises ValueError(message, advice), and say it as a BadValue."""
    try:
        return reader(text)
    except ValueError as wrong:
        raise BadValue(*wrong.args) from None
