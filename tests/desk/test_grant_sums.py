"""The money of an award: exact to the cent, cumulative, and documented match only."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cityintl.desk import grant_said, sf425
from cityintl.desk.grant_sums import Books, Move, books_of, match_required, per_cent, sums, unliquidated
from cityintl.desk.indirect_costs import Bounds, indirect
from cityintl.desk.rules import Rule, add_defaults
from cityintl.errors import UserError
from cityintl.records.grant import Basis, Frequency, GrantStatus, IncomeUse, IndirectType, RuleSet
from cityintl.records.grant_course import AmendmentType
from cityintl.records.grant_money import CostClass, Movement
from cityintl.records.money import Amount
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile

FIRST = date(2026, 10, 1)
USD = "USD"


def dollars(whole: float) -> Amount:
    return Amount(round(whole * 100), USD)


def rule(code: str, value: float, unit: str) -> Rule:
    return Rule(code, code, value, unit, None, date(2024, 10, 1))


BOUNDS = Bounds(
    rule("grant_indirect_share", 15, "%"),
    rule("grant_subaward_counted", 50000, USD),
    rule("grant_equipment_from", 10000, USD),
)


def spent(whole: float, cost: CostClass = CostClass.OTHER, **more: Any) -> Move:
    return Move(0, Movement.EXPENSE, FIRST, round(whole * 100), cost, **more)


@pytest.fixture
def books(desk: DeskFile) -> Callable[..., Books]:
    """The books of an award with these transactions and terms."""
    add_defaults(desk)

    def making(*moves: dict[str, Any], **terms: Any) -> Books:
        with desk.write("An award") as door:
            given = {"name": "Award", "status": GrantStatus.ACTIVE, "rule_set": RuleSet.FEDERAL, "award_on": FIRST,
                     "starts_on": FIRST, "ends_on": date(2028, 9, 30), "amount": dollars(75000),
                     "frequency": Frequency.QUARTERLY, "basis": Basis.CALENDAR}  # fmt: skip
            number = door.add("grant", {**given, **terms})
            for move in moves:
                door.add("grant_transaction", {"grant": number, "what": "It", "on": FIRST, **move})
        return books_of(desk, [number])[number]

    return making


def move(kind: Movement, whole: float, **more: Any) -> dict[str, Any]:
    return {"type": kind, "amount": dollars(whole), **more}


# -- indirect costs


def test_the_first_fifty_thousand_of_a_subaward_count() -> None:
    found = indirect([spent(40000), spent(60000, CostClass.SUBAWARDS, subaward=1)], BOUNDS, USD, None, capped=True)
    assert (found.direct, found.base, found.amount) == (10_000_000, 9_000_000, 1_350_000)


def test_each_subaward_has_its_own_fifty_thousand_however_it_is_paid() -> None:
    parts = [spent(30000, subaward=1), spent(30000, subaward=1), spent(50000, subaward=2), spent(50001, subaward=3)]
    assert indirect(parts, BOUNDS, USD, None, capped=True).subawards == 1_000_100


def test_participants_and_equipment_from_the_rule_on_stay_out() -> None:
    parts = [
        spent(5000, CostClass.PARTICIPANTS),
        spent(9999.99, CostClass.EQUIPMENT),
        spent(10000, CostClass.EQUIPMENT),
        spent(30000, CostClass.EQUIPMENT, unit=300_000),
        spent(700, CostClass.INDIRECT),
        spent(100, from_income=True),
    ]
    found = indirect(parts, BOUNDS, USD, None, capped=True)
    assert (found.participants, found.equipment, found.base) == (500_000, 1_000_000, 3_999_999)


def test_a_rate_without_an_agreement_is_never_above_the_rule_and_a_negotiated_one_may_be() -> None:
    parts = [spent(1000)]
    assert indirect(parts, BOUNDS, USD, Fraction(40, 100), capped=True).amount == 15_000
    assert indirect(parts, BOUNDS, USD, Fraction(40, 100), capped=False).amount == 40_000
    assert indirect(parts, BOUNDS, USD, Fraction(10, 100), capped=True).amount == 10_000


def test_without_its_rules_a_base_says_that_something_is_missing() -> None:
    assert indirect([spent(1)], Bounds(), USD, None, capped=True).lacking
    assert indirect([spent(1)], BOUNDS, "EUR", None, capped=True).lacking
    assert not indirect([spent(1)], BOUNDS, USD, None, capped=True).lacking


@given(
    some.lists(
        some.tuples(
            some.integers(0, 10**8), some.sampled_from(CostClass), some.none() | some.integers(1, 3), some.booleans()
        ),
        max_size=12,
    )
)
def test_the_base_is_what_is_left_and_never_grows_by_what_stays_out(
    parts: list[tuple[int, CostClass, int | None, bool]],
) -> None:
    moves = [
        Move(n, Movement.EXPENSE, FIRST, minor, cost, subaward=sub if cost is CostClass.SUBAWARDS else None,
             from_income=income)
        for n, (minor, cost, sub, income) in enumerate(parts)
    ]  # fmt: skip
    found = indirect(moves, BOUNDS, USD, None, capped=True)
    assert found.base == found.direct - found.participants - found.equipment - found.subawards
    assert 0 <= found.base <= found.direct
    assert abs(found.amount - found.base * Fraction(15, 100)) <= Fraction(1, 2)


# -- match


@pytest.mark.parametrize(
    ("terms", "required"),
    [
        ({"match_percent": 25.0}, 2_500_000),
        ({"match_percent": 50.0}, 7_500_000),
        ({"match_percent": 25.0, "total_cost": dollars(80000)}, 2_000_000),
        ({"match_percent": 25.0, "match_amount": dollars(1)}, 100),
        ({"match_percent": 0.0}, 0),
        ({}, 0),
        ({"match_percent": 33.3, "total_cost": Amount(1, USD)}, 1),
    ],
)
def test_the_match_is_a_share_of_the_whole_and_not_of_the_award(
    books: Callable[..., Books], terms: dict[str, Any], required: int
) -> None:
    found = books(**terms)
    assert match_required(found, found.amount) == required


@given(some.integers(1, 10**12), some.integers(1, 99))
def test_award_and_match_together_have_the_share(award: int, percent: int) -> None:
    bare = Books(None, USD, award, (), Fraction(percent, 100), None, None, (), ())  # type: ignore[arg-type]
    ours = match_required(bare, award)
    assert ours * 100 >= percent * (award + ours) - 100
    assert (ours - 1) * 100 < percent * (award + ours)


def test_only_what_can_be_shown_counts_as_match(books: Callable[..., Books]) -> None:
    kind, cash = Movement.MATCH_IN_KIND, Movement.MATCH_CASH
    rate = {"basis": "Independent Sector, 2026"}
    found = sums(
        books(
            move(kind, 100, **rate, signed_by="T. Beems"),
            move(kind, 20, **rate),
            move(kind, 3, signed_by="T. Beems"),
            move(cash, 500, ledger="JV-12"),
            move(cash, 4),
            match_percent=10.0,
        ),
        FIRST,
    )
    assert (found.match_met, found.match_undocumented, found.match_required) == (60_000, 2_700, 833_334)
    assert found.match_left == 773_334


# -- the sums


def test_what_is_spent_bound_drawn_and_left(books: Callable[..., Books], desk: DeskFile) -> None:
    found = books(move(Movement.OBLIGATION, 10000), move(Movement.DRAWDOWN, 20000), move(Movement.EXPENSE, 15000))
    with desk.write("Pay a part of the order") as door:
        order = found.moves[0].number
        door.add("grant_transaction", {"grant": found.award.number, "what": "A part", "on": FIRST, "settles": order,
                                       **move(Movement.EXPENSE, 4000)})  # fmt: skip
    now = sums(books_of(desk, [found.award.number])[found.award.number], FIRST)
    assert (now.spent, now.unliquidated, now.drawn) == (1_900_000, 600_000, 2_000_000)
    assert (now.available, now.free, now.excess) == (5_500_000, 5_000_000, 100_000)
    assert per_cent(now.burned) == 25


def test_an_order_that_cost_more_binds_nothing() -> None:
    order = Move(1, Movement.OBLIGATION, FIRST, 1000)
    assert unliquidated([order, Move(2, Movement.EXPENSE, FIRST, 1200, settles=1)]) == 0


def test_money_of_amendments_counts_from_the_day_it_is_in_force(books: Callable[..., Books], desk: DeskFile) -> None:
    found = books()
    more = {"grant": found.award.number, "type": AmendmentType.MONEY, "change": dollars(5000)}
    with desk.write("More") as door:
        door.add("amendment", {**more, "agreed_on": date(2027, 1, 1)})
        door.add("amendment", {**more, "change": dollars(-1000), "agreed_on": date(2027, 2, 1)})
        door.add("amendment", {**more, "asked_on": date(2027, 1, 1)})
    found = books_of(desk, [found.award.number])[found.award.number]
    days = (date(2026, 12, 31), date(2027, 1, 1), date(2027, 2, 1))
    assert [sums(found, on).authorized for on in days] == [7_500_000, 8_000_000, 7_900_000]


def test_a_sum_in_another_currency_counts_as_it_was_booked_and_else_stands_apart(books: Callable[..., Books]) -> None:
    euros = {"type": Movement.EXPENSE, "amount": Amount(10000, "EUR")}
    found = books(euros, {**euros, "booked": dollars(108.5)})
    assert sums(found, FIRST).spent == 10_850
    assert found.unbooked == (Amount(10000, "EUR"),)


@given(some.lists(some.tuples(some.sampled_from(Movement), some.integers(0, 10**9), some.integers(0, 400))))
def test_the_sums_hang_together_on_every_day(parts: list[tuple[Movement, int, int]]) -> None:
    moves = tuple(Move(n, kind, date.fromordinal(FIRST.toordinal() + days), minor)
                  for n, (kind, minor, days) in enumerate(parts))  # fmt: skip
    bare = Books(_no_award(), USD, 10**9, (), None, None, None, moves, ())
    early, late = sums(bare, FIRST), sums(bare, date(2028, 1, 1))
    for now in (early, late):
        assert now.available + now.drawn == now.authorized
        assert now.free + now.spent + now.unliquidated == now.authorized
        assert now.excess == now.drawn - now.spent
    assert (early.spent, early.drawn, early.income) <= (late.spent, late.drawn, late.income)
    assert sums(replace(bare, moves=moves[::-1]), FIRST) == early


def _no_award() -> Any:
    from cityintl.desk.awards import award_of

    row = dict.fromkeys(("status", "rule_set", "role", "rules_on", "award_on", "starts_on", "ends_on", "terminated_on",
                         "frequency", "basis", "asked", "report_after", "final_after", "hold", "keep_until",
                         "destroyed_on", "name"))  # fmt: skip
    return award_of({**row, "id": 1}, [], date(2026, 5, 14))


@pytest.mark.parametrize(
    ("share", "said"), [(Fraction(1, 200), 1), (Fraction(49, 10000), 0), (Fraction(1, 3), 33), (None, None)]
)
def test_shares_are_said_in_whole_per_cent(share: Fraction | None, said: int | None) -> None:
    assert per_cent(share) == said


# -- the federal form


def test_the_form_is_cumulative_and_its_lines_add_up(books: Callable[..., Books], desk: DeskFile) -> None:
    later = date(2027, 2, 1)
    found = books(
        move(Movement.DRAWDOWN, 9000), move(Movement.EXPENSE, 8000, cost=CostClass.TRAVEL),
        move(Movement.EXPENSE, 1000, cost=CostClass.TRAVEL, on=later), move(Movement.OBLIGATION, 500),
        move(Movement.EXPENSE, 100, cost=CostClass.INDIRECT), move(Movement.PROGRAM_INCOME, 300),
        move(Movement.EXPENSE, 120, from_income=True),
        match_percent=25.0, indirect_type=IndirectType.DE_MINIMIS, income_use=IncomeUse.ADDITION,
    )  # fmt: skip
    number = found.award.number
    first = sf425.report(desk, number, date(2026, 12, 31))
    said = {letter: first.line(letter).minor for letter in "abcdefghijklmno"}
    assert said == {"a": 900_000, "b": 810_000, "c": 90_000, "d": 7_500_000, "e": 810_000, "f": 50_000, "g": 860_000,
                    "h": 6_640_000, "i": 2_500_000, "j": 0, "k": 2_500_000, "l": 30_000, "m": 0, "n": 12_000,
                    "o": 18_000}  # fmt: skip
    assert (first.indirect.base, first.indirect.amount, first.charged.minor) == (800_000, 120_000, 10_000)
    assert not first.final
    second = sf425.report(desk, number, date(2027, 3, 31))
    assert second.line("e").minor == 910_000
    assert sf425.report(desk, number, date(2028, 9, 30)).final


def test_the_form_asks_to_look_where_something_is_odd(books: Callable[..., Books], desk: DeskFile) -> None:
    number = books(move(Movement.DRAWDOWN, 10), move(Movement.EXPENSE, 5, cost=CostClass.INDIRECT)).award.number
    said = " ".join(sf425.report(desk, number, date(2027, 1, 15)).remarks)
    assert "calendar quarter" in said
    assert "More was drawn than spent" in said
    assert "indirect costs were charged" in said
    calm = sf425.report(desk, books().award.number, date(2026, 12, 31))
    assert calm.remarks == ()


def test_a_form_before_the_award_or_without_its_sum_is_refused(books: Callable[..., Books], desk: DeskFile) -> None:
    with pytest.raises(UserError, match="starts only on 1 October 2026"):
        sf425.report(desk, books().award.number, date(2026, 9, 30))
    with desk.write("Bare") as door:
        bare = door.add("grant", {"name": "Bare", "status": GrantStatus.AWARDED, "rule_set": RuleSet.OWN_TERMS})
    with pytest.raises(UserError, match="no sum"):
        sf425.report(desk, bare)


def test_an_award_of_its_own_terms_has_no_federal_form(books: Callable[..., Books], desk: DeskFile) -> None:
    with pytest.raises(UserError, match="terms of its own"):
        sf425.report(desk, books(rule_set=RuleSet.OWN_TERMS).award.number, date(2026, 12, 31))


def test_a_negotiated_rate_that_nobody_filled_in_is_none_and_is_said(
    books: Callable[..., Books], desk: DeskFile
) -> None:
    found = books(move(Movement.EXPENSE, 1000, cost=CostClass.TRAVEL), indirect_type=IndirectType.NEGOTIATED)
    told = sf425.report(desk, found.award.number, date(2026, 12, 31))
    assert (told.indirect.base, told.indirect.amount) == (100_000, 0)
    assert [each for each in told.remarks if "negotiated rate" in each]


def test_money_of_the_terms_in_another_currency_is_refused_or_said(books: Callable[..., Books], desk: DeskFile) -> None:
    for name in ("total_cost", "match_amount"):
        with pytest.raises(UserError, match="currency of the award, USD"):
            books(**{name: Amount(100, "EUR")})
    number = books().award.number
    with desk.write("More") as door:
        more = {"grant": number, "type": AmendmentType.MONEY, "agreed_on": FIRST, "change": Amount(5_000_00, "EUR")}
        door.add("amendment", more)
    found = books_of(desk, [number])[number]
    assert (found.authorized(FIRST), found.left_out) == (7_500_000, (Amount(500_000, "EUR"),))
    (said,) = sf425.report(desk, number, date(2026, 12, 31)).remarks
    assert "€5,000 of terms and amendments is left out: say it in USD" in said


def test_what_was_drawn_is_spent_only_where_something_was_drawn(books: Callable[..., Books], desk: DeskFile) -> None:
    assert grant_said.cash(sums(books(), FIRST)).words == "nothing drawn yet"
    even = books(move(Movement.DRAWDOWN, 10), move(Movement.EXPENSE, 10))
    assert grant_said.cash(sums(even, FIRST)).words == "what was drawn is spent"


def test_of_an_older_award_the_older_rules_hold(books: Callable[..., Books], desk: DeskFile) -> None:
    with desk.write("A chamber") as door:
        door.add("organization", {"name": "Chamber", "type": OrganizationType.ASSOCIATION})
    found = books(
        move(Movement.EXPENSE, 60000, cost=CostClass.SUBAWARDS), award_on=date(2024, 9, 30),
        indirect_type=IndirectType.DE_MINIMIS,
    )  # fmt: skip
    told = sf425.report(desk, found.award.number, date(2026, 12, 31)).indirect
    assert (told.base, told.rate) == (2_500_000, Fraction(1, 10))
