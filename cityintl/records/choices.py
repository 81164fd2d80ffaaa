"""Values that are one of few: yes or no, a word of a list, another record, kinds of record."""

import re
from collections.abc import Iterable
from enum import Enum
from typing import Any, ClassVar

import sqlalchemy as sa

from cityintl.folding import fold
from cityintl.records.lands import Spaced
from cityintl.records.value import BadValue, Value


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


class Link(Value):
    """The id of a record of another kind."""

    name = "link"
    python = int
    column_type = sa.Integer()
    #: The prefix of every kind's references; each kind says its own.
    prefixes: ClassVar[dict[str, str]] = {}

    def __init__(self, target: str, part_of: bool = False) -> None:
        self.target, self.part_of = target, part_of

    def _read(self, text: str) -> int:
        found = re.fullmatch(r"(?:([A-Za-z]{2,4})-)?(\d{1,18})", text)
        prefix = self.prefixes.get(self.target, "PAR")
        if found and (found[1] or prefix).upper() == prefix:
            return int(found[2])
        raise BadValue(f"“{text}” is not a reference to the right kind.", f"Write one such as {prefix}-12.")


class KindsOfRecord(Value):
    """Several kinds of record, by the words of their lists: “Gifts, Correspondence”."""

    name = "kinds_of_record"
    python = tuple
    column_type = Spaced()
    #: The words for one and for many of every kind, by its name; each kind says its own.
    known: ClassVar[dict[str, tuple[str, str]]] = {}

    def read(self, given: object) -> tuple[str, ...] | None:
        """The names of kinds called in one text, parted by commas."""
        if isinstance(given, tuple | list):
            given = ", ".join(str(each) for each in given)
        value: tuple[str, ...] | None = super().read(given)
        return value

    def _read(self, text: str) -> tuple[str, ...]:
        spoken = {fold(w): name for name, words in self.known.items() for w in (name, *words)}
        found = []
        for part in filter(None, (part.strip() for part in re.split(r"[,;]", text))):
            if fold(part) not in spoken:
                raise BadValue(f"No list of this desk is called “{part}”.", "Write the names of lists, such as Gifts.")
            found.append(spoken[fold(part)])
        return tuple(dict.fromkeys(found))

    def show(self, value: Iterable[str] | None) -> str:
        """The words of the lists, parted by commas."""
        return ", ".join(self.known[name][1] if name in self.known else name for name in value or ())

    def type_text(self, value: Any) -> str:
        """The words where they lead back to these kinds, else the names."""
        shown = self.show(value)
        return shown if self.read(shown) == value else ", ".join(value)

    def sort_key(self, value: Any) -> Any:
        """By the words."""
        return fold(self.show(value))
