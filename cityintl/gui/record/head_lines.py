"""The one line under the title of a record: what tells it apart, kind by kind."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cityintl.desk import event_steps
from cityintl.desk.relations import with_people
from cityintl.gui import said
from cityintl.records.dates import MONTHS, show_date, show_partial_date
from cityintl.records.values import KindsOfRecord, Language, Money, Time
from cityintl.reference import countries
from cityintl.store import DeskFile, Entry
from cityintl.words import _, ngettext

Values = Mapping[str, Any]


def span(first: date | None, last: date | None) -> str:
    """“13 – 16 April 2027”, “30 April – 2 May 2027”, or the one day that is known."""
    if first is None or last is None or first == last:
        day = first or last
        return show_date(day) if day else ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {show_date(last)}"
    if first.year == last.year:
        return f"{first.day} {_(MONTHS[first.month - 1])} – {show_date(last)}"
    return f"{show_date(first)} – {show_date(last)}"


def line_of(desk: DeskFile, entry: Entry, place: str) -> list[str]:
    """What stands in the line of a record; `place` is its partner with the country."""
    make = _LINES.get(entry.kind)
    found = make(desk, entry.values, place) if make else [entry.quiet]
    if entry.kind == "event":
        found.append(_said(_("next: {it}"), event_steps.next_said(desk, entry.id, said.today())))
    return found


def _title(desk: DeskFile, kind: str, number: int | None) -> str:
    return desk.titles(kind, [number]).get(number, "") if number is not None else ""


def _said(words: str, value: str) -> str:
    return words.format(it=value) if value else ""


def _delegation(desk: DeskFile, values: Values, place: str) -> list[str]:
    head = _title(desk, "person", values["head"])
    led = _said(_("led by {it}"), head)
    people = with_people("", values["people"]).removeprefix(", ")
    return [
        place or values["place"] or "",
        span(values["arrives"], values["departs"]),
        ", ".join(filter(None, (people, led))),
        _said(_("host: {it}"), _title(desk, "person", values["host_lead"])),
    ]


def _organization(desk: DeskFile, values: Values, place: str) -> list[str]:
    country = countries.name(values["country"]) if values["country"] else ""
    consul = _said(_("{it} consul"), _(values["consul"].value)) if values["consul"] else ""
    return [values["local_name"] or "", place or country, consul, values["district"] or ""]


def _gift(desk: DeskFile, values: Values, place: str) -> list[str]:
    way = _(values["direction"].value).lower()
    worth = Money().show(values["value"]) if values["value"] else ""
    giver, taker = _title(desk, "person", values["giver"]), _title(desk, "person", values["recipient"])
    whence = _said(_("from {it}"), giver or _title(desk, "organization", values["giver_office"]))
    return [f"{way} {show_date(values['on'])}", place, whence, _said(_("to {it}"), taker), worth]


def _invitation(desk: DeskFile, values: Values, place: str) -> list[str]:
    host = _title(desk, "organization", values["organization"]) or place
    waits = values["answer"].name == "OPEN" and values["reply_by"] and not values["replied_on"]
    reply = _said(_("reply {it}"), said.ago(values["reply_by"])) if waits else ""
    return [host, span(values["on"], values["until"]), values["place"] or "", reply]


def _event(desk: DeskFile, values: Values, place: str) -> list[str]:
    starts = Time().show(values["starts"]) if values["starts"] else ""
    day = ", ".join(filter(None, (show_date(values["on"]), starts)))
    host = _said(_("host: {it}"), _title(desk, "person", values["host"]))
    return [day, values["place"] or "", _said(_("for {it}"), place), host]


def _follow_up(desk: DeskFile, values: Values, place: str) -> list[str]:
    whose = _("we promised") if values["side"].name == "US" else _("they promised")
    due = _said(_("due {it}"), said.ago(values["due_on"])) if values["due_on"] and not values["closed_on"] else ""
    done = _said(_("closed {it}"), show_date(values["closed_on"])) if values["closed_on"] else ""
    owner = _said(_("{it} does it"), _title(desk, "person", values["owner"]))
    return [whose, place or _title(desk, "organization", values["organization"]), due or done, owner]


def _membership(_desk: DeskFile, values: Values, _place: str) -> list[str]:
    since = _said(_("since {it}"), show_partial_date(values["since"])) if values["since"] else ""
    paid = _said(_("paid to {it}"), show_date(values["paid_through"])) if values["paid_through"] else ""
    return [values["tier"] or "", since, paid]


def _exchange(desk: DeskFile, values: Values, place: str) -> list[str]:
    days = " – ".join(show_partial_date(known) for known in (values["starts"], values["ends"]) if known)
    people = with_people("", values["people"]).removeprefix(", ")
    carried = _title(desk, "organization", values["carried_by"])
    return [place, _(values["direction"].value).lower(), days, people, carried]


def _support(desk: DeskFile, values: Values, _place: str) -> list[str]:
    worth = Money().show(values["value"]) if values["value"] else ""
    waits = values["account_due"] and not values["accounted_on"]
    account = _said(_("account due {it}"), said.ago(values["account_due"])) if waits else ""
    granted = _said(_("granted {it}"), show_date(values["granted_on"])) if values["granted_on"] else ""
    return [_title(desk, "organization", values["organization"]), worth, granted, account]


def _document(_desk: DeskFile, values: Values, _place: str) -> list[str]:
    day = show_date(values["on"]) if values["on"] else ""
    tongue = Language().show(values["language"]) if values["language"] else ""
    public = "" if values["public"] is None else _("public") if values["public"] else _("not public")
    return [values["name"], day, tongue, public]


def _rule(_desk: DeskFile, values: Values, _place: str) -> list[str]:
    value = f"{values['value']:g} {values['unit']}"
    held = _said(_("from {it}"), show_date(values["effective_from"]))
    until = _said(_("to {it}"), show_date(values["effective_to"])) if values["effective_to"] else ""
    looked = show_date(values["checked_on"]) if values["checked_on"] else ""
    checked = _said(_("checked {it}"), looked) if values["verified"] else _("unverified")
    return [value, values["jurisdiction"] or _("this office"), " ".join(filter(None, (held, until))), checked]


def _letter(desk: DeskFile, values: Values, place: str) -> list[str]:
    way = f"{_(values['medium'].value)}, {_(values['direction'].value).lower()}"
    ends = (_title(desk, "person", values["person"]), _title(desk, "organization", values["organization"]), place)
    return [show_date(values["on"]), way, *ends]


def _bid(desk: DeskFile, values: Values, place: str) -> list[str]:
    step = _(values["stage"].value).lower() if values["stage"] else ""
    when = show_partial_date(values["takes_place"]) if values["takes_place"] else ""
    with_us = _said(_("together with {it}"), place)
    return [_title(desk, "organization", values["organization"]), when, step, with_us]


def _lead(desk: DeskFile, values: Values, _place: str) -> list[str]:
    """Nothing of it gives the firm away."""
    country = countries.name(values["country"]) if values["country"] else ""
    secret = _(values["confidentiality"].value).lower() if values["confidentiality"] else ""
    owner = _said(_("{it} carries it on"), _title(desk, "person", values["owner"]))
    return [values["sector"] or "", country, secret, owner]


def _statement(_desk: DeskFile, values: Values, place: str) -> list[str]:
    whose = _(values["authority"].value) if values["authority"] else ""
    return [whose, show_date(values["on"]) if values["on"] else "", place, values["published"] or ""]


def _liaison(desk: DeskFile, values: Values, place: str) -> list[str]:
    ended = _said(
        _("office abolished {it}"), show_partial_date(values["office_ended"]) if values["office_ended"] else ""
    )
    holds = _said(_("holds until {it}"), show_date(values["holds_until"])) if values["holds_until"] else ""
    ends = (_title(desk, "person", values["person"]), _title(desk, "organization", values["organization"]))
    return [*ends, show_date(values["on"]), _said(_("about {it}"), place), holds, ended]


def _program(desk: DeskFile, values: Values, place: str) -> list[str]:
    people = with_people("", values["visitors"]).removeprefix(", ")
    country = countries.name(values["country"]) if values["country"] else ""
    return [
        _title(desk, "organization", values["host"]),
        span(values["starts"], values["ends"]),
        people,
        place or country,
    ]


def _media(_desk: DeskFile, values: Values, place: str) -> list[str]:
    tone = _(values["tone"].value).lower() if values["tone"] else ""
    return [values["outlet"], show_date(values["on"]), tone, place]


def _request(_desk: DeskFile, values: Values, _place: str) -> list[str]:
    came = _said(_("received {it}"), show_date(values["received_on"]))
    return [
        values["requester"] or "",
        came,
        _said(_("extended to {it}"), show_date(values["extended_to"])) if values["extended_to"] else "",
    ]


def _class(_desk: DeskFile, values: Values, _place: str) -> list[str]:
    years = ngettext("{n} year", "{n} years", values["keep_years"] or 0).format(n=values["keep_years"])
    kept = years if values["kept"].name == "YEARS" else _(values["kept"].value).lower()
    return [kept, KindsOfRecord().show(values["covers"]), "" if values["verified"] else _("unverified")]


def _hold(_desk: DeskFile, values: Values, _place: str) -> list[str]:
    ended = _said(_("released {it}"), show_date(values["released_on"])) if values["released_on"] else ""
    return [_said(_("since {it}"), show_date(values["since"])), values["ordered_by"] or "", ended]


_LINES: Mapping[str, Callable[[DeskFile, Values, str], list[str]]] = {
    "delegation": _delegation, "organization": _organization, "gift": _gift, "invitation": _invitation,
    "event": _event, "follow_up": _follow_up, "membership": _membership, "exchange": _exchange, "support": _support,
    "document": _document, "rule": _rule, "correspondence": _letter, "event_bid": _bid, "investment_lead": _lead,
    "statement": _statement, "liaison_contact": _liaison, "visitor_program": _program, "media_item": _media,
    "records_request": _request, "retention_class": _class, "hold": _hold,
}  # fmt: skip
