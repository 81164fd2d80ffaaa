"""What was agreed, decided and changed in a tie, as the parts of papers that tell it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cityintl.desk import grades, terms
from cityintl.papers import days
from cityintl.papers.blocks import Block, Cell, Column, Event, History, Lines, Section, Span, Status, Table
from cityintl.papers.telling import dated, two, worded, year_of
from cityintl.records.tie import TieStatus
from cityintl.store import DeskFile, Entry
from cityintl.words import _

_LIVES = (TieStatus.ACTIVE, TieStatus.PROVISIONAL)
_BEFORE = (TieStatus.INQUIRY, TieStatus.UNDER_REVIEW)


def parts(desk: DeskFile, tie: Entry, kind: str, by: str) -> list[Mapping[str, Any]]:
    """The parts of a tie of one kind, in the order of a date; those without it first."""
    ids = next((part.ids for part in desk.parts("tie", tie.id) if part.kind == kind), ())
    found = [desk.get(kind, n).values for n in ids]
    return sorted(found, key=lambda values: str(values[by] or ""))


def review(desk: DeskFile, tie: Entry, today: date) -> str:
    """The letter of the last review beside the facts, and the other one where they propose another."""
    found = grades.grade_facts(desk, tie.id, today)
    kept = found.kept.name if found.kept else ""
    if found.since is None:
        return _("Grade {letter}").format(letter=kept) if kept else ""
    letter = _("Grade {letter}: ").format(letter=kept) if kept else ""
    if found.doubted and found.proposed:
        letter = _("Grade {letter}, kept from the last review; the facts propose {proposed}: ").format(
            letter=kept, proposed=found.proposed.name
        )
    return letter + _("{facts} since {day}").format(facts=found.words, day=days.day(found.since))


def agreements(desk: DeskFile, tie: Entry) -> list[Block]:
    """The papers that were signed."""
    rows = tuple(_agreement(values, desk.today) for values in parts(desk, tie, "agreement", "signed_on"))
    if not rows:
        return []
    columns = (Column(_("Paper"), share=2.6), Column(_("Signed"), share=1.0), Column(_("Term"), share=1.3))
    return [Section(_("Agreements"), (Table(columns, rows, caption=_("Agreements")),))]


def _agreement(values: Mapping[str, Any], today: date) -> tuple[Cell, ...]:
    kind = " · ".join(worded(values[name]) for name in ("type", "binding") if values[name])
    notice = _("{n} days’ notice").format(n=values["notice_days"]) if values["notice_days"] else ""
    with days.in_tables():
        term = terms.term_said(values, today)
    return (
        Lines((values["title"], kind)) if kind else values["title"],
        two(dated(values["signed_on"]), values["resolution"]),
        two(term, notice),
    )


def line_of_years(desk: DeskFile, tie: Entry, today: date) -> list[Block]:
    """What happened, on a line of years; nothing where it is too little for one."""
    statuses = parts(desk, tie, "tie_event", "on")
    events = _events(tie, statuses, parts(desk, tie, "agreement", "signed_on"))
    if len(events) < 2:
        return []
    note = _("Thick line: in force. Thin: before. Dotted: suspended or ended.")
    return [History(_("History"), tuple(events), _spans(statuses, today), note)]


def changes(desk: DeskFile, tie: Entry) -> list[Block]:
    """Every change of the status with its reason."""
    rows = tuple(_change(values) for values in parts(desk, tie, "tie_event", "on"))
    if not rows:
        return []
    columns = (Column(_("Date"), share=0.75), Column(_("Status"), share=1.15), Column(_("Reason"), share=3.1))
    return [Section(_("Changes"), (Table(columns, rows, caption=_("Changes of status")),))]


def _change(values: Mapping[str, Any]) -> tuple[Cell, ...]:
    by = worded(values["authority"])
    if values["resolution"]:
        by = ", ".join(part for part in (by, _("resolution {number}").format(number=values["resolution"])) if part)
    reason = [part for part in (values["reason"], by) if part]
    return dated(values["on"]), Status(str(values["to_status"].value)), Lines(tuple(reason)) if reason else None


def _events(tie: Entry, statuses: list[Mapping[str, Any]], papers: list[Mapping[str, Any]]) -> list[Event]:
    """First contact, changes of status and papers; what stands in one year under two names stands once."""
    found: list[Event] = []
    if tie.values["first_contact"]:
        found.append(_event(tie.values["first_contact"], _("First contact")))
    found += [_event(values["on"], worded(values["to_status"])) for values in statuses]
    for values in papers:
        if values["signed_on"] and values["type"]:
            found.append(_event(values["signed_on"], worded(values["type"])))
    by_year: dict[str, Event] = {}
    for event in sorted(found, key=lambda e: e.at):
        known = by_year.get(event.when)
        if known is None:
            by_year[event.when] = event
        elif event.text.lower() not in known.text.lower():
            by_year[event.when] = Event(known.when, known.at, _("; ").join((known.text, event.text.lower())))
    return list(by_year.values())


def _event(known: str, text: str) -> Event:
    return Event(known[:4], year_of(known), text)


def _spans(statuses: list[Mapping[str, Any]], today: date) -> tuple[Span, ...]:
    ends = [year_of(values["on"]) for values in statuses[1:]] + [year_of(today.isoformat())]
    found = []
    for values, end in zip(statuses, ends, strict=True):
        begin, status = year_of(values["on"]), values["to_status"]
        if end <= begin:
            continue
        if status in _LIVES:
            found.append(Span(begin, end, "active"))
        else:
            found.append(Span(begin, end, "before" if status in _BEFORE else "silent"))
    return tuple(found)


def decisions(desk: DeskFile, entries: list[Entry]) -> list[Block]:
    """Who decided what, about any of these records, the newest first."""
    numbers = {
        end.id
        for entry in entries
        for end in desk.linked(entry.kind, entry.id)
        if end.kind == "decision" and not end.outward
    }
    found = sorted((desk.get("decision", n).values for n in numbers), key=lambda values: values["on"], reverse=True)
    if not found:
        return []
    rows = tuple(
        (values["on"], Lines(tuple(part for part in (values["what"], values["why"], values["decided_by"]) if part)))
        for values in found
    )
    columns = (Column(_("Date"), share=0.75), Column(_("Decision"), share=4.25))
    return [Section(_("Decisions"), (Table(columns, rows, caption=_("Decisions"), heads=False),))]
