"""Relations in the window: a tie from inquiry to suspension, an e-mail on a person, a contact in one line."""

from email.message import EmailMessage
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QListWidget

from tests.exchange.compound import compound, msg
from tests.journeys.driving import Hands

# -- a tie, from the first letter to the pause


def inquire(hands: Hands) -> None:
    """A new tie with a partner that is known, asked about and no more."""
    hands.go_to("Ties")
    hands.press("Ctrl+N")
    hands.see("edit_partner")
    hands.pick("xi", "Xi’an")
    hands.choose("edit_type", "Friendship city")
    hands.choose("edit_status", "Inquiry")
    hands.says("record_title", "Xi’an, China")
    hands.click("record_whole")
    hands.until(lambda: hands.see("record").width() > 900)


def become(hands: Hands, status: str, reason: str, on: str = "") -> None:
    """Change the status where it stands, with the reason that the next person will ask for."""

    def answer() -> None:
        hands.choose("edit_to_status", status)
        if on:
            hands.line("edit_on").setFocus()
            hands.write(on)
        hands.see("edit_reason").setFocus()
        hands.type(reason)
        hands.click("status_save")

    with hands.answering(answer, "status_dialog"):
        fact = hands.see("field_status")
        hands.click_at(fact, fact.rect().center())
    hands.says("record_chip", status)


def review(hands: Hands) -> None:
    """Counsel looked at it, against a named law."""
    hands.tab("Legal reviews")
    hands.click("part_add")
    hands.see("edit_on")
    hands.write("2026-05-10")
    hands.press("Return")
    hands.see("edit_result")
    hands.choose("edit_result", "Permitted with conditions")
    hands.until(lambda: "Legal reviews 1" in hands.tabs())
    hands.edit("against", "15 ILCS 405, foreign agreements", leave="Tab")
    hands.edit("by", "Marcus Bell, City Attorney", leave="Tab")


def sign(hands: Hands) -> None:
    """The paper, with its term; the overview tells how long it runs."""
    hands.tab("Agreements")
    hands.click("part_add")
    hands.until(lambda: hands.see("edit_title").hasFocus())
    hands.type("Friendship agreement")
    hands.press("Return")
    hands.until(lambda: "Agreements 1" in hands.tabs())
    hands.edit("signed_on", "2026-05-14")
    hands.edit("expires_on", "2031-05-14")
    hands.tab("Overview")
    hands.until(lambda: hands.see("glance_agreement").accessibleName() == "Agreement: To 14 May 2031")


def test_a_tie_goes_from_an_inquiry_to_a_pause_and_keeps_every_reason(start, sample_file, told) -> None:
    hands = start(sample_file)
    inquire(hands)
    become(hands, "Under review", "The council asked counsel to look.", "2026-05-08")
    review(hands)
    hands.tab("Overview")
    become(hands, "Active", "Signed in the council chamber.")
    sign(hands)
    become(hands, "Suspended", "The visa office there closed.")
    assert any(line.startswith("Say when it resumes") for line in next_lines(hands))
    hands.open_field("resume_condition")
    hands.write("Visas are given again")
    hands.press("Tab")
    hands.until(lambda: any(line.startswith("Resumes when: Visas are given again") for line in next_lines(hands)))
    hands.tab("Status history")
    hands.until(lambda: len(hands.rows("parts_table")) == 3)
    tie = told("show", sample_file, hands.text("record_reference").partition(" ")[0])
    assert (tie["fields"]["status"], tie["fields"]["resume_condition"]) == ("Suspended", "Visas are given again")
    changes = [told("show", sample_file, each)["fields"] for each in tie["parts"]["tie_event"]]
    assert sorted((each["to_status"], each["reason"]) for each in changes) == [
        ("Active", "Signed in the council chamber."),
        ("Suspended", "The visa office there closed."),
        ("Under review", "The council asked counsel to look."),
    ]
    found = told("show", sample_file, tie["parts"]["legal_review"][0])["fields"]
    assert (found["result"], found["on"]) == ("Permitted with conditions", "2026-05-10")


def next_lines(hands: Hands) -> list[str]:
    """What comes next, as it is seen."""
    return [button.accessibleName() for button in hands.see("next").rows]


# -- an e-mail on a person


def drop(hands: Hands, name: str, *paths: Path) -> None:
    """Let files go over a widget, as a file window does."""
    on = hands.see(name)
    load = QMimeData()
    load.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    middle = on.rect().center()
    entering = QDragEnterEvent(middle, copy, load, button, key)
    QApplication.sendEvent(on, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(on, QDropEvent(QPointF(middle), copy, load, button, key))


def written(folder: Path) -> Path:
    """An e-mail with a program of the visit attached."""
    mail = EmailMessage()
    mail["From"] = "Tanaka Haruka <h.tanaka@city.nagoya.example>"
    mail["To"] = "international@riverton.example"
    mail["Subject"] = "The programme of the visit"
    mail["Date"] = "Wed, 13 May 2026 09:00:00 +0900"
    mail["Message-ID"] = "<programme@city.nagoya.example>"
    mail.set_content("Please find it attached.")
    mail.add_attachment(b"Day one: the levee", maintype="text", subtype="plain", filename="programme.txt")
    path = folder / "visit.eml"
    path.write_bytes(mail.as_bytes())
    return path


def of_outlook(folder: Path) -> Path:
    """The same of another day, as Outlook writes it."""
    values = {
        0x0037: "Menus for the dinner", 0x1000: "No pork, please.", 0x0C1A: "Tanaka Haruka",
        0x5D01: "h.tanaka@city.nagoya.example", 0x1035: "<menus@city.nagoya.example>",
    }  # fmt: skip
    path = folder / "menus.msg"
    path.write_bytes(compound(msg(values, [], [{0x3707: "menu.txt", 0x3701: b"Trout, rice, pears"}])))
    return path


def linked(hands: Hands) -> list[str]:
    """What the tab of links lists."""
    hands.tab("Linked")
    view = hands.see("linked_list", QListWidget)
    return [view.item(n).text() for n in range(view.count())]


def test_an_email_on_a_person_becomes_a_letter_with_its_attachment_both_ways(
    start, sample_file, told, tmp_path
) -> None:
    hands = start(sample_file)
    hands.go_to("People")
    hands.open_row("Tanaka Haruka")
    letters, documents = hands.count_of("correspondence"), hands.count_of("document")
    drop(hands, "record", written(tmp_path))
    hands.says("message_text", "1 e-mail became a letter.")
    hands.until(lambda: hands.count_of("correspondence") == letters + 1)
    assert hands.count_of("document") == documents + 2
    hands.click("message_act")
    hands.says("record_title", "The programme of the visit")
    assert hands.value("person") == "Tanaka Haruka"
    assert hands.value("text") == "Please find it attached."
    hands.tab("Documents")
    assert any(row[0].startswith("programme") for row in hands.rows("documents_table"))
    hands.press("Alt+Left")
    hands.says("record_title", "Tanaka Haruka")
    assert any("The programme of the visit" in line for line in linked(hands))
    reference = next(
        f["reference"] for f in told("search", sample_file, "programme", "visit") if f["reference"][:3] == "LET"
    )
    assert told("show", sample_file, reference)["fields"]["on"] == "2026-05-12"
    drop(hands, "record", of_outlook(tmp_path))
    hands.until(lambda: hands.count_of("correspondence") == letters + 2)
    assert hands.count_of("document") == documents + 4
    for left in (1, 0):
        hands.press("Ctrl+Z")
        hands.until(lambda left=left: hands.count_of("correspondence") == letters + left)
    assert hands.count_of("document") == documents


# -- a contact in one line


def test_a_contact_is_logged_in_one_line_with_what_was_promised(start, sample_file, told) -> None:
    hands = start(sample_file)
    hands.go_to("Ties")
    hands.open_row("Nagoya")
    letters, promises = hands.count_of("correspondence"), hands.count_of("follow_up")
    hands.press("Ctrl+L")
    hands.until(lambda: hands.see("contact_line").hasFocus())
    hands.type("Tanaka called yesterday, we will send the list of firms by Friday")
    assert hands.text("contact_read").startswith("Telephone · from them · 13 May 2026")
    assert hands.text("contact_promise_1") == "Follow-up: we: Send the list of firms, by 15 May 2026"
    hands.press("Return")
    hands.says("message_text", "Logged, with a follow-up.")
    hands.until(lambda: hands.count_of("correspondence") == letters + 1)
    assert hands.count_of("follow_up") == promises + 1
    assert any(line.startswith("We promised: Send the list of firms") for line in next_lines(hands))
    newest = told("history", sample_file)[0]["label"]
    assert newest == "Log a contact with “Nagoya”"
    lately = [row.accessibleName() for row in hands.see("lately").rows]
    assert "Tanaka called yesterday, we will send the list of firms by Friday, 1 day ago" in lately
    hands.press("Ctrl+Z")
    hands.until(lambda: hands.count_of("follow_up") == promises)
    assert hands.count_of("correspondence") == letters
