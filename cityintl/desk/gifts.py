"""What stands beside a gift: the rule of its day, what went between us before, and the register of a period.

The program reminds with the rule, its citation and who checked it; whether a law is kept, counsel says.
"""

import re
from calendar import monthrange
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk import gift_totals, picking, rules
from cityintl.desk.asking import picked
from cityintl.desk.gift_register import jurisdiction_of, recorded_gifts
from cityintl.desk.gift_totals import DISCLOSED, OPEN, Gift, Party, Span, Statement, Weighed
from cityintl.desk.rules import Rule
from cityintl.desk.same_gift import same
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records.dates import show_date
from cityintl.records.gift import Disposition
from cityintl.records.memory import Direction
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile
from cityintl.words import _

_PERIOD = re.compile(r"(\d{4})(?:-(?:[Qq]([1-4])|(0[1-9]|1[0-2])))?")
#: How a received gift that has to be looked at stands: nothing to do, to do in time, late.
NOTHING, SOON, LATE, DONE = "grey", "amber", "red", "green"


@dataclass(frozen=True, slots=True)
class Other:
    """Another gift between us and the same giver or partner."""

    number: int
    what: str
    on: date
    received: bool
    value: Any
    same: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """What the page of a gift shows beside its facts."""

    weighed: Weighed | None
    disclosed_on: date | None
    others: tuple[Other, ...]

    def standing(self, today: date) -> tuple[str, str]:
        """What is to be done for the register, and its tone; the program reminds, it never asserts."""
        found = self.weighed
        if found is None:
            return _("Given by us: kept in the register of gifts given."), NOTHING
        if self.disclosed_on:
            return _("Disclosed on {day}.").format(day=show_date(self.disclosed_on)), DONE
        if found.reach in OPEN:
            return _("It cannot be weighed yet: see what is missing."), SOON
        if found.reach not in DISCLOSED:
            return _("Nothing to disclose by the rule that stands here."), NOTHING
        if found.due is None:
            return _("To be disclosed; the rules name no day."), SOON
        if found.due < today:
            return _("Was to be disclosed by {day}.").format(day=show_date(found.due)), LATE
        return _("To be disclosed by {day}.").format(day=show_date(found.due)), SOON


def beside(desk: DeskFile, number: int) -> Beside:
    """The gift against the rule of its day, and the others between the same two."""
    gifts = recorded_gifts(desk)
    whose = jurisdiction_of(desk.home())
    pairs = {_pair(gift) for gift in gifts if gift.number == number}
    every = gift_totals.weighed(_between(gifts, pairs), rules.rules_of(desk, gift_totals.CODES), whose)
    values = desk.get("gift", number).values
    own = next((w for w in every if w.gift.number == number), None)
    return Beside(own, values["disclosed_on"], _others(desk, number, values))


def _pair(gift: Gift) -> tuple[Party, Party]:
    return gift.recipient, gift.source


def _between(gifts: Sequence[Gift], pairs: Container[tuple[Party, Party]]) -> list[Gift]:
    """The gifts that are added up with others of the same two: nothing else has to be weighed."""
    return [gift for gift in gifts if _pair(gift) in pairs]


def _others(desk: DeskFile, number: int, values: dict[str, Any]) -> tuple[Other, ...]:
    """Gifts of and to the same partner, office or person, the newest first; `same` where we gave the same twice."""
    fields = ("what", "on", "direction", "value", "partner", "giver", "giver_office", "recipient")
    found: dict[int, dict[str, Any]] = {}
    for field in ("partner", "giver_office"):
        if values[field]:
            found |= {r.number: r.values for r in picking.where(desk, "gift", field, [values[field]], fields)}
    theirs = values["giver"] if values["direction"] is Direction.RECEIVED else values["recipient"]
    for field in ("giver", "recipient") if theirs else ():
        found |= {r.number: r.values for r in picking.where(desk, "gift", field, [theirs], fields)}
    found.pop(number, None)
    given = values["direction"] is Direction.SENT
    others = [
        Other(
            n,
            other["what"],
            other["on"],
            other["direction"] is Direction.RECEIVED,
            other["value"],
            given and other["direction"] is Direction.SENT and same(values["what"], other["what"]),
        )
        for n, other in found.items()
    ]
    return tuple(sorted(others, key=lambda o: (o.on, o.number), reverse=True))


def source_of(rule: Rule) -> str:
    """Where a rule comes from, when someone looked, and whether it was compared with its source."""
    checked = _("checked on {day}").format(day=show_date(rule.checked_on)) if rule.checked_on else _("never checked")
    parts = [rule.label, (rule.citation or _("no citation")).strip(), checked]
    return " · ".join([*parts, *([] if rule.verified else [_("unverified")])])


# -- the register of a period


@dataclass(frozen=True, slots=True)
class Register:
    """The gifts received in a period, and for each recipient a statement, nil ones included."""

    days: Span
    gifts: tuple[Weighed, ...]
    statements: tuple[Statement, ...]


def span_of(period: str) -> Span:
    """“2026”, “2026-Q2” and “2026-05” as days; UserError for other words."""
    met = _PERIOD.fullmatch(period.strip())
    if met is None or not 1900 <= int(met[1]) <= 2199:
        raise UserError(_("“{period}” is no period.").format(period=period), _("Write 2026, 2026-Q2 or 2026-05."))
    year = int(met[1])
    first, last = (1, 12)
    if met[2]:
        first, last = 3 * int(met[2]) - 2, 3 * int(met[2])
    elif met[3]:
        first = last = int(met[3])
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def period_of(days: Span) -> str:
    """These days as forms name them: “2026”, “2026 Q2”, “2026-05”."""
    first, last = days
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if months == 12 and first.month == 1:
        return str(first.year)
    if months == 3 and first.month % 3 == 1:
        return f"{first.year} Q{(first.month + 2) // 3}"
    return f"{first:%Y-%m}" if months == 1 else f"{first:%Y-%m} – {last:%Y-%m}"


def statement_period(desk: DeskFile, number: int) -> str:
    """The statement into which a gift goes, by the rules of this city; empty where they name no periods.

    It is that of its own day, or of the day on which a later gift brought their total over the threshold.
    """
    weighed = beside(desk, number).weighed
    on = weighed.stated_on if weighed else desk.get("gift", number).values["on"]
    found = gift_totals.periods(rules.rules_of(desk, gift_totals.CODES), Span(on, on), jurisdiction_of(desk.home()))
    return period_of(found[0][0]) if found else ""


def settle(desk: DeskFile, number: int, where: Disposition) -> None:
    """Note where a gift went, as one step."""
    entry = desk.get("gift", number)
    step = _("Gift “{gift}”: {where}").format(gift=entry.title, where=_(where.value).lower())
    with desk.write(step) as door:
        door.set("gift", number, {"disposition": where}, seen=entry.changed_in)


def thank(desk: DeskFile, number: int, on: date) -> None:
    """Note that the thank-you letter went out, as one step."""
    entry = desk.get("gift", number)
    with desk.write(_("Gift “{gift}”: thanked").format(gift=entry.title)) as door:
        door.set("gift", number, {"thanked_on": on}, seen=entry.changed_in)


def register(desk: DeskFile, days: Span) -> Register:
    """What each recipient got in these days and has to state, by the rules of this city."""
    gifts, whose = recorded_gifts(desk), jurisdiction_of(desk.home())
    known = rules.rules_of(desk, gift_totals.CODES)
    pairs = {_pair(gift) for gift in gifts if gift.received and days.first <= gift.on <= days.last}
    near = _between(gifts, pairs)
    here = [w for w in gift_totals.weighed(near, known, whose) if days.first <= w.gift.on <= days.last]
    takers = recipients(desk, gifts, days)
    return Register(days, tuple(here), tuple(gift_totals.statements(near, takers, known, days, whose)))


def recipients(desk: DeskFile, gifts: Sequence[Gift], days: Span) -> list[Party]:
    """Who makes a statement: whoever got something in these days, and the people of the city's offices."""
    took = [g.recipient for g in gifts if g.received and days.first <= g.on <= days.last]
    city_offices = picked(desk, "organization", ("partner",), {"type": OrganizationType.CITY_OFFICE})
    offices = [row["id"] for row in city_offices if row["partner"] is None]  # a partner's offices state nothing here
    staff = picking.where(desk, "person", "organization", offices, ("full_name", "left_on"))
    still = [r for r in staff if not r.values["left_on"] or r.values["left_on"] >= days.first.isoformat()]
    ours = [Party("person", r.number, r.values["full_name"]) for r in still]
    return list(dict.fromkeys([*sorted(took, key=lambda p: fold(p.name)), *sorted(ours, key=lambda p: fold(p.name))]))


def mark_disclosed(desk: DeskFile, number: int, on: date, period: str) -> None:
    """Note that a gift went into a statement, as one step; without a period the one that was typed stays."""
    entry = desk.get("gift", number)
    stated = {"disclosed_on": on, **({"disclosure_period": period} if period else {})}
    with desk.write(_("Mark “{gift}” as disclosed").format(gift=entry.title)) as door:
        door.set("gift", number, stated, seen=entry.changed_in)
