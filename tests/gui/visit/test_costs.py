"""The costs of a visit in the window: lines found by the search, two currencies, days that nobody can reckon."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from cityintl.gui.visit.rows import RowsList
from cityintl.records.costs import CostType
from cityintl.records.exchange import Payer
from cityintl.records.member import MemberRole
from cityintl.records.money import Amount
from tests.gui.visit.conftest import ARRIVES

MEALS = {"type": CostType.MEALS, "payer": Payer.CITY}


def spoken(page, name: str) -> list[str]:
    return [row.spoken for row in page.pages.currentWidget().findChild(RowsList, name).rows]


@pytest.fixture
def bill(add) -> int:
    return add("expense", what="Supper at the inn", amount=Amount(18000, "USD"), on=ARRIVES, **MEALS)


def test_a_bill_of_the_search_is_shown_in_its_form_and_closed_again(shown, bill, empty_window, qtbot) -> None:
    shown()
    empty_window.open_record("expense", bill)
    page = empty_window.pages.record
    tab = page.pages.currentWidget()
    assert page.tab == "costs" and tab.chosen.isVisible() and tab.chosen.number == bill
    qtbot.keyClick(tab.chosen, Qt.Key.Key_Escape)
    assert not tab.chosen.isVisible()
    assert tab.findChild(RowsList, "expense_rows").hasFocus()


def test_a_budget_line_gives_way_to_a_bill_and_the_sums_stand_by_currency(shown, add, bill, qtbot) -> None:
    add("budget_line", amount=Amount(20000, "USD"), **MEALS)
    add("expense", what="Tea", amount=Amount(380000, "JPY"), on=ARRIVES, type=CostType.MEALS, payer=Payer.HOST)
    page = shown("costs")
    tab = page.pages.currentWidget()
    assert sorted(spoken(page, "payer_rows")) == ["City department: $180 of $200, 90%", "Host: ¥380,000"]
    tab.findChild(QPushButton, "add_budget_line").click()
    assert tab.chosen.kind == "budget_line" and tab.chosen.isVisible()
    tab.findChild(QPushButton, "add_expense").click()
    assert tab.chosen.kind == "expense"
    assert [form.isVisible() for form in tab._forms.values()] == [False, True]


def test_two_payers_with_budgets_are_summed_and_what_is_over_is_said(shown, add, bill) -> None:
    add("budget_line", amount=Amount(10000, "USD"), **MEALS)
    add("budget_line", amount=Amount(5000, "USD"), type=CostType.GIFTS, payer=Payer.HOST)
    assert spoken(shown("costs"), "payer_rows") == [
        "City department: $180 of $100, $80 over, over budget, 180%",
        "Host: $0 of $50, 0%",
        "Together: $180 of $150, $30 over, 120%",
    ]


def test_a_day_that_cannot_be_reckoned_says_why_and_one_set_by_hand_says_so(shown, add, empty_window) -> None:
    who = add("person", family="Raman")
    add("member", person=who, role=MemberRole.MEMBER)
    day = {"person": who, "locality": "Peoria", "meals_rate": Amount(6700, "USD")}
    add("per_diem_day", on=ARRIVES, **day)
    add("per_diem_day", on=date(2026, 6, 10), allowance=Amount(4000, "USD"), note="Half a day.", **day)
    page = shown("costs")
    unknown, by_hand = spoken(page, "per_diem_rows")
    assert "is no tier whose meals are known" in unknown and unknown.endswith("no rate")
    assert "set by hand" in by_hand and "Half a day." in by_hand and by_hand.endswith("$40")
    assert page.pages.currentWidget().findChild(QLabel, "per_diem_sums").text() == "Raman: $40"


def test_expenses_are_offered_only_where_the_office_uses_them_or_has_some(shown, add, empty_window, qtbot) -> None:
    page = shown("costs")
    button = page.pages.currentWidget().findChild(QPushButton, "add_expense")
    assert not button.isVisible()
    assert page.pages.currentWidget().findChild(QPushButton, "add_budget_line").isVisible()
    with empty_window.desk.write("x") as door:
        door.set("home", 1, {"does_per_diem": True})
    qtbot.waitUntil(button.isVisible)
    with empty_window.desk.write("x") as door:
        door.set("home", 1, {"does_per_diem": False})
    qtbot.waitUntil(lambda: not button.isVisible())
    add("expense", what="Tea", amount=Amount(380, "USD"), on=ARRIVES, **MEALS)
    qtbot.waitUntil(button.isVisible)
