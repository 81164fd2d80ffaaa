"""What the register and the statements of gifts say alike: the gifts in rows, the sums by source, the rule."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk import gift_totals
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.gift_periods import Sum, law_said
from cityintl.desk.gift_register import jurisdiction_of
from cityintl.desk.gift_totals import DISCLOSED, Party, Span
from cityintl.desk.rules import rules_of
from cityintl.papers import days
from cityintl.papers.amounts import in_column, money_column, of_several, said
from cityintl.papers.blocks import Bullets, Cell, Column, Lines, Quiet, Said, Section, Status, Strong, Table, Text, line
from cityintl.papers.names import named, own_script, people, plainly
from cityintl.papers.rule_words import subject, valued
from cityintl.records import kinds
from cityintl.records.gift import GiftFor
from cityintl.records.memory import Direction
from cityintl.store import DeskFile
from cityintl.words import _

RECEIVED = Direction.RECEIVED
_FIELDS = (
    "what", "on", "direction", "partner", "giver", "giver_office", "recipient", "received_for", "delegation", "event",
    "value", "basis", "disposition", "location", "custody", "disclosed_on", "disclosure_period", "thanked_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """These gifts as they are kept, with the people and the names of whatever they point to."""

    rows: Mapping[int, Mapping[str, Any]]
    people: Mapping[int, Mapping[str, Any]]
    titles: Mapping[tuple[str, int], str]
    currency: str
    #: Whether values of other currencies stand among them: then each shows its own sign.
    mixed: bool

    def title(self, gift: Mapping[str, Any], field: str) -> str:
        """The name of what a field of a gift points to; empty where it points to nothing."""
        link = str(kinds.kind("gift").fields[field].link)
        return self.titles.get((link, gift[field]), "")


def known(desk: DeskFile, numbers: Collection[int]) -> Known:
    """What is on record about these gifts."""
    rows = {row["id"]: row for row in picked(desk, "gift", _FIELDS, {"id": numbers})}
    fields = kinds.kind("gift").fields
    titles: dict[tuple[str, int], str] = {}
    for name in ("partner", "giver_office", "event", "delegation"):
        kind = str(fields[name].link)
        found = titles_of(desk, kind, [row[name] for row in rows.values()])
        titles |= {(kind, number): title for number, title in found.items()}
    who = [row[name] for row in rows.values() for name in ("giver", "recipient", "custody")]
    currency = desk.home()["currency"] or "USD"
    mixed = of_several((row["value"] for row in rows.values()), currency)
    return Known(rows, people(desk, who), titles, currency, mixed)


def columns(*heads: tuple[str, float], of: Known) -> tuple[Column, ...]:
    """Text columns with these heads and shares, the value before the last of them."""
    texts = [Column(head, share=share) for head, share in heads]
    texts.insert(-1, money_column(_("Value"), 0.85, of.currency, mixed=of.mixed))
    return tuple(texts)


def gift_cell(gift: Mapping[str, Any]) -> Cell:
    """What it is, and how its value was reckoned."""
    basis = gift["basis"]
    return Lines((gift["what"], _("Basis: {basis}").format(basis=basis))) if basis else str(gift["what"])


def from_cell(gift: Mapping[str, Any], of: Known, source: Party, *, told: bool = False) -> Cell:
    """The source that the rules add up by, unless it is told already; the office, the person who handed it over."""
    lines: list[Said] = [] if told or source.kind in ("person", "gift") else [source.name]
    office = of.title(gift, "giver_office")
    lines += [office] if office and office != source.name else []
    lines += _person(gift["giver"], of, first=not lines)
    return Lines(tuple(lines)) if lines else Quiet(source.name)


def _person(number: int | None, of: Known, *, first: bool) -> list[Said]:
    if number is None:
        return []
    person = of.people[number]
    return [named(person, quiet=not first), *own_script(person)]


def for_cell(gift: Mapping[str, Any], of: Known) -> Cell:
    """For whom: the city, with who took it for the city, or the person."""
    if gift["received_for"] is GiftFor.CITY:
        return Lines((_("City"), *_person(gift["recipient"], of, first=False)))
    who = _person(gift["recipient"], of, first=True)
    return Lines(tuple(who)) if who else Quiet(_("not entered"))


def to_cell(gift: Mapping[str, Any], of: Known) -> Cell:
    """To whom one of ours went: the partner, then the person."""
    partner = of.title(gift, "partner")
    lines: list[Said] = [partner] if partner else []
    lines += _person(gift["recipient"], of, first=not lines)
    return Lines(tuple(lines)) if lines else Quiet(_("not entered"))


def by_cell(gift: Mapping[str, Any], of: Known) -> Cell:
    """Who of ours gave it, and for which office."""
    office = of.title(gift, "giver_office")
    lines = [*_person(gift["giver"], of, first=True), *([office] if office else [])]
    return Lines(tuple(lines)) if lines else None


def where_cell(gift: Mapping[str, Any]) -> Cell:
    """Where it is now."""
    kind = _(gift["disposition"].value) if gift["disposition"] else ""
    parts = tuple(part for part in (kind, gift["location"]) if part)
    return Lines(parts) if parts else None


def value_cell(gift: Mapping[str, Any], of: Known) -> Cell:
    """Its value; a gift without one says so."""
    value = gift["value"]
    if value is None:
        return Quiet(_("not valued"))
    return said(value) if of.mixed else in_column(value, of.currency)


def who(number: int | None, of: Known) -> str | None:
    """A person in the cell of a workbook."""
    return plainly(of.people[number]) if number is not None else None


# -- sums


def by_source(found: Sequence[Sum], currency: str, within: Span, head: str, *, taker: bool = True) -> list[Section]:
    """The sums by source with where each stands; `taker` says also to whom."""
    if not found:
        return []
    mixed = of_several((each.amount for each in found), currency)
    heads = (
        Column(_("Source"), second=_("Recipient") if taker else "", share=2.4),
        Column(_("Gifts"), "right", 0.5),
        money_column(_("Total"), 0.9, currency, mixed=mixed),
        Column(_("By the rule"), share=1.7),
    )
    rows = tuple(
        (
            Lines((each.source.name, each.recipient.name)) if taker else each.source.name,
            len(each.gifts),
            said(each.amount) if mixed else in_column(each.amount, currency),
            standing(each),
        )
        for each in found
    )
    span = days.days(within.first, within.last)
    return [Section(head, (Table(heads, rows, caption=head),), note=_("All gifts of {days}.").format(days=span))]


def standing(each: Sum) -> Cell:
    """Whether a sum is reported, by how much it stays below, or why it does not count."""
    if each.reported:
        rule = next(w.passed or w.rule for w in each.gifts if w.reach in DISCLOSED)
        limit = _("threshold {amount}").format(amount=said(rule.amount)) if rule else ""
        return Lines(tuple(part for part in (Status("Report"), limit) if part))
    if each.unclear or not each.counted:
        return Quiet(_(each.gifts[-1].reach.value))
    return Status("Below", " " + _("by {amount}").format(amount=said(each.left))) if each.left else Status("Below")


# -- the rule


def rule_section(desk: DeskFile, span: Span) -> Section:
    """The gift rules in force at the end of a period: each with its value, its source, and when someone checked it."""
    law = gift_totals.law(rules_of(desk, gift_totals.CODES), span.last, jurisdiction_of(desk.home()))
    closing = Text(_("This shows facts; counsel says what the law requires."), "quiet")
    if not law:
        words = _(
            "No gift rule is in force: nothing can be weighed. Enter the city’s own under Rules, with its source."
        )
        return Section(_("The rule"), (Text(words), closing))
    blocks: list[Any] = []
    for (source, checked, verified), rules in law_said(law.values()).items():
        blocks += [Text(source)] if source else []
        blocks.append(Bullets(tuple(line(f"{subject(rule)}: ", Strong(valued(rule))) for rule in rules)))
        blocks.append(Text(_looked(source, checked, verified=verified), "quiet"))
    return Section(_("The rule"), (*blocks, closing))


def _looked(source: str, checked: date | None, *, verified: bool) -> str:
    """In one line whether these were compared with their source, and when."""
    if not source:
        return _("Unverified: no source is on record.")
    on = _("Checked on {day}.").format(day=days.day(checked)) if checked else ""
    return " ".join(filter(None, ("" if verified else _("Unverified."), on)))


def period_said(span: Span) -> str:
    """“2026”, “May 2026”, “April – June 2026”."""
    first, last = days.month(f"{span.first:%Y-%m}"), days.month(f"{span.last:%Y-%m}")
    if first == last:
        return first
    if (span.first.month, span.last.month) == (1, 12) and span.first.year == span.last.year:
        return str(span.first.year)
    if span.first.year == span.last.year:
        first = first.replace(str(span.first.year), "").strip()
    return f"{first} – {last}"
