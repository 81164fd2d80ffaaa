"""The pages of awards, opportunities and accounts: what they say, what they offer, what they leave away."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from cityintl.desk.holds import put_on
from cityintl.gui.grant.account import AccountTab
from cityintl.gui.grant.federal import FederalTab
from cityintl.gui.grant.money import MoneyTab
from cityintl.records.budget import AccountType
from cityintl.records.custody import HoldType
from cityintl.records.grant import Asked, Basis, Frequency, GrantStatus, RuleSet
from cityintl.records.grant_course import AmendmentType, ReportType
from cityintl.records.grant_money import CostClass, Movement
from cityintl.records.home import Month
from cityintl.records.money import Amount
from cityintl.records.opportunity import GoNoGo, OpportunityStatus, OpportunityType
from cityintl.records.organization import OrganizationType

TODAY = date(2026, 5, 14)


def usd(whole: float) -> Amount:
    return Amount(round(whole * 100), "USD")


@pytest.fixture
def award(add, ruled):
    """Adds a federal award of two years that asks for a financial report each quarter."""

    def adding(**more):
        own = {
            "name": "Gauges", "status": GrantStatus.ACTIVE, "rule_set": RuleSet.FEDERAL, "amount": usd(50000),
            "award_on": date(2025, 9, 1), "starts_on": date(2025, 10, 1), "ends_on": date(2027, 9, 30),
            "frequency": Frequency.QUARTERLY, "basis": Basis.CALENDAR, "asked": Asked.FINANCIAL,
        }  # fmt: skip
        return add("grant", **own | more)

    return adding


def tabs(shown) -> list[str]:
    bar = shown.page.tabs
    return [str(bar.tabData(n)) for n in range(bar.count()) if bar.isTabVisible(n)]


def test_the_page_begins_at_what_is_next_with_its_rule(award, show) -> None:
    shown = show("grant", award())
    assert shown.stands == "Next: Federal financial report, quarter to 31 December 2025, 104 days late"
    assert (shown.tone, shown.first) == ("problem", "hand_in")
    assert "1 October 2025 to 30 September 2027 · 2 CFR 200.329" in shown.tab.more.text()
    assert shown.offered == ["hand_in", "more_time", "extend", "suspend", "terminate"]
    assert shown.tab.pace.accessibleName() == "0% of the money in 31% of the time"


def test_a_report_is_handed_in_and_undone(award, show, desk_) -> None:
    shown = show("grant", award())
    shown.do("hand_in")
    assert shown.answer(submitted_on="2026-01-29", receipt="PMS-1") == ""
    assert shown.stands.startswith("Next: Federal financial report, quarter to 31 March 2026, 14 days late")
    assert desk_.get("grant_report", 1).values["period_end"] == date(2025, 12, 31)
    assert shown.undo == "Handed in: Federal financial report, quarter to 31 December 2025"
    shown.do("more_time")
    assert shown.answer(extended_to="2026-04-02") != ""
    assert shown.answer(extended_to="2026-06-01", extended_by="Ames") == ""
    assert "due 1 June 2026" in shown.stands
    assert any("was due 30 April 2026, before more time was given" in row.quiet for row in shown.tab.rows.rows)


def test_the_row_that_is_pointed_to_is_the_one_that_is_handed_in(award, show, desk_) -> None:
    shown = show("grant", award())
    rows = shown.tab.rows
    place = next(n for n, row in enumerate(rows.rows) if "31 March 2026" in row.words)
    rows.setCurrentRow(place)
    shown.do("hand_in")
    shown.answer(submitted_on="2026-05-01")
    assert desk_.get("grant_report", 1).values["period_end"] == date(2026, 3, 31)
    assert "31 December 2025" in shown.stands


def test_an_extension_and_a_stop_change_what_is_offered(award, show, desk_) -> None:
    number = award()
    shown = show("grant", number)
    shown.do("extend")
    assert (
        shown.answer(new_end="2027-09-30")
        == "It ends on 30 September 2027 already. Choose a later day for the new end."
    )
    assert shown.answer(new_end="2028-03-31", reason="Visas") == ""
    assert desk_.get("grant", number).values["status"] is GrantStatus.EXTENDED
    assert [row.words for row in shown.tab.change_rows.rows] == ["No-cost extension"]
    shown.do("suspend")
    assert "Say what the agency wrote." in shown.answer()
    assert shown.answer(reason="Stop work.") == ""
    assert "resume" in shown.offered and "suspend" not in shown.offered
    shown.do("terminate")
    shown.answer(reason="Priorities.")
    assert shown.offered == ["hand_in", "more_time"]
    assert any(row.words == "NOT ASKED FOR ANY MORE" for row in shown.tab.rows.rows)


def test_a_small_award_sees_no_federal_office(add, ruled, show) -> None:
    own = {"name": "Seeds", "status": GrantStatus.ACTIVE, "rule_set": RuleSet.OWN_TERMS}
    shown = show("grant", add("grant", **own))
    assert tabs(shown) == ["chain", "overview", "money", "amendment", "documents", "linked", "history"]
    assert shown.stands == "The chain of reports is not known yet."
    assert shown.offered == []
    form = shown.page.form
    form._turn()  # empty fields too
    assert form.fields["fain"].isHidden() and form.fields["listing"].isHidden()
    assert not form.fields["frequency"].isHidden()
    with shown.window.desk.write("It is federal") as door:
        door.set("grant", 1, {"rule_set": RuleSet.FEDERAL})
    shown.page.refresh()
    assert not shown.page.form.fields["fain"].isHidden()
    assert {"subaward", "prior_approval"} <= set(tabs(shown))


def test_what_is_missing_is_said_where_it_can_be_filled(award, show) -> None:
    shown = show("grant", award(basis=None))
    assert "Say what its periods follow" in shown.tab.lacking.text()
    assert "basis" in shown.tab.form.fields


def test_a_closed_award_owes_nothing_and_says_how_long_it_is_kept(award, add, show) -> None:
    number = award(status=GrantStatus.CLOSED)
    add("grant_report", grant=number, type=ReportType.FFR, final=True, submitted_on=date(2026, 5, 1))
    shown = show("grant", number)
    assert shown.stands == "Closed: no report is owed any more."
    assert shown.offered == []
    assert shown.tab.kept_said.text() == "Kept until 1 May 2029."
    assert any(row.end == "nothing recorded" for row in shown.tab.rows.rows)
    add("hold", matter="Doe", type=HoldType.AUDIT, since=TODAY)
    put_on(shown.window.desk, 1, "grant", number)
    shown.page.refresh()
    assert shown.tab.kept_said.text() == "On hold: nothing may be destroyed."


def money(shown) -> MoneyTab:
    shown.page.show_tab("money")
    found = shown.page.pages.currentWidget()
    assert isinstance(found, MoneyTab)
    return found


def test_the_money_stands_against_its_budget_and_in_the_form(award, add, show) -> None:
    number = award()
    add("grant_budget_line", grant=number, cost=CostClass.TRAVEL, amount=usd(1000))
    move = {"grant": number, "on": date(2025, 11, 3)}
    add("grant_transaction", **move, type=Movement.EXPENSE, what="Fares", amount=usd(1250), cost=CostClass.TRAVEL)
    add("grant_transaction", **move, type=Movement.DRAWDOWN, what="Draw", amount=usd(2000))
    add("grant_transaction", **move, type=Movement.MATCH_IN_KIND, what="Hours", amount=usd(90))
    tab = money(show("grant", number))
    assert [row.spoken for row in tab.lines.rows] == ["Travel, over budget, $1,250 of $1,000"]
    assert [row.words for row in tab.moves.rows] == ["Hours", "Draw", "Fares"]
    assert tab.moves.rows[0].chips == (("lacks its papers", "amber"),)
    assert tab.stands.text() == "$750 drawn and not spent · match: $0 of $0 shown, $90 lacks its papers"
    assert tab.period.text() == "To 31 March 2026"
    ends = {row.lead: row.end for row in tab.form_rows.rows}
    assert (ends["e"], ends["h"], len(ends)) == ("$1,250", "$48,750", 15)
    assert "More was drawn than spent" in tab.remarks.text()
    tab.before.click()
    assert tab.period.text() == "To 31 December 2025"
    assert not tab.before.isEnabled()
    tab.after.click()
    tab.after.click()
    assert tab.period.text() == "To 30 June 2026"


def test_an_empty_award_says_how_to_begin_and_a_small_one_has_no_form(award, show) -> None:
    tab = money(show("grant", award(rule_set=RuleSet.OWN_TERMS)))
    assert tab.form_card.isHidden()
    assert not tab.none.isHidden()
    first = tab.findChild(QPushButton, "add_grant_budget_line")
    assert first is not None and first.property("primary")


def test_an_opportunity_says_what_it_needs_and_becomes_a_grant(add, ruled, show, desk_) -> None:
    funder = add("organization", name="Embassy", type=OrganizationType.EMBASSY)
    add("registration", home=1, name="SAM.gov", expires_on=date(2026, 6, 1))
    old = {"type": OpportunityType.FUNDING, "funder": funder}
    add("opportunity", **old, title="Last year", status=OpportunityStatus.NOT_PURSUED, go_no_go=GoNoGo.NO_GO,
        reasons="No match.")  # fmt: skip
    number = add(
        "opportunity", **old, title="This year", status=OpportunityStatus.GO_NO_GO, listing="19.040",
        closes_on=date(2026, 6, 9), closes_at="09:00", closes_zone="Asia/Tokyo", letter_needed=True,
        letter_due=date(2026, 5, 1),
    )  # fmt: skip
    shown = show("opportunity", number)
    assert shown.stands == "Closes 09:00 on Tue 9 June in Tokyo, 19:00 on Mon 8 June here: 25 days left"
    assert [(row.words, row.tone) for row in shown.tab.needed_rows.rows] == [
        ("Letter of intent", "red"), ("SAM.gov", "red"),
    ]  # fmt: skip
    assert [(row.words, row.quiet) for row in shown.tab.before_rows.rows] == [("Last year", "No match.")]
    assert (shown.offered, shown.first) == (["go", "no_go"], "go")
    shown.do("go")
    assert shown.answer(decided_by="Mayor") == ""
    assert shown.first == "submitted"
    shown.do("submitted")
    assert shown.answer() == ""
    assert shown.offered == ["awarded", "declined"]
    shown.do("declined")
    assert shown.answer(why="Too small.") == ""
    assert desk_.get("opportunity", number).values["notes"] == "2026-05-14: Too small."
    assert shown.offered == []


def test_an_account_says_what_is_left_and_what_is_not_added(add, show) -> None:
    number = add("office_account", name="Gifts", type=AccountType.GIFTS, year=2026, amount=usd(100))
    add("office_account", name="Travel", type=AccountType.TRAVEL, year=2026, amount=usd(900))
    add("office_spending", account=number, on=date(2026, 2, 2), what="Prints", amount=usd(120))
    shown = show("office_account", number)
    tab = shown.page.pages.currentWidget()
    assert isinstance(tab, AccountTab)
    assert tab.stands.text() == "$120 of $100, −$20 left"
    assert tab.bar.tone == "red"
    assert [row.words for row in tab.rows.rows] == ["Prints"]
    assert [row.spoken for row in tab.year_rows.rows] == ["Travel, $900 left"]
    assert tab.apart.isHidden()


def test_amendments_stand_beside_the_chain_with_their_ends(award, add, show) -> None:
    number = award()
    add("amendment", grant=number, type=AmendmentType.EXTENSION, new_end=date(2028, 1, 31), asked_on=TODAY)
    (row,) = show("grant", number).tab.change_rows.rows
    assert (row.words, row.quiet, row.end) == ("No-cost extension", "31 January 2028", "asked")


def test_federal_spending_says_what_finance_must_be_asked_and_when_an_audit_is_due(award, add, show, desk_) -> None:
    with desk_.write("Our city") as door:
        door.set("home", 1, {"does_federal": True, "fiscal_year": Month.JULY})
    spent = {"grant": award(), "type": Movement.EXPENSE, "what": "Fares"}
    add("grant_transaction", **spent, on=date(2025, 6, 30), amount=usd(800))
    add("grant_transaction", **spent, on=date(2025, 7, 1), amount=usd(70))
    add("federal_spend", home=1, ends_on=date(2024, 6, 30), figure=usd(10))
    add("federal_spend", home=1, ends_on=date(2026, 6, 30), figure=usd(1_000_000))
    shown = show("home", 1)
    shown.page.show_tab("federal_spend")
    tab = shown.page.pages.currentWidget()
    assert isinstance(tab, FederalTab)
    assert tab.ask.text() == (
        "Ask finance what the whole city spent of federal money in the fiscal year to: 30 June 2025."
    )
    assert [row.spoken for row in tab.rows.rows] == [
        "Fiscal year to 30 June 2026, single audit required, $70 of it by this desk’s grants · due 31 March 2027, "
        "$1,000,000",
        "Fiscal year to 30 June 2025, $800 by this desk’s grants · finance was not asked, no figure",
        "Fiscal year to 30 June 2024, no single audit, $10",
    ]


def test_a_city_without_federal_money_does_not_see_its_tabs(empty_window, show) -> None:
    assert tabs(show("home", 1)) == ["overview", "holiday", "council_day", "signatory", "history"]
