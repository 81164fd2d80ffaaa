"""The page of an exchange: what is missing first, how large it was, who paid."""

from datetime import date

import pytest

from cityintl.records.exchange import ExchangeType, Payer, TravellerRole, Way
from cityintl.records.money import Amount

OK = date(2026, 4, 1)


@pytest.fixture
def camp(add, ruled):
    def making(**values):
        own = {"name": "Camp", "type": ExchangeType.YOUTH, "direction": Way.INBOUND, "people": 12, "days": 9}
        return add("exchange", **own | {"starts": "2026-07-01", "ends": "2026-07-09", "minors": True} | values)

    return making


def test_what_is_missing_stands_first_and_opens_where_it_is_filled(camp, show, add) -> None:
    number = camp()
    for place in range(11):
        role = TravellerRole.PARTICIPANT
        add(
            "traveller", exchange=number, name=f"Pupil {place}", role=role, minor=True, consent_on=OK if place else None
        )
    add("traveller", exchange=number, name="Ann", role=TravellerRole.CHAPERONE, checked_on=OK)
    shown = show("exchange", number)
    assert shown.page.tab == "care"
    assert (shown.stands, shown.tone) == ("3 things are missing.", "problem")
    assert [row.words for row in shown.tab.rows.rows] == [
        "Pupil 0 is a minor without a signed consent.",
        "Minors take part and there is no emergency sheet.",
    ]
    assert shown.tab.watch.text() == "11 minors, 1 chaperone or leader; the rule asks for 2."
    assert shown.tab.rule.text().endswith("never checked · unverified")
    assert shown.page.tabs.tabText(0) == "Checks and facts 3"
    shown.tab.rows.opened.emit(1)
    assert shown.tab.form.fields["emergency_sheet"].editor is not None
    shown.tab.form.fields["emergency_sheet"].give_up()
    shown.tab.rows.opened.emit(0)
    shown.qtbot.waitUntil(lambda: shown.page.tab == "traveller")


def test_the_rule_of_chaperones_decides(camp, show, add, desk_) -> None:
    number = camp()
    add("traveller", exchange=number, name="Pupil", role=TravellerRole.PARTICIPANT, minor=True, consent_on=OK)
    add("traveller", exchange=number, name="Ann", role=TravellerRole.CHAPERONE, checked_on=OK)
    shown = show("exchange", number)
    assert shown.tab.watch.property("look") == "text"
    rule = next(n for n in desk_.listing("rule", ()).ids if desk_.get("rule", n).values["code"] == "chaperone_minors")
    with desk_.write("Delete") as door:
        door.delete("rule", rule)
    shown.page.refresh()
    assert shown.tab.rule.text() == "No rule says how many chaperones are needed: add it under Rules."


def test_a_youth_exchange_asks_whether_minors_take_part(camp, show, desk_) -> None:
    number = camp(minors=None)
    shown = show("exchange", number)
    assert shown.stands == "Say whether minors take part."
    assert shown.first == "minors"
    shown.do("minors")
    assert desk_.get("exchange", number).values["minors"] is True
    assert shown.undo == "Edit exchange “Camp”: Minors take part"
    assert shown.offered == ["add_traveller", "add_host_family", "add_exchange_cost"]


def test_nobody_named_yet_is_said(camp, show, add) -> None:
    shown = show("exchange", camp())
    assert shown.stands == "1 thing is missing."
    shown.do("add_traveller")
    assert shown.page.tab == "traveller"


def test_measures_and_money_by_payer_stand_beside(camp, show, add) -> None:
    number = camp(minors=False, type=ExchangeType.CULTURE, volunteer_hours=1200)
    for payer, minor in ((Payer.CITY, 240000), (Payer.PERSONAL, 1200000)):
        add("exchange_cost", exchange=number, what="Bus", amount=Amount(minor, "USD"), payer=payer)
    shown = show("exchange", number)
    assert [row.spoken for row in shown.tab.measured_rows.rows] == [
        "People, 12",
        "Days, 9",
        "Visitor-days, 108",
        "Volunteer hours, 1,200",
        "Given in kind, —",
        "Money, all payers, $14,400",
    ]
    assert [row.spoken for row in shown.tab.cost_rows.rows] == ["City department, $2,400", "Personal, $12,000"]
    assert shown.tab.no_costs.isHidden()
    assert shown.stands == "It starts 1 July 2026."
    assert shown.tab.watch.isHidden()


@pytest.mark.parametrize(
    ("ends", "over"), [("2026-05-13", True), ("2026-04", True), ("2026-05", False), ("2026", False)]
)
def test_what_came_of_it_is_asked_once_it_is_over(camp, show, ends: str, over: bool) -> None:
    shown = show("exchange", camp(minors=False, starts="2026-01", ends=ends))
    assert (shown.first == "told") is over
    assert (shown.stands == "It is over: write down what came of it.") is over


def test_what_came_of_it_is_one_step(camp, show, desk_) -> None:
    number = camp(minors=False, starts="2026-01", ends="2026-02")
    shown = show("exchange", number)
    shown.do("told")
    shown.answer(summary="They played.", outcome="They write.")
    values = desk_.get("exchange", number).values
    assert (values["summary"], values["outcome"]) == ("They played.", "They write.")
    assert shown.undo == "Edit exchange “Camp”: What was done, What came of it"
    assert shown.first == ""
