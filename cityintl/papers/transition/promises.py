"""Live promises of both sides, and what falls due and takes place in the time ahead."""

from collections.abc import Sequence
from datetime import date

from cityintl.desk import handover
from cityintl.desk.handover import Promise
from cityintl.desk.obligations import Obligation
from cityintl.desk.occasions import Occasion, occasions
from cityintl.papers import days
from cityintl.papers.blocks import Block, Cell, Column, Lines, Part, Section, Status, Strong, Table, line
from cityintl.papers.transition.reader import Reader
from cityintl.records.gift import Side
from cityintl.words import _, ngettext

#: Lines of a checklist, cards and the like stand with their visit or list, and would bury the rest.
_LEFT_OUT = ("check", "card", "promise", "national_day")
#: What a mayor signs, greets, decides or answers for.
MAYORAL = (
    "anniversary", "agreement_end", "notice", "provisional", "tie_review", "invitation", "reply", "thank_you",
    "gift_statement", "window_closes", "session", "authority", "term_end", "consul_term",
)  # fmt: skip
_OURS = ("delegation", "exchange", "event")
_PLACES = (*_OURS, "invitation", "council_day")


def promised(reader: Reader) -> Part | None:
    """What we owe and what is owed to us, the late ones first."""
    found = handover.promises(reader.desk, reader.today)
    if not found:
        return None
    sides = ((_("We promised"), Side.US), (_("They promised"), Side.THEM))
    blocks: list[Block] = [
        _side(name, [each for each in found if each.side is side], reader.today)
        for name, side in sides
        if any(each.side is side for each in found)
    ]
    late = sum(each.late(reader.today) for each in found)
    words = ngettext("{n} open", "{n} open", len(found)).format(n=len(found))
    said = f"{words}, {ngettext('{n} of them late', '{n} of them late', late).format(n=late)}."
    return Part(_("Live promises"), tuple(blocks), kicker=_("Promises"), standfirst=said)


def _side(name: str, found: Sequence[Promise], today: date) -> Section:
    columns = (Column(_("Due"), share=1.1), Column(_("What"), share=3.2), Column(_("Who"), share=1.5))
    rows = tuple(
        (
            Lines((Status("Overdue"), each.due.isoformat())) if each.due and each.late(today) else each.due,
            Lines(tuple(filter(None, (Strong(each.what), each.whom)))),
            each.owner or None,
        )
        for each in found
    )
    return Section(name, (Table(columns, rows, caption=name, header_column=False),), note=f"{len(found)}")


def ahead(reader: Reader) -> Part | None:
    """What takes place and what falls due, month by month, what is late before it."""
    desk = reader.desk
    due = [each for each in reader.due if _told(each, reader)]
    held = occasions(desk, reader.today, reader.until, _PLACES)
    blocks: list[Block] = []
    late = [each for each in due if each.late(reader.today)]
    if late:
        rows = tuple((_on(each), _what(each)) for each in late)
        blocks.append(Section(_("Late already"), (_table(rows, _("Late already")),), tone="care"))
    blocks += _months(held, [each for each in due if not each.late(reader.today) and each.due], reader)
    vague = [each for each in due if not each.due and not each.late(reader.today)]
    if vague:
        rows = tuple((each.known or _("no day"), _what(each)) for each in vague)
        blocks.append(Section(_("Without an exact day"), (_table(rows, _("Without an exact day")),)))
    if not blocks:
        return None
    title = ngettext("The next {n} day", "The next {n} days", reader.days).format(n=reader.days)
    return Part(title, tuple(blocks), kicker=_("Calendar"), standfirst=days.days(reader.today, reader.until))


def _told(each: Obligation, reader: Reader) -> bool:
    return each.family in MAYORAL if reader.mayor else each.family not in _LEFT_OUT


def _months(held: Sequence[Occasion], due: Sequence[Obligation], reader: Reader) -> list[Block]:
    rows: list[tuple[date, tuple[Cell, ...]]] = [
        (max(each.first, reader.today), (_span(each), line(Strong(each.words)) if each.kind in _OURS else each.words))
        for each in held
    ]
    rows += [(each.due, (_on(each), _what(each))) for each in due if each.due]
    months: dict[str, list[tuple[Cell, ...]]] = {}
    for on, cells in sorted(rows, key=lambda row: row[0]):
        months.setdefault(on.isoformat()[:7], []).append(cells)
    return [Section(days.month(month), (_table(tuple(cells), days.month(month)),)) for month, cells in months.items()]


def _table(rows: tuple[tuple[Cell, ...], ...], caption: str) -> Table:
    columns = (Column(_("Day"), share=1.3), Column(_("What"), share=4.5))
    return Table(columns, rows, caption=caption, heads=False, header_column=False)


def _on(each: Obligation) -> Cell:
    return each.due if each.due else each.known or None


def _what(each: Obligation) -> Cell:
    return Lines((each.words, each.about)) if each.about else each.words


def _span(each: Occasion) -> Cell:
    return each.first if each.first == each.last else f"{each.first.isoformat()} – {each.last:%m-%d}"
