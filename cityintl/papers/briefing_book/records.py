"""The last pages: which papers belong to the visit, and everything that is promised on both sides."""

from cityintl.desk.asking import picked
from cityintl.desk.printings import FROM_DESK
from cityintl.desk.visit_memory import Promise
from cityintl.papers import days
from cityintl.papers.blocks import Block, Cell, Column, Lines, Part, Section, Table, Text
from cityintl.papers.briefing_book.material import Book, Chapter
from cityintl.papers.briefing_book.meetings import standing
from cityintl.papers.briefing_book.texts import texts, without_text
from cityintl.papers.tie_story import agreements
from cityintl.records.gift import Side
from cityintl.reference import languages
from cityintl.words import _

_FILE = ("title", "name", "on", "language", "media_type", "source")


def documents(book: Book) -> Chapter:
    """The papers of the visit and of its tie but for those that this desk printed, and what the agreements say."""
    visit, desk = book.visit, book.desk
    linked = [end.id for end in desk.linked("delegation", visit.number) if end.kind == "document"]
    blocks: list[Block] = []
    if visit.values["tie"]:
        tie = desk.get("tie", visit.values["tie"])
        blocks += agreements(desk, tie)
        linked += [row["document"] for row in book.agreements if row["document"]]
    linked += [text.document["id"] for text in book.texts if text.document]
    files = picked(desk, "document", _FILE, {"id": linked})
    files = [row for row in files if not (row["media_type"] or "").startswith("image/")]
    files = [row for row in files if row["source"] != FROM_DESK]
    rows = sorted(files, key=lambda row: (row["on"] is None, row["on"]))
    if rows:
        cells: tuple[tuple[Cell, ...], ...] = tuple(
            (
                days.day(row["on"]) if row["on"] else None,
                Lines((row["title"], row["name"])),
                languages.name(row["language"]) if row["language"] else None,
            )
            for row in rows
        )
        columns = (Column(_("Date"), share=1.1), Column(_("Document"), share=2.9), Column(_("Language"), share=1.0))
        table = Table(columns, cells, caption=_("Documents"))
        blocks.append(Section(_("Documents"), (table,), key="documents.list"))
    blocks += without_text(book)
    parts = [Part(_("What was written down"), tuple(blocks))] if blocks else []
    return Chapter(_("Documents"), (*parts, *texts(book)))


def appendix(book: Book) -> Part | None:
    """Every open promise on both sides; nothing where none is open."""
    blocks: list[Block] = []
    for side, head, key in (
        (Side.US, _("We promised them"), "appendix.ours"),
        (Side.THEM, _("They promised us"), "appendix.theirs"),
    ):
        found = [promise for promise in book.promises if promise.side is side]
        rows = tuple(_row(promise) for promise in found)
        columns = (
            Column(_("What"), share=2.6),
            Column(_("Who does it"), share=1.2),
            Column(_("Where it stands"), share=1.4),
        )
        if rows:
            blocks.append(Section(head, (Table(columns, rows, caption=head, heads=False),), key=key))
        else:
            blocks.append(Section(head, (Text(_("Nothing is open.")),), key=key))
    if not book.promises:
        return None
    return Part(_("Open commitments"), tuple(blocks), kicker=_("Appendix"))


def _row(promise: Promise) -> tuple[Cell, ...]:
    said = _("promised on {day}").format(day=days.day(promise.promised_on)) if promise.promised_on else ""
    what: Cell = Lines((promise.what, said)) if said else promise.what
    return what, promise.owner or None, standing(promise)
