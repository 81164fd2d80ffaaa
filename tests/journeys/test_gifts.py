"""A gift over the threshold: recorded, weighed by the rule, handed over, disclosed, undone; then the rule changes."""

from PySide6.QtWidgets import QListWidget

from tests.journeys.driving import Hands


def spoken(hands: Hands, name: str) -> list[str]:
    """The lines of a list of the page, as they are read aloud."""
    view = hands.see(name, QListWidget)
    return [str(view.item(n).data(11)) for n in range(view.count())]


def record(hands: Hands, what: str, day: str) -> None:
    """A gift that the mayor received from Nagoya, over the whole width."""
    hands.go_to("Gifts")
    hands.press("Ctrl+N")
    hands.until(lambda: hands.see("edit_what").hasFocus())
    hands.type(what)
    hands.press("Return")
    hands.see("edit_direction")
    hands.choose("edit_direction", "Received")
    hands.says("record_reference", "GFT-")
    if hands.see("record").width() < 900:
        hands.click("record_whole")
    hands.until(lambda: hands.see("record").width() > 900)
    hands.edit("on", day)
    for field, words, offer in (("partner", "nagoya", "Nagoya"), ("recipient", "whitcomb", "Eleanor Whitcomb")):
        hands.open_field(field)
        hands.pick(words, offer)
        hands.until(lambda field=field, offer=offer: hands.value(field) == offer)


def value(hands: Hands, amount: str, basis: str) -> None:
    """What it would cost, asked for by the page; Enter goes on."""
    hands.says("stands", "It cannot be weighed yet")
    hands.click("do_value")
    hands.until(lambda: hands.see("edit_value").hasFocus())
    hands.type(amount)
    hands.press("Return")
    hands.until(lambda: hands.see("edit_basis").hasFocus())
    hands.type(basis)
    hands.press("Return", "Return")
    hands.gone("question")


def test_a_gift_over_the_threshold_is_weighed_handed_over_and_disclosed(start, sample_file, told) -> None:
    hands = start(sample_file)
    record(hands, "Folding screen with cranes", "2031-03-02")
    value(hands, "75 USD", "Price in a shop in Nagoya")
    hands.says("stands", "To be disclosed by 30 January 2032.")
    hands.says("stands_more", "turn it in to the city or return it")
    assert "$75 from Nagoya, threshold $50 (this office’s rule, not verified)" in hands.text("sum_said")
    assert "unverified" in hands.text("rule_said")
    hands.click("settle_handed_over")
    hands.until(lambda: "Gift “Folding screen with cranes”: handed over" in hands.see("undo").accessibleName())
    hands.click("do_disclosed")
    hands.until(lambda: hands.see("edit_disclosed_on").hasFocus())
    hands.write("2031-04-01")
    hands.press("Return")
    assert hands.line("edit_disclosure_period").text() == "2031"
    hands.click("question_yes")
    hands.says("stands", "Disclosed on 1 April 2031.")
    hands.press("Ctrl+Z")
    hands.says("stands", "To be disclosed by 30 January 2032.")
    number = told("search", sample_file, "Folding", "cranes")[0]["reference"]
    fields = told("show", sample_file, number)["fields"]
    assert (fields["disposition"], fields["disclosed_on"]) == ("Handed over", None)
    assert fields["basis"] == "Price in a shop in Nagoya"


def test_another_threshold_under_rules_changes_what_the_page_says(start, sample_file) -> None:
    hands = start(sample_file)
    record(hands, "Silver spoon", "2031-03-02")
    value(hands, "75 USD", "Receipt")
    hands.says("stands", "To be disclosed by")
    hands.click("open_rule")
    hands.says("record_title", "Gifts: one gift of this value or more is disclosed")
    hands.edit("value", "500")
    hands.until(lambda: hands.value("value") == "500")
    hands.press("Alt+Left")
    hands.says("record_title", "Silver spoon")
    hands.says("stands", "Nothing to disclose by the rule that stands here.")
    assert "threshold $100" in hands.text("sum_said"), "the other rule adds up what one source gave"
    assert any(line.startswith("Silver spoon") for line in spoken(hands, "added_rows"))
