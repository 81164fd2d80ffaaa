"""The sheet of a commitment, or of one of its submissions: what was pledged, how it stands, what is asked and due."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from cityintl.desk import recommendations, reporting_grid, submissions
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.obligations import Only, State, obligations
from cityintl.papers import days
from cityintl.papers.blocks import (
    Block,
    Cell,
    Column,
    Facts,
    Inline,
    Line,
    Lines,
    Paper,
    Quiet,
    Section,
    Status,
    Strong,
    Table,
    Text,
    line,
)
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.recommended import recommendations_table
from cityintl.papers.reporting_calendar import COMMITTED
from cityintl.papers.telling import titles_of as names_of
from cityintl.papers.telling import told
from cityintl.records import kinds
from cityintl.records.submission import SubmissionStatus
from cityintl.store import DeskFile, Entry
from cityintl.words import _

_AHEAD = timedelta(days=730)
_SENT = (SubmissionStatus.SUBMITTED, SubmissionStatus.ACKNOWLEDGED)
_COMMITMENT = (
    "instrument", "network", "signed_by", "signed_on", "resolution", "scope", "stage", "stage_on", "plan_on",
    "inventory_on", "focal_person", "department",
)  # fmt: skip
_SUBMISSION = (
    "scope", "prepared_by", "ready_by", "approved_by", "approved_on", "submitted_on", "receipt", "score", "public_url",
    "launched_on",
)  # fmt: skip


def build(desk: DeskFile, kind: str, number: int, now: datetime, *, notes: bool = False) -> Paper:
    """The sheet of either; `notes` adds what the office wrote for itself."""
    entry = desk.get(kind, number)
    framework = desk.get("framework", entry.values["framework"])
    inside = _of_commitment if kind == "commitment" else _of_submission
    blocks = inside(desk, entry, framework)
    if notes and entry.values["notes"]:
        blocks.append(Section(_("Notes"), (Text(entry.values["notes"]),)))
    return Paper(
        name="commitment-sheet",
        title=entry.title,
        kicker=_("Commitment") if kind == "commitment" else _("Submission"),
        standfirst=_standing(entry, framework),
        blocks=tuple(blocks),
        handling=_("Internal") if notes else "",
        **letterhead(desk.home(), now),
    )


def _standing(entry: Entry, framework: Entry) -> Line:
    """The framework, and how it stands."""
    status = entry.values["status"]
    parts: list[Inline] = [f"{framework.values['code']} · {framework.values['name']} · "]
    word = COMMITTED.get(status) or ("Done" if status in _SENT else None)
    if word is None or word == status.value:
        return line(*parts, Status(str(status.value)))
    return line(*parts, Status(word, f" · {_(status.value)}"))


def _facts(desk: DeskFile, entry: Entry, names: Sequence[str]) -> tuple[tuple[str, Cell], ...]:
    fields = [kinds.kind(entry.kind).fields[name] for name in names]
    links = [(f.link, entry.values[f.name]) for f in fields if f.link and entry.values[f.name]]
    titles = names_of(desk, [(target, n) for target, n in links if target])
    pairs = [(_(f.label), told(f, entry.values, titles)) for f in fields]
    return tuple((label, cell) for label, cell in pairs if cell)


# -- a commitment


def _of_commitment(desk: DeskFile, entry: Entry, framework: Entry) -> list[Block]:
    values = entry.values
    blocks: list[Block] = []
    if values["pledge"]:
        blocks.append(Section(_("Pledge"), (Text(values["pledge"], "lead"),)))
    if values["progress"]:
        blocks.append(Section(_("Progress"), (Text(values["progress"]),)))
    blocks.append(Section(_("Facts"), (Facts(_facts(desk, entry, _COMMITMENT)),)))
    numbers = submissions.serving(desk, entry.id)
    blocks += _submissions(desk, numbers)
    windows = [row["id"] for row in picked(desk, "reporting_window", (), {"framework": framework.id})]
    blocks += _windows(desk, framework.id)
    blocks += _due(desk, {"commitment": [entry.id], "submission": numbers, "reporting_window": windows})
    blocks += _asked(framework)
    found = recommendations.recommendations(desk, framework.id)
    if found:
        blocks.append(Section(_("Recommended"), (recommendations_table(found, desk.today),)))
    return blocks


def _submissions(desk: DeskFile, numbers: Sequence[int]) -> list[Block]:
    """The reports that count for it, the newest first."""
    fields = ("title", "status", "submitted_on", "ready_by", "score", "public_url")
    rows = sorted(picked(desk, "submission", fields, {"id": numbers}), key=lambda row: -row["id"])
    if not rows:
        return []
    columns = (Column(_("Submission"), share=2.6), Column(_("Status"), share=1.6), Column(_("Score"), share=0.8))
    cells = tuple((row["title"], _sent(row), row["score"]) for row in rows)
    return [Section(_("Submissions"), (Table(columns, cells, caption=_("Submissions")),))]


def _sent(row: Mapping[str, Any]) -> Cell:
    if row["status"] in _SENT and row["submitted_on"]:
        return Lines((Status("Done"), f"{_(row['status'].value)}, {row['submitted_on']}"))
    ready = _("ready by {day}").format(day=row["ready_by"]) if row["ready_by"] else ""
    return Lines((_(row["status"].value), *filter(None, (ready,))))


def _windows(desk: DeskFile, framework: int) -> list[Block]:
    """The rounds of the framework, by year."""
    whole = reporting_grid.grid(desk, desk.today)
    grid = reporting_grid.grid(desk, desk.today, whole.all_years or whole.years)
    rounds = [each for of in grid.lines if of.number == framework for year in grid.years for each in of.rounds[year]]
    rows = tuple(
        (
            str(each.year),
            Lines((each.name, each.days)) if each.name and each.days else each.name or each.days or None,
            each.owner or None,
            each.state if each.sure else Lines((each.state, _("not confirmed"))),
        )
        for each in rounds
    )
    columns = (Column(_("Year"), share=0.6), Column(_("Round"), second=_("Window"), share=2.3),
               Column(_("Owner"), share=1.2), Column(_("State"), share=1.3))  # fmt: skip
    return [Section(_("Rounds"), (Table(columns, rows, caption=_("Rounds")),))] if rows else []


def _due(desk: DeskFile, only: Only) -> list[Block]:
    """What is late and what falls due within two years."""
    found = [each for each in obligations(desk, None, desk.today + _AHEAD, desk.today, only)
             if each.state is State.OPEN]  # fmt: skip
    rows = tuple(
        (
            each.due.isoformat() if each.due else each.known or _("no day"),
            line(Status("Overdue"), f": {each.words}") if each.late(desk.today) else each.words,
        )
        for each in found
    )
    columns = (Column(_("Day"), share=1.0), Column(_("What"), share=4.0))
    table = Table(columns, rows, caption=_("What is due"), heads=False, header_column=False)
    return [Section(_("What is due"), (table,))] if rows else []


def _asked(framework: Entry) -> list[Block]:
    """What the framework asks of a city, who says so, and where the nation stands on it."""
    values = framework.values
    checked = _("checked on {day}").format(day=days.day(values["checked_on"])) if values["checked_on"] else ""
    sure = "" if values["verified"] else _("unverified")
    source = ", ".join(filter(None, ((values["citation"] or "").rstrip(" ."), checked, sure)))
    posture: Cell = None
    if values["posture"]:
        on = days.day(values["posture_on"]) if values["posture_on"] else ""
        said = ", ".join(filter(None, (on, values["posture_source"])))
        posture = Lines((values["posture"], *filter(None, (said,))))
    fields = kinds.kind("framework").fields
    pairs: list[tuple[str, Cell]] = [
        (_("It asks"), values["asks"]),
        (_("Cycle"), values["cycle_known"]),
        (_("Portal"), told(fields["portal"], values, {})),
        (_("Source"), source if values["citation"] else None),
        (_("Posture of the nation"), posture),
    ]
    filled = tuple((label, cell) for label, cell in pairs if cell)
    return [Section(str(values["code"]), (Facts(filled),))] if filled else []


# -- a submission


def _of_submission(desk: DeskFile, entry: Entry, framework: Entry) -> list[Block]:
    blocks: list[Block] = [Section(_("Facts"), (Facts(_facts(desk, entry, _SUBMISSION)),))]
    pledges = titles_of(desk, "commitment", submissions.served(desk, entry.id))
    if pledges:
        pairs = tuple((_("Serves"), title) for title in pledges.values())
        blocks.append(Section(_("Pledges"), (Facts(pairs),)))
    blocks += _calls(desk, entry.id)
    blocks += _chapters(desk, entry.id)
    blocks += _answers(desk, entry)
    parts = {kind: [row["id"] for row in picked(desk, kind, (), {"submission": entry.id})]
             for kind in ("data_call", "chapter")}  # fmt: skip
    window = [entry.values["window"]] if entry.values["window"] else []
    blocks += _due(desk, {"submission": [entry.id], "reporting_window": window, **parts})
    if entry.values["lessons"]:
        blocks.append(Section(_("Lessons"), (Text(entry.values["lessons"]),)))
    return blocks + _asked(framework)


def _answers(desk: DeskFile, entry: Entry) -> list[Block]:
    """Every question with this round's answer, the one before it, and the file behind it."""
    found = submissions.beside(desk, entry.id)
    if not found.answers:
        return []
    rows = []
    for each in found.answers:
        answer: list[Inline | Line] = [each.answer or Quiet(_("no answer yet"))]
        if each.before and each.before != each.answer:
            answer.append(_("Before: {answer}").format(answer=each.before))
        if each.evidence_title:
            file = _("File: {name}").format(name=each.evidence_title)
            answer.append(line(file + " ", Status("Open", " · " + _("to attach"))) if each.to_attach else file)
        rows.append((each.code or None, each.question, Lines(tuple(answer))))
    columns = (Column(_("Code"), share=0.7), Column(_("Question"), share=2.2), Column(_("Answer"), share=2.6))
    note = _("{n} of {all} answered.").format(n=found.answered, all=len(found.answers))
    table = Table(columns, tuple(rows), caption=_("Answers"))
    return [Section(_("Answers"), (table,), note=note)]


def _calls(desk: DeskFile, number: int) -> list[Block]:
    """The departments that were asked for figures."""
    found = submissions.calls(desk, number)
    offices = titles_of(desk, "organization", {row["department"] for row in found})
    rows = tuple(
        (
            Lines((Strong(offices.get(row["department"], _("nobody yet"))), *filter(None, (row["what"],)))),
            row["asked_on"], row["due_on"],
            Lines((Status("Done"), row["received_on"].isoformat())) if row["received_on"]
            else Status("Overdue" if row["due_on"] and row["due_on"] < desk.today else "Open"),
        )
        for row in found
    )  # fmt: skip
    columns = (Column(_("Department"), share=2.6), Column(_("Asked")), Column(_("Due")), Column(_("Received")))
    return [Section(_("Departments"), (Table(columns, rows, caption=_("Departments asked")),))] if rows else []


def _chapters(desk: DeskFile, number: int) -> list[Block]:
    """The chapters of a review and where each is."""
    rows = picked(desk, "chapter", ("name", "state"), {"submission": number})
    pairs = tuple((row["name"], _(row["state"].value)) for row in rows)
    columns = (Column(_("Chapter"), share=3.4), Column(_("State"), share=1.6))
    return [Section(_("Chapters"), (Table(columns, pairs, caption=_("Chapters")),))] if pairs else []


def _make(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    kind, number = record or ("commitment", 0)
    return build(desk, kind, number, now, notes=options["notes"])


PAPER = PaperKind(
    "commitment-sheet",
    "Commitment sheet",
    "One commitment, or one submission: the pledge, how it stands, answers, departments, rounds and what is due.",
    ("commitment", "submission"),
    ("pdf",),
    (Option("notes", "With the office’s own notes, for internal use", confidential=True),),
    _make,
)
