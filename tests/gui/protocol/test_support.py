"""The page of support given: whether it was accounted for; what an association still owes, also on its exchange."""

from datetime import date

import pytest

from cityintl.records.association import SupportType
from cityintl.records.exchange import ExchangeType, Way
from cityintl.records.money import Amount
from cityintl.records.organization import OrganizationType

TODAY = date(2026, 5, 14)


@pytest.fixture
def club(add) -> int:
    """An association whose insurance ran out."""
    number = add("organization", name="Sister Cities of Riverton", type=OrganizationType.ASSOCIATION)
    add("association_agreement", organization=number, title="Agreement of 2020", insured_until=date(2026, 1, 1))
    return number


@pytest.fixture
def give(add, club):
    def giving(**values):
        own = {"what": "Contribution 2026", "type": SupportType.MONEY, "organization": club}
        return add("support", **own | {"account_due": date(2026, 5, 1)} | values)

    return giving


def test_an_overdue_account_is_said_and_asked_for(give, show, club) -> None:
    give(what="Contribution 2025", account_due=date(2025, 5, 1), value=Amount(200000, "USD"))
    shown = show("support", give(purpose="Travel of the choir"))
    assert (shown.stands, shown.tone) == ("The account is overdue since 1 May 2026.", "problem")
    assert shown.tab.more.text() == "Travel of the choir"
    assert shown.first == "accounted"
    assert [row.spoken for row in shown.tab.given_rows.rows] == [
        "Contribution 2025, The account is overdue since 1 May 2025., $2,000"
    ]
    assert [row.words for row in shown.tab.agreed.rows] == ["The insurance ran out on 1 January 2026."]


def test_the_account_is_noted_as_one_step(give, show, desk_) -> None:
    number = give()
    shown = show("support", number)
    shown.do("accounted")
    assert shown.answer(used="1800 USD") == ""
    values = desk_.get("support", number).values
    assert (values["accounted_on"], values["used"]) == (TODAY, Amount(180000, "USD"))
    assert shown.undo == "Edit support given “Contribution 2026”: Accounted for, Used"
    assert (shown.stands, shown.offered) == ("Accounted for on 14 May 2026.", [])


def test_the_exchange_says_how_its_association_stands(show, add, club) -> None:
    values = {"name": "Choir", "type": ExchangeType.CULTURE, "direction": Way.BOTH, "carried_by": club}
    shown = show("exchange", add("exchange", **values))
    assert [row.spoken for row in shown.tab.agreed.rows] == ["The insurance ran out on 1 January 2026."]
    assert show("exchange", add("exchange", **values | {"carried_by": None})).tab.agreement.isHidden()
