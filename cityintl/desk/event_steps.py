"""What is next for an event: who is to be invited, who has not answered, who has no seat, what came of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk import event_run, events, guest_list, seating, tables
from cityintl.desk.seating import Diner
from cityintl.desk.visit_steps import Step
from cityintl.records.dates import show_date
from cityintl.records.event import EventType
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: Events at which people sit at tables; at others only once somebody does.
_SEATED = (EventType.DINNER, EventType.LUNCH)


@dataclass(frozen=True, slots=True)
class _Case:
    """All that the questions look at."""

    desk: DeskFile
    number: int
    values: Mapping[str, Any]
    counts: events.Counts
    diners: Sequence[Diner]
    today: date


def steps_of(desk: DeskFile, event: int, today: date) -> list[Step]:
    """What to do next, what is due first; what has no day stands at today."""
    values = desk.get("event", event).values
    case = _Case(desk, event, values, events.counts(desk, event), seating.diners_of(desk, event), today)
    ahead = [*_guests(case), *_tables(case), *_run(case)] if values["on"] >= today else []
    return sorted([*ahead, *_after(case)], key=lambda step: step.due_on or today)


def _guests(case: _Case) -> Iterator[Step]:
    counts, answer_by = case.counts, case.values["answer_by"]
    missing = guest_list.missing_members(case.desk, case.number)
    if missing and not counts.listed:  # with some of them listed, leaving out the others was a choice
        words = ngettext(
            "{n} member of the visit is not on the list", "{n} members of the visit are not on the list", missing
        )
        yield Step(words.format(n=missing), tab="guest")
    elif not counts.listed:
        yield Step(_("Put the first guests on the list"), tab="guest")
    if counts.to_invite:
        words = ngettext("Invite {n} guest", "Invite {n} guests", counts.to_invite)
        yield Step(words.format(n=counts.to_invite), tab="guest")
    if counts.invited:
        words = ngettext("{n} guest has not answered", "{n} guests have not answered", counts.invited)
        yield Step(words.format(n=counts.invited), answer_by, "guest")
    if counts.listed and answer_by is None:
        yield Step(_("Say by when they answer"), tab="overview", detail=_("The kitchen needs the number."))
    if counts.left is not None and counts.left < 0:
        words = _("{people} come, the room takes {capacity}")
        yield Step(words.format(people=counts.people, capacity=counts.seats), tab="guest")


def _tables(case: _Case) -> Iterator[Step]:
    used = any(d.table for d in case.diners)
    if not any(d.comes for d in case.diners) or not (used or case.values["type"] in _SEATED):
        return
    if case.values["precedence"] is None:
        yield Step(_("Choose one order of precedence for all"), tab="tables")
    waiting = len(tables.without_seat(case.diners))
    if waiting:
        words = ngettext("{n} guest has no seat", "{n} guests have no seat", waiting).format(n=waiting)
        yield Step(words, case.values["on"], "tables")
    wrong = [t for t in troubles_of(case.diners) if t.guests]
    if wrong:
        rest = len(wrong) - 1
        detail = ngettext("and {n} more", "and {n} more", rest).format(n=rest) if rest else ""
        yield Step(wrong[0].words.removesuffix("."), tab="tables", detail=detail)


def troubles_of(diners: Sequence[Diner], size: int = 0, capacity: int | None = None) -> list[seating.Trouble]:
    """What is wrong with the seating, besides who has no seat yet: they stand beside the tables."""
    waiting = {d.number for d in tables.without_seat(diners)}
    found = seating.troubles(diners, size or seating.size_of(diners, None), capacity)
    return [t for t in found if len(t.guests) != 1 or t.guests[0] not in waiting]


def _run(case: _Case) -> Iterator[Step]:
    moments = event_run.run_of(case.desk, case.number)
    if not moments:
        yield Step(_("Write the run: what happens when"), case.values["on"], "run")
    odd = next((moment for moment in moments if moment.said), None)
    if odd is not None:
        yield Step(_("Look at the run: {line}").format(line=odd.words or odd.at), tab="run", detail=odd.said)


def _after(case: _Case) -> Iterator[Step]:
    on, today = case.values["on"], case.today
    if on <= today and case.counts.accepted:
        words = ngettext("Note whether {n} guest came", "Note who of {n} guests came", case.counts.accepted)
        yield Step(words.format(n=case.counts.accepted), on, "guest")
    if on < today and not case.values["outcome"]:
        yield Step(_("Write down what came of it"), tab="run")


def next_said(desk: DeskFile, event: int, today: date) -> str:
    """The first step with its day, for the head of the page; empty when nothing is to be done."""
    steps = steps_of(desk, event, today)
    if not steps:
        return ""
    first = steps[0]
    if first.due_on is None or first.due_on == desk.get("event", event).values["on"]:
        return first.words
    return _("{what}, by {day}").format(what=first.words, day=show_date(first.due_on))
