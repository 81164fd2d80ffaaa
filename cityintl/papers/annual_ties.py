"""The ties in a year: what changed, how each stood at its end and before, who crossed and what it cost."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from cityintl.desk import crossings, outlays, silence, tie_states
from cityintl.desk.asking import picked
from cityintl.desk.crossings import Crossing
from cityintl.desk.facts import LIVING
from cityintl.desk.lists import listing
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.desk.yearly import Span
from cityintl.papers import amounts, days, sums
from cityintl.papers.blocks import (
    Block,
    Cell,
    Column,
    Facts,
    Lines,
    Part,
    Quiet,
    Section,
    Status,
    Strong,
    Table,
    Text,
    line,
)
from cityintl.papers.telling import grades, standing
from cityintl.records.tie import TieStatus
from cityintl.reference import countries
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_FIELDS = ("partner", "partner.country", "type", "grade")


@dataclass
class Written:
    """Parts of a report, and the sheets that say the same."""

    parts: list[Block] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)


def what_changed(desk: DeskFile, changes: Sequence[tie_states.Change], span: Span) -> list[Block]:
    """Every change of a status in the year, and ties that fell silent, each in a line."""
    titles = desk.titles("tie", sorted({change.tie for change in changes}))
    pairs: list[tuple[str, Cell]] = []
    for change in tie_states.within(changes, span.first, span.last):
        reason = change.reason.partition(". ")[0].rstrip(".")
        said = ", ".join(filter(None, (days.known(change.on), _by(change))))
        pairs.append((titles[change.tie], Lines((Status(str(change.after.value), f", {said}"), reason))))
    pairs += _fell_silent(desk, changes, span)
    return [Section(_("What changed"), (Facts(tuple(pairs)),))] if pairs else []


def _by(change: tie_states.Change) -> str:
    if change.resolution:
        return _("resolution {number}").format(number=change.resolution)
    return _(change.by.value) if change.by else ""


def _fell_silent(desk: DeskFile, changes: Sequence[tie_states.Change], span: Span) -> list[tuple[str, Cell]]:
    """The ties that had been silent for too long at the end of the year, and not before it."""
    days_of = (span.last, span.first - timedelta(days=1))
    now, before = (silence.silent(desk, tie_states.states_on(changes, day), day) for day in days_of)
    titles = desk.titles("tie", sorted(now.keys() - before.keys()))
    words = _("last contact {day}")
    return [
        (title, Status("Silent", ", " + words.format(day=days.day(now[number])))) for number, title in titles.items()
    ]


def ties(desk: DeskFile, span: Span, crossed: Sequence[Crossing], code: str) -> Written:
    """The table of ties as they stood at the end of the year."""
    rows = _rows(desk, span, crossed)
    if not rows:
        return Written()
    columns = (
        Column(_("Partner"), share=1.9),
        Column(_("Kind"), share=1.5),
        Column(_("Status"), second=_("Before"), share=1.6),
        Column(_("People"), "right", share=0.7),
        Column(_("City money"), "right", share=0.95, unit=amounts.unit(code), decimals=0),
        Column(_("Grade"), share=0.65),
    )
    table = Table(columns, tuple(_cells(row, code) for row in rows), caption=_("Ties at the end of the year"))
    blocks: list[Block] = [table]
    if any(row["grade"] for row in rows):
        blocks.append(Text(grades(), "note"))
    blocks += _signed(desk, span)
    standfirst = _("As they stood on {day}: {lives}.").format(day=days.day(span.last), lives=_counted(rows))
    part = Part(_("Our ties"), tuple(blocks), kicker=_("Ties"), standfirst=standfirst)
    return Written([part], [_sheet(rows, span, code)])


def _counted(rows: Sequence[dict[str, Any]]) -> str:
    """How many of the ties live, and why the table has more rows than that counts."""
    living = sum(row["status"] in LIVING for row in rows)
    over = sum(row["status"] is TieStatus.TERMINATED for row in rows)
    asked = sum(row["status"] is TieStatus.INQUIRY for row in rows)
    words = ngettext("{n} of {all} lives", "{n} of {all} live", living)
    said = [words.format(n=living, all=len(rows) - over - asked)]
    if silent := sum(row["silent"] is not None for row in rows):
        said[0] += ", " + ngettext("{n} of them silent", "{n} of them silent", silent).format(n=silent)
    if over:
        said.append(ngettext("{n} more ended in the year", "{n} more ended in the year", over).format(n=over))
    if asked:
        said.append(ngettext("{n} inquiry is not counted", "{n} inquiries are not counted", asked).format(n=asked))
    return "; ".join(said)


def _rows(desk: DeskFile, span: Span, crossed: Sequence[Crossing]) -> list[dict[str, Any]]:
    """Every tie that had begun and not ended before the year, with its state at both ends of it."""
    changes = tie_states.changes(desk)
    now, before = (tie_states.states_on(changes, day) for day in (span.last, span.first - timedelta(days=1)))
    silent = silence.silent(desk, now, span.last)
    paid, partners = outlays.outlays(desk), {r["id"]: r["partner"] for r in picked(desk, "tie", ("partner",), {})}
    found = listing(desk, "tie", _FIELDS, order="partner")
    rows = []
    for number, row in zip(found.ids, found.rows, strict=True):
        values = dict(zip(found.columns, row, strict=True))
        if number not in now or before.get(number) is TieStatus.TERMINATED:
            continue
        own = (number, partners[number])
        spent = outlays.sums([e for e in outlays.of_tie(paid, *own) if e.year == span.year], ours=True)
        rows.append(
            values | {
                "status": now[number], "before": before.get(number), "paid": spent, "silent": silent.get(number),
                "people": crossings.people(crossings.of_tie(crossed, *own), span.year),
            }
        )  # fmt: skip
    return rows


def _cells(row: dict[str, Any], code: str) -> tuple[Cell, ...]:
    country = countries.name(row["partner.country"]) if row["partner.country"] else ""
    status = standing(str(row["status"].value), row["silent"])
    if row["before"] is not row["status"]:
        was = _("was: {status}").format(status=_(row["before"].value)) if row["before"] else _("new")
        status = Lines((Status(str(row["status"].value)), Quiet(was)))
    return (
        line(Strong(row["partner"]), f", {country}" if country else ""),
        _(row["type"].value),
        status,
        row["people"] or None,
        sums.cell(row["paid"], code) if row["paid"] else None,
        str(row["grade"].value)[:1] if row["grade"] else None,
    )


def _signed(desk: DeskFile, span: Span) -> list[Block]:
    """The papers that were signed in the year."""
    rows = [
        row
        for row in picked(desk, "agreement", ("tie", "title", "signed_on"), {})
        if row["signed_on"] and row["signed_on"][:4] == str(span.year)
    ]
    if not rows:
        return []
    titles = desk.titles("tie", sorted({row["tie"] for row in rows}))
    pairs = tuple(
        (titles[row["tie"]], line(row["title"], ", " + days.known(row["signed_on"])))
        for row in sorted(rows, key=lambda row: (row["signed_on"], row["id"]))
    )
    return [Section(_("Signed in the year"), (Facts(pairs),))]


def _sheet(rows: Sequence[dict[str, Any]], span: Span, code: str) -> Sheet:
    columns = (
        SheetColumn(_("Partner")), SheetColumn(_("Country")), SheetColumn(_("Kind")),
        SheetColumn(_("Status"), unit=span.last.isoformat()), SheetColumn(_("Silent since"), "date"),
        SheetColumn(_("Before")),
        SheetColumn(_("People"), "number"), SheetColumn(_("City money"), "money", code),
        SheetColumn(_("In other currencies")), SheetColumn(_("Review grade")),
    )  # fmt: skip
    return Sheet(
        _("Ties"),
        columns,
        [
            (
                row["partner"], countries.name(row["partner.country"]) if row["partner.country"] else None,
                _(row["type"].value), _(row["status"].value), row["silent"],
                _(row["before"].value) if row["before"] else None,
                row["people"], sums.in_ours(row["paid"], code), sums.told(sums.others(row["paid"], code)) or None,
                row["grade"].value if row["grade"] else None,
            )
            for row in rows
        ],
    )  # fmt: skip
