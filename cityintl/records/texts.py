"""Values that are text: lines, notes, addresses and telephone numbers."""

import re

import sqlalchemy as sa

from cityintl.folding import fold
from cityintl.records.value import DIGITS, BadValue, Value

#: Invisible characters that belong to words: Persian and the scripts of India part and join letters by them.
_JOINERS = "\u200c\u200d"


def _printable(text: str, kept: str = "") -> str:
    """The text without control characters; every kind of space but the kept ones is a plain one."""
    return "".join(c if c.isprintable() or c in kept or c in _JOINERS else " " if c.isspace() else "" for c in text)


class Text(Value):
    """One line of text of at most so many characters."""

    def __init__(self, most: int = 200) -> None:
        self.most = most
        self.column_type = sa.String(most)

    def _read(self, text: str) -> str:
        line = re.sub(r"\s+", " ", _printable(text)).strip()
        if len(line) > self.most:
            raise BadValue(f"This text has {len(line)} characters; there is room for {self.most}.", "Shorten it.")
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
        lines = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text)
        clean = _printable(lines, "\n\t").strip()
        if len(clean) > self.most:
            raise BadValue(f"This note is longer than {self.most:,} characters.", "Keep the rest as a document.")
        return clean

    def cell(self, value: str | None) -> str:
        """The first line, for a table."""
        return "" if value is None else value.split("\n", 1)[0]

    def type_text(self, value: str | None) -> str:
        """All lines, for an editor."""
        return value or ""


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
        if len(re.findall(r"\d", text.translate(DIGITS))) < 3:
            raise BadValue(f"“{text}” is not a telephone number.", "Write it with the country's code: +81 52 …")
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
