"""The guest list in the window: answers with one key, counts, quick adding, who keeps silent."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPushButton, QToolButton, QWidget

from cityintl.gui.event.guests import GuestsTab
from cityintl.gui.visit.rows import RowsList
from cityintl.records.delegation import Precedence, VisitStatus, VisitType, VisitWay
from cityintl.records.event import EventType, GuestAnswer
from cityintl.records.member import MemberRole
from tests.gui.event.conftest import ON

INVITED = GuestAnswer.INVITED


def guests(page) -> GuestsTab:
    found = page.pages.currentWidget()
    assert isinstance(found, GuestsTab)
    return found


def rows(page, name: str) -> list[str]:
    return [row.spoken for row in page.pages.currentWidget().findChild(RowsList, name).rows]


def answers(desk) -> dict[str, GuestAnswer]:
    return dict(desk.listing("guest", ("name", "answer")).rows)


def offer(page, qtbot, words: str) -> list[str]:
    """Type into the line that adds; what it offers."""
    tab = guests(page)
    tab.add.line.setFocus()
    qtbot.keyClicks(tab.add.line, words)
    model = tab.add.findChild(QLineEdit, "guest_line").completer().model()
    return [str(model.index(n, 0).data()) for n in range(model.rowCount())]


def test_an_event_begins_with_its_guests_in_their_order(shown, invite) -> None:
    invite("Ruiz", precedence_no=2, organization="Library", companion="Juan Ruiz", table="2", seat=3)
    invite("Oshima", precedence_no=1, vip=True)
    invite("Okafor", GuestAnswer.DECLINED)
    page = shown()
    assert page.tab == "guest"
    assert rows(page, "guest_rows") == [
        "1, Oshima, Accepted, met at the door",
        "2, Ruiz, Accepted, Library · with Juan Ruiz, table 2, seat 3",
        "Okafor, Declined",
    ]
    assert page.tabs.tabText(0) == "Guests 2/3"


def test_an_empty_list_says_what_to_do_first(shown) -> None:
    page = shown()
    assert "Type a name above" in page.findChild(QLabel, "no_guests").text()
    assert not page.findChild(QWidget, "keys_said").isVisible()
    assert rows(page, "event_steps")[0].startswith("Put the first guests on the list")


def test_the_head_says_what_is_next(shown, invite) -> None:
    invite("Ruiz", INVITED, invited_on=date(2026, 5, 1))
    page = shown()
    assert page.head.quiet.text().endswith("next: 1 guest has not answered, by 1 June 2026")


def test_an_answer_is_one_key_and_goes_on_to_the_next_guest(shown, invite, empty_window, qtbot) -> None:
    for name in ("Abe", "Ruiz", "Sato"):
        invite(name, INVITED)
    page = shown()
    tab = guests(page)
    tab.rows.setFocus()
    tab.rows.setCurrentRow(0)
    for key in "+-+":
        qtbot.keyClick(tab.rows, key)
    assert list(answers(empty_window.desk).values()) == [
        GuestAnswer.ACCEPTED, GuestAnswer.DECLINED, GuestAnswer.ACCEPTED,
    ]  # fmt: skip
    assert empty_window.desk.can_undo() == "Mark Sato as “accepted”"
    qtbot.waitUntil(lambda: page.tabs.tabText(0) == "Guests 2/3")


def test_a_letter_or_an_answer_leaves_one_guest_chosen(shown, invite, qtbot) -> None:
    for name in ("Abe", "Ruiz", "Sato"):
        invite(name, INVITED)
    tab = guests(shown())
    tab.rows.setFocus()
    for key in "r+":
        tab.rows.selectAll()
        qtbot.keyClick(tab.rows, key)
        assert len(tab.rows.chosen) == 1


def test_a_name_typed_after_an_answer_is_another_name(shown, invite, qtbot) -> None:
    for name in ("Abe", "Ruiz", "Sato"):
        invite(name, INVITED)
    tab = guests(shown())
    tab.rows.setFocus()
    qtbot.keyClicks(tab.rows, "ruiz+abe")
    assert tab.rows.current.words == "Abe"


def test_letters_jump_to_any_word_of_a_name_without_its_accents(shown, invite, qtbot) -> None:
    for name in ("Ana Ruiz", "José Núñez", "Nora Abe"):
        invite(name, INVITED)
    tab = guests(shown())
    tab.rows.setFocus()
    qtbot.keyClicks(tab.rows, "nun")
    assert tab.rows.current.words == "José Núñez"


def test_many_are_marked_at_once_by_key_or_button(shown, invite, empty_window, qtbot) -> None:
    for name in ("Abe", "Ruiz"):
        invite(name, GuestAnswer.TO_INVITE)
    tab = guests(shown())
    tab.rows.setFocus()
    qtbot.keyClick(tab.rows, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(tab.rows, "2")
    assert set(answers(empty_window.desk).values()) == {INVITED}
    assert empty_window.desk.can_undo() == "Mark 2 guests as “invited”"
    tab.rows.selectAll()
    tab.findChild(QPushButton, "answer_accepted").click()
    assert set(answers(empty_window.desk).values()) == {GuestAnswer.ACCEPTED}


@pytest.mark.parametrize(("on", "there"), [(ON, "invited"), (date(2026, 5, 14), "came"), (date(2026, 5, 1), "absent")])
def test_the_buttons_are_those_of_the_time(shown, invite, empty_window, dinner, on, there) -> None:
    with empty_window.desk.write("x") as door:
        door.set("event", dinner, {"on": on})
    invite("Ruiz")
    tab = guests(shown())
    wrong = "came" if there == "invited" else "to_invite" if there == "absent" else ""
    assert tab.findChild(QPushButton, f"answer_{there}").isVisible()
    assert not wrong or not tab.findChild(QPushButton, f"answer_{wrong}").isVisible()


def test_counts_stand_on_filters_that_narrow_the_list(shown, invite) -> None:
    invite("Ruiz", companion="Juan")
    invite("Abe", INVITED)
    page = shown()
    tab = guests(page)
    assert tab.findChild(QToolButton, "show_all").text() == "All 2 · 2 of 20 seats"
    assert tab.findChild(QToolButton, "show_accepted").text() == "Accepted 1 and 1 with them"
    assert not tab.findChild(QToolButton, "show_declined").isVisible()
    tab.findChild(QToolButton, "show_invited").click()
    assert [row.words for row in tab.rows.rows] == ["Abe"]
    tab.rows.setCurrentRow(0)
    tab.rows.answer(GuestAnswer.DECLINED)
    tab.refresh()
    assert tab.only is None, "a filter that shows nobody is taken away"


def test_who_keeps_silent_stands_beside_with_the_day(shown, invite) -> None:
    invite("Ruiz", INVITED, invited_on=date(2026, 5, 1))
    invite("Abe", INVITED, invited_on=date(2026, 4, 1))
    page = shown()
    assert rows(page, "silent_rows") == ["Abe, 6 weeks", "Ruiz, 13 days"]
    assert page.findChild(QWidget, "card_silent").accessibleName() == "No reply yet: 2 · by 1 June 2026, in 18 days"
    page.findChild(RowsList, "silent_rows").opened.emit(guests(page).silent_rows.rows[0].number)
    assert guests(page).rows.current.words == "Abe"
    assert guests(page).rows.hasFocus()


def test_a_delegation_is_added_at_once_and_what_was_done_is_said(shown, empty_window, dinner, qtbot) -> None:
    with empty_window.desk.write("x") as door:
        visit = door.add(
            "delegation",
            {"name": "Nagoya comes", "direction": VisitWay.INBOUND, "type": VisitType.OFFICIAL,
             "status": VisitStatus.CONFIRMED},
        )  # fmt: skip
        for family in ("Sato", "Abe"):
            person = door.add("person", {"family": family})
            door.add("member", {"delegation": visit, "person": person, "role": MemberRole.MEMBER})
        door.set("event", dinner, {"delegation": visit})
    page = shown()
    assert page.findChild(QPushButton, "members_add").text() == "Add 2 members of the visit"
    assert offer(page, qtbot, "comes") == ["Members of “Nagoya comes”", "Add “comes”"]
    qtbot.keyClick(guests(page).add.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(guests(page).rows.rows) == 2)
    assert page.findChild(QLabel, "guest_said").text() == "2 guests added from “Nagoya comes”."
    assert empty_window.desk.can_undo() == "Add 2 guests from “Nagoya comes” to “Dinner”"
    assert not page.findChild(QPushButton, "members_add").isVisible()


def test_a_name_alone_is_added_once(shown, empty_window, qtbot) -> None:
    page = shown()
    for _turn in range(2):
        assert offer(page, qtbot, "Ana Ruiz")[-1] == "Add “Ana Ruiz”"
        qtbot.keyClick(guests(page).add.line, Qt.Key.Key_Return)
    said = page.findChild(QLabel, "guest_said")
    assert said.text().startswith("“Ana Ruiz” is on the list already.")
    assert said.property("look") == "problem"
    assert [row.words for row in guests(page).rows.rows] == ["Ana Ruiz"]
    qtbot.keyClick(guests(page).add.line, Qt.Key.Key_Escape)
    assert not guests(page).add.line.text()
    assert not page.findChild(QListView, "guest_offers") or not guests(page).add._popup.isVisible()


def test_a_plus_brings_somebody_along(shown, empty_window, qtbot) -> None:
    with empty_window.desk.write("x") as door:
        door.add("person", {"given": "Kenji", "family": "Sato"})
    page = shown()
    for words in ("Kenji Sato + Yuki Sato", "Ana Ruiz + Juan Ruiz"):
        offer(page, qtbot, words)
        qtbot.keyClick(guests(page).add.line, Qt.Key.Key_Return)
    desk = empty_window.desk
    assert sorted(desk.listing("guest", ("name", "companion", "person")).rows, key=str) == [
        ("Ana Ruiz", "Juan Ruiz", None), ("Kenji Sato", "Yuki Sato", "Kenji Sato"),
    ]  # fmt: skip
    assert desk.undo() == "Add “Ana Ruiz” to the guests of “Dinner”"
    assert desk.count("guest") == 1


def test_enter_takes_nobody_where_several_can_be_meant(shown, empty_window, qtbot) -> None:
    with empty_window.desk.write("x") as door:
        for given in ("Kenji", "Taro"):
            door.add("person", {"given": given, "family": "Sato"})
    page = shown()
    tab = guests(page)
    assert len(offer(page, qtbot, "Sato")) == 3
    qtbot.keyClick(tab.add.line, Qt.Key.Key_Return)
    assert page.findChild(QLabel, "guest_said").text().startswith("Several can be meant")
    assert answers(empty_window.desk) == {}
    qtbot.keyClicks(tab.add.line, " Taro")
    qtbot.keyClick(tab.add.line, Qt.Key.Key_Return)
    assert list(answers(empty_window.desk)) == ["Taro Sato"]


def test_the_order_is_chosen_beside_and_ties_are_said(shown, invite, empty_window, qtbot) -> None:
    with empty_window.desk.write("x") as door:
        people = [door.add("person", {"family": name, "precedence_rank": 3}) for name in ("Abe", "Sato")]
    for person, name in zip(people, ("Abe", "Sato"), strict=True):
        invite(name, person=person)
    page = shown()
    assert "Has the same rank as Sato; stands before" in rows(page, "order_notes")[0]
    box = page.pages.currentWidget().findChild(QComboBox, "rule")
    box.activated.emit(box.findText("Alphabetically"))
    assert empty_window.desk.can_undo() == "Order “Dinner” alphabetically"
    qtbot.waitUntil(lambda: box.currentData() is Precedence.ALPHABET)


def test_what_holds_for_several_is_said_once(shown, invite) -> None:
    for name in ("Abe", "Cole", "Okafor", "Ruiz", "Sato"):
        invite(name)
    assert any("and 2 more" in line for line in rows(shown(), "order_notes"))


def test_enter_opens_the_guest_beside_and_delete_asks_for_its_end(shown, invite, empty_window, qtbot) -> None:
    invite("Ruiz")
    page = shown()
    tab = guests(page)
    tab.rows.setFocus()
    qtbot.keyClick(tab.rows, Qt.Key.Key_Return)
    assert tab.chosen.isVisible() and "companion" in tab.chosen.parts.form.fields
    tab.chosen.close_it()
    assert tab.rows.hasFocus()
    qtbot.keyClick(tab.rows, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: answers(empty_window.desk) == {})
    assert empty_window.desk.can_undo() == "Delete guest “Ruiz”"


def test_another_event_offers_its_list(shown, empty_window, qtbot) -> None:
    with empty_window.desk.write("x") as door:
        other = door.add("event", {"name": "Last year", "type": EventType.DINNER, "on": date(2025, 6, 1)})
        door.add("guest", {"event": other, "name": "Ana", "answer": GuestAnswer.CAME})
    page = shown()
    assert offer(page, qtbot, "last y")[0] == "Guests of “Last year”"
    qtbot.keyClick(guests(page).add.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [row.words for row in guests(page).rows.rows] == ["Ana"])


def test_where_it_is_narrow_what_is_next_stands_on_top(shown, invite, qtbot) -> None:
    invite("Ruiz", INVITED)
    page = shown(whole=False)
    tab = guests(page)
    qtbot.waitUntil(lambda: not tab.is_wide and tab.next.isVisible())
    assert tab.next.mapTo(tab, tab.next.rect().topLeft()).y() < tab.add.mapTo(tab, tab.add.rect().topLeft()).y()
