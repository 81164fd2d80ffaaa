"""The calendar of global reporting: every round by year, the commitments, what is due, what was recommended to us."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cityintl.desk import recommendations, reporting_grid
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.obligations import Obligation, State, obligations
from cityintl.desk.recommendations import Recommended
from cityintl.desk.reporting_grid import Grid, Line, Round
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.papers import days
from cityintl.papers.blocks import (
    Block,
    Cell,
    Column,
    Facts,
    Group,
    Lines,
    Paper,
    Part,
    Section,
    Status,
    Strong,
    Table,
)
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.recommended import matrix, recommendation_sheet
from cityintl.records.commitment import CommitmentStatus
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: What global reporting asks for, by the families of what falls due.
DUE = (
    "window_opens", "session", "window_closes", "figures", "submission", "receipt", "data_call", "data_due", "chapter",
    "release", "plan_age", "inventory_age", "recommendation",
)  # fmt: skip
_AHEAD = timedelta(days=365)
#: The word that asks for the years around this one.
_AROUND = "around"
COMMITTED = {
    CommitmentStatus.COMPLIANT: "Done", CommitmentStatus.OVERDUE: "Overdue", CommitmentStatus.ACTIVE: "Active",
    CommitmentStatus.PLEDGED: "Open",
}  # fmt: skip


@dataclass(frozen=True)
class _Told:
    """What the rows are told from: reports and commitments by number and framework, postures by framework."""

    reports: Mapping[int, Mapping[str, Any]]
    commitments: Mapping[int, Sequence[Mapping[str, Any]]]
    postures: Mapping[int, Mapping[str, Any]]


def build(desk: DeskFile, now: datetime, *, years: tuple[int, ...]) -> Paper:
    """The calendar of these years, those around this one where none is named."""
    grid = reporting_grid.grid(desk, desk.today, years)
    told, found = _told(desk), recommendations.recommendations(desk)
    due = [
        each
        for each in obligations(desk, None, desk.today + _AHEAD, desk.today)
        if each.family in DUE and each.state is State.OPEN and not each.private
    ]
    blocks: list[Block] = [*_calendar(grid, told)]
    parts = [_commitments(desk, told), _posture(grid, told), _due(due, desk)]
    blocks += [part for part in parts if part]
    if found:
        blocks.append(matrix(found, desk.today))
    span = f"{grid.years[0]}–{grid.years[-1]}" if len(grid.years) > 1 else str(grid.years[0])
    lines = ngettext("{n} framework", "{n} frameworks", len(grid.lines)).format(n=len(grid.lines))
    return Paper(
        name="reporting-calendar",
        title=_("Global reporting, {years}").format(years=span),
        kicker=_("Global reporting calendar"),
        standfirst=_("{frameworks} in use, as of {day}").format(frameworks=lines, day=days.day(desk.today)),
        blocks=tuple(blocks),
        landscape=True,
        sheets=_sheets(grid, told, due, found),
        readme=(
            (_("What"), _("Global reporting of {city}").format(city=desk.home()["name"])),
            (_("As of"), desk.today.isoformat()),
            (_("Source"), desk.path.name),
            (_("Years"), span),
            (_("Due"), _("What is open and falls due within a year, or is late.")),
        ),
        **letterhead(desk.home(), now),
    )


def _told(desk: DeskFile) -> _Told:
    reports = picked(desk, "submission", ("title", "status", "submitted_on", "score"), {})
    fields = (
        "title", "framework", "status", "stage", "stage_on", "signed_on", "network", "focal_person", "department",
        "progress",
    )  # fmt: skip
    rows: dict[int, list[Mapping[str, Any]]] = {}
    for row in picked(desk, "commitment", fields, {}):
        rows.setdefault(row["framework"], []).append(row)
    postures = picked(desk, "framework", ("code", "posture", "posture_on", "posture_source", "verified"), {})
    return _Told({row["id"]: row for row in reports}, rows, {row["id"]: row for row in postures})


# -- the calendar


def _calendar(grid: Grid, told: _Told) -> list[Block]:
    groups = []
    for year in grid.years:
        rows = [
            _row(line, each, told, first=place == 0)
            for line in grid.lines
            for place, each in enumerate(line.rounds[year])
        ]
        if rows:
            groups.append(Group(str(year), tuple(rows)))
    if not groups:
        return [Section(_("Calendar"), (Facts(((_("Rounds"), _("No round on record for these years.")),)),))]
    columns = (
        Column(_("Framework"), second=_("Round"), share=1.6),
        Column(_("Commitment"), share=2.1),
        Column(_("Window"), share=1.7),
        Column(_("Owner"), share=1.1),
        Column(_("Status"), share=1.3),
        Column(_("Submission"), share=1.9),
        Column(_("Score"), share=0.6),
        Column(_("Posture"), share=0.9),
    )
    return [Table(columns, groups=tuple(groups), caption=_("Calendar"), dense=True)]


def _row(line: Line, each: Round, told: _Told, *, first: bool) -> tuple[Cell, ...]:
    reports = [told.reports[number] for number in each.reports]
    scores = [str(report["score"]) for report in reports if report["score"]]
    window = [part for part in (each.days, "" if each.sure else _("not confirmed")) if part]
    titles = tuple(report["title"] for report in reports)
    pledged = tuple(row["title"] for row in told.commitments.get(line.number, ())) if first else ()
    posture = told.postures[line.number]["posture_on"] if line.posture else None
    return (
        Lines((Strong(line.code), *filter(None, (each.name if each.name not in titles else "",)))),
        Lines(pledged) if pledged else None,
        Lines(tuple(window)) if window else None,
        each.owner or None,
        _status(each),
        Lines(titles) if titles else None,
        Lines(tuple(scores)) if scores else None,
        (_("as of {day}").format(day=posture) if posture else _("see below")) if line.posture else None,
    )


def _status(each: Round) -> Cell:
    """How a round stands, with the mark of its tone."""
    word = {"green": "Done", "red": "Overdue", "amber": "Open"}.get(each.tone)
    return Lines((Status(word), each.state)) if word else each.state or None


def _posture(grid: Grid, told: _Told) -> Part | None:
    """Where the nation stands, word for word as somebody wrote it down, with its source."""
    pairs: list[tuple[str, Cell]] = []
    for line in grid.lines:
        row = told.postures[line.number]
        if row["posture"]:
            source = "; ".join(
                filter(None, ((row["posture_source"] or "").rstrip("."), "" if row["verified"] else _("unverified")))
            )
            on = days.day(row["posture_on"]) if row["posture_on"] else ""
            pairs.append((line.code, Lines((row["posture"], *filter(None, (", ".join(filter(None, (on, source))),))))))
    note = _("A city reports on its own account; what the nation does is told so that nobody is surprised.")
    if not pairs:
        return None
    section = Section(_("By framework"), (Facts(tuple(pairs)),), note=note)
    return Part(_("Posture of the nation"), (section,), kicker=_("What the nation does"), landscape=True)


# -- commitments and what is due


def _commitments(desk: DeskFile, told: _Told) -> Part | None:
    codes = {number: row["code"] for number, row in told.postures.items()}
    rows = [(codes[framework], row) for framework, of in told.commitments.items() for row in of]
    if not rows:
        return None
    people = titles_of(desk, "person", {row["focal_person"] for _code, row in rows})
    offices = titles_of(desk, "organization", {row["department"] for _code, row in rows})
    columns = (
        Column(_("Commitment"), second=_("Framework"), share=2.6), Column(_("Status"), share=1.1),
        Column(_("Stage"), share=1.6), Column(_("Owner"), second=_("Department"), share=1.6),
        Column(_("Progress"), share=3.2),
    )  # fmt: skip
    cells = tuple(
        (
            Lines((Strong(row["title"]), code)),
            committed(row["status"]),
            Lines((row["stage"], *([_("since {day}").format(day=row["stage_on"])] if row["stage_on"] else [])))
            if row["stage"]
            else None,
            Lines(tuple(filter(None, (people.get(row["focal_person"]), offices.get(row["department"])))))
            if row["focal_person"] or row["department"]
            else None,
            row["progress"],
        )
        for code, row in sorted(rows, key=lambda each: (each[0], each[1]["id"]))
    )
    table = Table(columns, cells, caption=_("Commitments"), dense=True)
    return Part(_("Commitments"), (table,), kicker=_("What we signed"), landscape=True)


def committed(status: CommitmentStatus) -> Cell:
    """The status of a commitment with its mark where it has one."""
    word = COMMITTED.get(status)
    if word is None or word == status.value:
        return Status(str(status.value))
    return Lines((Status(word), _(status.value)))


def _due(found: Sequence[Obligation], desk: DeskFile) -> Part | None:
    rows = tuple(
        (
            Lines((Status("Overdue"), _when(each))) if each.late(desk.today) else _when(each),
            each.words,
            each.about or None,
        )
        for each in found
    )
    if not rows:
        return None
    columns = (
        Column(_("Day"), share=1.0), Column(_("What"), share=5.4), Column(_("Of"), share=3.4),
    )  # fmt: skip
    table = Table(columns, rows, caption=_("What is due"), dense=True, header_column=False)
    return Part(_("What is due within a year"), (table,), kicker=_("Days"), landscape=True)


def _when(each: Obligation) -> str:
    return each.due.isoformat() if each.due else each.known or _("no day")


# -- sheets


def _sheets(grid: Grid, told: _Told, due: Sequence[Obligation], found: Sequence[Recommended]) -> tuple[Sheet, ...]:
    made = [_calendar_sheet(grid, told)]
    if due:
        columns = (SheetColumn(_("Day"), "partial_date"), SheetColumn(_("What")), SheetColumn(_("Of")))
        rows = [(each.due.isoformat() if each.due else each.known or None, each.words, each.about or None)
                for each in due]  # fmt: skip
        made.append(Sheet(_("Due"), columns, rows))
    if found:
        made.append(recommendation_sheet(found))
    return tuple(made)


def _calendar_sheet(grid: Grid, told: _Told) -> Sheet:
    columns = (
        SheetColumn(_("Year"), "text"), SheetColumn(_("Framework")), SheetColumn(_("Name")), SheetColumn(_("Round")),
        SheetColumn(_("Commitments")), SheetColumn(_("Window")), SheetColumn(_("Confirmed"), "bool"),
        SheetColumn(_("Owner")), SheetColumn(_("Status")), SheetColumn(_("Submission")),
        SheetColumn(_("Submitted"), "date"), SheetColumn(_("Score")), SheetColumn(_("Posture"), "note"),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    for year in grid.years:
        for line in grid.lines:
            for each in line.rounds[year]:
                reports = [told.reports[number] for number in each.reports]
                sent = [report["submitted_on"] for report in reports if report["submitted_on"]]
                pledged = [row["title"] for row in told.commitments.get(line.number, ())]
                rows.append(
                    (
                        str(year), line.code, line.name, each.name or None, "; ".join(pledged) or None,
                        each.days or None, each.sure, each.owner or None, each.state or None,
                        "; ".join(report["title"] for report in reports) or None, max(sent, default=None),
                        "; ".join(str(r["score"]) for r in reports if r["score"]) or None, line.posture or None,
                    )
                )  # fmt: skip
    return Sheet(_("Calendar"), columns, rows)


def _offered(desk: DeskFile, _record: Record) -> list[tuple[str, str]]:
    known = reporting_grid.grid(desk, desk.today).all_years
    return [(_AROUND, _("Last year to two years ahead")), *((str(year), str(year)) for year in reversed(known))]


def _make(desk: DeskFile, _record: Record, now: datetime, options: Options) -> Paper:
    chosen = options["year"]
    return build(desk, now, years=() if chosen in ("", _AROUND) else (int(chosen),))


PAPER = PaperKind(
    "reporting-calendar",
    "Global reporting calendar",
    "Every framework with its rounds, owners, submissions and scores; commitments, what is due, recommendations.",
    (),
    ("pdf", "xlsx"),
    (Option("year", "The year", offers=_offered),),
    _make,
)
