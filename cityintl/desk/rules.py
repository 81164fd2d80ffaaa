"""Rules as the desk applies them: the one in force on a day, its value in its own unit, and the shipped defaults."""

import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from cityintl import paths
from cityintl.desk.contents import contents
from cityintl.desk.terms import after_months
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records.dates import show_date
from cityintl.records.money import Amount, amount
from cityintl.reference import currencies
from cityintl.store import DeskFile
from cityintl.words import _

_FIELDS = (
    "code", "label", "value", "unit", "jurisdiction", "effective_from", "effective_to",
    "citation", "checked_on", "verified",
)  # fmt: skip
#: How the citation of a shipped rule begins behind which no law stands: advice to the office, and nothing to cite.
_PROPOSED = "A proposal of the program"


@dataclass(frozen=True, slots=True)
class Rule:
    """One threshold, rate or term as it stands in the desk; an empty jurisdiction is this office's own."""

    code: str
    label: str
    value: float
    unit: str
    jurisdiction: str | None
    effective_from: date
    effective_to: date | None = None
    citation: str | None = None
    checked_on: date | None = None
    verified: bool | None = None
    #: The record it stands in; nothing where it was made otherwise.
    number: int | None = field(default=None, compare=False)

    def holds(self, on: date) -> bool:
        """Whether it is in force on this day."""
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)

    @property
    def exact(self) -> Decimal:
        """The value with the digits that a person sees, not those of a binary fraction."""
        return Decimal(str(self.value))

    @property
    def amount(self) -> Amount:
        """The value as money; its unit is the currency."""
        code = self.unit.upper()
        if not currencies.is_currency(code):
            raise self._wrong_unit(_("a currency, such as USD"))
        try:
            return amount(self.exact, code)
        except ValueError:
            raise self._wrong(_("its amount has more digits than the currency."), _("Round it to cents.")) from None

    @property
    def share(self) -> Fraction:
        """The value of so many per cent as a fraction: 75 % is 3/4."""
        if self.unit != "%":
            raise self._wrong_unit("%")
        return Fraction(self.exact) / 100

    @property
    def days(self) -> int:
        """The value as calendar days."""
        return self.count("days")

    @property
    def months(self) -> int:
        """The value as months; years are taken as twelve each."""
        return self.count("years") * 12 if self.unit == "years" else self.count("months")

    @property
    def source(self) -> str:
        """What it is taken from, as a paper cites it; empty where it is only what the program proposes."""
        cited = (self.citation or "").strip()
        return "" if cited.startswith(_PROPOSED) else cited

    @property
    def yes(self) -> bool:
        """Whether a rule of unit “yes or no” says yes: 1 does, 0 does not."""
        return self.count("yes or no") != 0

    def count(self, unit: str) -> int:
        """The value as a whole number of this unit; UserError where it is none or of another unit."""
        if self.unit != unit:
            raise self._wrong_unit(unit)
        whole = int(self.value)
        if self.value != whole:
            raise self._wrong(_("its value is not a whole number."), _("Write whole {unit}.").format(unit=unit))
        return whole

    def _wrong_unit(self, wanted: str) -> UserError:
        return self._wrong(
            _("its unit is “{unit}”.").format(unit=self.unit), _("Change it under Rules to {unit}.").format(unit=wanted)
        )

    def _wrong(self, what: str, advice: str) -> UserError:
        named = _("The rule “{label}” ({code}) cannot be used:").format(label=self.label, code=self.code)
        return UserError(f"{named} {what}", advice)


def in_force(rules: Sequence[Rule], code: str, on: date, jurisdiction: str | None = None) -> Rule | None:
    """The rule of this code on this day: of the jurisdiction before what it lies in, before this office's own."""
    coded = [rule for rule in rules if rule.code == code and rule.holds(on)]
    for place in _circles(jurisdiction):
        if found := [rule for rule in coded if _place(rule.jurisdiction) == place]:
            return max(found, key=lambda rule: rule.effective_from)
    return None


def needed(rules: Sequence[Rule], code: str, on: date, jurisdiction: str | None = None) -> Rule:
    """The rule in force; UserError, with what to do, where there is none."""
    found = in_force(rules, code, on, jurisdiction)
    if found is None:
        raise UserError(
            _("No rule “{code}” is in force on {day}.").format(code=code, day=show_date(on)),
            _("Add it under Rules, with its source."),
        )
    return found


def together(
    rules: Sequence[Rule], codes: Collection[str], on: date, jurisdiction: str | None = None
) -> dict[str, Rule]:
    """The rules of several codes that come from one source: the nearest jurisdiction that has any of them."""
    coded = [rule for rule in rules if rule.code in codes and rule.holds(on)]
    for place in _circles(jurisdiction):
        if own := [rule for rule in coded if _place(rule.jurisdiction) == place]:
            return {rule.code: rule for rule in sorted(own, key=lambda rule: rule.effective_from)}
    return {}


@lru_cache(maxsize=1024)
def _place(jurisdiction: str | None) -> str:
    """A jurisdiction as it is compared; empty for this office's own."""
    return fold(jurisdiction or "")


@lru_cache(maxsize=64)
def _circles(jurisdiction: str | None) -> tuple[str, ...]:
    """“dallas, texas”, “texas”, and nothing for this office's own."""
    if not jurisdiction:
        return ("",)
    parts = [part for part in _place(jurisdiction).split(", ") if part]
    return (*(", ".join(parts[n:]) for n in range(len(parts))), "")


def moved(rule: Rule, day: date, *, back: bool = False, free: Collection[date] = ()) -> date:
    """The day so far after this one (or before it) as the rule says; `free` are the city's holidays."""
    sign = -1 if back else 1
    if rule.unit == "working days":
        return _worked(day, rule.count("working days"), sign, free)
    if rule.unit in ("months", "years"):
        return after_months(day, sign * rule.months)
    return day + timedelta(days=sign * rule.days)


def _worked(day: date, count: int, sign: int, free: Collection[date]) -> date:
    while count > 0:
        day += timedelta(days=sign)
        count -= day.weekday() < 5 and day not in free
    return day


def rules_of(desk: DeskFile, codes: Collection[str] = ()) -> list[Rule]:
    """Every rule of the desk, or those of these codes, in the order in which they were entered."""
    only = {"code": codes} if codes else {}
    return [Rule(*(*values, number)) for number, values in contents(desk, "rule", _FIELDS, only)]


def defaults() -> list[dict[str, Any]]:
    """The rules that come with the program, as values of new records."""
    with paths.resource("rules.toml").open("rb") as file:
        found: list[dict[str, Any]] = tomllib.load(file)["rule"]
    return found


def lacking(desk: DeskFile) -> list[dict[str, Any]]:
    """Those shipped rules that the desk does not have: the same code, place and first day are the same rule."""
    kept = {_identity(rule.code, rule.jurisdiction, rule.effective_from) for rule in rules_of(desk)}
    return [
        values
        for values in defaults()
        if _identity(values["code"], values.get("jurisdiction"), values["effective_from"]) not in kept
    ]


def add_defaults(desk: DeskFile) -> int:
    """Add those shipped rules that the desk does not have yet, as one step; gives how many."""
    new = lacking(desk)
    if new:
        with desk.write(_("Add the usual rules")) as door:
            door.add_many("rule", new)
    return len(new)


def _identity(code: str, jurisdiction: str | None, since: date) -> tuple[str, str, date]:
    return code, _place(jurisdiction), since
