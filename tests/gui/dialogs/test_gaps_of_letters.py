"""A letter that lacks something says so beside its preview."""

from cityintl.gui.dialogs.offered import Ask
from cityintl.gui.dialogs.papers import offers
from cityintl.progress import silent


def test_the_dialog_says_what_a_letter_could_not_fill_in(sample, clock) -> None:
    tie = sample.listing("tie", ("partner",), "Nagoya").ids[0]
    letter = next(each for each in offers(sample, ("tie", tie), clock) if each.name == "letter")
    options = {choice.name: choice.standard for choice in letter.choices()} | {"template": "condolence"}
    assert letter.pdf(Ask(options, "en", "letter"), silent).said == (
        "To be filled in or compared: Tanaka Haruka: [words of your own]."
    )
    told = letter.pdf(Ask(options | {"words": "the flood"}, "en", "letter"), silent)
    assert told.said == "" and told.content.startswith(b"%PDF")
