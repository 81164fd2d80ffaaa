"""What a staff report asks of the council: authority to travel, a gift to be accepted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cityintl.desk import addressing, gifts
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.gift_totals import OPEN
from cityintl.desk.visit_costs import Costs, costs_of
from cityintl.papers import amounts, days
from cityintl.papers.blocks import Block, Bullets, Cell, Column, Facts, Strong, Table, Text
from cityintl.records.exchange import Payer
from cityintl.records.money import Amount
from cityintl.records.values import Money
from cityintl.store import DeskFile
from cityintl.words import _

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ask:
    """One matter as the report tells it; `resolves` are the words that the council would adopt.

    `known` is what the council has to know before it is asked.
    """

    subject: str
    recommendation: str
    background: tuple[Block, ...]
    analysis: tuple[Block, ...]
    fiscal: tuple[Block, ...]
    alternatives: tuple[str, ...]
    whereas: tuple[str, ...] = ()
    resolves: tuple[str, ...] = ()
    about: tuple[tuple[str, int], ...] = field(default=())
    known: str = ""


def travel(desk: DeskFile, number: int) -> Ask:
    """Authority to travel; for a journey that is over, that it be ratified."""
    values = desk.get("delegation", number).values
    when = days.days(values["arrives"], values["departs"] or values["arrives"]) if values["arrives"] else ""
    where = values["place"] or desk.titles("partner", [values["partner"]]).get(values["partner"] or 0, "")
    going = _going(desk, number)
    sought = [each for each in str(values["outcomes_sought"] or "").split("\n") if each]
    analysis: list[Block] = [Text(_("What the city wants to bring home:")), Bullets(tuple(sought))] if sought else []
    analysis += [Text(str(values["we_get"]))] if values["we_get"] else []
    over = _is_over(desk, values)
    analysis += [Text(_("The journey is over: the council can only ratify it."))] if over else []
    names = _together([name for name, _facts in going]) or _("the travelers named in the report")
    sought_now = _ratified if over else _confirmed if values["authority"] else _authorized
    spoken = days.in_sentence(values["arrives"], values["departs"] or values["arrives"]) if when else ""
    words = sought_now(names, where, spoken or _("days to be set"))
    known = _("Authority exists already: {authority}.").format(authority=str(values["authority"]).rstrip("."))
    return Ask(
        subject=words.subject.format(visit=values["name"]),
        recommendation=words.recommendation,
        background=(*texts(values["purpose"]), _journey(values, where, when), *_party(going)),
        analysis=tuple(analysis) or (Text(_("No outcome is written down yet; the council will ask for one.")),),
        fiscal=_of_visit(desk, number, over=over),
        alternatives=words.alternatives,
        whereas=_invited(desk, values, over=over),
        resolves=words.resolves,
        about=(("delegation", number),),
        known=known if values["authority"] else "",
    )


def _is_over(desk: DeskFile, values: Values) -> bool:
    ends = values["departs"] or values["arrives"]
    return bool(ends and ends < desk.today)


@dataclass(frozen=True, slots=True)
class _Sought:
    """The words of what is sought for a journey; `subject` takes the name of the visit."""

    subject: str
    recommendation: str
    alternatives: tuple[str, ...]
    resolves: tuple[str, ...]


def _authorized(names: str, place: str, when: str) -> _Sought:
    trip = _("{names} to travel to {place}, {when}").format(names=names, place=place, when=when)
    return _Sought(
        _("Authority to travel: {visit}"),
        _("Authorize {trip}, in official capacity, within the costs stated below.").format(trip=trip),
        (
            _("Send fewer people, and say which of the outcomes then fall away."),
            _("Meet by video call; what has to be seen and signed then waits."),
            _("Do not travel; the partner is told by letter before it books."),
        ),
        (
            _("that it authorizes {trip};").format(trip=trip),
            _("that the costs to the city do not exceed those stated in the staff report;"),
            _("that the travelers report to the council on what was done and promised."),
        ),
    )


def _confirmed(names: str, place: str, when: str) -> _Sought:
    """What is authorized already is confirmed, or left as it stands."""
    trip = _("{names} to travel to {place}, {when}").format(names=names, place=place, when=when)
    asked = _authorized(names, place, when)
    return _Sought(
        asked.subject,
        _("Confirm the authority for {trip}, in official capacity, within the costs stated below.").format(trip=trip),
        (_("Adopt nothing more: the authority on record stands."), *asked.alternatives),
        (_("that the authority for {trip} is confirmed;").format(trip=trip), *asked.resolves[1:]),
    )


def _ratified(names: str, place: str, when: str) -> _Sought:
    trip = _("the journey of {names} to {place}, {when}").format(names=names, place=place, when=when)
    return _Sought(
        _("Ratification of a journey: {visit}"),
        _("Ratify {trip}, in official capacity, at the costs stated below.").format(trip=trip),
        (
            _("Take note of the report, and ratify nothing."),
            _("Ratify the journey in part, and say which costs the city does not bear."),
            _("Decide once the travelers have reported on what was done and promised."),
        ),
        (
            _("that {trip} is ratified;").format(trip=trip),
            _("that the costs to the city stated in the staff report are approved;"),
            _("that the travelers report to the council on what was done and promised."),
        ),
    )


def _journey(values: Values, where: str, when: str) -> Facts:
    pairs: list[tuple[str, Cell]] = [
        (_("Where"), where),
        (_("When"), when),
        (_("Kind of visit"), _(values["type"].value)),
        (_("Travel advisory"), values["advisory"]),
        (_("Insurance"), values["insurance"]),
        (_("Authority so far"), values["authority"]),
    ]
    return Facts(kept(pairs))


def _together(names: Sequence[str]) -> str:
    """Names as they stand inside a sentence: “the Honorable A, B and C”."""
    said = [_("the {name}").format(name=name[4:]) if name.startswith("The ") else name for name in names]
    return _(" and ").join(filter(None, (", ".join(said[:-1]), said[-1] if said else "")))


def _invited(desk: DeskFile, values: Values, *, over: bool) -> tuple[str, ...]:
    """Why they go there: the tie, where it is this partner's own."""
    partner = name_of(desk, "partner", values["partner"])
    tie = desk.get("tie", values["tie"]).values if values["tie"] else {}
    signed = days.known(tie["signed_on"]) if tie and tie["partner"] == values["partner"] else ""
    if partner and signed:
        return (_("the city and {partner} have been tied since {signed}").format(partner=partner, signed=signed),)
    received = (
        _("{partner} received a delegation of the city") if over else _("{partner} receives a delegation of the city")
    )
    return (received.format(partner=partner),) if partner else ()


def _going(desk: DeskFile, number: int) -> list[tuple[str, tuple[Cell, ...]]]:
    rows = picked(desk, "member", ("person", "role", "payer", "precedence_no"), {"delegation": number})
    rows.sort(key=lambda row: (row["precedence_no"] or 999, row["id"]))
    found: list[tuple[str, tuple[Cell, ...]]] = []
    for row in rows:
        person = desk.get("person", row["person"]).values
        name = _called(person)
        payer = _(row["payer"].value) if row["payer"] else _("not settled")
        found.append((name, (name, person["position"], _(row["role"].value), payer)))
    return found


def _called(person: Values) -> str:
    """A traveler by the formal name; honorifics are kept in English, and so other languages do without."""
    return addressing.formal(person) if days.language() == "en" else str(person["full_name"])


def _party(going: Sequence[tuple[str, tuple[Cell, ...]]]) -> tuple[Block, ...]:
    if not going:
        return ()
    columns = (
        Column(_("Who travels"), share=2.2),
        Column(_("Office"), share=2.6),
        Column(_("Role")),
        Column(_("Paid by"), share=1.4),
    )
    return (Table(columns, tuple(row for _name, row in going), caption=_("Who travels")),)


def _of_visit(desk: DeskFile, number: int, *, over: bool) -> tuple[Block, ...]:
    """What each payer bears: planned before the journey, spent beside it where something was or the journey is over."""
    found = costs_of(desk, number)
    if not any(each.budget for each in found.by_payer):
        return (Text(_("No budget is written down for this journey: say the amount before the council votes.")),)
    said = Text(_borne(found, over=over))
    code = str(desk.home()["currency"] or "USD")
    detail = _lines(desk, number, code)
    return (said, _payers(found, code), detail) if detail.rows else (said, _payers(found, code))


def _borne(found: Costs, *, over: bool) -> str:
    """What the city bears; of a journey that is over, what it came to beside what was planned."""
    city, currency = found.city, found.overall[0].currency
    planned = money(Amount(city.budget or 0, city.currency) if city else Amount(0, currency))
    if not over:
        return _("The city bears {amount}.").format(amount=planned)
    spent = money(Amount(city.spent, city.currency) if city else Amount(0, currency))
    return _("The city planned {planned} and spent {spent} so far.").format(planned=planned, spent=spent)


def _payers(found: Costs, code: str) -> Table:
    """Who bears how much, and in one row what that comes to."""
    planned = [Amount(each.budget or 0, each.currency) for each in (*found.by_payer, *found.overall)]
    spent = [Amount(each.spent, each.currency) for each in (*found.by_payer, *found.overall)]
    own = len(found.by_payer)
    heads, kept = [_("Planned")], [planned]
    if any(each.minor for each in spent):
        heads, kept = [*heads, _("Spent so far")], [planned, spent]
    columns = tuple(
        Column(head, "right", unit=amounts.unit(code), decimals=amounts.decimals(values, code))
        for head, values in zip(heads, kept, strict=True)
    )
    rows: list[tuple[Cell, ...]] = [
        (_(each.of.value) if each.of else None, *(amounts.in_column(values[n], code) for values in kept))
        for n, each in enumerate(found.by_payer)
    ]
    rows.append((Strong(_("Everyone")), *(amounts.all_in_one(values[own:], code) for values in kept)))
    whole = (Column(_("Paid by"), share=2.4), *columns)
    return Table(whole, tuple(rows), caption=_("Costs by payer"), caption_shown=True)


def _lines(desk: DeskFile, number: int, code: str) -> Table:
    """What the city bears, line by line."""
    lines = picked(desk, "budget_line", ("type", "amount", "payer", "approved_by", "note"), {"delegation": number})
    ours = [row for row in lines if row["payer"] is Payer.CITY]
    digits = amounts.decimals([row["amount"] for row in ours], code)
    return Table(
        (
            Column(_("The city’s part"), share=1.6),
            Column(_("Planned"), "right", unit=amounts.unit(code), decimals=digits),
            Column(_("Approved by"), share=1.6),
            Column(_("Note"), share=2.4),
        ),
        tuple(
            (_(row["type"].value), amounts.in_column(row["amount"], code), row["approved_by"], row["note"])
            for row in ours
        ),
        caption=_("The city’s part by line"),
        caption_shown=True,
    )


# -- a gift


def gift(desk: DeskFile, number: int) -> Ask:
    """Accepting a gift."""
    values = desk.get("gift", number).values
    giver = name_of(desk, "person", values["giver"]) or name_of(desk, "organization", values["giver_office"])
    partner = name_of(desk, "partner", values["partner"])
    whose = ", ".join(filter(None, (giver, partner))) or _("a giver who is not named")
    found = gifts.beside(desk, number)
    worth = money(values["value"]) if values["value"] else _("a value that is not known yet")
    return Ask(
        subject=_("Acceptance of a gift: {gift}").format(gift=values["what"]),
        recommendation=_("Accept “{gift}” from {giver} for the city, and enter it in the register of gifts.").format(
            gift=values["what"], giver=whose
        ),
        background=(_given(desk, values, whose), *texts(values["meaning"])),
        analysis=(
            Text(_weighed(found, desk.today)),
            Text(_("The rules are reminders with their sources; counsel says what holds.")),
        ),
        fiscal=(
            Text(
                _("The city receives {value}. It bears the keeping of the gift, and nothing else.").format(value=worth)
            ),
        ),
        alternatives=(
            _("Return the gift with a letter that thanks for it."),
            _("Accept it for another body, such as the library or a museum."),
        ),
        whereas=(
            _("{giver} gave the city “{gift}” on {day}").format(
                giver=whose, gift=values["what"], day=days.day(values["on"])
            ),
        ),
        resolves=(
            _("that the gift is accepted for the city with its thanks;"),
            _("that it is entered in the register of gifts and kept as the property of the city."),
        ),
        about=(("gift", number),),
    )


def _given(desk: DeskFile, values: Values, whose: str) -> Facts:
    pairs: list[tuple[str, Cell]] = [
        (_("Gift"), values["what"]),
        (_("Given by"), whose),
        (_("Received"), days.day(values["on"])),
        (_("Handed to"), name_of(desk, "person", values["recipient"])),
        (_("Meant for"), _(values["received_for"].value) if values["received_for"] else None),
        (_("Value"), money(values["value"]) if values["value"] else None),
        (_("How the value was found"), values["basis"]),
        (_("Kept at"), values["location"]),
    ]
    return Facts(kept(pairs))


def _weighed(found: gifts.Beside, today: date) -> str:
    """How the gift stands by the rules; where they cannot say, why."""
    if found.weighed and found.weighed.reach in OPEN and not found.disclosed_on:
        why = _(found.weighed.reach.value)
        return _("The rules of disclosure cannot weigh it: {why}.").format(why=why[:1].lower() + why[1:])
    return found.standing(today)[0]


# -- small words


def money(value: Amount) -> str:
    """An amount as a report says it."""
    return Money().show(value)


def name_of(desk: DeskFile, kind: str, number: int | None) -> str:
    """The title of a record; nothing where none is named."""
    return titles_of(desk, kind, [number]).get(number or 0, "")


def texts(text: str | None) -> tuple[Block, ...]:
    """Each line of a text as a paragraph."""
    return tuple(Text(each) for each in str(text or "").split("\n") if each.strip())


def kept(pairs: Sequence[tuple[str, Cell]]) -> tuple[tuple[str, Cell], ...]:
    """The facts that are known."""
    return tuple((label, cell) for label, cell in pairs if cell)
