"""Costs of a visit: by payer against budget, each currency for itself."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cityintl.desk.costs import Balance, Cost, approved_for, balances, overall, spent_on
from cityintl.records.costs import CostType
from cityintl.records.exchange import Payer
from cityintl.records.money import Amount
from cityintl.store import DeskFile

COSTS = st.lists(
    st.builds(
        Cost, st.sampled_from(Payer), st.builds(Amount, st.integers(0, 10**7), st.sampled_from(["USD", "EUR", "JPY"]))
    ),
    max_size=12,
)


def usd(dollars: int) -> Amount:
    return Amount(dollars * 100, "USD")


def test_each_payer_stands_against_its_budget() -> None:
    spent = [Cost(Payer.HOST, usd(300)), Cost(Payer.CITY, usd(1200)), Cost(Payer.CITY, usd(300))]
    budget = [Cost(Payer.CITY, usd(1000)), Cost(Payer.CITY, usd(400)), Cost(Payer.GRANT, usd(500))]
    city, host, grant = balances(spent, budget)
    assert (city.of, city.spent, city.left, city.over) == (Payer.CITY, 150_000, usd(-100), True)
    assert (host.of, host.budget, host.left, host.over) == (Payer.HOST, None, None, True)
    assert (grant.of, grant.spent, grant.left, grant.over) == (Payer.GRANT, 0, usd(500), False)
    assert [b.used for b in (city, host, grant)] == [Fraction(15, 14), None, Fraction(0)]


def test_a_budget_spent_to_the_cent_is_not_over() -> None:
    exact = balances([Cost(Payer.CITY, usd(5))], [Cost(Payer.CITY, usd(5))])[0]
    assert not exact.over
    assert exact.left == usd(0)


def test_currencies_stay_apart() -> None:
    found = balances([Cost(Payer.CITY, usd(1)), Cost(Payer.CITY, Amount(900, "EUR"))], [Cost(Payer.CITY, usd(2))])
    assert [(b.currency, b.spent, b.budget, b.used) for b in found] == [
        ("EUR", 900, None, None),
        ("USD", 100, 200, Fraction(1, 2)),
    ]
    assert overall(found) == [Balance(None, "EUR", 900, None), Balance(None, "USD", 100, 200)]


@given(COSTS, COSTS)
def test_nothing_is_lost(spent: list[Cost], budget: list[Cost]) -> None:
    found = balances(spent, budget)
    assert len({(b.of, b.currency) for b in found}) == len(found)
    for whole in overall(found):
        for costs, total in ((spent, whole.spent), (budget, whole.budget or 0)):
            assert sum(c.amount.minor for c in costs if c.amount.currency == whole.currency) == total
    assert {b.currency for b in found} == {c.amount.currency for c in (*spent, *budget)}


@given(COSTS, COSTS)
def test_over_and_left_agree(spent: list[Cost], budget: list[Cost]) -> None:
    for b in balances(spent, budget):
        assert b.over == (b.left.minor < 0 if b.left else b.spent > 0)


def test_the_expenses_of_a_visit_are_read_as_the_bank_booked_them(desk: DeskFile, values_for) -> None:
    with desk.write("Add costs") as door:
        line = door.add("budget_line", {**values_for(door, "budget_line"), "payer": Payer.CITY, "amount": usd(500)})
        first = values_for(door, "expense")
        booked = {"amount": Amount(10_000, "JPY"), "in_ours": usd(66), "payer": Payer.CITY, "type": CostType.GROUND}
        visit = first["delegation"]
        door.set("budget_line", line, {"delegation": visit})
        door.add("expense", {**first, **booked})
        door.add("expense", {**first, **booked, "in_ours": None, "payer": Payer.HOST})
        door.add("expense", {**values_for(door, "expense", 2)})
    assert spent_on(desk, visit) == [Cost(Payer.CITY, usd(66)), Cost(Payer.HOST, Amount(10_000, "JPY"))]
    assert [cost.of for cost in spent_on(desk, visit, "type")] == [CostType.GROUND] * 2
    assert approved_for(desk, visit) == [Cost(Payer.CITY, usd(500))]
