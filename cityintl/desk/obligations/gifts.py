"""What is disclosed of gifts: a statement for each period since the first gift, also where there is nothing to say."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cityintl.desk import gift_totals
from cityintl.desk.gift_register import jurisdiction_of, received_gifts
from cityintl.desk.gift_totals import DISCLOSED, OPEN, Gift, Span, Weighed
from cityintl.desk.obligations.obligation import Obligation
from cityintl.desk.obligations.view import Row, View, done_if, ruled
from cityintl.desk.rules import Rule
from cityintl.records.dates import show_date
from cityintl.words import _, ngettext


def disclosures(view: View) -> Iterator[Obligation]:
    """What is disclosed of gifts received: each by itself, or in the statement of its period."""
    if view.only is not None and not {"home", "gift"} & set(view.only):
        return
    home = view.home
    gifts = received_gifts(view.desk)
    if not (gifts or home["does_gifts"]):
        return
    whose = jurisdiction_of(home)
    rules = [rule for rule in view.rules if rule.code in gift_totals.CODES]
    named = [each for each in gift_totals.weighed(gifts, rules, whose) if each.reach in DISCLOSED | OPEN]
    rows = view.of("gift", {each.gift.number for each in named}, "what", "disclosed_on")
    if view.only is None or "home" in view.only:
        yield from _statements(view, home, rules, gifts, named, rows)
    yield from _single(view, whose, rules, named, rows)


def _statements(
    view: View,
    home: Mapping[str, Any],
    rules: Sequence[Rule],
    gifts: Sequence[Gift],
    named: Sequence[Weighed],
    rows: Mapping[int, Row],
) -> Iterator[Obligation]:
    """For each period that has ended, done when all it names is disclosed.

    Periods that name nothing are asked for so far back as a rule says: an office that begins late owes none of ages
    ago.
    """
    whose = jurisdiction_of(home)
    back = view.moved("nil_statements_back", view.today, back=True)
    since = back[0] if back else view.today
    first = min([*(gift.on for gift in gifts), since])
    for span, due in gift_totals.periods(rules, Span(first, view.today), whose):
        own = [each.gift.number for each in named if span.first <= each.stated_on <= span.last]
        nil = home["does_gifts"] and span.last >= since
        if due is None or span.last >= view.today or not (own or nil):
            continue
        words = _("Statement of gifts, {first} to {last}: {what}").format(
            first=show_date(span.first), last=show_date(span.last), what=_counted(len(own))
        )
        rule = gift_totals.law(rules, span.last, whose)["gift_report_after_days"]
        found = ruled(view.one("gift_statement", "home", 1, words, due, suffix=span.first.isoformat()), rule)
        yield done_if(found, own and all(rows[number]["disclosed_on"] for number in own))


def _single(
    view: View, whose: str, rules: Sequence[Rule], named: Sequence[Weighed], rows: Mapping[int, Row]
) -> Iterator[Obligation]:
    """Each gift by itself, where the rules of its day name no period."""
    law_of = gift_totals.laws(rules, whose)
    for each in named:
        number, of = each.gift.number, law_of(each.stated_on)
        looked_at = view.only is None or number in view.only.get("gift", ())
        if looked_at and each.due and "gift_report_period_months" not in of:
            words = _("Disclose the gift: {what}").format(what=rows[number]["what"])
            found = ruled(view.one("gift_disclosure", "gift", number, words, each.due), of["gift_report_after_days"])
            yield done_if(found, rows[number]["disclosed_on"])


def _counted(named: int) -> str:
    return ngettext("{n} gift", "{n} gifts", named).format(n=named) if named else _("nothing to disclose")
