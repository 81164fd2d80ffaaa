"""An award in words: how each report stands, and what its money comes to."""

from dataclasses import dataclass
from datetime import date

from cityintl.desk.awards import Award
from cityintl.desk.grant_chain import Line
from cityintl.desk.grant_sums import Books, Sums, per_cent
from cityintl.numerals import percent
from cityintl.records.dates import show_date
from cityintl.records.money import Amount, Money
from cityintl.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Said:
    """Words and their tone."""

    words: str
    tone: str = "quiet"


def standing(line: Line, today: date, owing: bool = True) -> Said:
    """“handed in 28 January 2026”, “14 days late”, “due 30 April 2026”; of a closed award that nothing was recorded."""
    if line.submitted_on is not None:
        words = _("handed in {day}").format(day=show_date(line.submitted_on))
        after = (line.submitted_on - line.day).days if line.day else 0
        if after > 0:
            late = ngettext("{n} day late", "{n} days late", after).format(n=after)
            return Said(f"{words}, {late}", "amber")
        return Said(words, "green")
    if not owing:
        return Said(_("nothing recorded"))
    if line.day is None:
        return Said(_("no day known"), "amber")
    if line.late(today):
        days = (today - line.day).days
        return Said(ngettext("{n} day late", "{n} days late", days).format(n=days), "red")
    begun = line.begins is not None and line.begins <= today
    return Said(_("due {day}").format(day=show_date(line.day)), "amber" if begun else "quiet")


def before(line: Line, award: Award) -> str:
    """What was due otherwise, and what moved it: “was due 30 April 2026, before the award was extended”."""
    said = []
    if line.extended_to and line.due:
        said.append(_("was due {day}, before more time was given").format(day=show_date(line.due)))
    if line.was:
        days = ", ".join(show_date(day) for day in line.was)
        said.append(_moved(line, award).format(days=days))
    return "; ".join(said)


def _moved(line: Line, award: Award) -> str:
    if award.terminated:
        return _("was due {days}, before the award was terminated")
    if line.due and max(line.was) < line.due:
        return _("was due {days}, before the award was extended")
    return _("was due {days}, before the end of the award was moved")


def pace(sums: Sums) -> Said:
    """“40% of the money in 55% of the time”; red where more is spent than there is."""
    money, time = per_cent(sums.burned), per_cent(sums.time)
    if money is None:
        return Said("")
    if time is None:
        return Said(_("{money} of the money is spent").format(money=percent(money)))
    tone = "red" if money > 100 else "quiet"
    words = _("{money} of the money in {time} of the time")
    return Said(words.format(money=percent(money), time=percent(time)), tone)


def cash(sums: Sums) -> Said:
    """What was drawn and not spent, or what waits to be paid back."""
    if sums.excess > 0:
        return Said(_("{amount} drawn and not spent").format(amount=money(sums, sums.excess)), "amber")
    if sums.excess < 0:
        return Said(_("{amount} spent and not drawn yet").format(amount=money(sums, -sums.excess)))
    return Said(_("what was drawn is spent") if sums.drawn else _("nothing drawn yet"))


def left_out(books: Books) -> Said:
    """Sums of the terms or of amendments that do not count, as they are in another currency than the award."""
    if not books.left_out:
        return Said("")
    sums = ", ".join(Money().show(each) for each in books.left_out)
    words = _("{sums} of terms and amendments is left out: say it in {currency}, as the award is.")
    return Said(words.format(sums=sums, currency=books.currency), "amber")


def match(sums: Sums) -> Said:
    """How much of the match is shown, and what lacks its papers."""
    if not sums.match_required and not sums.match_met and not sums.match_undocumented:
        return Said("")
    words = _("{met} of {required} shown").format(
        met=money(sums, sums.match_met), required=money(sums, sums.match_required)
    )
    if sums.match_undocumented:
        lacks = _("{amount} lacks its papers").format(amount=money(sums, sums.match_undocumented))
        return Said(f"{words}, {lacks}", "amber")
    return Said(words, "green" if not sums.match_left else "quiet")


def money(sums: Sums, minor: int) -> str:
    """So much in the award's currency."""
    return Money().show(Amount(minor, sums.currency))
