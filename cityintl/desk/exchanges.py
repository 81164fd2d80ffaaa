"""Exchanges measured and looked after: visitor-days, costs by payer, checks and consents that are missing.

Also what an association or a supported body still owes the city: accounts, reports, insurance.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk import picking
from cityintl.desk.gift_register import jurisdiction_of
from cityintl.desk.rules import Rule, in_force, rules_of
from cityintl.records.dates import show_date
from cityintl.records.exchange import Payer, TravellerRole
from cityintl.records.money import Amount
from cityintl.store import DeskFile
from cityintl.words import _

#: Who looks after the minors.
_AFTER = (TravellerRole.CHAPERONE, TravellerRole.LEADER)
_CHECKED = (TravellerRole.CHAPERONE, TravellerRole.LEADER, TravellerRole.VOLUNTEER)


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not there: the record to open, and the sentence."""

    kind: str
    number: int
    words: str


def visitor_days(values: Mapping[str, Any]) -> int | None:
    """People times days; nothing where either is unknown."""
    if values["people"] is None or values["days"] is None:
        return None
    return int(values["people"] * values["days"])


def costs(desk: DeskFile, exchange: int) -> list[tuple[Payer, Amount]]:
    """What each payer paid, a line for each currency, in the order of payers."""
    sums: dict[tuple[Payer, str], int] = {}
    for row in picking.where(desk, "exchange_cost", "exchange", [exchange], ("amount", "payer")):
        key = (row.values["payer"], row.values["amount"].currency)
        sums[key] = sums.get(key, 0) + row.values["amount"].minor
    turn = sorted(sums, key=lambda each: (list(Payer).index(each[0]), each[1]))
    return [(payer, Amount(sums[payer, currency], currency)) for payer, currency in turn]


def missing(desk: DeskFile, exchange: int) -> list[Missing]:
    """Checks, consents and papers that an exchange lacks; a school or state may ask for more."""
    values = desk.get("exchange", exchange).values
    last = values["ends"] or values["starts"]
    found = _of_travellers(desk, exchange, values["minors"])
    families = picking.where(
        desk, "host_family", "exchange", [exchange], ("family", "checked_on", "check_until", "consent_on")
    )
    for row in families:
        found += [Missing("host_family", row.number, words) for words in _of_family(row.values, last)]
    if values["minors"] and not values["emergency_sheet"]:
        found.append(Missing("exchange", exchange, _("Minors take part and there is no emergency sheet.")))
    return found


def _of_travellers(desk: DeskFile, exchange: int, minors: bool | None) -> list[Missing]:
    found = []
    fields = ("name", "role", "minor", "consent_on", "checked_on")
    for row in picking.where(desk, "traveller", "exchange", [exchange], fields):
        name, role = row.values["name"], row.values["role"]
        if minors is not False and role in _CHECKED and not row.values["checked_on"]:
            words = _("{name} ({role}) has no background check.").format(name=name, role=_(role.value).lower())
            found.append(Missing("traveller", row.number, words))
        if row.values["minor"] and not row.values["consent_on"]:
            words = _("{name} is a minor without a signed consent.").format(name=name)
            found.append(Missing("traveller", row.number, words))
    return found


@dataclass(frozen=True, slots=True)
class Watched:
    """The minors, those who look after them, and how many the rule in force asks for; nothing where none is."""

    minors: int
    chaperones: int
    needed: int | None
    rule: Rule | None

    @property
    def enough(self) -> bool | None:
        """Whether there are as many chaperones as the rule asks for."""
        return None if self.needed is None else self.chaperones >= self.needed


def watched(desk: DeskFile, exchange: int) -> Watched:
    """The minors and the chaperones and leaders named so far, by the rule of the day on which the exchange starts."""
    values = desk.get("exchange", exchange).values
    rows = picking.where(desk, "traveller", "exchange", [exchange], ("role", "minor"))
    minors = sum(1 for row in rows if row.values["minor"])
    after = sum(1 for row in rows if row.values["role"] in _AFTER and not row.values["minor"])
    rule = in_force(
        rules_of(desk, ["chaperone_minors"]),
        "chaperone_minors",
        _day(values["starts"]) or desk.today,
        jurisdiction_of(desk.home()),
    )
    each = rule.count("people") if rule else 0
    return Watched(minors, after, -(-minors // each) if each > 0 else None, rule)


def _day(known: str | None) -> date | None:
    """The first day of a day, month or year."""
    return date.fromisoformat(f"{known}-01-01"[:10] if len(known) == 4 else f"{known}-01"[:10]) if known else None


def _of_family(values: Mapping[str, Any], last: str | None) -> list[str]:
    """The lacks of a host family; `last` is the day, month or year in which the exchange ends."""
    family, until = values["family"], values["check_until"]
    found = []
    if not values["checked_on"]:
        found.append(_("Host family {family} has no background check.").format(family=family))
    elif until and last and until.isoformat()[: len(last)] < last:
        words = _("The check of host family {family} ends on {day}, before the exchange does.")
        found.append(words.format(family=family, day=show_date(until)))
    if not values["consent_on"]:
        found.append(_("Host family {family} has not signed the host agreement.").format(family=family))
    return found


# -- what a supported body owes


def account_words(values: Mapping[str, Any], today: date) -> tuple[str, str]:
    """How the account of a support stands, and its tone."""
    if values["accounted_on"]:
        return _("Accounted for on {day}.").format(day=show_date(values["accounted_on"])), "green"
    due = values["account_due"]
    if due is None:
        return _("No day for the account was set."), "grey"
    if due < today:
        return _("The account is overdue since {day}.").format(day=show_date(due)), "red"
    return _("The account is due on {day}.").format(day=show_date(due)), "amber"


def association_words(desk: DeskFile, number: int, today: date) -> list[tuple[str, str]]:
    """What an agreement with an association says of today: ended, report overdue, insurance run out."""
    values = desk.get("association_agreement", number).values
    found = []
    for field, over, ahead in (
        ("expires_on", _("The agreement ended on {day}."), _("The agreement holds until {day}.")),
        ("report_due", _("The yearly report is overdue since {day}."), _("The next report is due on {day}.")),
        ("insured_until", _("The insurance ran out on {day}."), _("Insured until {day}.")),
    ):
        if day := values[field]:
            words = (over if day < today else ahead).format(day=show_date(day))
            found.append((words, "red" if day < today else "grey"))
    reports = picking.where(desk, "association_report", "agreement", [number], ("year", "due_on", "received_on"))
    for row in reports:
        if row.values["due_on"] and not row.values["received_on"] and row.values["due_on"] < today:
            words = _("The report of {year} is missing; it was due on {day}.")
            found.append((words.format(year=row.values["year"], day=show_date(row.values["due_on"])), "red"))
    return sorted(found, key=lambda each: each[1] != "red")
