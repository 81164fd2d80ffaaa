"""The page of a greeting list: ticked by keyboard, names added, a year carried over, who has not answered."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cityintl.desk import greetings, rules
from cityintl.gui import said
from cityintl.records.membership import Occasion
from cityintl.records.tie import TieStatus, TieType

TODAY = date(2026, 5, 14)
NAMES = ("Mayor Oshima", "Old friends", "The Library")


@pytest.fixture
def cards(add):
    """New Year cards for 2026, the first sent and answered, the second sent."""
    number = add("greeting_list", name="New Year cards", occasion=Occasion.NEW_YEAR)
    for place, name in enumerate(NAMES):
        sent = date(2025, 12, 1) if place < 2 else None
        came = date(2026, 1, 4) if place < 1 else None
        add("greeting", greeting_list=number, year=2026, addressed=name, sent_on=sent, received_on=came)
    return number


def names(shown) -> list[str]:
    return [row[0] for row in shown.tab.table.records.rows]


def test_a_year_is_a_table_of_names_with_two_ticks(cards, show) -> None:
    shown = show("greeting_list", cards)
    assert shown.page.tab == "greeting"
    assert shown.stands == "3 cards for 2026: 2 sent, 1 came"
    assert names(shown) == list(NAMES)
    assert shown.first == "sent"
    assert shown.page.tabs.tabText(0) == "Cards 3"


def test_space_ticks_the_column_that_has_the_keyboard(cards, show, desk_) -> None:
    shown = show("greeting_list", cards)
    table = shown.tab.table
    table.setFocus()
    table.setCurrentIndex(table.records.index(2, 0))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert shown.undo == "Cards sent: 1"
    shown.page.refresh()
    assert table.currentIndex().row() == 2
    table.setCurrentIndex(table.records.index(2, 4))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert shown.undo == "Their cards came: 1"
    values = desk_.get("greeting", 3).values
    assert (values["sent_on"], values["received_on"]) == (TODAY, TODAY)


def test_several_chosen_cards_are_ticked_in_one_step_and_stay_chosen(cards, show) -> None:
    shown = show("greeting_list", cards)
    shown.tab.table.selectAll()
    shown.do("came")
    assert shown.undo == "Their cards came: 3"
    assert shown.tab.table.chosen == [1, 2, 3]
    assert shown.stands == "3 cards for 2026: 2 sent, 3 came"


def test_a_click_on_the_picture_ticks_that_card(cards, show) -> None:
    shown = show("greeting_list", cards)
    table = shown.tab.table
    box = table.visualRect(table.records.index(2, 3))
    at = box.center()
    at.setX(box.left() + 14)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert shown.undo == "Cards sent: 1"
    at.setX(box.right() - 4)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert shown.undo == "Cards sent: 1"


def test_who_has_not_answered_can_be_seen_alone(cards, show) -> None:
    shown = show("greeting_list", cards)
    for words, wanted in (("Who has not answered", ["Old friends"]), ("Not sent yet", ["The Library"])):
        shown.tab.filter.setCurrentIndex(shown.tab.filter.findText(words))
        shown.page.refresh()
        assert names(shown) == wanted


def test_a_name_is_added_from_what_the_desk_knows(cards, show, add, desk_) -> None:
    person = add("person", family="Nowak", given="Ewa")
    shown = show("greeting_list", cards)
    offers = shown.tab.name.offers_for("nowak")
    assert [offer.means for offer in offers] == [("person", person)]
    shown.tab.name.choose(offers[0])
    assert shown.undo == "Add “Ewa Nowak” to “New Year cards” 2026"
    assert shown.tab.name.typed() == ""
    assert desk_.get("greeting", 4).values["person"] == person


def test_a_name_that_nobody_knows_is_added_as_typed(cards, show) -> None:
    shown = show("greeting_list", cards)
    shown.press("name_add")
    assert shown.tab.problem.text().startswith("Whom is it addressed to?")
    shown.tab.name.put("The Choir")
    shown.press("name_add")
    assert "The Choir" in names(shown)
    shown.tab.name.put("the choir")
    shown.press("name_add")
    assert shown.tab.problem.text() == "They have a card for 2026 already."


def test_the_contacts_of_the_ties_are_added_at_once(cards, show, add) -> None:
    for name in ("Nagoya", "Bordeaux"):
        add("tie", partner=add("partner", name=name), type=TieType.SISTER_CITY, status=TieStatus.ACTIVE)
    shown = show("greeting_list", cards)
    shown.do("ties")
    assert shown.undo == "Add 2 names to “New Year cards” 2026"
    assert "ties" not in shown.offered


def test_last_years_list_is_carried_over_without_those_who_left(cards, show, add, desk_) -> None:
    gone = add("person", family="Mori", left_on="2026-03")
    add("greeting", greeting_list=cards, year=2026, addressed="Ms. Mori", person=gone)
    shown = show("greeting_list", cards)
    shown.tab._turn_to(2027)
    assert shown.stands == "No card for 2027 yet."
    assert shown.first == "carry"
    shown.do("carry")
    carry = shown.tab.carry
    assert carry.told.text() == "3 cards as in 2026. Left out unless you tick them:"
    assert [box.text() for box in carry.boxes] == ["Ms. Mori, left March 2026"]
    carry.yes.click()
    shown.page.refresh()
    assert names(shown) == list(NAMES)
    assert shown.undo == "Prepare “New Year cards” for 2027"
    assert carry.isHidden()
    shown.do("carry")
    assert carry.told.text() == "0 cards as in 2026. 3 are there already. Left out unless you tick them:"
    carry.boxes[0].setChecked(True)
    carry.yes.click()
    assert greetings.counts(desk_, cards, 2027).cards == 4


def test_cards_are_removed_and_opened_in_their_form(cards, show) -> None:
    shown = show("greeting_list", cards)
    shown.tab.table.opened.emit(1)
    assert shown.tab.chosen.isVisible()
    shown.tab.chosen.close_it()
    shown.tab.table.selectRow(0)
    shown.do("remove")
    assert shown.undo == "Delete greeting “Mayor Oshima”"


def test_the_day_to_send_them_by_is_said_as_it_comes_near(cards, show, desk_) -> None:
    rules.add_defaults(desk_)
    with desk_.write("Edit") as door:
        door.set("greeting_list", cards, {"occasion": Occasion.OTHER, "send_by": date(2026, 5, 20)})
    shown = show("greeting_list", cards)
    assert (shown.tab.more.text(), shown.tone) == ("Send them by 20 May 2026.", "needed")
    with desk_.write("Edit") as door:
        door.set("greeting_list", cards, {"send_by": date(2026, 5, 1)})
    shown.page.refresh()
    assert (shown.tab.more.text(), shown.tone) == ("They were to be sent by 1 May 2026.", "problem")
    greetings.mark(desk_, [3], "sent_on", TODAY)
    shown.page.refresh()
    assert (shown.tab.more.text(), shown.tone) == ("2 have not answered.", "good")


@pytest.mark.parametrize(
    ("send_by", "year", "words"),
    [
        (date(2026, 12, 4), 2027, "Send them by 4 December 2026."),
        (date(2026, 2, 10), 2026, "They were to be sent by 10 February 2026."),
        (date(2025, 12, 4), 2026, "They were to be sent by 4 December 2025."),
    ],
)
def test_new_year_cards_of_december_bear_the_year_to_come(cards, show, desk_, send_by, year, words) -> None:
    """In November the list opens on the cards that are due, not on those of last winter."""
    said.set_today(date(2026, 11, 29) if year == 2027 else TODAY)
    with desk_.write("Edit") as door:
        door.set("greeting_list", cards, {"send_by": send_by})
    shown = show("greeting_list", cards)
    assert shown.tab.year == year
    assert shown.tab.more.text() == words
    if year == 2027:
        assert (shown.stands, shown.first) == ("No card for 2027 yet.", "carry")
        shown.tab._turn_to(2026)
        assert shown.tab.more.text() == "They were to be sent by 4 December 2025."


def test_a_new_list_says_what_to_do_first(add, show) -> None:
    shown = show("greeting_list", add("greeting_list", name="Lunar New Year", occasion=Occasion.LUNAR_NEW_YEAR))
    assert shown.stands == "No card for 2026 yet."
    assert shown.tab.none.text() == "Type a name above."
    assert shown.offered == []
    assert shown.tab.table.isHidden()
    add("tie", partner=add("partner", name="Nagoya"), type=TieType.SISTER_CITY, status=TieStatus.ACTIVE)
    shown.page.refresh()
    assert shown.tab.none.text() == "Type a name above, or add the contacts of the ties."


def test_beside_a_list_the_days_are_whole_and_how_a_card_travels_is_left_out(cards, show, empty_window) -> None:
    shown = show("greeting_list", cards)
    heads = shown.tab.table.records.columns
    assert [column.path for column in heads] == ["addressed", "partner", "medium", "sent_on", "received_on"]
    empty_window.turn_whole()
    table = empty_window.pages.record.pages.currentWidget().table
    shown.qtbot.waitUntil(lambda: len(table.records.columns) == 4)
    heads = table.horizontalHeader()
    shown.qtbot.waitUntil(lambda: table.width() > 400)
    assert all(heads.sectionSize(n) >= table.sizeHintForColumn(n) for n in (2, 3))


def test_a_card_that_is_looked_for_is_shown_in_its_year(cards, show, add) -> None:
    other = add("greeting", greeting_list=cards, year=2024, addressed="The Choir")
    shown = show("greeting", other)
    assert shown.tab.year == 2024
    assert shown.tab.chosen.isVisible()
