"""What a paper is before it is made: what it takes, which options and forms it has, how it is built."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cityintl.errors import UserError
from cityintl.papers.blocks import LANGUAGE, Paper
from cityintl.papers.blocks.filled import filled
from cityintl.papers.days import told
from cityintl.records import kinds
from cityintl.records.values import YesNo
from cityintl.store import DeskFile
from cityintl.words import _

#: The record that a paper is about: kind and number.
Record = tuple[str, int] | None
#: The options of a paper by name: a yes or no is a bool, everything else the word that was chosen.
Options = Mapping[str, Any]
#: Builds a paper: the desk, the record it is about (if it takes one), the moment, the options, each with a value.
Build = Callable[[DeskFile, Record, datetime, Options], Paper]
#: What a desk offers for an option about this record: words to write, each with what it says.
Offered = Callable[[DeskFile, Record], Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Option:
    """Something about a paper that can be chosen.

    Without `values` and `offers` it is yes or no. `values` are fixed words with what they say; `offers` finds them in
    the desk (travellers, years, templates), and the first is the standard where `standard` is empty.
    `free` takes any text, which may be empty. `confidential` brings in what the public must not see.
    """

    name: str
    label: str
    standard: bool | str = False
    values: tuple[tuple[str, str], ...] = ()
    offers: Offered | None = None
    free: bool = False
    confidential: bool = False

    @property
    def yes_or_no(self) -> bool:
        """Whether it is only asked with yes or no."""
        return not (self.values or self.offers or self.free)

    def choices(self, desk: DeskFile, record: Record) -> list[tuple[str, str]]:
        """The words it takes here, each with what it says; none where it is yes or no, or free."""
        return list(self.offers(desk, record)) if self.offers else list(self.values)

    def read(self, value: object, desk: DeskFile, record: Record) -> bool | str:
        """The value as the paper takes it; UserError when it is none of this option's."""
        if self.yes_or_no:
            return value if isinstance(value, bool) else self._yes(str(value))
        word = str(value).strip()
        if self.free:
            return word
        choices = [name for name, _said in self.choices(desk, record)]
        if word in choices or (word == "" and not self.standard):
            return word
        raise UserError(
            _("“{option}” cannot be “{value}” here.").format(option=self.name, value=word),
            _("It takes: {values}.").format(values=", ".join(choices) or _("nothing in this desk")),
        )

    def _yes(self, word: str) -> bool:
        try:
            return bool(YesNo().read(word))
        except ValueError:
            raise UserError(
                _("“{option}” cannot be “{value}”.").format(option=self.name, value=word), _("Write yes or no.")
            ) from None

    def usual(self, desk: DeskFile, record: Record) -> bool | str:
        """What it is where nobody chose."""
        if self.yes_or_no or self.standard or self.free:
            return self.standard or (False if self.yes_or_no else "")
        return next((name for name, _said in self.choices(desk, record)), "")


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper that can be made; `takes` names the kinds of record that it can be about, none where it is about all.

    `languages` are those in which its fixed words are complete; `versions` says that it goes out in versions, each
    telling what changed since the last one.
    """

    name: str
    title: str
    about: str
    takes: tuple[str, ...]
    formats: tuple[str, ...]
    options: tuple[Option, ...]
    make: Build
    languages: tuple[str, ...] = ("en",)
    versions: bool = False

    def build(
        self,
        desk: DeskFile,
        record: Record,
        now: datetime,
        options: Options | None = None,
        language: str = "en",
    ) -> Paper:
        """The content of the paper; UserError when the record, an option or the language does not fit it."""
        self._check_record(record)
        if language[:2] not in self.languages:
            raise UserError(
                _("“{paper}” is not written in that language yet: {language}.").format(
                    paper=_(self.title), language=language
                ),
                _("It comes in: {languages}.").format(languages=", ".join(self.languages)),
            )
        chosen = self.chosen(desk, record, options or {})
        country = language[3:].upper() or desk.home()["country"] or ""
        with told(language, country):
            made = self.make(desk, record, now, chosen)
        own = made.language != LANGUAGE
        spoken = made.language if own or language[:2] == "en" else language
        return replace(made, blocks=filled(made.blocks), language=spoken, country=country)

    def _check_record(self, record: Record) -> None:
        if self.takes and (record is None or record[0] not in self.takes):
            words = ", ".join(kinds.kind(name).one.lower() for name in self.takes)
            raise UserError(
                _("“{paper}” needs a record: {kinds}.").format(paper=_(self.title), kinds=words),
                _("Name it by its reference, such as {example}.").format(
                    example=kinds.kind(self.takes[0]).reference(1)
                ),
            )
        if record is not None and not self.takes:
            raise UserError(
                _("“{paper}” is about all records, not about one.").format(paper=_(self.title)),
                _("Name only the file."),
            )

    def chosen(self, desk: DeskFile, record: Record, options: Options) -> dict[str, Any]:
        """Every option with its value; UserError for one that the paper does not have."""
        known = {option.name: option for option in self.options}
        for name in options:
            if name not in known:
                raise UserError(
                    _("“{paper}” has no option “{option}”.").format(paper=_(self.title), option=name),
                    _("Its options: {options}.").format(options=", ".join(known) or _("none")),
                )
        return {
            name: option.read(options[name], desk, record) if name in options else option.usual(desk, record)
            for name, option in known.items()
        }
