"""What was agreed, word for word: the agreements in force between both cities, paragraph by paragraph."""

import re
from collections.abc import Sequence

from cityintl.desk import terms
from cityintl.desk.agreement_texts import AgreementText
from cityintl.papers import days
from cityintl.papers.blocks import (
    LANGUAGE,
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Lines,
    Local,
    Part,
    Quiet,
    Section,
    Table,
    Text,
)
from cityintl.papers.briefing_book.material import Book
from cityintl.records import kinds
from cityintl.words import _, ngettext

#: So many letters fill a page of the book; a text of more than ten pages is read in its file.
_PAGE = 2_500
_PAGES = 10
#: The head of an article is short, begins like this and ends without a point.
_HEAD = 80
_ARTICLE = re.compile(r"(?:Article|Section|Part|§|\d{1,2}\.|[IVX]{1,5}\.) ?\w")


def texts(book: Book) -> list[Part]:
    """A sheet for each text of an agreement in force that may stand in this book."""
    return [_sheet(book, text) for text in book.texts if not _kept_back(book, text)]


def without_text(book: Book) -> list[Block]:
    """The agreements in force of which no text stands in the book, with the reason."""
    rows: list[tuple[Cell, ...]] = []
    for text in book.texts:
        if reason := _kept_back(book, text):
            file = text.document["name"] if text.document else ""
            what: Cell = Lines((text.agreement["title"], file)) if file else text.agreement["title"]
            rows.append((what, reason))
    if not rows:
        return []
    columns = (Column(_("Agreement"), share=2.9), Column(_("Why"), share=2.1))
    table = Table(columns, tuple(rows), caption=_("Without their text"))
    return [Section(_("Without their text"), (table,), key="documents.without")]


def _kept_back(book: Book, text: AgreementText) -> str:
    """Why a text does not stand in the book; nothing where it does."""
    if text.document is None:
        return _("No file in the desk")
    if text.confidential and not book.confidential:
        return _("Not public: only in the confidential book")
    return "" if text.paragraphs else _("No text in this file")


def _sheet(book: Book, text: AgreementText) -> Part:
    document = text.document or {}
    shown = _shown(text.paragraphs)
    said = [_paragraph(each, document["language"] or LANGUAGE) for each in shown]
    if rest := _rest(text, text.paragraphs[len(shown) :]):
        said.append(Text(Quiet(rest)))
    key = f"{text.agreement['id']}-{document['id']}"
    signed = Section(_("Agreement"), (Facts(tuple(_facts(book, text))),), key=f"text.signed-{key}")
    words = Section(_("Text"), tuple(said), note=document["title"], key=f"text.words-{key}")
    return Part(text.agreement["title"], (signed, words), kicker=_("Text of an agreement"))


def _paragraph(words: str, language: str) -> Block:
    """A paragraph, or the head of an article, which stays with what follows it."""
    if language[:2] != LANGUAGE[:2]:
        return Text(Local(words, language))
    is_head = len(words) <= _HEAD and _ARTICLE.match(words) and words[-1] not in ".;:,"
    return Heading(words) if is_head else Text(words)


def _facts(book: Book, text: AgreementText) -> list[tuple[str, Cell]]:
    """When and by whom it was signed, how long it holds, and which file it is."""
    agreement = text.agreement
    ours, theirs = book.visit.home["name"], book.visit.partner.get("name") or _("the other side")
    pairs: list[tuple[str, Cell]] = [
        (_("Signed"), ", ".join(filter(None, (days.known(agreement["signed_on"]), agreement["place"])))),
        (_("For {city}").format(city=ours), agreement["signed_by_us"]),
        (_("For {city}").format(city=theirs), agreement["signed_by_them"]),
        (_("Term"), terms.term_said(agreement, book.visit.desk.today)),
        (_("File"), _file(text)),
    ]
    return [(label, cell) for label, cell in pairs if cell]


def _shown(paragraphs: Sequence[str]) -> Sequence[str]:
    """As many whole paragraphs as the book has room for, and always the first."""
    room = _PAGES * _PAGE
    for n, each in enumerate(paragraphs):
        room -= len(each)
        if room < 0:
            return paragraphs[: max(n, 1)]
    return paragraphs


def _rest(text: AgreementText, left: Sequence[str]) -> str:
    """How much of a text does not stand here, and where it is; nothing where all of it does."""
    if not left and not text.cut:
        return ""
    pages = max(1, round(sum(map(len, left)) / _PAGE))
    if text.cut:
        words = ngettext(
            "More than {n} further page stands in {file}.", "More than {n} further pages stand in {file}.", pages
        )
    else:
        words = ngettext("About {n} further page stands in {file}.", "About {n} further pages stand in {file}.", pages)
    return words.format(n=pages, file=_file(text))


def _file(text: AgreementText) -> str:
    """“memorandum.docx (DOC-7)”."""
    document = text.document or {}
    return f"{document['name']} ({kinds.kind('document').reference(document['id'])})"
