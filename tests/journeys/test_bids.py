"""A bid from the idea to its end, a hold that lets nothing go, a records request: through the window alone."""

from PySide6.QtWidgets import QListWidget

from tests.journeys.driving import Hands


def spoken(hands: Hands, name: str) -> list[str]:
    """The lines of a list of the page, as they are read aloud."""
    view = hands.see(name, QListWidget)
    return [str(view.item(n).data(11)) for n in range(view.count())]


def jump(hands: Hands, words: str, title: str) -> None:
    """Find a record by its words, and show it over the whole width."""
    hands.press("Ctrl+K")
    hands.until(lambda: hands.see("jump").hasFocus())
    hands.write(words)
    hands.until(lambda: any(title in line for line in hands.lines("jump_results")))
    hands.press("Return")
    hands.says("record_title", title)
    widen(hands)


def widen(hands: Hands) -> None:
    """The record over the whole width."""
    if hands.see("record").width() < 900:
        hands.click("record_whole")
    hands.until(lambda: hands.see("record").width() > 900)


def begin(hands: Hands) -> None:
    """The idea: a name and a type are enough."""
    hands.go_to("Event bids")
    hands.press("Ctrl+N")
    hands.until(lambda: hands.see("edit_name").hasFocus())
    hands.type("World Youth Rowing Days 2031")
    hands.press("Return")
    hands.see("edit_type")
    hands.choose("edit_type", "Youth event")
    hands.says("record_reference", "BID-")
    widen(hands)
    hands.says("record_chip", "Considering")
    hands.says("stands", "No stage has a day yet")
    hands.edit("ceiling", "90000 USD")


def add_stage(hands: Hands, what: str, stage: str, due: str) -> None:
    """Something that is due, by the owner's rules."""
    hands.tab("Stages")
    hands.click("part_add")
    hands.until(lambda: hands.see("edit_what").hasFocus())
    hands.type(what)
    hands.press("Return")
    hands.see("edit_stage")
    hands.choose("edit_stage", stage)
    hands.until(lambda: hands.value("stage") == stage)
    hands.edit("due", due)


def test_a_bid_from_expression_to_decision(start, sample_file, told) -> None:
    hands = start(sample_file)
    begin(hands)
    add_stage(hands, "Letter of interest", "Expression of interest", "2031-01-15")
    add_stage(hands, "Bid book", "Bid book", "2031-03-15")
    hands.tab("Guarantees")
    hands.click("part_add")
    hands.until(lambda: hands.see("edit_what").hasFocus())
    hands.type("The river is dredged")
    hands.press("Return")
    hands.until(lambda: "Guarantees 1" in hands.tabs())
    hands.edit("exposure", "120000 USD")
    hands.tab("Bid")
    hands.says("stands", "Letter of interest: due 15 January 2031")
    hands.says("stands_more", "asked $120,000 more; the ceiling of $90,000 would be passed.")
    assert spoken(hands, "guarantee_rows") == ["The river is dredged, Asked, $120,000"]
    hands.click("do_stage")
    hands.until(lambda: hands.see("edit_done_on").hasFocus())
    hands.click("question_yes")
    hands.says("stands", "Bid book: due 15 March 2031")
    hands.says("record_chip", "Bidding")
    hands.click("do_won")
    hands.click("question_yes")
    hands.says("question_problem", "1 guarantee is still open")
    hands.click("question_no")
    hands.gone("question")
    hands.click("do_withdrawn")
    hands.see("question")
    hands.click("question_yes")
    hands.says("question_problem", "Why was it not won?")
    hands.see("edit_outcome").setFocus()
    hands.type("The river would have cost more than the days.")
    hands.click("question_yes")
    hands.says("record_chip", "Withdrawn")
    hands.says("stands", "Withdrawn on")
    number = told("search", sample_file, "Rowing", "Days")[0]["reference"]
    fields = told("show", sample_file, number)["fields"]
    assert (fields["status"], fields["outcome"]) == ("Withdrawn", "The river would have cost more than the days.")
    hands.press("Ctrl+Z")
    hands.says("record_chip", "Bidding")


def test_what_is_on_hold_stays_until_the_hold_is_released(start, sample_file, told) -> None:
    hands = start(sample_file)
    jump(hands, "nine thousand dollars", "Nine thousand dollars for a look at a wet park")
    hands.says("record_held", "On hold: Fall on the wet quay in Bordeaux")
    hands.click("record_delete")
    hands.says("message_text", "is on hold: “Fall on the wet quay in Bordeaux: claim of a traveler” (HLD-")
    jump(hands, "wet quay", "Fall on the wet quay in Bordeaux: claim of a traveler")
    assert any("Nine thousand dollars" in line for line in spoken(hands, "kept_rows"))
    hands.click("do_release")
    hands.until(lambda: hands.see("edit_released_on").hasFocus())
    hands.press("Return")
    hands.until(lambda: hands.see("edit_released_by").hasFocus())
    hands.type("City Attorney Dunmore")
    hands.click("question_yes")
    hands.says("stands", "it keeps nothing.")
    jump(hands, "nine thousand dollars", "Nine thousand dollars for a look at a wet park")
    hands.gone("record_held")
    hands.press("Ctrl+Z")
    hands.says("record_held", "On hold:")


def test_a_records_request_is_answered_by_its_rule(start, sample_file, told) -> None:
    hands = start(sample_file)
    jump(hands, "contracts radio stations", "Contracts of the city with radio stations abroad")
    hands.says("rule_said", "answered within 5 working days (Illinois)")
    hands.click("do_search")
    hands.says("record_chip", "Searching")
    hands.click("do_review")
    hands.says("record_chip", "Reviewing")
    hands.click("do_answered")
    hands.until(lambda: hands.see("edit_answered_on").hasFocus())
    hands.press("Return")
    hands.until(lambda: hands.see("edit_found").hasFocus())
    hands.type("0")
    hands.click("question_yes")
    hands.says("record_chip", "Answered")
    hands.says("stands", "Answered on")
    number = told("search", sample_file, "contracts", "radio")[0]["reference"]
    assert told("show", sample_file, number)["fields"]["found"] == 0
