"""A day's work in the window: facts changed in place, records added, parts, letters, decisions, status."""

from PySide6.QtWidgets import QWidget

from tests.journeys.driving import Hands


def undo_words(hands: Hands) -> str:
    """What undo would take back."""
    return hands.see("undo").accessibleName()


def open_tie(hands: Hands, name: str = "Nagoya") -> None:
    """Choose a tie in the list and see it beside it."""
    hands.go_to("Ties")
    hands.open_row(name)


def test_a_fact_is_changed_by_click_by_enter_and_by_f2(start, sample_file, told) -> None:
    hands = start(sample_file)
    open_tie(hands)
    hands.open_field("signed_at")
    hands.write("Nagoya Castle")
    hands.press("Return")
    assert hands.value("signed_at") == "Nagoya Castle"
    assert hands.see("field_signed_at").hasFocus()
    for key, words in (("Return", "Osu Kannon"), ("F2", "Ōsu")):
        hands.press(key)
        assert hands.see("edit_signed_at").hasFocus()
        hands.write(words)
        hands.press("Return")
        assert hands.value("signed_at") == words
    assert told("show", sample_file, "TIE-1")["fields"]["signed_at"] == "Ōsu"
    labels = [step["label"] for step in told("history", sample_file)][:3]
    assert labels == ["Edit tie “Nagoya”: Signed at"] * 3


def test_escape_takes_the_typing_back_and_tab_leaves_it_as_one_named_step(start, sample_file, told) -> None:
    hands = start(sample_file)
    open_tie(hands)
    before = told("show", sample_file, "TIE-1")
    hands.edit("signed_at", "Somewhere else", leave="Esc")
    assert hands.value("signed_at") == "Nagoya City Hall"
    assert told("show", sample_file, "TIE-1") == before
    hands.edit("signed_at", "Town hall", leave="Tab")
    hands.until(lambda: "Edit tie “Nagoya”: Signed at" in undo_words(hands))
    assert told("show", sample_file, "TIE-1")["fields"]["signed_at"] == "Town hall"
    hands.press("Ctrl+Z")
    hands.until(lambda: hands.value("signed_at") == "Nagoya City Hall")
    hands.press("Ctrl+Shift+Z")
    hands.until(lambda: hands.value("signed_at") == "Town hall")


def test_a_problem_stands_beside_the_field_with_what_was_typed(start, sample_file, told) -> None:
    hands = start(sample_file)
    hands.go_to("People")
    hands.open_row("Tanaka Haruka")
    before = told("show", sample_file, "PER-25")["fields"]["email"]
    hands.edit("email", "tanaka at nagoya", leave="Return")
    hands.says("problem_email", "tanaka at nagoya")
    assert hands.line("edit_email").text() == "tanaka at nagoya"
    hands.go_to("Ties")
    assert hands.see("record_title").text() == "Tanaka Haruka", "the problem is not left behind"
    hands.line("edit_email").setFocus()
    hands.write("tanaka@example.jp")
    hands.press("Return")
    assert hands.value("email") == "tanaka@example.jp"
    assert not hands.all("problem_email")
    assert before != "tanaka@example.jp"


def test_a_partner_is_a_draft_until_it_has_its_name_and_filled_only_with_what_was_shown(start, city, told) -> None:
    hands = start(city)
    hands.go_to("Partners")
    hands.press("Ctrl+N")
    hands.says("record_title", "New partner")
    hands.until(lambda: hands.see("edit_name").hasFocus())
    assert hands.count_of("partner") == 0
    hands.pick("krak", "Kraków")
    hands.see("place_offer")
    shown = hands.words_of("place_offer")
    assert "Country: Poland" in shown and "people" in shown
    hands.press("Return")
    hands.says("record_title", "Kraków")
    fields = told("show", city, "PAR-1")["fields"]
    assert (fields["country"], fields["zone"]) == ("PL", "Europe/Warsaw")
    assert told("history", city)[0]["label"] == "Add partner “Kraków”"


def test_a_draft_survives_closing_the_window(start, city) -> None:
    hands = start(city)
    hands.go_to("People")
    hands.click("empty_new")
    hands.edit("given", "Haruka")
    hands.shell.close()
    again = start()
    again.says("message_text", "Haruka")
    again.click("message_act")
    assert again.value("given") == "Haruka"
    again.until(lambda: again.see("edit_family").hasFocus())
    again.type("田中")
    again.press("Return")
    again.says("record_title", "田中")
    assert again.count_of("person") == 1
    again.shell.close()
    assert not start().all("message_strip")


def test_an_organization_is_added(start, city, told) -> None:
    hands = start(city)
    hands.go_to("Organizations")
    hands.press("Ctrl+N")
    hands.until(lambda: hands.see("edit_name").hasFocus())
    hands.type("Łódź Film School")
    hands.press("Return")
    hands.see("edit_type")
    hands.choose("edit_type", "University")
    hands.says("record_title", "Łódź Film School")
    assert told("show", city, "ORG-1")["fields"]["type"] == "University"
    assert hands.rows()[0][0] == "Łódź Film School"


def test_a_tie_with_a_partner_that_is_added_on_the_way(start, city, told) -> None:
    hands = start(city)
    hands.press("Ctrl+N")
    hands.until(lambda: hands.see("edit_partner").hasFocus())

    def add() -> None:
        assert hands.front.objectName() == "quick_add"
        hands.line("edit_country").setFocus()
        hands.pick("pola", "Poland")
        hands.click("quick_save")

    with hands.answering(add, "quick_add"):
        hands.pick("Bełchatów", "Add new partner")
    hands.choose("edit_type", "Friendship city")
    hands.choose("edit_status", "Active")
    hands.says("record_title", "Bełchatów, Poland")
    assert hands.count_of("tie") == hands.count_of("partner") == 1
    assert told("show", city, "TIE-1")["fields"]["partner"] == "PAR-1"


def test_an_agreement_is_a_part_of_its_tie(start, sample_file, told) -> None:
    hands = start(sample_file)
    open_tie(hands)
    before = len(told("show", sample_file, "TIE-1")["parts"]["agreement"])
    hands.tab("Agreements")
    hands.click("part_add")
    hands.until(lambda: hands.see("edit_title").hasFocus())
    hands.type("Renewal of 2026")
    hands.press("Return")
    hands.until(lambda: f"Agreements {before + 1}" in hands.tabs())
    hands.edit("signed_on", "14 May 2026")
    added = told("show", sample_file, "TIE-1")["parts"]["agreement"][-1]
    fields = told("show", sample_file, added)["fields"]
    assert (fields["title"], fields["signed_on"], fields["tie"]) == ("Renewal of 2026", "2026-05-14", "TIE-1")


def test_a_decision_and_a_letter_about_a_tie_are_linked_both_ways(start, sample_file, told) -> None:
    hands = start(sample_file)
    open_tie(hands)
    hands.tab("Linked")
    hands.click("add_decision")
    for field, words in (("what", "Wait until June."), ("decided_by", "The mayor")):
        hands.until(lambda field=field: hands.see(f"edit_{field}").hasFocus())
        hands.type(words)
        hands.press("Return")
    hands.says("record_title", "Wait until June.")
    hands.tab("Linked")
    assert any(line.startswith("Nagoya") for line in hands.lines("linked_list"))
    hands.click_item("linked_list", "Nagoya", twice=True)
    hands.says("record_title", "Nagoya, Japan")
    hands.tab("Linked")
    assert "Wait until June." in hands.lines("linked_list")
    hands.click("add_correspondence")
    hands.until(lambda: hands.see("edit_subject").hasFocus())
    hands.type("About June")
    hands.press("Return")
    hands.choose("edit_direction", "Sent")
    hands.choose("edit_medium", "E-mail")
    hands.says("record_title", "About June")
    assert hands.value("partner") == "Nagoya"
    found = [each["title"] for each in told("show", sample_file, "TIE-1")["linked"]]
    assert {"Wait until June.", "About June"} <= set(found)


def test_the_status_of_a_tie_changes_with_its_reason_and_stands_in_its_history(start, sample_file, told) -> None:
    hands = start(sample_file)
    open_tie(hands)

    def answer() -> None:
        hands.click("status_save")
        hands.says("status_problem", "Choose the new status")
        hands.choose("edit_to_status", "Suspended")
        assert hands.line("edit_on").text() == "2026-05-14"
        hands.see("edit_reason").setFocus()
        hands.type("Until the harbour strike is over")
        hands.click("status_save")

    with hands.answering(answer, "status_dialog"):
        fact: QWidget = hands.see("field_status")
        hands.click_at(fact, fact.rect().center())
    hands.says("record_chip", "Suspended")
    hands.tab("Status history")
    assert any("Suspended" in cell for row in hands.rows("parts_table") for cell in row)
    tie = told("show", sample_file, "TIE-1")
    assert tie["fields"]["status"] == "Suspended"
    newest = told("show", sample_file, tie["parts"]["tie_event"][-1])["fields"]
    assert newest["reason"] == "Until the harbour strike is over" and newest["from_status"] == "Active"
    hands.press("Ctrl+Z")
    hands.says("record_chip", "Active")


def test_deleting_names_what_goes_along_and_undo_brings_all_of_it_back(start, sample_file, whole) -> None:
    hands = start(sample_file)
    before = whole(sample_file)
    open_tie(hands)
    many = hands.count_of("tie")
    asked: list[str] = []

    def agree() -> None:
        asked.append(hands.front.informativeText())
        hands.click("question_yes")

    with hands.answering(agree, "question"):
        hands.click("record_delete")
    hands.until(lambda: hands.count_of("tie") == many - 1)
    assert "3 agreements" in asked[0] and "status" in asked[0]
    hands.says("message_text", "Nagoya")
    hands.click("message_act")
    hands.until(lambda: hands.count_of("tie") == many)
    assert whole(sample_file) == before


def test_a_letter_is_deleted_without_a_question_and_back_again(start, sample_file) -> None:
    hands = start(sample_file)
    hands.go_to("Correspondence")
    hands.press("Ctrl+N")
    hands.until(lambda: hands.see("edit_subject").hasFocus())
    hands.type("A call that nothing hangs on")
    hands.press("Return")
    for field, word in (("direction", "Received"), ("medium", "Telephone")):
        hands.see(f"edit_{field}")
        hands.choose(f"edit_{field}", word)
    hands.says("record_reference", "LET-")
    many = hands.count_of("correspondence")
    hands.open_row("A call that nothing hangs on")
    hands.see("table").setFocus()
    hands.press("Del")
    hands.until(lambda: hands.count_of("correspondence") == many - 1)
    hands.press("Ctrl+Z")
    hands.until(lambda: hands.count_of("correspondence") == many)
