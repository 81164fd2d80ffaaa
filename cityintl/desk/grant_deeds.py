"""What is done with an award as one step: a report handed in, more time, an extension, a stop, an end."""

from datetime import date
from typing import Any

from cityintl.desk.awards import Award, awards, changes_of, stood
from cityintl.desk.grant_chain import Line, chain_of
from cityintl.errors import UserError
from cityintl.records.dates import show_date
from cityintl.records.grant import GrantStatus
from cityintl.records.grant_course import AmendmentType
from cityintl.store import DeskFile, Write
from cityintl.words import _


def line_called(desk: DeskFile, number: int, key: str) -> Line:
    """The line of an award's chain that has this key; UserError lists those that are open."""
    chain = chain_of(desk, number)
    for line in chain.lines:
        if line.key == key.strip():
            return line
    left = [line.key for line in chain.lines if line.submitted_on is None]
    raise UserError(
        _("This award has no report called “{key}”.").format(key=key),
        _("Choose one of: {keys}.").format(keys=", ".join(left)) if left else _("All of them are handed in."),
    )


def hand_in(desk: DeskFile, number: int, key: str, on: date, receipt: str = "") -> None:
    """A report was handed in."""
    line = line_called(desk, number, key)
    if on > desk.today:
        raise UserError(_("{day} is still to come.").format(day=show_date(on)), _("Say the day it was handed in."))
    refuse_early(desk, line, on)
    with desk.write(_("Handed in: {report}").format(report=line.words)) as door:
        keep(door, line, {"submitted_on": on} | ({"receipt": receipt} if receipt else {}))


def refuse_early(desk: DeskFile, line: Line, on: date) -> None:
    """UserError for a day before the award began, or before the end of what the report tells about."""
    (award,) = awards(desk, [line.grant])
    advice = _("Say the day it was handed in.")
    if award.starts and on < award.starts:
        raise UserError(_("The award starts only on {day}.").format(day=show_date(award.starts)), advice)
    if line.last and on < line.last:
        raise UserError(_("The report tells about the days to {day}.").format(day=show_date(line.last)), advice)


def give_time(desk: DeskFile, number: int, key: str, until: date, by: str = "") -> None:
    """The agency gave more time for a report."""
    line = line_called(desk, number, key)
    if line.due and until < line.due:
        raise UserError(
            _("It is due later, on {day}.").format(day=show_date(line.due)), _("Say the day that was granted.")
        )
    with desk.write(_("More time until {day}: {report}").format(day=show_date(until), report=line.words)) as door:
        keep(door, line, {"extended_to": until} | ({"extended_by": by} if by else {}))


def keep(door: Write, line: Line, values: dict[str, Any]) -> None:
    """Write something of a line: into its record where it has one, else into a new one that finds its place by it."""
    if line.own is not None:
        door.set("grant_report", line.own, values)
        return
    place = {
        "grant": line.grant, "type": line.type, "period_start": line.first, "period_end": line.last,
        "final": line.final or None, "subaward": line.subaward,
    }  # fmt: skip
    door.add("grant_report", place | values)


def extend(desk: DeskFile, number: int, until: date, on: date, by: str = "", reason: str = "") -> int:
    """The award goes on without more money: the chain follows the new end, the old one stays in the amendment."""
    (award,) = awards(desk, [number])
    _refuse_over(award)
    _refuse_suspended(award)
    if on > desk.today:
        raise UserError(_("{day} is still to come.").format(day=show_date(on)), _("Say the day it was agreed."))
    if award.end is None:
        raise UserError(_("This award has no end yet."), _("Say first until when it was awarded."))
    if until <= award.end:
        raise UserError(
            _("It ends on {day} already.").format(day=show_date(award.end)), _("Choose a later day for the new end.")
        )
    values = {
        "grant": number, "type": AmendmentType.EXTENSION, "agreed_on": on, "old_end": award.end, "new_end": until,
        "signed_by": by or None, "reason": reason or None,
    }  # fmt: skip
    with desk.write(_("Extend to {day}: {award}").format(day=show_date(until), award=award.name)) as door:
        door.set("grant", number, {"status": GrantStatus.EXTENDED})
        return door.add("amendment", values)


def suspend(desk: DeskFile, number: int, on: date, reason: str) -> int:
    """The agency stopped the work; reports stay due."""
    (award,) = awards(desk, [number])
    _refuse_over(award)
    _refuse_suspended(award)
    values = {"status": GrantStatus.SUSPENDED, "suspended_on": on}
    return _stopped(desk, number, AmendmentType.SUSPENSION, on, reason, values, _("Suspended: {award}"))


def resume(desk: DeskFile, number: int, on: date, reason: str = "") -> int:
    """The agency let the work go on: the award stands where its amendments had brought it."""
    (award,) = awards(desk, [number])
    if award.status is not GrantStatus.SUSPENDED:
        raise UserError(_("This award is not suspended."), _("There is nothing to take up again."))
    values = {"status": _stood(desk, number), "suspended_on": None}
    return _changed(desk, number, AmendmentType.RESUMPTION, on, reason, values, _("Resumed: {award}"))


def terminate(desk: DeskFile, number: int, on: date, reason: str) -> int:
    """The agency ended the award on a day within its period: final reports count from it."""
    (award,) = awards(desk, [number])
    _refuse_over(award)
    if award.starts and on < award.starts:
        raise UserError(
            _("The award starts only on {day}.").format(day=show_date(award.starts)),
            _("Choose a day on which it had begun."),
        )
    if award.end and on > award.end:
        raise UserError(
            _("It ends on {day} already.").format(day=show_date(award.end)), _("Choose an earlier day for its end.")
        )
    values = {"status": GrantStatus.TERMINATED, "terminated_on": on}
    return _stopped(desk, number, AmendmentType.TERMINATION, on, reason, values, _("Terminated: {award}"))


def _refuse_over(award: Award) -> None:
    if not award.running:
        raise UserError(
            _("This award does not go on any more: {status}.").format(status=_(award.status.value)),
            _("Correct its status first, where that is wrong."),
        )


def _refuse_suspended(award: Award) -> None:
    if award.status is GrantStatus.SUSPENDED:
        raise UserError(_("This award is suspended."), _("Say first that it goes on again."))


def _stood(desk: DeskFile, number: int) -> GrantStatus:
    """The status that its changes so far gave the award."""
    return stood(changes_of(desk, [number]).get(number, ()), desk.today)


def _stopped(
    desk: DeskFile, number: int, kind: AmendmentType, on: date, reason: str, values: dict[str, Any], words: str
) -> int:
    if not reason.strip():
        raise UserError(_("Say what the agency wrote."), _("Auditors and the council will ask."))
    return _changed(desk, number, kind, on, reason, values, words)


def _changed(
    desk: DeskFile, number: int, kind: AmendmentType, on: date, reason: str, values: dict[str, Any], words: str
) -> int:
    (award,) = awards(desk, [number])
    with desk.write(words.format(award=award.name)) as door:
        door.set("grant", number, values)
        ended = {"old_end": award.end} if kind is AmendmentType.TERMINATION else {}
        own = {"grant": number, "type": kind, "agreed_on": on, "reason": reason.strip() or None}
        return door.add("amendment", own | ended)
