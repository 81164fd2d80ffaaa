"""How long one record has been silent: what lists work out for all of their records, found here for one alone."""

from datetime import date

from cityintl.desk import picking, scopes, touches
from cityintl.desk.facts import LIVING, StandingStatus
from cityintl.desk.rules import in_force, moved, rules_of
from cityintl.desk.scopes import Scope
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
