"""How long records have been silent: what lists work out for today, found here for one alone, and for a day before."""

from collections.abc import Mapping
from datetime import date

from cityintl.desk import picking, scopes, touches
from cityintl.desk.asking import picked
from cityintl.desk.facts import LIVING, StandingStatus
from cityintl.desk.rules import in_force, moved, rules_of
from cityintl.desk.scopes import Scope
from cityintl.records.tie import TieStatus
from cityintl.store import DeskFile, Entry


def last_contact(desk: DeskFile, scope: Scope, today: date) -> date | None:
    """The newest contact with the record whose story is told; people and offices count for those they speak for."""
    kind = "partner" if scope.entry.kind == "tie" else scope.entry.kind
    ends = {kind: scope.of(kind)}
    if kind == "partner":
        ends |= {"organization": scope.of("organization"), "person": _speaking(desk, scope)}
    elif kind == "organization":
        ends["person"] = scope.of("person")
    with desk.reading() as connection:
        day = connection.execute(touches.newest_of(ends, today)).scalar()
    return date.fromisoformat(day) if day else None


def _speaking(desk: DeskFile, scope: Scope) -> frozenset[int]:
    """Those who speak for a partner: who belongs to an office of it, but names another partner, speaks for that one."""
    partners = scope.of("partner")
    people = picking.where(desk, "person", "id", scope.of("person"), ("partner",))
    return frozenset(row.number for row in people if row.values["partner"] in (None, *partners))


def standing(desk: DeskFile, tie: Entry, today: date) -> StandingStatus | None:
    """That a living tie fell silent; nothing otherwise, or where no rule says when silence is too long."""
    if tie.values["status"] not in LIVING:
        return None
    rule = in_force(rules_of(desk, ("silence_inactive",)), "silence_inactive", today)
    last = last_contact(desk, scopes.scope_of(desk, "tie", tie.id), today) if rule else None
    return StandingStatus.INACTIVE if rule and last and last < moved(rule, today, back=True) else None


def silent(desk: DeskFile, states: Mapping[int, TieStatus], day: date) -> dict[int, date]:
    """By tie the last contact of those that lived on a day and had been silent for too long by then."""
    rule = in_force(rules_of(desk, ("silence_inactive",)), "silence_inactive", day)
    if rule is None:
        return {}
    newest = touches.newest("partner", day)
    with desk.reading() as connection:
        last = {who: date.fromisoformat(on) for who, on in connection.execute(newest.select()) if on}
    partners = {row["id"]: row["partner"] for row in picked(desk, "tie", ("partner",), {})}
    before = moved(rule, day, back=True)
    return {
        tie: heard
        for tie, status in states.items()
        if status in LIVING and (heard := last.get(partners[tie])) and heard < before
    }
