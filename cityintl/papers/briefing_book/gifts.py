"""Gifts of the visit and before: what is given to whom, what was given already, and never the same twice."""

from collections.abc import Sequence

from cityintl.desk.visit_memory import Gift
from cityintl.papers import days
from cityintl.papers.blocks import Block, Cell, Column, Lines, Part, Section, Table
from cityintl.papers.briefing_book.material import Book, Chapter
from cityintl.papers.briefing_book.meetings import again
from cityintl.papers.points import tone_of
from cityintl.records.memory import Direction
from cityintl.records.money import Money
from cityintl.words import _


def gifts(book: Book) -> Chapter:
    """Planned and earlier gifts, in tables."""
    now = [g for g in reversed(book.gifts) if g.of_visit]
    before = [g for g in book.gifts if not g.of_visit]
    blocks: list[Block] = [
        *_table(book, _("We give"), [g for g in now if g.direction is Direction.SENT], "gifts.given"),
        *_table(book, _("We receive"), [g for g in now if g.direction is not Direction.SENT], "gifts.received"),
        *_table(book, _("Given before"), [g for g in before if g.direction is Direction.SENT], "gifts.before.given"),
        *_table(book, _("Received before"), [g for g in before if g.direction is not Direction.SENT], "gifts.before"),
    ]
    return Chapter(_("Gifts"), (Part(_("What is given and was given"), tuple(blocks)),) if blocks else ())


def _table(book: Book, head: str, found: Sequence[Gift], key: str) -> list[Block]:
    if not found:
        return []
    columns = (
        Column(_("Gift"), share=2.4),
        Column(_("For"), second=_("From"), share=1.4),
        Column(_("Value"), "right", share=0.7),
        Column(_("Day"), share=1.1),
    )
    rows = tuple(_row(book, gift) for gift in found)
    tone = tone_of(care=any(gift.again for gift in found if gift.of_visit))
    return [Section(head, (Table(columns, rows, caption=head, heads=False),), tone=tone, key=key)]


def _row(book: Book, gift: Gift) -> tuple[Cell, ...]:
    warning = again(gift) if gift.of_visit else None
    what: Cell = Lines((gift.what, warning)) if warning else gift.what
    ends = [book.names.get(end or 0, "") for end in (gift.recipient, gift.giver)]
    said = [
        words.format(name=name) for words, name in zip((_("for {name}"), _("from {name}")), ends, strict=True) if name
    ]
    value = Money().show(gift.value) if gift.value else None
    return what, Lines(tuple(said)) if said else None, value, days.day(gift.on)
