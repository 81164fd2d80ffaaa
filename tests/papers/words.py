"""The fixed words of papers: which a language needs, and which its catalogue lacks.

python -m tests.papers.words es [PAPER…]

prints what is missing for the papers that come in Spanish, and for those named besides, as a piece of the .po file.
"""

import gettext
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import Enum
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from cityintl import words
from cityintl.errors import UserError
from cityintl.papers import as_pdf
from cityintl.papers.blocks import Paper
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.offer import PaperKind, Record
from cityintl.papers.sheets import sheets_of
from cityintl.records import kinds
from cityintl.records.values import Choice
from cityintl.store import DeskFile

ROOT = Path(__file__).parents[2]
#: A fixed word, or its two forms where it is counted.
Words = str | tuple[str, str]
MOMENT = datetime(2026, 5, 14, 15, tzinfo=UTC)
#: So many records of each kind are tried, as different ones say different words; of a paper for any record fewer.
_MOST = 4
#: So many other words of an option are tried, and so many papers of a kind are set on pages.
_OTHERS, _SET = 2, 1
#: What every paper may say, however it is made.
_SHARED = ("telling", "letterhead", "tie_story", "days", "sheets", "as_excel", "versions")


class Recording(gettext.NullTranslations):
    """A catalogue that notes what it is asked for, and answers as another does."""

    def __init__(self, asked: set[Words], answering: gettext.NullTranslations) -> None:
        super().__init__()
        self.asked, self.answering = asked, answering

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return self.answering.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.asked.add((msgid1, msgid2))
        return self.answering.ngettext(msgid1, msgid2, n)


@contextmanager
def answered_by(catalogue: gettext.NullTranslations) -> Iterator[None]:
    """Inside, every paper speaks by this catalogue, whatever its language."""
    before = words._of
    words._of = lambda _language: catalogue
    try:
        yield
    finally:
        words._of = before


def catalogue(language: str) -> Catalog:
    """The catalogue of a language, as it is kept in the sources."""
    path = ROOT / "resources" / "locale" / language / "LC_MESSAGES" / "cityintl.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def spoken_in(language: str, more: Iterable[str] = ()) -> list[PaperKind]:
    """The papers whose fixed words are complete in a language, and these."""
    return [paper for paper in PAPERS.values() if language in paper.languages or paper.name in more]


def made(office: DeskFile, paper: PaperKind, language: str) -> Iterator[Paper]:
    """The paper in a language, of several records and with each of its options."""
    for record in _records(office, paper):
        for options in _choices(office, paper, record):
            try:
                with words.speaking("en"):
                    usual = paper.chosen(office, record, options)
                yield _built(office, paper, record, usual, language)
            except UserError:
                continue


def _built(office: DeskFile, paper: PaperKind, record: Record, options: dict, language: str) -> Paper:
    from dataclasses import replace

    every = replace(paper, languages=(*paper.languages, language))
    return every.build(office, record, MOMENT, options, language)


def _records(office: DeskFile, paper: PaperKind) -> Iterator[Record]:
    if not paper.takes:
        yield None
    few = len(paper.takes) > 2
    for kind in paper.takes[: 2 * _MOST]:
        for number in office.listing(kind, ()).ids[: 1 if few else _MOST]:
            yield kind, number


def _choices(office: DeskFile, paper: PaperKind, record: Record) -> Iterator[dict]:
    """The standard, then each option in turn as it is not by itself."""
    yield {}
    for option in paper.options:
        if option.free or option.name == "language":  # the language is the one that is asked for here
            continue
        if option.yes_or_no:
            yield {option.name: not option.standard}
            continue
        usual = option.usual(office, record)
        others = [word for word, _said in option.choices(office, record) if word != usual]
        yield from ({option.name: word} for word in others[:_OTHERS])


def needed(office: DeskFile, language: str, more: Iterable[str] = ()) -> set[Words]:
    """Every fixed word that the papers of a language ask for over the sample desk, or stand in their modules."""
    papers = spoken_in(language, more)
    names = tuple(paper.name for paper in papers)
    if (office.path, names) not in _FOUND:
        _FOUND[office.path, names] = _asked(office, papers, language)
    return _FOUND[office.path, names]


#: What was found before, by the desk and the papers: the words that are asked for are the same in every language.
_FOUND: dict[tuple[Path, tuple[str, ...]], set[Words]] = {}


def _asked(office: DeskFile, papers: list[PaperKind], language: str) -> set[Words]:
    asked: set[Words] = set()
    with answered_by(Recording(asked, gettext.NullTranslations())):
        for paper in papers:
            for n, each in enumerate(made(office, paper, language)):
                if n < _SET:
                    as_pdf.render(each)
                with words.speaking(language):
                    sheets_of(each)
    return {word for word in asked | _written(papers) | _siblings(asked) if word and _is_said(word)}


def _is_said(word: Words) -> bool:
    """Whether there is anything to translate: letters beside what is filled in."""
    bare = word if isinstance(word, str) else word[0]
    filled = bare.split("{")
    return any(c.isalpha() for c in filled[0] + "".join(part.partition("}")[2] for part in filled[1:]))


def _written(papers: Iterable[PaperKind]) -> set[Words]:
    """What stands in the modules of these papers, also where the sample desk does not lead."""
    names = {paper.make.__module__.rpartition("cityintl.papers.")[2] for paper in papers}
    files = [ROOT / "cityintl" / "papers" / f"{name.replace('.', '/')}.py" for name in (*sorted(names), *_SHARED)]
    files += sorted((ROOT / "cityintl" / "papers" / "as_pdf").glob("*.py"))
    found: set[Words] = set()
    for file in files:
        if file.name == "plain.py" or not file.exists():
            continue
        keywords = {"_": None, "ngettext": (1, 2)}
        for _line, message, _comments, _context in extract_from_file("python", file, keywords):
            found.add(message if isinstance(message, str) else (message[0], message[1]))
    return found


def _siblings(asked: set[Words]) -> set[Words]:
    """The other words of every list of which two were asked for, one of them its own: a record may say any."""
    lists: set[type[Enum]] = {
        field.value.words
        for kind in (*kinds.KINDS, kinds.HOME)
        for field in kind.fields.values()
        if isinstance(field.value, Choice)
    }
    said = Counter(str(each.value) for of in lists for each in of)
    return {
        str(each.value)
        for of in lists
        if sum(str(each.value) in asked for each in of) > 1
        and any(str(each.value) in asked and said[str(each.value)] == 1 for each in of)
        for each in of
    }


def missing(office: DeskFile, language: str, more: Iterable[str] = ()) -> list[Words]:
    """The needed words that the catalogue of a language lacks."""
    known = {message.id for message in catalogue(language) if message.id and message.string and all_of(message.string)}
    return sorted((word for word in needed(office, language, more) if word not in known), key=str)


def all_of(said: str | tuple[str, ...]) -> bool:
    """Whether every form is filled in."""
    return bool(said) if isinstance(said, str) else all(said)


def main(language: str, more: list[str]) -> None:
    """Print what is missing."""
    from cityintl import store
    from cityintl.desk import sample

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Riverton.cityintl"
        sample.make(path, date(2026, 5, 14))
        with store.open_desk(path, lambda: MOMENT) as office:
            lacking = missing(office, language, more)
    piece = Catalog(locale=language)
    for word in lacking:
        piece.add(word)
    out = BytesIO()
    write_po(out, piece, omit_header=True, width=0)
    sys.stdout.write(out.getvalue().decode())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
