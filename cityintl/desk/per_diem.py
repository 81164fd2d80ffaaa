"""Per diem: what a traveller is paid for meals and incidentals each day, with the rates of the rules in force."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

from cityintl.desk.contents import contents
from cityintl.desk.rules import Rule, in_force, needed
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.numerals import percent
from cityintl.records.dates import show_date
from cityintl.records.money import Amount, Money
from cityintl.store import DeskFile
from cityintl.words import _


class Meal(Enum):
    """A meal that the daily rate pays for."""

    BREAKFAST = "Breakfast"
    LUNCH = "Lunch"
    DINNER = "Dinner"


class Provider(Enum):
    """Who gave a meal: only what the host or the program gives is deducted."""

    HOST = "Host or program"
    HOTEL = "Hotel, in the price of the room"
    AIRLINE = "Airline, on board"


Provided = frozenset[tuple[Meal, Provider]]


@dataclass(frozen=True, slots=True)
class Rate:
    """The daily rate of a locality while it holds; foreign rates change by the month."""

    locality: str
    meals: Amount
    since: date
    until: date | None = None
    lodging: Amount | None = None
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a journey: where its midnight is spent, at which rate, and which meals others provided."""

    on: date
    locality: str
    rate: Amount
    foreign: bool = False
    travel_day: bool = False
    provided: Provided = frozenset()
    lodging: Amount | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """A daily rate taken apart; the parts add up to it exactly."""

    meals: Mapping[Meal, Amount]
    incidentals: Amount
    said: str = ""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is paid for a day: its part of the rate, less the meals provided; and how it was worked out."""

    day: Day
    part: Amount
    deducted: Amount
    paid: Amount
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActualCheck:
    """Actual expenses against the most that may be approved; `over` is nothing where they stay below."""

    spent: Amount
    most: Amount
    over: Amount | None


def localities(departure: date, back: date, nights: Mapping[date, str]) -> dict[date, str]:
    """The locality at midnight of each day; on the way it is the next one, on the last day that of the night before."""
    if back < departure:
        raise UserError(_("The journey ends before it begins."), _("Correct its days."))
    known = {day: place for day, place in nights.items() if place and (departure <= day < back or day == departure)}
    if not known:
        raise UserError(_("No night of the journey has a locality."), _("Say where the nights are spent."))
    found = {}
    for n in range((back - departure).days + 1):
        day = departure + timedelta(days=n)
        ahead = [night for night in known if night >= day]
        found[day] = known[min(ahead)] if ahead else known[max(known)]
    return found


def rate_on(rates: Iterable[Rate], locality: str, on: date) -> Rate:
    """The newest rate of a locality that holds on this day; UserError where there is none."""
    asked = fold(locality)
    held = [r for r in rates if fold(r.locality) == asked and r.since <= on and (r.until is None or on <= r.until)]
    if not held:
        text = _("There is no daily rate for {place} on {day}.").format(place=locality, day=show_date(on))
        raise UserError(text, _("Enter the rate of that month, or the standard rate."))
    return max(held, key=lambda rate: rate.since)


def standard_rate(rules: Sequence[Rule], locality: str, on: date) -> Rate:
    """The rate of a place in our own country that has none of its own."""
    meals, lodging = needed(rules, "per_diem_mie_standard", on), needed(rules, "per_diem_lodging_standard", on)
    return Rate(locality, meals.amount, meals.effective_from, meals.effective_to, lodging.amount)


def journey(
    departure: date,
    back: date,
    nights: Mapping[date, str],
    rates: Collection[Rate],
    provided: Mapping[date, Provided] | None = None,
) -> list[Day]:
    """Every day of a journey, the first and the last included, at the rate of its locality on that day."""
    days = []
    for on, place in localities(departure, back, nights).items():
        rate = rate_on(rates, place, on)
        meals = (provided or {}).get(on, frozenset())
        sleeps = rate.lodging if on < back else None
        days.append(Day(on, place, rate.meals, rate.foreign, on in (departure, back), meals, sleeps))
    return days


def split(rate: Amount, on: date, rules: Sequence[Rule], *, foreign: bool = False) -> Split:
    """A daily rate in meals and incidentals: by shares abroad, by the tier of the same rate at home."""
    return _by_share(rate, on, rules) if foreign else _by_tier(rate, on, rules)


def _by_share(rate: Amount, on: date, rules: Sequence[Rule]) -> Split:
    """Each meal is its share rounded down to the cent; whatever is left is incidentals."""
    shares = {meal: needed(rules, f"mie_foreign_{meal.name.lower()}", on).share for meal in Meal}
    if sum(shares.values()) > 1:
        text = _("The shares of the meals abroad are more than the whole rate.")
        raise UserError(text, _("Correct the rules mie_foreign_breakfast, mie_foreign_lunch and mie_foreign_dinner."))
    meals = {meal: Amount(math.floor(rate.minor * share), rate.currency) for meal, share in shares.items()}
    rest = rate.minor - sum(amount.minor for amount in meals.values())
    said = _("Meals are rounded down to the small unit; the rest is incidentals.")
    limit = in_force(rules, "mie_foreign_table_limit", on)
    if limit and limit.amount.currency == rate.currency and rate.minor <= limit.amount.minor:
        table = _("Up to {limit} a table of whole amounts is published: compare with it.")
        said = f"{said} {table.format(limit=_shown(limit.amount))}"
    return Split(meals, Amount(rest, rate.currency), said)


def _by_tier(rate: Amount, on: date, rules: Sequence[Rule]) -> Split:
    tier = f"mie_{rate.exact.normalize():f}"
    parts = [in_force(rules, f"{tier}_{name}", on) for name in (*(m.name.lower() for m in Meal), "incidentals")]
    amounts = [part.amount for part in parts if part]
    whole = Amount(sum(amount.minor for amount in amounts), rate.currency)
    if len(amounts) < len(parts) or whole != rate or {amount.currency for amount in amounts} != {rate.currency}:
        text = _("The daily rate {rate} is no tier whose meals are known on {day}.")
        advice = _("Enter the rate of the locality, or its meals under Rules as {tier}_breakfast and so on.")
        raise UserError(text.format(rate=_shown(rate), day=show_date(on)), advice.format(tier=tier))
    return Split(dict(zip(Meal, amounts, strict=False)), amounts[-1])


def allowance(day: Day, rules: Sequence[Rule]) -> Allowance:
    """What a day pays: its part of the rate less each provided meal in full, never below the floor."""
    taken_apart = split(day.rate, day.on, rules, foreign=day.foreign)
    said = [taken_apart.said] if taken_apart.said else []
    part = day.rate
    if day.travel_day:
        first_last = needed(rules, "per_diem_first_last_day_share", day.on)
        part = _times(day.rate, first_last.share)
        said.append(
            _("First or last day: {share} of {rate}.").format(
                share=percent(f"{first_last.exact.normalize():f}"), rate=_shown(day.rate)
            )
        )
    deducted = Amount(0, day.rate.currency)
    for meal, provider in sorted(day.provided, key=lambda pair: (list(Meal).index(pair[0]), pair[1].name)):
        if provider is Provider.HOST:
            deducted = Amount(deducted.minor + taken_apart.meals[meal].minor, deducted.currency)
        said.append(_meal_said(meal, provider, taken_apart.meals[meal]))
    floor = _times(taken_apart.incidentals, needed(rules, "per_diem_floor", day.on).share)
    least = min(floor.minor, part.minor)
    left = part.minor - deducted.minor
    if left < least:
        said.append(
            _("Not less than the incidentals is paid: {amount}.").format(amount=_shown(Amount(least, part.currency)))
        )
    return Allowance(day, part, deducted, Amount(max(left, least), part.currency), tuple(said))


def _meal_said(meal: Meal, provider: Provider, amount: Amount) -> str:
    if provider is Provider.HOST:
        return _("{meal} provided: {amount} deducted in full.").format(meal=_(meal.value), amount=_shown(amount))
    return _("{meal}: {provider}; not deducted.").format(meal=_(meal.value), provider=_(provider.value))


def _times(amount: Amount, share: Fraction) -> Amount:
    """A share of an amount; half a small unit is rounded up."""
    return Amount(math.floor(amount.minor * share + Fraction(1, 2)), amount.currency)


def _shown(amount: Amount) -> str:
    return Money().show(amount)


def totals(paid: Iterable[Allowance]) -> list[Amount]:
    """What the days pay together, one amount for each currency."""
    sums: dict[str, int] = {}
    for each in paid:
        sums[each.paid.currency] = sums.get(each.paid.currency, 0) + each.paid.minor
    return [Amount(minor, currency) for currency, minor in sorted(sums.items())]


def check_actual(spent: Amount, rate: Amount, on: date, rules: Sequence[Rule]) -> ActualCheck:
    """Whether actual expenses of a day stay within what may be approved over its whole rate, lodging included."""
    if spent.currency != rate.currency:
        text = _("{spent} cannot be compared with a rate in {currency}.")
        raise UserError(text.format(spent=_shown(spent), currency=rate.currency), _("Enter it as the bank booked it."))
    most = Amount(math.floor(rate.minor * needed(rules, "per_diem_actual_limit", on).share), rate.currency)
    over = Amount(spent.minor - most.minor, rate.currency) if spent.minor > most.minor else None
    return ActualCheck(spent, most, over)


_FIELDS = (
    "delegation", "on", "locality", "country", "meals_rate",
    "travel_day", "breakfast", "lunch", "dinner", "lodging_cap",
)  # fmt: skip


def days_of(desk: DeskFile, delegation: int) -> dict[int, Day]:
    """The recorded days of per diem of a visit, by the number of their record; each is reckoned with `allowance`."""
    home = desk.home()["country"]
    found = {}
    for number, (visit, on, place, country, rate, travel_day, *meals, cap) in contents(desk, "per_diem_day", _FIELDS):
        if visit == delegation:
            provided = frozenset((m, Provider.HOST) for m, given in zip(Meal, meals, strict=True) if given)
            foreign = bool(country) and country != home
            found[number] = Day(on, place, rate, foreign, bool(travel_day), provided, cap)
    return found
