"""What is disclosed of gifts: a statement for each period since the first gift, also where there is nothing to say."""

from collections.abc import Iterator

from cityintl.desk import gift_totals
from cityintl.desk.gift_register import jurisdiction_of, recorded_gifts
from cityintl.desk.gift_totals import DISCLOSED, OPEN, Span
from cityintl.desk.obligations.obligation import Obligation
from cityintl.desk.obligations.view import View, done_if
from cityintl.records.dates import show_date
from cityintl.words import _, ngettext


def statements(view: View) -> Iterator[Obligation]:
    """The statement of each period that has ended, done when all that it names, or leaves unclear, is disclosed."""
    if view.only is not None and "home" not in view.only:
        return
    home = view.desk.home()
    gifts = [gift for gift in recorded_gifts(view.desk) if gift.received] if home["does_gifts"] else []
    if not gifts:
        return
    whose = jurisdiction_of(home)
    every = [each for each in gift_totals.weighed(gifts, view.rules, whose) if each.reach in DISCLOSED | OPEN]
    disclosed = {
        row["id"]
        for row in view.of("gift", {e.gift.number for e in every}, "disclosed_on").values()
        if row["disclosed_on"]
    }
    days = Span(min(gift.on for gift in gifts), view.today)
    for span, due in gift_totals.periods(view.rules, days, whose):
        if due is None or span.last >= view.today:
            continue
        named = [each.gift.number for each in every if span.first <= each.gift.on <= span.last]
        words = _("Statement of gifts, {first} to {last}: {what}").format(
            first=show_date(span.first), last=show_date(span.last), what=_counted(len(named))
        )
        found = view.one("gift_statement", "home", 1, words, due, suffix=span.first.isoformat())
        yield done_if(found, named and disclosed.issuperset(named))


def _counted(named: int) -> str:
    return ngettext("{n} gift", "{n} gifts", named).format(n=named) if named else _("nothing to disclose")
