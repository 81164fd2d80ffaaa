"""What a visit costs: by payer against the budget, what is not claimed yet, and the days of per diem."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cityintl.desk import per_diem
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.costs import Balance, approved_for, balances, overall, spent_on
from cityintl.desk.rules import rules_of
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records.exchange import Payer
from cityintl.records.money import Amount
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_DAY = ("person", "on", "locality", "country", "meals_rate", "lodging_cap", "allowance", "note", "travel_day")


@dataclass(frozen=True, slots=True)
class Costs:
    """The money of a visit: balances by payer and currency, their sums, and what was spent but not claimed."""

    by_payer: tuple[Balance, ...]
    overall: tuple[Balance, ...]
    unclaimed: int
    unclaimed_sums: tuple[Amount, ...]

    @property
    def city(self) -> Balance | None:
        """What our own department pays, where anything is planned or spent."""
        return next((each for each in self.by_payer if each.of is Payer.CITY), None)


@dataclass(frozen=True, slots=True)
class Stay:
    """Nights of a traveller in one locality, at a rate that was typed once."""

    person: int
    first: date
    last: date
    locality: str
    country: str | None
    rate: Amount
    lodging: Amount | None = None


@dataclass(frozen=True, slots=True)
class TravelDay:
    """A day of per diem with what it pays; `by_hand` where the office set the amount itself.

    `said` is why this day pays so much, `split` how its rate is taken apart, which holds for other days as well.
    """

    number: int
    person: int
    name: str
    on: date
    locality: str
    paid: Amount | None
    by_hand: bool
    said: tuple[str, ...]
    split: str = ""


def costs_of(desk: DeskFile, visit: int) -> Costs:
    """The costs of a visit as they stand."""
    by_payer = balances(spent_on(desk, visit), approved_for(desk, visit))
    rows = picked(desk, "expense", ("person", "claimed_on", "amount", "in_ours"), {"delegation": visit})
    waiting = [row for row in rows if row["person"] is not None and row["claimed_on"] is None]
    sums: dict[str, int] = {}
    for row in waiting:
        amount = row["in_ours"] or row["amount"]
        sums[amount.currency] = sums.get(amount.currency, 0) + amount.minor
    unclaimed = tuple(Amount(minor, code) for code, minor in sorted(sums.items()))
    return Costs(tuple(by_payer), tuple(overall(by_payer)), len(waiting), unclaimed)


# -- per diem


def known_rate(desk: DeskFile, locality: str, country: str | None = None) -> tuple[Amount, Amount | None] | None:
    """The newest rate that was typed for a locality, on whatever visit."""
    rows = picked(desk, "per_diem_day", _DAY, {})
    same = [r for r in rows if fold(r["locality"]) == fold(locality) and (not country or r["country"] == country)]
    newest = max(same, key=lambda row: (row["on"], row["id"]), default=None)
    if newest is None:
        return None
    caps = [row["lodging_cap"] for row in same if row["lodging_cap"]]
    return newest["meals_rate"], newest["lodging_cap"] or (caps[-1] if caps else None)


def add_stay(desk: DeskFile, visit: int, stay: Stay) -> int:
    """Make the days of a stay, as one step; the first and the last of the whole journey are travel days.

    Days that the traveller has already are left as they are, but that what was the first or the last of the journey
    and is so no more is no travel day. Gives how many were made.
    """
    if stay.last < stay.first:
        raise UserError(_("The stay ends before it begins."), _("Correct its days."))
    if not stay.locality.strip():
        raise UserError(_("Say where the nights are spent."), _("The rate is that of the place at midnight."))
    kept = picked(desk, "per_diem_day", _DAY, {"delegation": visit, "person": stay.person})
    days = [stay.first + timedelta(days=n) for n in range((stay.last - stay.first).days + 1)]
    new = [day for day in days if day not in {row["on"] for row in kept}]
    if not new:
        return 0
    before = {pick(row["on"] for row in kept) for pick in (min, max)} if kept else set()
    ends = {pick([*new, *before]) for pick in (min, max)}
    name = desk.get("person", stay.person).title
    words = ngettext("Per diem of {person}: {n} day", "Per diem of {person}: {n} days", len(new))
    with desk.write(words.format(person=name, n=len(new))) as door:
        for row in kept:
            if row["travel_day"] and row["on"] in before - ends:
                door.set("per_diem_day", row["id"], {"travel_day": False})
        door.add_many("per_diem_day", [_day_of(visit, stay, day, ends) for day in new])
    return len(new)


def _day_of(visit: int, stay: Stay, day: date, ends: set[date]) -> dict[str, Any]:
    return {
        "delegation": visit,
        "person": stay.person,
        "on": day,
        "locality": stay.locality.strip(),
        "country": stay.country,
        "meals_rate": stay.rate,
        "lodging_cap": stay.lodging if day != max(ends) else None,
        "travel_day": day in ends,
    }


def travel_days(desk: DeskFile, visit: int) -> list[TravelDay]:
    """Every day of per diem of a visit by traveller and day, each with what it pays and how that was worked out."""
    rows = {row["id"]: row for row in picked(desk, "per_diem_day", _DAY, {"delegation": visit})}
    if not rows:
        return []
    names = titles_of(desk, "person", [row["person"] for row in rows.values()])
    rules = rules_of(desk)
    found = []
    for number, day in per_diem.days_of(desk, visit).items():
        row = rows[number]
        paid, said, split = _paid(row, day, rules)
        own = (row["person"], names[row["person"]], row["on"], row["locality"])
        found.append(TravelDay(number, *own, paid, row["allowance"] is not None, said, split))
    return sorted(found, key=lambda each: (each.name, each.on))


def _paid(
    row: Mapping[str, Any], day: per_diem.Day, rules: Sequence[Any]
) -> tuple[Amount | None, tuple[str, ...], str]:
    """What is paid, why, and how the rate is taken apart; where no rule says what is paid, why not."""
    if row["allowance"] is not None:
        return row["allowance"], tuple(filter(None, (_("set by hand"), row["note"]))), ""
    try:
        found = per_diem.allowance(day, rules)
        split = per_diem.split(day.rate, day.on, rules, foreign=day.foreign).said
    except UserError as wrong:
        return None, (str(wrong),), ""
    return found.paid, tuple(each for each in found.said if each != split), split


def totals_by_person(days: Sequence[TravelDay]) -> dict[str, list[Amount]]:
    """What each traveller gets, one amount for each currency."""
    sums: dict[str, dict[str, int]] = {}
    for day in days:
        if day.paid is not None:
            own = sums.setdefault(day.name, {})
            own[day.paid.currency] = own.get(day.paid.currency, 0) + day.paid.minor
    return {name: [Amount(minor, code) for code, minor in sorted(own.items())] for name, own in sums.items()}


def journey_of(desk: DeskFile, visit: int, person: int) -> tuple[date | None, date | None]:
    """From departure to return: by the travel legs of the person, else by the visit."""
    values = desk.get("delegation", visit).values
    members = picked(desk, "member", (), {"delegation": visit, "person": person})
    legs = picked(desk, "travel_leg", ("leaves_on", "lands_on"), {"member": [row["id"] for row in members]})
    out = [leg["leaves_on"] for leg in legs if leg["leaves_on"]]
    back = [leg["lands_on"] or leg["leaves_on"] for leg in legs if leg["lands_on"] or leg["leaves_on"]]
    first = min(out, default=values["arrives"])
    last = max(back, default=values["departs"])
    return first, last
