"""The grants book: what is applied for, what was awarded, which reports are due, the federal form, audit, subawards."""

from collections.abc import Callable
from datetime import date, datetime

from cityintl.desk import grant_said
from cityintl.desk.grant_chain import Line
from cityintl.desk.grants_book import Awarded, Book, Wanted, book
from cityintl.papers import days
from cityintl.papers.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Group,
    Heading,
    KeyFigure,
    KeyFigures,
    Lines,
    Paper,
    Part,
    Quiet,
    Section,
    Status,
    Strong,
    Table,
    Text,
)  # fmt: skip
from cityintl.papers.grants_forms import audit_part, form_part, money, part, subawards_part
from cityintl.papers.grants_sheets import sheets
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, PaperKind
from cityintl.papers.telling import two
from cityintl.records.money import Amount, Money
from cityintl.store import DeskFile
from cityintl.words import _, ngettext


def build(desk: DeskFile, now: datetime, *, settled: bool, closed: bool, form: bool) -> Paper:
    """The book; `settled` adds applications that are over, `closed` awards that are, `form` the federal form."""
    with days.in_tables():
        return _paper(desk, now, book(desk, settled=settled, closed=closed), form, _readme(desk, settled, closed))


def _paper(desk: DeskFile, now: datetime, found: Book, form: bool, readme: tuple[tuple[str, str], ...]) -> Paper:
    parts = [_awards(found), _calendar(found)]
    parts += [form_part(each) for each in found.awarded if form and each.forms]
    parts += [audit_part(found), subawards_part(found)]
    chapters: list[Block] = [*_pipeline(found), *(each for each in parts if each)]
    nothing = Section(_("Nothing yet"), (Text(_("No application and no award is on record.")),))
    return Paper(
        name="grants-book",
        title=_("Grants as of {day}").format(day=days.day(found.today)),
        kicker=_("Grants book"),
        standfirst=_sum(found),
        blocks=(*_figures(found), *(chapters or [nothing])),
        landscape=True,
        handling=_("Internal"),
        sheets=sheets(found, form=form),
        readme=readme,
        **letterhead(desk.home(), now),
    )


def _sum(found: Book) -> str:
    late = sum(each.owing and report.late(found.today) for each in found.awarded for report in each.chain.lines)
    awarded = ngettext("{n} award", "{n} awards", len(found.awarded)).format(n=len(found.awarded))
    wanted = ngettext("{n} application", "{n} applications", len(found.wanted)).format(n=len(found.wanted))
    behind = ngettext("{n} report is late", "{n} reports are late", late).format(n=late)
    return f"{awarded}, {wanted}; {behind if late else _('no report is late')}."


def _figures(found: Book) -> list[Block]:
    """What was awarded, spent and drawn, where all awards are in one currency."""
    sums = [each.sums for each in found.awarded if each.sums]
    codes = {each.currency for each in sums}
    if len(codes) != 1:
        return []
    (code,) = codes

    def said(minor: int) -> str:
        return Money().show(Amount(minor, code))

    awarded, spent = sum(s.authorized for s in sums), sum(s.spent for s in sums)
    bound, drawn = sum(s.unliquidated for s in sums), sum(s.drawn for s in sums)
    required, met = sum(s.match_required for s in sums), sum(s.match_met for s in sums)
    return [
        KeyFigures(
            (
                KeyFigure(said(awarded), _("awarded"), _("by the awards of this book")),
                KeyFigure(said(spent), _("spent"), _("and {amount} bound by orders").format(amount=said(bound))),
                KeyFigure(said(drawn), _("drawn"), _undrawn(found, said)),
                KeyFigure(said(met), _("of match shown"), _("of {amount} required").format(amount=said(required))),
            )
        )
    ]


def _undrawn(found: Book, said: Callable[[int], str]) -> str:
    """What is still to be drawn, and apart from it what of awards that their agency ended comes no more."""
    left = sum(each.sums.available for each in found.awarded if each.sums)
    gone = [each.lapsed for each in found.awarded if each.lapsed]
    words = _("{amount} not drawn yet").format(amount=said(left - sum(gone)))
    if not gone:
        return words
    lost = ngettext(
        "{amount} lapsed with {n} terminated award", "{amount} lapsed with {n} terminated awards", len(gone)
    )
    return f"{words}; {lost.format(amount=said(sum(gone)), n=len(gone))}"


def _pipeline(found: Book) -> list[Block]:
    """What is applied for, on the first page under the sums."""
    if not found.wanted:
        return []
    columns = (
        Column(_("Opportunity"), second=_("Offered by"), share=2.6),
        Column(_("Status"), second=_("Decision"), share=1.2),
        Column(_("Closes"), second=_("By the funder’s clock"), share=2.0),
        Column(_("At most"), "right", share=0.9, second=_("We ask for")),
        Column(_("Match"), "right", share=0.6, unit="%"),
        Column(_("Next step"), second=_("Who drafts it"), share=1.9),
    )
    table = Table(columns, tuple(_wanted(each) for each in found.wanted), caption=_("Pipeline"))
    return [Heading(_("Pipeline")), table]


def _wanted(each: Wanted) -> tuple[Cell, ...]:
    row = each.values
    decision = _(row["go_no_go"].value) if row["go_no_go"] else _("Not decided")
    closes = each.closing.day.isoformat() if each.closing else _("At any time") if row["rolling"] else ""
    return (
        two(Strong(row["title"]), each.funder),
        two(_(row["status"].value), decision),
        two(closes, each.closing.said if each.closing else ""),
        two(money(row["ceiling"]), money(row["asked"])),
        _as_typed(row["match_percent"]),
        two(each.next_step, each.owner),
    )


def _as_typed(share: float | None) -> float | None:
    """A share without the decimal that nobody typed: 0 and 25, and 12.5."""
    return int(share) if share is not None and share == int(share) else share


def _awards(found: Book) -> Part | None:
    if not found.awarded:
        return None
    columns = (
        Column(_("Award"), second=_("Funder"), share=2.4),
        Column(_("FAIN"), second=_("Assistance Listing"), share=1.3),
        Column(_("Period"), second=_("Money and time"), share=2.0),
        Column(_("Awarded"), "right", share=0.95),
        Column(_("Spent"), "right", second=_("Drawn"), share=0.95),
        Column(_("Match required"), "right", second=_("Shown"), share=1.05),
        Column(_("Next report"), share=2.0),
    )
    rows = tuple(_awarded(each, found.today) for each in found.awarded)
    return part(_("Awards"), Table(columns, rows, caption=_("Awards")))


def _awarded(each: Awarded, today: date) -> tuple[Cell, ...]:
    sums, award = each.sums, each.chain.award
    period = f"{award.starts} – {award.end}" if award.starts and award.end else ""
    pace = grant_said.pace(sums).words if sums and award.running else ""
    return (
        Lines((Strong(each.name), *([each.funder] if each.funder else []), Status(award.status.value))),
        two(each.values["fain"] or "", each.values["listing"] or ""),
        two(period, pace),
        _minor(each, "authorized"),
        two(_minor(each, "spent"), _minor(each, "drawn")),
        two(_minor(each, "match_required"), _minor(each, "match_met")) if sums and sums.match_required else None,
        _next(each, today),
    )


def _minor(each: Awarded, name: str) -> str:
    return grant_said.money(each.sums, getattr(each.sums, name)) if each.sums else ""


def _next(each: Awarded, today: date) -> Cell:
    report = each.chain.next
    if report is None or not each.owing:
        return Quiet(_("None is owed"))
    return Lines((report.words, _standing(report, each, today)))


def _standing(report: Line, each: Awarded, today: date) -> Status | str:
    said = grant_said.standing(report, today, each.owing).words
    return Status("Overdue", f", {said}") if each.owing and report.late(today) else said


def _calendar(found: Book) -> Part | None:
    groups = tuple(
        Group(each.name, tuple(_report(report, each, found.today) for report in each.chain.lines))
        for each in found.awarded
        if each.chain.lines
    )
    if not groups:
        return None
    columns = (
        Column(_("Due"), share=0.8), Column(_("Report"), share=3.0), Column(_("State"), share=2.6),
        Column(_("Receipt"), share=1.3),
    )  # fmt: skip
    lacking = tuple(f"{each.name}: {words}" for each in found.awarded for words in each.chain.lacking)
    table = Table(columns, groups=groups, caption=_("Report calendar"), dense=True, header_column=False)
    more: list[Block] = [Section(_("Still missing"), (Bullets(lacking),), tone="care")] if lacking else []
    return part(_("Report calendar"), table, *more, standfirst=_("Every report of each award, to its end."))


def _report(report: Line, each: Awarded, today: date) -> tuple[Cell, ...]:
    state: Cell = _standing(report, each, today)
    if before := grant_said.before(report, each.chain.award):
        state = Lines((_standing(report, each, today), before))
    return report.day, report.words, state, each.receipts.get(report.own) if report.own else None


def _readme(desk: DeskFile, settled: bool, closed: bool) -> tuple[tuple[str, str], ...]:
    return (
        (_("What"), _("Grants book of {city}").format(city=desk.home()["name"])),
        (_("As of"), desk.today.isoformat()),
        (_("Source"), desk.path.name),
        (_("Applications"), _("All") if settled else _("Those that are not settled")),
        (_("Awards"), _("All") if closed else _("Those that are not closed")),
    )


PAPER = PaperKind(
    "grants-book",
    "Grants book",
    "Applications, awards with money and time, every report, the federal form by period, audit, subawards.",
    (),
    ("pdf", "xlsx"),
    (
        Option("settled", "Also applications that are settled"),
        Option("closed", "Also awards that are closed"),
        Option("form", "With the federal form of every period", True),
    ),
    lambda desk, _record, now, options: build(desk, now, **options),
)
