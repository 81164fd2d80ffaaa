"""Visits in the window: guests from their request to the thank-you letter, a mission with per diem, a courteous no."""

from PySide6.QtWidgets import QListWidget, QTabBar

from tests.journeys.driving import Hands

INBOUND = ("Inbound", "Working visit")


def spoken(hands: Hands, name: str) -> list[str]:
    """The lines of a list of the visit's page, as they are read aloud."""
    view = hands.see(name, QListWidget)
    return [str(view.item(n).data(11)) for n in range(view.count())]


def turn_to(hands: Hands, name: str) -> None:
    """Turn to a tab of the visit by its name, behind “More” where there is no room for it."""
    bar = hands.see("record_tabs", QTabBar)
    place = next(n for n in range(bar.count()) if bar.tabData(n) == name)
    if bar.isTabVisible(place):
        hands.click_at(bar, bar.tabRect(place).center())
    else:
        with hands.answering(lambda: (hands.walk_menu(bar.tabText(place)), hands.press("Return"))):
            hands.click("more_tabs")
    hands.until(lambda: bar.currentIndex() == place)


def begin(hands: Hands, name: str, words: tuple[str, str]) -> None:
    """A new visit with what it needs, over the whole width."""
    hands.go_to("Delegations")
    hands.press("Ctrl+N")
    hands.until(lambda: hands.see("edit_name").hasFocus())
    hands.type(name)
    hands.press("Return")
    for field, word in zip(("direction", "type"), words, strict=True):
        hands.see(f"edit_{field}")
        hands.choose(f"edit_{field}", word)
    hands.says("record_title", name)
    hands.click("record_whole")
    hands.until(lambda: hands.see("record").width() > 900)


def fact(hands: Hands, field: str, words: str) -> None:
    """Type a fact on the overview."""
    turn_to(hands, "overview")
    hands.edit(field, words)


def pick(hands: Hands, field: str, words: str, offer: str) -> None:
    """Pick a record for a fact that is open."""
    hands.open_field(field)
    hands.pick(words, offer)


def next_editor(hands: Hands, field: str, words: str) -> None:
    """Fill the editor that a new part opened by itself."""
    hands.see(f"edit_{field}")
    hands.write(words)
    hands.press("Return")


def ask(hands: Hands) -> None:
    """Who wants to come, when and why."""
    begin(hands, "Waterworks of Nagoya", INBOUND)
    turn_to(hands, "overview")
    pick(hands, "partner", "nagoya", "Nagoya")
    fact(hands, "arrives", "2026-05-12")
    fact(hands, "departs", "2026-05-13")


def accept(hands: Hands) -> None:
    """The questions, and a yes."""
    turn_to(hands, "request")
    hands.edit("received_on", "2026-04-01")
    hands.edit("they_want", "The levee and the pumps", leave="Tab")
    hands.until(lambda: any(line.startswith("Answer the request") for line in spoken(hands, "request_steps")))
    hands.line("decide_by").setFocus()
    hands.type("Ana Ruiz")
    hands.click("decide_accept")
    hands.until(lambda: hands.text("record_chip") == "Accepted")
    assert "Accept “Waterworks of Nagoya”" in hands.see("undo").accessibleName()


def name_member(hands: Hands, role: str) -> None:
    """Someone of the desk comes along."""
    turn_to(hands, "member")
    hands.click("member_add")
    hands.see("edit_person")
    hands.pick("tanaka", "Tanaka")
    hands.see("edit_role")
    hands.choose("edit_role", role)
    hands.until(lambda: spoken(hands, "member_rows") != [])
    hands.press("Esc")
    hands.gone("chosen")


def prepare(hands: Hands) -> None:
    """The checklist of the template; a tick, and back."""
    turn_to(hands, "checklist_item")
    hands.choose("template", "Inbound visit")
    hands.click("template_add")
    hands.until(lambda: len(spoken(hands, "checklist_rows")) > 10)
    hands.see("checklist_rows").setFocus()
    hands.press("Space")
    hands.until(lambda: hands.text("progress").startswith("1 of "))
    hands.press("Ctrl+Z")
    hands.until(lambda: hands.text("progress").startswith("0 of "))


def plan(hands: Hands) -> None:
    """One item on the first day, by both clocks."""
    turn_to(hands, "itinerary_item")
    assert hands.text("day_title") == "Tuesday 12 May"
    hands.click("item_add")
    next_editor(hands, "title", "Tour of the levee")
    hands.see("edit_type")
    hands.choose("edit_type", "Site visit")
    hands.until(lambda: any("Tour of the levee" in line for line in spoken(hands, "items")))
    hands.edit("starts", "9:30 am")
    hands.until(lambda: spoken(hands, "items") == ["9:30 am, 11:30 pm, Tour of the levee"])
    hands.click("chosen_close")
    hands.gone("chosen")


def thank(hands: Hands) -> None:
    """What came of it, and the letter."""
    turn_to(hands, "after_note")
    hands.until(lambda: any(line.startswith("Write the thank-you letter") for line in spoken(hands, "after_steps")))
    hands.edit("outcome", "They lend us their model of the river.", leave="Tab")
    turn_to(hands, "linked")
    hands.click("add_correspondence")
    hands.says("record_title", "New")
    next_editor(hands, "subject", "Thank you for coming")
    for field, word in (("direction", "Sent"), ("medium", "Letter")):
        hands.see(f"edit_{field}")
        hands.choose(f"edit_{field}", word)
    hands.says("record_reference", "LET-")


def test_guests_come_from_their_request_to_the_thank_you_letter(start, sample_file, told) -> None:
    hands = start(sample_file)
    count = hands.count_of("delegation")
    ask(hands)
    accept(hands)
    name_member(hands, "Head")
    prepare(hands)
    plan(hands)
    thank(hands)
    hands.go_to("Delegations")
    hands.open_row("Waterworks of Nagoya")
    turn_to(hands, "after_note")
    hands.gone("card_after")
    assert hands.count_of("delegation") == count + 1
    fields = told("show", sample_file, reference(told, sample_file, "Waterworks of Nagoya"))["fields"]
    assert (fields["status"], fields["screening"], fields["decided_by"]) == ("Accepted", "Accept", "Ana Ruiz")
    assert fields["outcome"] == "They lend us their model of the river."


def test_a_mission_abroad_is_reckoned_by_the_rate_of_each_night(start, sample_file, told) -> None:
    hands = start(sample_file)
    begin(hands, "Trade mission to Peoria", ("Outbound", "Trade mission"))
    fact(hands, "arrives", "2026-06-01")
    fact(hands, "departs", "2026-06-04")
    turn_to(hands, "itinerary_item")
    assert "Get the authority to travel, 18 May" in [line.replace("Mon", "18 May") for line in spoken(hands, "steps")]
    name_member(hands, "Business")
    turn_to(hands, "costs")
    hands.click("stay_open")
    for name, words in (("locality", "Peoria"), ("rate", "68 USD"), ("lodging", "110 USD")):
        hands.line(f"stay_{name}").setFocus()
        hands.write(words)
    hands.click("stay_make")
    hands.until(lambda: "$238" in hands.text("per_diem_sums"))
    assert [line.rpartition(", ")[2] for line in spoken(hands, "per_diem_rows")] == ["$51", "$68", "$68", "$51"]
    view = hands.see("per_diem_rows", QListWidget)
    hands.click_at(view.viewport(), view.visualItemRect(view.item(0)).center())
    hands.see("chosen")
    hands.open_field("lunch")
    hands.choose("edit_lunch", "Yes")
    hands.until(lambda: "$219" in hands.text("per_diem_sums"))
    assert told("history", sample_file)[1]["label"].startswith("Per diem of ")


def test_a_request_is_declined_and_keeps_its_reason(start, sample_file, told) -> None:
    hands = start(sample_file)
    begin(hands, "Agency tour", ("Inbound", "Study tour"))
    turn_to(hands, "request")
    hands.line("decide_by").setFocus()
    hands.type("Ana Ruiz, International Affairs")
    hands.click("decide_decline")
    hands.says("decide_problem", "Say in a sentence why")
    hands.until(lambda: hands.see("decide_reason").hasFocus())
    hands.type("A travel agency wrote, not the city.")
    hands.click("decide_decline")
    hands.until(lambda: hands.text("record_chip") == "Declined")
    assert "A travel agency wrote" in hands.text("decided_said")
    fields = told("show", sample_file, reference(told, sample_file, "Agency tour"))["fields"]
    assert (fields["status"], fields["decision_reason"]) == ("Declined", "A travel agency wrote, not the city.")
    assert fields["decided_on"] == "2026-05-14"
    assert told("history", sample_file)[0]["label"] == "Decline “Agency tour”"
    hands.press("Ctrl+Z")
    hands.until(lambda: hands.text("record_chip") == "Requested")


def reference(told, desk, title: str) -> str:
    """The reference of a visit by its name."""
    found = [line for line in told("search", desk, *title.split()) if line["title"] == title]
    return str(found[0]["reference"])
