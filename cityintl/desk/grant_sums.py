"""The money of an award on a day: what is spent, bound, drawn and matched, and what is still there.

Everything is in small units of the award's currency. A sum in another currency counts as the ledger booked it; one
that was not booked stands apart and is said.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cityintl.desk.asking import picked
from cityintl.desk.award_periods import share_of_time
from cityintl.desk.awards import FIELDS as DATES
from cityintl.desk.awards import Award, award_of, changes_of
from cityintl.records.grant_money import CostClass, Movement
from cityintl.records.money import Amount
from cityintl.store import DeskFile

_MOVE = (
    "grant", "type", "on", "amount", "booked", "cost", "unit_cost", "subaward", "settles", "from_income", "ledger",
    "basis", "signed_by", "document",
)  # fmt: skip
_TERMS = ("amount", "match_percent", "match_amount", "total_cost", "income_use")
_MATCH = (Movement.MATCH_CASH, Movement.MATCH_IN_KIND)


@dataclass(frozen=True, slots=True)
class Move:
    """One transaction as it counts."""

    number: int
    type: Movement
    on: date
    minor: int
    cost: CostClass | None = None
    unit: int | None = None
    subaward: int | None = None
    settles: int | None = None
    from_income: bool = False
    documented: bool = True


@dataclass(frozen=True)
class Books:
    """An award with its terms of money, its transactions, and what is in a currency that nobody booked.

    `left_out` are sums of its terms and amendments in another currency than the award: no ledger books them.
    """

    award: Award
    currency: str
    amount: int
    changes: tuple[tuple[date, int], ...]
    match_percent: Fraction | None
    match_amount: int | None
    total_cost: int | None
    moves: tuple[Move, ...]
    unbooked: tuple[Amount, ...]
    left_out: tuple[Amount, ...] = ()

    def authorized(self, on: date) -> int:
        """What was awarded up to a day: at first, and by the amendments in force."""
        return self.amount + sum(minor for day, minor in self.changes if day <= on)


@dataclass(frozen=True, slots=True)
class Sums:
    """What an award's money comes to on a day."""

    on: date
    currency: str
    authorized: int
    spent: int
    unliquidated: int
    drawn: int
    match_required: int
    match_met: int
    match_undocumented: int
    income: int
    income_spent: int
    days: tuple[int, int] | None

    @property
    def available(self) -> int:
        """What of the award was not drawn yet."""
        return self.authorized - self.drawn

    @property
    def free(self) -> int:
        """What of the award is neither spent nor bound."""
        return self.authorized - self.spent - self.unliquidated

    @property
    def excess(self) -> int:
        """What was drawn and not spent; below nothing where we wait to be paid back."""
        return self.drawn - self.spent

    @property
    def match_left(self) -> int:
        """What of the match is still to be shown."""
        return max(0, self.match_required - self.match_met)

    @property
    def burned(self) -> Fraction | None:
        """The share of the award that is spent."""
        return Fraction(self.spent, self.authorized) if self.authorized > 0 else None

    @property
    def time(self) -> Fraction | None:
        """The share of the period that is over."""
        return Fraction(*self.days) if self.days else None

    def amount(self, minor: int) -> Amount:
        """So much in the award's currency."""
        return Amount(minor, self.currency)


def per_cent(share: Fraction | None) -> int | None:
    """A share in whole per cent, halves upward."""
    return None if share is None else (share * 200 + 1).__floor__() // 2


# -- from the desk


def books_of(desk: DeskFile, numbers: Collection[int] | None = None) -> dict[int, Books]:
    """The books of these awards, or of all; asked for all at once. An award without an amount has none."""
    only = {} if numbers is None else {"id": set(numbers)}
    rows = [row for row in picked(desk, "grant", (*DATES, *_TERMS), only) if row["amount"]]
    every = [row["id"] for row in rows]
    changes = changes_of(desk, every)
    moves: dict[int, list[Mapping[str, Any]]] = {}
    for row in picked(desk, "grant_transaction", _MOVE, {"grant": every}):
        moves.setdefault(row["grant"], []).append(row)
    return {row["id"]: _books(row, changes.get(row["id"], []), moves.get(row["id"], []), desk.today) for row in rows}


def _books(
    row: Mapping[str, Any], changes: Sequence[Mapping[str, Any]], moves: Iterable[Mapping[str, Any]], today: date
) -> Books:
    code = row["amount"].currency
    known = [(move, _counted(move, code)) for move in moves]
    share = row["match_percent"]
    terms = [row["match_amount"], row["total_cost"], *(change["change"] for change in changes)]
    return Books(
        award=award_of(row, changes, today),
        currency=code,
        amount=row["amount"].minor,
        changes=tuple((c["agreed_on"], c["change"].minor) for c in changes if _in(c["change"], code) is not None),
        match_percent=None if share is None else Fraction(Decimal(str(share))) / 100,
        match_amount=_in(row["match_amount"], code),
        total_cost=_in(row["total_cost"], code),
        moves=tuple(_move(move, minor, code) for move, minor in known if minor is not None),
        unbooked=tuple(move["amount"] for move, minor in known if minor is None),
        left_out=tuple(each for each in terms if each is not None and each.currency != code),
    )


def _in(given: Amount | None, code: str) -> int | None:
    return given.minor if given is not None and given.currency == code else None


def _counted(row: Mapping[str, Any], code: str) -> int | None:
    own = _in(row["amount"], code)
    return own if own is not None else _in(row["booked"], code)


def _move(row: Mapping[str, Any], minor: int, code: str) -> Move:
    return Move(
        row["id"], row["type"], row["on"], minor, row["cost"], _in(row["unit_cost"], code), row["subaward"],
        row["settles"], bool(row["from_income"]), documented(row),
    )  # fmt: skip


def documented(row: Mapping[str, Any]) -> bool:
    """Whether a match can be shown to an auditor: in kind by its rate and a signature, in cash by the ledger."""
    if row["type"] is Movement.MATCH_IN_KIND:
        return bool(row["basis"] and row["signed_by"])
    return bool(row["ledger"] or row["document"])


# -- the sums


def sums(books: Books, on: date) -> Sums:
    """What the books come to up to a day, cumulative from the first."""
    moves = [move for move in books.moves if move.on <= on]
    match = [move for move in moves if move.type in _MATCH]
    authorized = books.authorized(on)
    return Sums(
        on=on,
        currency=books.currency,
        authorized=authorized,
        spent=_total(m for m in moves if m.type is Movement.EXPENSE and not m.from_income),
        unliquidated=unliquidated(moves),
        drawn=_total(m for m in moves if m.type is Movement.DRAWDOWN),
        match_required=match_required(books, authorized),
        match_met=_total(m for m in match if m.documented),
        match_undocumented=_total(m for m in match if not m.documented),
        income=_total(m for m in moves if m.type is Movement.PROGRAM_INCOME),
        income_spent=_total(m for m in moves if m.type is Movement.EXPENSE and m.from_income),
        days=share_of_time(books.award.starts, books.award.end, on),
    )


def _total(moves: Iterable[Move]) -> int:
    return sum(move.minor for move in moves)


def unliquidated(moves: Sequence[Move]) -> int:
    """What orders still bind: each less what was paid of it, and never less than nothing."""
    paid: dict[int, int] = {}
    for move in moves:
        if move.type is Movement.EXPENSE and move.settles is not None:
            paid[move.settles] = paid.get(move.settles, 0) + move.minor
    orders = (move for move in moves if move.type is Movement.OBLIGATION)
    return sum(max(0, order.minor - paid.get(order.number, 0)) for order in orders)


def match_required(books: Books, authorized: int) -> int:
    """What we must bring: the sum the award names, else its share of the total cost, up to the next cent.

    Without a total cost it follows from the award: at a fourth of the whole, three parts are theirs and one is ours.
    """
    if books.match_amount is not None:
        return books.match_amount
    share = books.match_percent
    if not share or share >= 1:
        return 0
    whole = Fraction(books.total_cost) if books.total_cost is not None else authorized / (1 - share)
    return -((-share * whole).__floor__())
