"""Thanks after a visit: who waits for a letter, the letter that is begun, and that it closes what was owed."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from cityintl.desk import beginnings, thanks
from cityintl.desk.obligations import State, obligations
from cityintl.exchange import letters
from cityintl.gui import owing
from cityintl.gui.window import Window
from cityintl.records.delegation import VisitStatus
from cityintl.records.memory import Direction, Medium
from cityintl.records.organization import OrganizationType

OVER = date(2026, 5, 11)


def ended(window: Window, add: Any, visit: int, **named: Any) -> dict[str, int]:
    """The visit is over; a head with an office and a form of address led it."""
    office = add("organization", name="City of Nagoya", type=OrganizationType.CITY_OFFICE, partner=1)
    head = add("person", family="Mori", organization=office, written_form="Dear Mayor Mori", email="m@nagoya.example")
    lead = add("person", family="Sato")
    with window.desk.write("Over") as door:
        own = {"status": VisitStatus.COMPLETED, "arrives": OVER - timedelta(days=2), "departs": OVER}
        door.set("delegation", visit, own | {"head": head, "their_lead": lead} | named)
    return {"head": head, "lead": lead, "office": office}


def owed(window: Window) -> dict[str, State]:
    found = obligations(window.desk, date(2026, 1, 1), date(2026, 12, 31), window.desk.today)
    return {each.key: each.state for each in found if each.family == "thank_you"}


def test_the_letter_is_to_the_head_with_office_partner_and_form_of_address(empty_window, add, visit) -> None:
    who = ended(empty_window, add, visit)
    given = beginnings.letter(empty_window.desk, "delegation", visit)
    wanted = {"person": who["head"], "organization": who["office"], "partner": 1, "medium": Medium.EMAIL}
    assert {name: given.get(name) for name in wanted} == wanted
    assert given["direction"] is Direction.SENT


def test_before_a_visit_one_writes_to_their_lead(empty_window, add, visit) -> None:
    lead, head = add("person", family="Sato"), add("person", family="Mori")
    with empty_window.desk.write("Lead") as door:
        door.set("delegation", visit, {"their_lead": lead, "head": head})
    assert beginnings.letter(empty_window.desk, "delegation", visit)["person"] == lead


def test_write_begins_a_letter_that_closes_what_was_owed(empty_window: Window, add, visit, qtbot) -> None:
    who = ended(empty_window, add, visit)
    each = next(
        o for o in obligations(empty_window.desk, None, date(2026, 12, 31), empty_window.desk.today)
        if o.family == "thank_you"
    )  # fmt: skip
    owing.do(empty_window, "write", each)
    page = empty_window.pages.record
    assert page is not None
    assert page.source.number is None, "nothing is written before its subject is"
    assert owed(empty_window) == {"thank_you:DEL-1": State.OPEN}
    page.source.commit({"subject": "Thank you for three days"})
    letter = page.source.number
    assert letter is not None
    assert owed(empty_window) == {"thank_you:DEL-1": State.DONE}
    with empty_window.desk.write("Text") as door:
        door.set("correspondence", letter, {"text": "They were good days."})
    assert letters.letter(empty_window.desk, letter).salutation == "Dear Mayor Mori,"
    found = thanks.of_visit(empty_window.desk, visit, empty_window.desk.today)
    assert [(one.to, one.letter) for one in found] == [
        (("person", who["head"]), letter), (("person", who["lead"]), None),
    ]  # fmt: skip


def test_a_call_or_a_letter_to_somebody_else_thanks_nobody(empty_window: Window, add, visit) -> None:
    ended(empty_window, add, visit)
    with empty_window.desk.write("Others") as door:
        hotel = door.add("organization", {"name": "Hotel", "type": OrganizationType.BUSINESS})
        own = {"on": OVER, "subject": "Rooms", "direction": Direction.SENT}
        call = door.add("correspondence", own | {"medium": Medium.PHONE, "partner": 1})
        bill = door.add("correspondence", own | {"medium": Medium.LETTER, "organization": hotel})
        for letter in (call, bill):
            door.connect("correspondence", letter, "about", "delegation", visit)
    assert owed(empty_window) == {"thank_you:DEL-1": State.OPEN}


def test_after_the_visit_a_card_says_who_was_thanked(empty_window: Window, add, visit, shown, qtbot) -> None:
    who = ended(empty_window, add, visit)
    with empty_window.desk.write("Thank") as door:
        own = {"on": OVER, "subject": "Thank you", "direction": Direction.SENT, "medium": Medium.CARD}
        letter = door.add("correspondence", own | {"person": who["head"]})
        door.connect("delegation", visit, "about", "correspondence", letter)
    page = shown("after_note")
    card = page.findChild(QWidget, "card_thanks")
    qtbot.waitUntil(lambda: card is not None and card.accessibleName() == "Thanks: 1 of 2 written")
    assert card is not None
    opens, writes = card.findChildren(QPushButton, "thanks_open"), card.findChildren(QPushButton, "thanks_write")
    assert (len(opens), [button.accessibleName() for button in writes]) == (1, ["Write thanks: Sato"])
    writes[0].click()
    qtbot.waitUntil(lambda: empty_window.pages.record is not None and empty_window.pages.record is not page)
    record = empty_window.pages.record
    assert record is not None
    assert record.source.values["person"] == who["lead"]


def test_before_its_end_and_after_a_no_nobody_is_thanked(empty_window: Window, add, visit, shown) -> None:
    assert thanks.after(empty_window.desk, visit, empty_window.desk.today) is None
    ended(empty_window, add, visit, status=VisitStatus.DECLINED, decision_reason="No time.")
    assert thanks.after(empty_window.desk, visit, empty_window.desk.today) is None
    page = shown("after_note")
    card = page.findChild(QWidget, "card_thanks")
    assert card is not None
    assert card.isHidden()
