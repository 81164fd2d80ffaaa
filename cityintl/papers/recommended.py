"""Recommendations in papers: how many stand where, and each with what it means here and who acts on it."""

from collections.abc import Sequence
from datetime import date

from cityintl.desk.recommendations import Recommended, answer_is_late, counted
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.papers.blocks import Block, Cell, Column, Group, Lines, Part, Quiet, Status, Strong, Table
from cityintl.records.framework import RecommendationStatus
from cityintl.words import _

_WORDS = {
    RecommendationStatus.IMPLEMENTED: "Done", RecommendationStatus.IN_PROGRESS: "Active",
    RecommendationStatus.ASSIGNED: "Open", RecommendationStatus.RELEVANT: "Open",
}  # fmt: skip


def matrix(found: Sequence[Recommended], today: date) -> Part:
    """Rounds against states, and below it each recommendation."""
    states = list(RecommendationStatus)
    heads = (Column(_("Round"), share=2.2), *(Column(_(state.value), "right") for state in states))
    rounds = counted(found)
    counts = tuple((Strong(name), *(of[state] or None for state in states)) for name, of in rounds.items())
    blocks: list[Block] = [
        Table(heads, counts, caption=_("Recommendations by state"), caption_shown=True, dense=True),
        recommendations_table(found, today),
    ]
    title = _("What was recommended to us")
    return Part(title, tuple(blocks), kicker=_("Recommendations matrix"), landscape=True)


def recommendations_table(found: Sequence[Recommended], today: date) -> Table:
    """Each recommendation under its round."""
    columns = (
        Column(_("Paragraph"), share=0.8), Column(_("Recommendation"), share=3.6),
        Column(_("What it means here"), share=2.6), Column(_("Status"), share=1.3),
        Column(_("Action"), second=_("Department"), share=2.2), Column(_("Answer by"), share=0.9),
    )  # fmt: skip
    groups = tuple(
        Group(name, tuple(_row(each, today) for each in found if each.round == name)) for name in counted(found)
    )
    return Table(columns, groups=groups, caption=_("Recommendations"), dense=True)


def _row(each: Recommended, today: date) -> tuple[Cell, ...]:
    word = _WORDS.get(each.status)
    status: Cell = _(each.status.value)
    if word:
        status = Lines((Status(word), _(each.status.value)))
    day: Cell = each.reply_by
    if each.reply_by and answer_is_late(each, today):
        day = Lines((Status("Overdue"), each.reply_by.isoformat()))
    acts = tuple(filter(None, (each.action, each.department)))
    return (
        each.paragraph or None,
        Lines((Strong(each.name), *filter(None, (each.text,)))),
        each.relevance or None,
        status,
        Lines((acts[0], *(Quiet(more) for more in acts[1:]))) if acts else None,
        day,
    )


def recommendation_sheet(found: Sequence[Recommended]) -> Sheet:
    """The same with a column for every fact."""
    columns = (
        SheetColumn(_("Framework")), SheetColumn(_("Round")), SheetColumn(_("Paragraph")),
        SheetColumn(_("Recommendation")), SheetColumn(_("Text"), "note"), SheetColumn(_("What it means here"), "note"),
        SheetColumn(_("Status")), SheetColumn(_("Action"), "note"), SheetColumn(_("Department")),
        SheetColumn(_("Made on"), "date"), SheetColumn(_("Answer by"), "date"),
    )  # fmt: skip
    return Sheet(
        _("Recommendations"),
        columns,
        [
            (
                each.framework, each.cycle or None, each.paragraph or None, each.name, each.text or None,
                each.relevance or None, _(each.status.value), each.action or None, each.department or None,
                each.made_on, each.reply_by,
            )
            for each in found
        ],
    )  # fmt: skip
