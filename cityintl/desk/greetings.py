"""Greeting lists: who gets the card of a year, what was sent and came back, and the list of a new year."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from cityintl.desk import picking, terms
from cityintl.desk.asking import picked
from cityintl.desk.rules import in_force, moved, rules_of
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records.dates import show_partial_date
from cityintl.records.membership import Occasion
from cityintl.records.memory import Medium
from cityintl.records.tie import TieStatus
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_FIELDS = ("year", "addressed", "person", "organization", "partner", "medium", "sent_on", "received_on", "note")
#: What the card of a new year takes from the one before.
_KEPT = ("addressed", "person", "organization", "partner", "medium")
#: The cards that wish for a year, often the one that is to come.
_NEW_YEARS = (Occasion.NEW_YEAR, Occasion.LUNAR_NEW_YEAR)
_JUNE = 6


class Counts(NamedTuple):
    """How many cards of a year there are, went out, and came from them."""

    cards: int
    sent: int
    received: int


@dataclass(frozen=True, slots=True)
class Preparation:
    """What preparing a year would do: who gets a card, and who is left out for which reason."""

    greeting_list: int
    year: int
    like: int
    takes: tuple[dict[str, Any], ...]
    left_out: tuple[tuple[dict[str, Any], str], ...]
    already: int


def _ahead(occasion: Occasion, month: int) -> int:
    """A card for the new year that leaves in December bears the year it wishes for: the one to come."""
    return int(occasion in _NEW_YEARS and month > _JUNE)


def goes_out(occasion: Occasion, send_by: date, year: int) -> date:
    """The day on which a list is sent for the cards of a year."""
    year -= _ahead(occasion, send_by.month)
    return date(year, send_by.month, min(send_by.day, calendar.monthrange(year, send_by.month)[1]))


def time_of(occasion: Occasion, year: int) -> str:
    """When the cards of a list without a day go out: in their year, those for a new year in the months around it."""
    if occasion not in _NEW_YEARS:
        return str(year)
    first = date(year, 1, 1)
    last = terms.after_months(first, _JUNE) - timedelta(days=1)
    return terms.between(terms.after_months(first, -_JUNE), last)


def year_at(occasion: Occasion, send_by: date | None, today: date) -> int:
    """The year whose cards one has to do with: that whose day is nearest, before or behind."""
    if send_by is None:
        return today.year + _ahead(occasion, today.month)
    near = range(today.year - 1, today.year + 3)
    return min(near, key=lambda year: abs(goes_out(occasion, send_by, year) - today))


def years(desk: DeskFile, number: int) -> list[int]:
    """The years that have cards, the newest first."""
    cards = picking.where(desk, "greeting", "greeting_list", [number], ("year",))
    return sorted({row.values["year"] for row in cards}, reverse=True)


def first_year(desk: DeskFile, number: int, today: date) -> int:
    """The year of a list that is shown first: the one that one has to do with, or a later one that has cards."""
    values = desk.get("greeting_list", number).values
    return max([year_at(values["occasion"], values["send_by"], today), *years(desk, number)[:1]])


def presses(desk: DeskFile, by: date, today: date) -> bool:
    """Whether it is time to send, by the rule that says how long before cards are announced."""
    lead = in_force(rules_of(desk, ("greeting_lead",)), "greeting_lead", today)
    return lead is not None and moved(lead, by, back=True) <= today


def cards(desk: DeskFile, number: int, year: int) -> list[picking.Row]:
    """The cards of a year, by the name on the envelope."""
    rows = picking.where(desk, "greeting", "greeting_list", [number], _FIELDS)
    return sorted((r for r in rows if r.values["year"] == year), key=lambda r: fold(r.values["addressed"]))


def counts(desk: DeskFile, number: int, year: int) -> Counts:
    """How many cards of a year there are, went out, and came back."""
    found = [row.values for row in cards(desk, number, year)]
    return Counts(len(found), sum(1 for v in found if v["sent_on"]), sum(1 for v in found if v["received_on"]))


def preparation(desk: DeskFile, number: int, year: int) -> Preparation:
    """Who would get a card in this year, as in the last one before; UserError where there is none to go by."""
    before = [each for each in years(desk, number) if each < year]
    if not before:
        raise UserError(_("No year before {year} has cards.").format(year=year), _("Add the first recipients by hand."))
    there = {_who(row.values) for row in cards(desk, number, year)}
    rows = [row.values for row in cards(desk, number, before[0])]
    new = [values for values in rows if _who(values) not in there]
    left = picking.every(desk, "person", ("left_on",), [v["person"] for v in new if v["person"]])
    takes, out = [], []
    seen = set(there)
    for values in new:
        kept = {"greeting_list": number, "year": year, **{name: values[name] for name in _KEPT}}
        since = left.get(values["person"] or 0, {}).get("left_on")
        if since:
            out.append((kept, _("left {day}").format(day=show_partial_date(since))))
        elif _who(values) not in seen:
            takes.append(kept)
        seen.add(_who(values))
    return Preparation(number, year, before[0], tuple(takes), tuple(out), len(rows) - len(new))


def _who(values: dict[str, Any]) -> tuple[Any, ...]:
    """By what a recipient is known again: the person, else the office and the name on the envelope."""
    if values["person"]:
        return ("person", values["person"])
    return (values["organization"], values["partner"], fold(values["addressed"]))


def prepare(desk: DeskFile, plan: Preparation, also: Sequence[int] = ()) -> int:
    """Write the cards of a new year as one step, with these of the left out all the same; gives how many."""
    rows = [*plan.takes, *(plan.left_out[place][0] for place in also)]
    if not rows:
        raise UserError(_("Everyone has a card for {year} already.").format(year=plan.year))
    title = desk.get("greeting_list", plan.greeting_list).title
    with desk.write(_("Prepare “{title}” for {year}").format(title=title, year=plan.year)) as door:
        door.add_many("greeting", rows)
    return len(rows)


def mark(desk: DeskFile, numbers: Sequence[int], field: str, on: date) -> None:
    """Note that these cards went out (`sent_on`) or came (`received_on`), or take it back where all have it."""
    known = picking.every(desk, "greeting", (field, "addressed"), numbers)
    if not known:
        raise UserError(_("No card is chosen."), _("Choose one or more in the list first."))
    taken_back = all(values[field] for values in known.values())
    words = {
        ("sent_on", False): _("Cards sent: {n}"),
        ("sent_on", True): _("Cards not sent yet: {n}"),
        ("received_on", False): _("Their cards came: {n}"),
        ("received_on", True): _("Their cards did not come yet: {n}"),
    }[field, taken_back]
    with desk.write(words.format(n=len(known))) as door:
        for number, values in known.items():
            if taken_back or not values[field]:
                door.set("greeting", number, {field: None if taken_back else on})


# -- new names


def recipient(desk: DeskFile, kind: str, number: int) -> dict[str, Any]:
    """The card for a person, an office or a partner: its name on the envelope, and whom it counts for."""
    entry = desk.get(kind, number)
    found: dict[str, Any] = {"addressed": entry.title[:200], "medium": Medium.CARD, kind: number}
    if kind == "tie":
        return recipient(desk, "partner", entry.values["partner"])
    for field in ("organization", "partner"):
        if kind != field and entry.values.get(field):
            found[field] = entry.values[field]
    return found


def of_ties(desk: DeskFile, number: int, year: int) -> list[dict[str, Any]]:
    """A card for the contact of each tie that is alive, or its city where nobody is named; those there left out."""
    there = [row.values for row in cards(desk, number, year)]
    people, partners = ({row[field] for row in there} for field in ("person", "partner"))
    found = []
    for values in picked(desk, "tie", ("contact", "partner"), {"status": (TieStatus.ACTIVE, TieStatus.PROVISIONAL)}):
        contact, partner = values["contact"], values["partner"]
        if contact in people if contact else partner in partners:
            continue
        card = recipient(desk, "person", contact) if contact else recipient(desk, "partner", partner)
        found.append({"partner": partner} | card)
        people.add(contact)
        partners.add(partner)
    return sorted(found, key=lambda card: fold(card["addressed"]))


def add(desk: DeskFile, number: int, year: int, rows: Sequence[dict[str, Any]]) -> int:
    """New cards of a year as one step; gives how many. UserError where all of them are there already."""
    seen = {_who(row.values) for row in cards(desk, number, year)}
    new = []
    for row in rows:
        card = dict.fromkeys(("person", "organization", "partner")) | row
        if _who(card) not in seen:
            new.append({"greeting_list": number, "year": year, **row})
        seen.add(_who(card))
    title = desk.get("greeting_list", number).title
    if not new:
        raise UserError(_("They have a card for {year} already.").format(year=year))
    what = (
        f"“{new[0]['addressed']}”" if len(new) == 1 else ngettext("{n} name", "{n} names", len(new)).format(n=len(new))
    )
    with desk.write(_("Add {what} to “{title}” {year}").format(what=what, title=title, year=year)) as door:
        door.add_many("greeting", new)
    return len(new)


def unanswered(values: Mapping[str, Any]) -> bool:
    """Whether our card went out and theirs did not come."""
    return bool(values["sent_on"] and not values["received_on"])
