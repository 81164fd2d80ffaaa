"""The verb `gifts`: the register of a period or one gift, with the sums against the rule of that day."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import Any

from cityintl.cli import said
from cityintl.cli.records import desk_of, number_of
from cityintl.desk import gift_register, gift_sums, picking
from cityintl.desk import gifts as gifts_of_desk
from cityintl.desk.gift_sums import Total
from cityintl.desk.gift_totals import Party, Span, Statement, Weighed
from cityintl.desk.rules import Rule
from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.money import Amount, Money
from cityintl.store import DeskFile

_SOURCES = ("organization", "partner", "person")


def tell(args: Namespace) -> None:
    """Tell the register of a year, or how one gift stands; with --disclosed note its statement first."""
    if args.reference:
        _tell_one(args)
    elif args.disclosed is not None:
        raise UserError("Say which gift was disclosed.", "Write for example: gifts DESK GFT-7 --disclosed")
    else:
        _tell_register(args)


# -- one gift


def _tell_one(args: Namespace) -> None:
    number = number_of(args.reference, "gift")
    with desk_of(args) as desk:
        if args.disclosed is not None:
            period = args.disclosed or gifts_of_desk.statement_period(desk, number)
            gifts_of_desk.mark_disclosed(desk, number, desk.today, period)
        found = gifts_of_desk.beside(desk, number)
        shape: dict[str, Any] = {
            "reference": kinds.kind("gift").reference(number),
            "title": desk.get("gift", number).title,
            "standing": found.standing(desk.today)[0],
            "weighed": _weighed(found.weighed, _titles(desk)) if found.weighed else None,
            "others": [
                {
                    "reference": kinds.kind("gift").reference(other.number),
                    "what": other.what,
                    "on": other.on.isoformat(),
                    "received": other.received,
                    "value": said.money(other.value),
                    "same": other.same,
                }
                for other in found.others
            ],
        }
        lines = [found.weighed.said, *_cited(found.weighed.rule)] if found.weighed else []
        lines += [_other(other) for other in found.others]
    if args.json:
        said.as_json(shape)
        return
    said.out(f"{shape['reference']} · {shape['title']}")
    for line in (shape["standing"], *lines):
        said.out(line)


def _cited(rule: Rule | None) -> list[str]:
    return [gifts_of_desk.source_of(rule)] if rule else []


def _other(other: gifts_of_desk.Other) -> str:
    way = "from them" if other.received else "from us"
    again = "  (the same again)" if other.same else ""
    return f"  {other.on.isoformat()}  {way}: {other.what}{again}"


# -- the register


def _tell_register(args: Namespace) -> None:
    with desk_of(args) as desk:
        days = gifts_of_desk.span_of(args.year or str(desk.today.year))
        source = _source(desk, args.source) if args.source else None
        register = gifts_of_desk.register(desk, days)
        giver = gift_register.sources_of(desk, [source])[source] if source else None
        weighed = [w for w in register.gifts if giver is None or w.gift.source[:2] == giver]
        received = _totals(desk, days, giver, received=True)
        given = _totals(desk, days, source, received=False)
        titles = _titles(desk)
    statements = () if source else register.statements
    if args.json:
        said.as_json(
            {
                "from": days.first.isoformat(),
                "to": days.last.isoformat(),
                "received": [_weighed(each, titles) for each in weighed],
                "totals": [_total(each) for each in received],
                "given": [_total(each) for each in given],
                "statements": [_statement(each) for each in statements],
            }
        )
        return
    said.out(f"Received from {days.first.isoformat()} to {days.last.isoformat()}")
    if not weighed:
        said.out("Nothing.")
    for each in weighed:
        _tell_gift(each, titles)
    _tell_totals("Added up by source", received, given=False)
    _tell_totals("Given by us", given, given=True)
    if statements:
        said.out("\nStatements")
    for statement in statements:
        _tell_statement(statement)


def _source(desk: DeskFile, reference: str) -> tuple[str, int]:
    kind, number = kinds.parse_reference(reference)
    if kind.name not in _SOURCES:
        raise UserError(f"{reference} gives nothing.", "A source is an organization, a partner or a person: ORG-3.")
    return kind.name, desk.get(kind.name, number).id


def _titles(desk: DeskFile) -> dict[int, str]:
    numbers = desk.listing("gift", ()).ids
    return {n: values["what"] for n, values in picking.every(desk, "gift", ("what",), numbers).items()}


def _totals(desk: DeskFile, days: Span, other: tuple[str, int] | None, *, received: bool) -> list[Total]:
    """The sums of these days, with everyone or with one other side."""
    found = gift_sums.totals(gift_register.recorded_gifts(desk), days, received=received)
    return [t for t in found if other is None or (t.source if received else t.recipient)[:2] == other]


def _weighed(found: Weighed, titles: dict[int, str]) -> dict[str, Any]:
    gift = found.gift
    rule = found.rule
    return {
        "reference": kinds.kind("gift").reference(gift.number),
        "what": titles[gift.number],
        "on": gift.on.isoformat(),
        "source": _party(gift.source),
        "recipient": _party(gift.recipient),
        "value": said.money(gift.value),
        "reach": found.reach.value,
        "total": said.money(found.total),
        "together": [kinds.kind("gift").reference(n) for n in found.together],
        "rule": {"code": rule.code, "threshold": said.money(rule.amount), "citation": rule.citation} if rule else None,
        "due": _iso(found.due),
    }


def _party(party: Party) -> dict[str, Any]:
    known = party.kind in (*_SOURCES, "home")
    return {"name": party.name, "reference": kinds.kind(party.kind).reference(party.number) if known else None}


def _total(total: Total) -> dict[str, Any]:
    return {
        "source": _party(total.source),
        "recipient": _party(total.recipient),
        "amount": said.money(total.amount),
        "gifts": total.gifts,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    gift = kinds.kind("gift")
    return {
        "recipient": _party(statement.recipient),
        "from": statement.period.first.isoformat(),
        "to": statement.period.last.isoformat(),
        "due": _iso(statement.due),
        "nil": statement.nil,
        "disclosed": [gift.reference(w.gift.number) for w in statement.disclosed],
        "unclear": [gift.reference(w.gift.number) for w in statement.unclear],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _tell_gift(found: Weighed, titles: dict[int, str]) -> None:
    gift = found.gift
    reference = kinds.kind("gift").reference(gift.number)
    said.out(f"{reference:<8} {gift.on.isoformat()}  {titles[gift.number]}: from {gift.source.name}, "
             f"to {gift.recipient.name}, {_shown(gift.value)}")  # fmt: skip
    said.out(f"{'':20} {found.said}{f' Due {found.due.isoformat()}.' if found.due else ''}")


def _tell_totals(heading: str, totals: Sequence[Total], *, given: bool) -> None:
    if totals:
        said.out(f"\n{heading}")
    for total in totals:
        who = total.recipient.name if given else f"{total.source.name} to {total.recipient.name}"
        said.out(f"  {who}: {_shown(total.amount)} ({total.gifts})")


def _tell_statement(statement: Statement) -> None:
    days = f"{statement.period.first.isoformat()} to {statement.period.last.isoformat()}"
    due = f", due {statement.due.isoformat()}" if statement.due else ""
    told = [
        *(f"discloses {_references(statement.disclosed)}" for _once in statement.disclosed[:1]),
        *(f"look at {_references(statement.unclear)} first" for _once in statement.unclear[:1]),
    ]
    said.out(f"  {days}{due} · {statement.recipient.name}: {'; '.join(told) or 'nil'}")


def _references(found: Sequence[Weighed]) -> str:
    return ", ".join(kinds.kind("gift").reference(each.gift.number) for each in found)


def _shown(value: Amount | None) -> str:
    return Money().show(value) if value else "without a value"
