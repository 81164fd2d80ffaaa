"""The verbs over outside money: `grant` tells an award or does something with it, `opportunity` the same before it."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from typing import Any

from cityintl.cli import said, typed
from cityintl.cli.records import desk_of, number_of
from cityintl.desk import closings, grant_deeds, grant_said, opportunity_deeds, sf425
from cityintl.desk.awards import held
from cityintl.desk.grant_chain import Chain, Line, chain_of, kept_until
from cityintl.desk.grant_sums import Sums, books_of, sums
from cityintl.desk.rules import rules_of
from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.dates import show_date
from cityintl.records.money import Money
from cityintl.records.opportunity import GoNoGo
from cityintl.store import DeskFile


def tell(args: Namespace) -> None:
    """Do what was asked of an award, then tell its chain and its money; with --period the federal form."""
    number = number_of(args.reference, "grant")
    with desk_of(args) as desk:
        desk.get("grant", number)
        _act(args, desk, number)
        if args.period:
            _tell_form(args, desk, number)
            return
        entry, chain, today = desk.get("grant", number), chain_of(desk, number), desk.today
        books = books_of(desk, [number]).get(number)
        found = sums(books, today) if books else None
        kept, on_hold = kept_until(chain, rules_of(desk)), held(desk, chain.award)
    if args.json:
        head = {"reference": entry.reference, "title": entry.title, "status": entry.values["status"].value}
        shape = {"starts": _iso(chain.award.starts), "ends": _iso(chain.award.end), "lacking": list(chain.lacking)}
        said.as_json(
            head | shape | {"money": _sums(found) if found else None, "chain": [_line(line) for line in chain.lines],
                            "gone": [_line(line) for line in chain.gone], "kept_until": _iso(kept[0] if kept else None)}
        )  # fmt: skip
        return
    said.out(f"{entry.reference} · {entry.title} · {entry.values['status'].value}")
    _tell_chain(chain, today)
    if kept:
        said.out(f"Records are kept until {show_date(kept[0])}{', and are on hold' if on_hold else ''}.")
    if books and found:
        _tell_money(found)
        if left_out := grant_said.left_out(books).words:
            said.out(f"! {left_out}")


def _act(args: Namespace, desk: DeskFile, number: int) -> None:
    on, by, reason = args.on or desk.today, args.by or "", args.reason or ""
    if args.hand_in:
        grant_deeds.hand_in(desk, number, args.hand_in, on, args.receipt or "")
    elif args.more_time:
        if args.until is None:
            raise UserError("Say until when.", "Write for example: --more-time ffr:2026-09-30 --until 2026-11-15")
        grant_deeds.give_time(desk, number, args.more_time, args.until, by)
    elif args.extend:
        grant_deeds.extend(desk, number, args.extend, on, by, reason)
    elif args.suspend:
        grant_deeds.suspend(desk, number, on, reason)
    elif args.resume:
        grant_deeds.resume(desk, number, on, reason)
    elif args.terminate:
        grant_deeds.terminate(desk, number, on, reason)


def _tell_chain(chain: Chain, today: date) -> None:
    if chain.award.starts and chain.award.end:
        said.out(f"From {show_date(chain.award.starts)} to {show_date(chain.award.end)}")
    for words in chain.lacking:
        said.out(f"! {words}")
    for line in chain.lines:
        stands = grant_said.standing(line, today, chain.award.owing).words
        said.out(f"  {_iso(line.day) or '':<10}  {line.key:<20} {line.words} ({stands})")
        if earlier := grant_said.before(line, chain.award):
            said.out(f"{'':14}{earlier}")
    for line in chain.gone:
        said.out(f"  not asked for any more: {line.words}, was due {_iso(line.due) or 'on no known day'}")


def _tell_money(found: Sums) -> None:
    said.out("\nMoney")
    for words, minor in _figures(found):
        said.out(f"  {words:<22} {grant_said.money(found, minor):>16}")
    for each in (grant_said.pace(found), grant_said.cash(found), grant_said.match(found)):
        if each.words:
            said.out(f"  {each.words}")


def _figures(found: Sums) -> list[tuple[str, int]]:
    return [
        ("Awarded", found.authorized),
        ("Spent", found.spent),
        ("Bound by orders", found.unliquidated),
        ("Free", found.free),
        ("Drawn", found.drawn),
        ("Not drawn yet", found.available),
    ]


def _sums(found: Sums) -> dict[str, Any]:
    names = ("authorized", "spent", "unliquidated", "free", "drawn", "available", "excess", "match_required",
             "match_met", "match_undocumented", "income", "income_spent")  # fmt: skip
    shape: dict[str, Any] = {name: said.money(found.amount(getattr(found, name))) for name in names}
    return shape | {"days": list(found.days) if found.days else None}


def _line(line: Line) -> dict[str, Any]:
    return {
        "key": line.key, "words": line.words, "type": line.type.value, "from": _iso(line.first),
        "to": _iso(line.last), "final": line.final, "due": _iso(line.due), "was": [_iso(day) for day in line.was],
        "extended_to": _iso(line.extended_to), "submitted_on": _iso(line.submitted_on),
        "rule": {"code": line.rule.code, "citation": line.rule.citation, "verified": line.rule.verified}
        if line.rule else None,
        "report": kinds.kind("grant_report").reference(line.own) if line.own else None,
    }  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _tell_form(args: Namespace, desk: DeskFile, number: int) -> None:
    found = sf425.report(desk, number, args.period)
    own = found.indirect
    if args.json:
        said.as_json({
            "from": _iso(found.period.first), "to": _iso(found.period.last), "final": found.final,
            "lines": {each.letter: {"words": each.words, "amount": said.money(each.amount)} for each in found.lines},
            "indirect": {"base": own.base, "percent": float(own.rate * 100), "amount": own.amount,
                         "charged": found.charged.minor},
            "remarks": list(found.remarks),
        })  # fmt: skip
        return
    said.out(f"{'Final report' if found.final else 'Interim report'}, {show_date(found.period.first)} to "
             f"{show_date(found.period.last)}")  # fmt: skip
    for each in found.lines:
        said.out(f"  {each.letter}  {each.words:<44} {Money().show(each.amount):>16}")
    allowed = Money().show(found.charged._replace(minor=own.amount))
    said.out(f"  Indirect costs: {float(own.rate * 100):g}% of {Money().show(found.charged._replace(minor=own.base))}"
             f" is {allowed}; charged {Money().show(found.charged)}")  # fmt: skip
    for words in found.remarks:
        said.out(f"! {words}")


# -- opportunities


def tell_opportunity(args: Namespace) -> None:
    """Do what was asked of an opportunity, then tell when it closes by both clocks, and what speaks for and against."""
    number = number_of(args.reference, "opportunity")
    with desk_of(args) as desk:
        desk.get("opportunity", number)
        _pursue(args, desk, number)
        entry = desk.get("opportunity", number)
        closes = closings.closing(entry.values, str(desk.home()["zone"]))
        grants = [kinds.kind("grant").reference(each) for each in opportunity_deeds.grants_of(desk, number)]
    facts = {name: entry.values[name] for name in opportunity_deeds.FACTS}
    decision = entry.values["go_no_go"]
    if args.json:
        said.as_json({
            "reference": entry.reference, "title": entry.title, "status": entry.values["status"].value,
            "closes": {"on": _iso(closes.on), "there": closes.there.isoformat() if closes.there else None,
                       "here": closes.here.isoformat() if closes.here else None} if closes else None,
            "decision": decision.value if decision else None, "facts": facts, "grants": grants,
        })  # fmt: skip
        return
    said.out(f"{entry.reference} · {entry.title} · {entry.values['status'].value}")
    if closes:
        said.out(f"Closes {closes.said or show_date(closes.on)}")
    fields = kinds.kind("opportunity").fields
    for name, value in facts.items():
        said.out(f"  {fields[name].label}: {fields[name].value.show(value) or 'not said'}")
    if decision:
        reasons = entry.values["reasons"]
        said.out(f"{decision.value}{f': {reasons}' if reasons else ''}")
    if grants:
        said.out(f"It became {', '.join(grants)}.")


def _pursue(args: Namespace, desk: DeskFile, number: int) -> None:
    on, by, reason = args.on or desk.today, args.by or "", args.reason or ""
    deeds: dict[str, Callable[[], object]] = {
        "go": lambda: opportunity_deeds.decide(desk, number, GoNoGo.GO, on, by, reason),
        "no-go": lambda: opportunity_deeds.decide(desk, number, GoNoGo.NO_GO, on, by, reason),
        "submitted": lambda: opportunity_deeds.submit(desk, number, on, args.receipt or ""),
        "declined": lambda: opportunity_deeds.refused(desk, number, on, reason),
        "awarded": lambda: _awarded(args, desk, number, on),
    }
    if args.becomes:
        deeds[args.becomes]()


def _awarded(args: Namespace, desk: DeskFile, number: int, on: date) -> None:
    amount = typed.value(desk, kinds.kind("grant").fields["amount"], args.amount) if args.amount else None
    opportunity_deeds.awarded(desk, number, on, amount, args.starts, args.ends, federal=args.federal)
