"""The federal financial report (SF-425) of an award: its lines up to the end of a period, cumulative."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from cityintl.desk import grant_said
from cityintl.desk.award_periods import Period, periods
from cityintl.desk.awards import awards
from cityintl.desk.fiscal import opening_on
from cityintl.desk.grant_chain import law
from cityintl.desk.grant_sums import Books, Sums, books_of, sums
from cityintl.desk.indirect_costs import Bounds, Indirect, indirect
from cityintl.desk.rules import Rule, rules_of
from cityintl.errors import UserError
from cityintl.records.dates import show_date
from cityintl.records.grant import Basis, Frequency, IncomeUse, IndirectType
from cityintl.records.grant_money import CostClass, Movement
from cityintl.records.money import Amount
from cityintl.store import DeskFile
from cityintl.words import _

CODES = ("grant_indirect_share", "grant_subaward_counted", "grant_equipment_from")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the form."""

    letter: str
    words: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class Report:
    """The lines of the form for a period, how indirect costs come about, and what to look at before it is sent."""

    period: Period
    final: bool
    lines: tuple[Entry, ...]
    indirect: Indirect
    charged: Amount
    remarks: tuple[str, ...]

    def line(self, letter: str) -> Amount:
        """The amount of the line of this letter."""
        return next(each.amount for each in self.lines if each.letter == letter)


def report(desk: DeskFile, number: int, last: date | None = None) -> Report:
    """The form for the period that ends on a day; without one for the newest period that is over or running.

    UserError where the award has no sum or no first day, or is not federal.
    """
    books = books_of(desk, [number]).get(number)
    if books is None or books.award.starts is None:
        raise UserError(_("This award has no sum or no first day yet."), _("Fill them in on its overview."))
    if not books.award.federal:
        raise UserError(_("This award has terms of its own, not the federal form."), _("Report as the award says."))
    values = desk.get("grant", number).values
    period, final = _period(books, last, desk.today)
    found = sums(books, period.last)
    own = _indirect(desk, books, values["indirect_type"], values["indirect_percent"], period.last)
    lines = tuple(Entry(letter, words, found.amount(minor)) for letter, words, minor in _lines(found, values))
    charged = [m for m in books.moves if m.cost is CostClass.INDIRECT and m.on <= period.last]
    spent = sum(m.minor for m in charged if m.type is Movement.EXPENSE)
    said = _remarks(books, found, period, final, own, spent)
    if values["indirect_type"] is IndirectType.NEGOTIATED and values["indirect_percent"] is None:
        said.append(_("The negotiated rate of indirect costs is not filled in: none are reckoned."))
    return Report(period, final, lines, own, found.amount(spent), tuple(said))


def _period(books: Books, last: date | None, today: date) -> tuple[Period, bool]:
    """The period that ends on a day, from the first day of the award: every figure is cumulative."""
    award = books.award
    assert award.starts is not None
    if last is None:
        own = periods(
            award.starts, award.end or today, award.frequency or Frequency.QUARTERLY, award.basis or Basis.CALENDAR
        )
        over = [each for each in own if each.last < today] or own[:1]
        last = over[-1].last if over else award.end or today
    if last < award.starts:
        raise UserError(
            _("The award starts only on {day}.").format(day=show_date(award.starts)), _("Choose a later period.")
        )
    return Period(award.starts, last), award.end is not None and last >= award.end


def _lines(found: Sums, values: dict[str, object]) -> list[tuple[str, str, int]]:
    deducted = found.income_spent if values["income_use"] is IncomeUse.DEDUCTION else 0
    added = found.income_spent - deducted
    return [
        ("a", _("Cash receipts"), found.drawn),
        ("b", _("Cash disbursements"), found.spent),
        ("c", _("Cash on hand"), found.excess),
        ("d", _("Total federal funds authorized"), found.authorized),
        ("e", _("Federal share of expenditures"), found.spent),
        ("f", _("Federal share of unliquidated obligations"), found.unliquidated),
        ("g", _("Total federal share"), found.spent + found.unliquidated),
        ("h", _("Unobligated balance of federal funds"), found.free),
        ("i", _("Total recipient share required"), found.match_required),
        ("j", _("Recipient share of expenditures"), found.match_met),
        ("k", _("Remaining recipient share to be provided"), found.match_left),
        ("l", _("Total federal program income earned"), found.income),
        ("m", _("Program income expended, deducted"), deducted),
        ("n", _("Program income expended, added"), added),
        ("o", _("Unexpended program income"), found.income - found.income_spent),
    ]


def _indirect(desk: DeskFile, books: Books, kind: IndirectType | None, percent: float | None, last: date) -> Indirect:
    bounds = bounds_of(desk, books.award.number)
    rate = None if percent is None else Fraction(str(percent)) / 100
    if kind is not IndirectType.DE_MINIMIS and rate is None:
        rate = Fraction(0)
    moves = [move for move in books.moves if move.on <= last]
    return indirect(moves, bounds, books.currency, rate, capped=kind is not IndirectType.NEGOTIATED)


def bounds_of(desk: DeskFile, number: int) -> Bounds:
    """The rules of the base of indirect costs that hold for an award."""
    (award,) = awards(desk, [number])
    rules: list[Rule] = rules_of(desk, CODES)
    return Bounds(*(law(award, rules, code) for code in CODES))


def _remarks(books: Books, found: Sums, period: Period, final: bool, own: Indirect, charged: int) -> list[str]:
    """What to look at before it is sent."""
    said = []
    if not final and books.award.federal and opening_on(period.last + timedelta(days=1), 1) is None:
        said.append(
            _("An interim period of this form ends on the last day of a calendar quarter; the award may differ.")
        )
    if found.excess > 0:
        said.append(_("More was drawn than spent: cash on hand is to be spent or given back."))
    if found.free < 0:
        said.append(_("More is spent and bound than was awarded."))
    if charged > own.amount:
        said.append(_("More indirect costs were charged than the rate allows."))
    if found.match_undocumented:
        said.append(_("Some of the match lacks its papers and is not counted."))
    if books.unbooked:
        said.append(_("Sums in another currency are left out until the ledger has booked them."))
    if left_out := grant_said.left_out(books).words:
        said.append(left_out)
    if own.lacking and own.rate and books.award.federal:
        said.append(_("A rule for the base of indirect costs is missing on the day of the award."))
    return said
