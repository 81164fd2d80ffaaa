"""The page of a gift: the rule of its day, the deeds, what went between us, the statements of a year."""

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from cityintl.records.gift import Disposition, GiftFor
from cityintl.records.memory import Direction
from cityintl.records.money import Amount
from cityintl.records.organization import OrganizationType

TODAY = date(2026, 5, 14)


def usd(dollars: int) -> Amount:
    return Amount(dollars * 100, "USD")


@pytest.fixture
def give(add, ruled):
    """Gifts of Nagoya to the mayor, under the usual rules."""
    nagoya = add("partner", name="Nagoya")
    mayor = add("person", family="Whitfield", given="Dana")

    def giving(what: str = "Bowl", on: date = TODAY, value: Amount | None = None, **more):
        given = {"direction": Direction.RECEIVED, "partner": nagoya, "recipient": mayor, **more}
        return add("gift", what=what, on=on, value=value, **given)

    return giving


def test_a_gift_over_the_threshold_says_which_rule_and_what_to_do(give, show) -> None:
    shown = show("gift", give(value=usd(70)))
    assert shown.page.tab == "register"
    assert shown.stands == "To be disclosed by 30 January 2027."
    assert shown.tab.more.text().startswith("Report it in the statement of its period, or turn it in")
    assert "$70 from Nagoya, threshold $50 (this office’s rule, not verified)" in shown.tab.sum.text()
    assert shown.tab.rule.text().endswith("· never checked · unverified")
    assert shown.first == "disclosed"


def test_what_is_added_together_is_shown_with_its_sum_and_days(give, show) -> None:
    first = give("Box", date(2026, 1, 9), usd(45))
    give("Book", date(2025, 12, 31), usd(45))
    second = give("Cup", date(2026, 4, 9), usd(49))
    assert [row.number for row in show("gift", second).tab.added_rows.rows] == [first, second]
    tab = show("gift", second).tab
    assert tab.added.accessibleName() == "Added together: $94"
    assert tab.span.text() == "1 January 2026 – 31 December 2026"
    assert show("gift", second).first == ""
    assert tab.stands.text() == "Nothing to disclose by the rule that stands here."


def test_disclosed_takes_the_period_that_the_rules_name_as_one_step(give, show, desk_) -> None:
    number = give(value=usd(70))
    shown = show("gift", number)
    shown.do("disclosed")
    assert shown.tab.question.editors["disclosure_period"].typed() == "2026"
    shown.answer()
    values = desk_.get("gift", number).values
    assert (values["disclosed_on"], values["disclosure_period"]) == (TODAY, "2026")
    assert shown.undo == "Mark “Bowl” as disclosed"
    assert shown.stands == "Disclosed on 14 May 2026."
    assert "disclosed" not in shown.offered


def test_a_gift_without_a_value_asks_for_it_first(give, show, desk_) -> None:
    number = give()
    shown = show("gift", number)
    assert shown.first == "value"
    shown.do("value")
    assert shown.answer(value="a lot") != ""
    assert shown.answer(value="30 USD", basis="Shop in Seto") == ""
    values = desk_.get("gift", number).values
    assert (values["value"], values["basis"]) == (usd(30), "Shop in Seto")
    assert shown.undo == "Edit gift “Bowl”: Value, How valued"
    assert shown.first == ""


def test_without_a_rule_counsel_is_asked(add, show) -> None:
    number = add("gift", what="Bowl", on=TODAY, direction=Direction.RECEIVED, value=usd(5))
    shown = show("gift", number)
    assert shown.first == "ask"
    assert shown.tab.more.text() == "Add the thresholds of your city or state under Rules, or ask counsel."


def test_where_it_went_is_one_step_and_the_same_again_none(give, show, desk_) -> None:
    number = give(value=usd(5))
    shown = show("gift", number)
    shown.press("settle_handed_over")
    assert shown.undo == "Gift “Bowl”: handed over"
    assert desk_.get("gift", number).values["disposition"] is Disposition.HANDED_OVER
    assert shown.tab.settled[Disposition.HANDED_OVER].accessibleName() == "Handed over, chosen"
    shown.press("settle_handed_over")
    shown.press("settle_displayed")
    assert [step.label for step in desk_.history("gift", number)][:2] == [
        "Gift “Bowl”: displayed",
        "Gift “Bowl”: handed over",
    ]


def test_thanks_are_noted_and_not_asked_again(give, show) -> None:
    shown = show("gift", give(value=usd(5)))
    shown.do("thanked")
    assert shown.undo == "Gift “Bowl”: thanked"
    assert "thanked" not in shown.offered


def test_a_gift_of_ours_says_when_the_same_was_given_before(give, show) -> None:
    give("Street-car model", date(2024, 5, 1), usd(40), direction=Direction.SENT, recipient=None)
    shown = show("gift", give("Model, street car", value=usd(40), direction=Direction.SENT, recipient=None))
    assert shown.stands == "The same was given to them before, 1 May 2024."
    assert shown.tone == "problem"
    assert [row.spoken for row in shown.tab.before_rows.rows] == [
        "Street-car model, the same, from us, 1 May 2024, $40"
    ]
    assert shown.tab.settle.isHidden()
    assert shown.tab.statements.isHidden()


def test_changing_the_rule_changes_what_the_page_says(give, show, desk_) -> None:
    shown = show("gift", give(value=usd(70)))
    with desk_.write("Edit rule") as door:
        for row in desk_.listing("rule", ("code", "jurisdiction")).ids:
            values = desk_.get("rule", row).values
            if values["code"].startswith("gift_threshold") and not values["jurisdiction"]:
                door.set("rule", row, {"value": 500.0})
    shown.page.refresh()
    assert shown.stands == "Nothing to disclose by the rule that stands here."


def test_the_statement_of_a_year_without_gifts_is_nil_and_can_be_copied(give, show) -> None:
    shown = show("gift", give(value=usd(70)))
    card = shown.tab.statements
    assert [row.spoken for row in card.rows.rows] == ["2026: 1 gift to disclose, by 30 January 2027"]
    card.all.setChecked(True)
    card._turn(-1)
    assert card.accessibleName() == "Statements of 2025"
    assert card.rows.rows == []
    assert card.said.text() == "No rule of this year names the period of statements: add it under Rules."
    card._turn(1)
    card.rows.opened.emit(0)
    assert QGuiApplication.clipboard().text() == (
        "Statement of gifts received, 2026: Dana Whitfield\n14 May 2026 · Nagoya · $70"
    )


def test_nobody_signs_for_a_gift_of_the_city(give, show) -> None:
    shown = show("gift", give(value=usd(70), recipient=None, received_for=GiftFor.CITY))
    assert shown.tab.statements.rows.rows == []
    assert shown.tab.statements.said.text() == "It is the city’s: the register names it, and nobody signs for it."


def test_everyone_in_the_citys_offices_makes_a_nil_statement(give, show, add) -> None:
    office = add("organization", name="Office of the Mayor", type=OrganizationType.CITY_OFFICE)
    add("person", family="Herrera", given="Luz", organization=office)
    shown = show("gift", give(value=usd(5)))
    card = shown.tab.statements
    card.all.setChecked(True)
    card._turn(-1)
    assert [row.words for row in card.rows.rows] == ["2025: Luz Herrera: nothing to disclose"]
    card.rows.opened.emit(0)
    assert QGuiApplication.clipboard().text() == (
        "Statement of gifts received, 2025: Luz Herrera\nNothing to disclose."
    )
