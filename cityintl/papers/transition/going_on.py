"""What is under way: grants with their next report, submissions in the making, visits, bids that are alive."""

from cityintl.desk import grant_chain, grant_sums
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.awards import awards
from cityintl.desk.grant_said import pace
from cityintl.desk.rules import rules_of
from cityintl.desk.visits import HELD, UNDECIDED
from cityintl.papers import days
from cityintl.papers.blocks import Block, Cell, Column, Lines, Part, Section, Status, Strong, Table
from cityintl.papers.transition.reader import Reader
from cityintl.records.bid import BidStatus
from cityintl.records.delegation import VisitStatus
from cityintl.records.submission import SubmissionStatus
from cityintl.words import _

_SENT = (SubmissionStatus.SUBMITTED, SubmissionStatus.ACKNOWLEDGED, SubmissionStatus.DROPPED)
_AHEAD = (VisitStatus.ACCEPTED, VisitStatus.ACCEPTED_STAFF)


def going_on(reader: Reader) -> Part | None:
    """All of it; what is not there is left out."""
    blocks: list[Block] = [*_visits(reader), *_grants(reader), *_reports(reader), *_bids(reader)]
    blocks += _leads(reader) if reader.confidential else []
    return Part(_("Under way"), tuple(blocks), kicker=_("Work in hand")) if blocks else None


def _visits(reader: Reader) -> list[Block]:
    """Visits that are prepared, here or asked for, the nearest first."""
    fields = ("name", "status", "arrives", "departs", "host_lead", "people")
    rows = [
        row
        for row in picked(reader.desk, "delegation", fields, {"status": (*_AHEAD, *UNDECIDED, *HELD,
                          VisitStatus.PLANNING, VisitStatus.CONFIRMED)})
        if (row["departs"] or row["arrives"] or reader.today) >= reader.today
    ]  # fmt: skip
    leads = titles_of(reader.desk, "person", {row["host_lead"] for row in rows})
    rows.sort(key=lambda row: (row["arrives"] is None, row["arrives"] or reader.today, row["id"]))
    cells = tuple(
        (row["arrives"], Strong(row["name"]), row["people"], _(row["status"].value), leads.get(row["host_lead"]))
        for row in rows
    )
    columns = (Column(_("Arrives"), share=1.0), Column(_("Visit"), share=2.8), Column(_("People"), "right", share=0.7),
               Column(_("Status"), share=1.2), Column(_("Our lead"), share=1.2))  # fmt: skip
    table = Table(columns, cells, caption=_("Visits"), caption_shown=True, header_column=False)
    return [table] if cells else []


def _grants(reader: Reader) -> list[Block]:
    """Awards that still owe reports: their next one, how the money goes, who answers for it."""
    desk = reader.desk
    found = [award for award in awards(desk) if award.owing]
    with days.in_tables():
        chains, books = grant_chain.chains(desk, found, rules_of(desk)), grant_sums.books_of(desk)
    rows = {row["id"]: row for row in picked(desk, "grant", ("lead", "officer"), {})}
    people = titles_of(desk, "person", {row[name] for row in rows.values() for name in ("lead", "officer")})
    cells = []
    for award in sorted(found, key=lambda each: (each.end or reader.today, each.number)):
        line, row = chains[award.number].next, rows[award.number]
        ends = _("to {day}").format(day=award.end) if award.end else ""
        money = pace(grant_sums.sums(books[award.number], reader.today)).words if award.number in books else ""
        due: Cell = None
        if line:
            when = line.day.isoformat() if line.day else _("no day")
            late = Status("Overdue", f", {when}") if line.late(reader.today) else when
            due = Lines((late, line.words))
        who = (people.get(row["lead"]), people.get(row["officer"]))
        stands = ", ".join(filter(None, (_(award.status.value), ends)))
        named = tuple(name for name in who if name)
        cells.append((Lines((Strong(award.name), stands)), due, money or None, Lines(named) if named else None))
    columns = (Column(_("Grant"), second=_("Status"), share=2.4), Column(_("Next report"), share=2.0),
               Column(_("Money"), share=1.4), Column(_("Lead"), second=_("Grants officer"), share=1.3))  # fmt: skip
    return [Table(columns, tuple(cells), caption=_("Grants"), caption_shown=True)] if cells else []


def _reports(reader: Reader) -> list[Block]:
    """Submissions that are being prepared."""
    fields = ("title", "status", "ready_by", "prepared_by")
    rows = [row for row in picked(reader.desk, "submission", fields, {}) if row["status"] not in _SENT]
    rows.sort(key=lambda row: (row["ready_by"] is None, row["ready_by"] or reader.today, row["id"]))
    people = titles_of(reader.desk, "person", {row["prepared_by"] for row in rows})
    cells = tuple(
        (row["ready_by"], Strong(row["title"]), _(row["status"].value), people.get(row["prepared_by"])) for row in rows
    )
    columns = (Column(_("Ready by"), share=1.0), Column(_("Submission"), share=3.0), Column(_("Status"), share=1.2),
               Column(_("By"), share=1.4))  # fmt: skip
    table = Table(columns, cells, caption=_("Global reporting"), caption_shown=True, header_column=False)
    return [table] if cells else []


def _bids(reader: Reader) -> list[Block]:
    """Bids that were not decided yet."""
    alive = (BidStatus.CONSIDERING, BidStatus.BIDDING)
    rows = picked(reader.desk, "event_bid", ("name", "status", "takes_place", "why"), {"status": alive})
    cells = tuple(
        (Lines(tuple(filter(None, (Strong(row["name"]), row["why"])))), _(row["status"].value),
         row["takes_place"] or None)
        for row in rows
    )  # fmt: skip
    columns = (Column(_("Bid"), share=3.6), Column(_("Status"), share=1.2), Column(_("Takes place"), share=1.2))
    return [Section(_("Bids"), (Table(columns, cells, caption=_("Bids")),))] if cells else []


def _leads(reader: Reader) -> list[Block]:
    """Investment leads that are followed, by their code names alone; nothing of them leaves the office."""
    fields = ("code_name", "status", "next_on", "next_step", "owner")
    rows = picked(reader.desk, "investment_lead", fields, {})
    rows.sort(key=lambda row: (row["next_on"] is None, row["next_on"] or reader.today, row["id"]))
    people = titles_of(reader.desk, "person", {row["owner"] for row in rows})
    cells = tuple(
        (
            Lines(tuple(filter(None, (Strong(row["code_name"]), _(row["status"].value))))),
            row["next_on"],
            row["next_step"],
            people.get(row["owner"]),
        )
        for row in rows
    )
    columns = (Column(_("Lead"), second=_("Status"), share=2.0), Column(_("Next"), share=1.0),
               Column(_("Step"), share=2.4), Column(_("By"), share=1.2))  # fmt: skip
    return [Section(_("Investment leads"), (Table(columns, cells, caption=_("Investment leads")),))] if cells else []
