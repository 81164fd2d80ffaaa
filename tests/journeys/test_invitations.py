"""An invitation arrives, the mayor cannot go, somebody else goes, and what came of it is noted."""

from PySide6.QtWidgets import QListWidget

from tests.journeys.driving import Hands


def lines(hands: Hands, name: str) -> list[str]:
    """The lines of a list of the page, as they are read aloud."""
    view = hands.see(name, QListWidget)
    return [str(view.item(n).data(11)) for n in range(view.count())]


def arrive(hands: Hands, occasion: str) -> None:
    """The card on the desk: who is invited, by when to reply, the day."""
    hands.go_to("Invitations")
    hands.press("Ctrl+N")
    hands.until(lambda: hands.see("edit_occasion").hasFocus())
    hands.type(occasion)
    hands.press("Return")
    hands.until(lambda: hands.see("edit_invited").hasFocus())
    hands.type("The Mayor")
    hands.press("Return")
    hands.says("record_reference", "INV-")
    if hands.see("record").width() < 900:
        hands.click("record_whole")
    hands.until(lambda: hands.see("record").width() > 900)
    for field, words in (("reply_by", "2026-05-20"), ("on", "2026-06-03")):
        hands.edit(field, words)


def send_somebody(hands: Hands) -> None:
    """The mayor cannot; a person of the desk goes, and the reason stays."""
    hands.says("stands", "Reply by 20 May 2026, in 6 days.")
    hands.line("decided_by").setFocus()
    hands.type("Eleanor Whitcomb")
    hands.click("do_substitute")
    hands.until(lambda: hands.see("edit_goes").hasFocus())
    hands.pick("nunley", "")
    hands.click("edit_reason")
    hands.type("The council meets that day")
    hands.click("question_yes")
    hands.gone("question")
    hands.until(lambda: hands.text("record_chip") == "Someone else goes")
    hands.says("stands", "Nunley")


def send_the_reply(hands: Hands) -> None:
    """The draft is read on its own page, where it leaves, and the answer is noted as sent."""
    assert lines(hands, "step_rows")[0] == "Send the reply"
    hands.see("step_rows", QListWidget).setFocus()
    hands.press("Return")
    hands.says("record_title", "Your invitation: ")
    hands.see("letter_copy")
    hands.press("Alt+Left")
    hands.see("do_sent")
    hands.click("do_sent")
    hands.says("stands_more", "Replied on 14 May 2026.")


def test_the_mayor_cannot_go_and_somebody_else_does(start, sample_file, told) -> None:
    hands = start(sample_file)
    arrive(hands, "Day of the Polish flag")
    send_somebody(hands)
    send_the_reply(hands)
    hands.press("Ctrl+Z")
    hands.says("stands_more", "Reply by 20 May 2026")
    hands.press("Ctrl+Shift+Z")
    hands.says("stands_more", "Replied on 14 May 2026.")
    hands.edit("on", "2026-05-10")
    hands.until(lambda: "Write down what came of it" in lines(hands, "step_rows"))
    hands.click("do_outcome")
    hands.until(lambda: hands.see("edit_outcome").hasFocus())
    hands.type("Met the new consul; he asks for a list of our schools.")
    hands.click("question_yes")
    hands.gone("question")
    hands.until(lambda: "Note what was promised there" in lines(hands, "step_rows"))
    number = told("search", sample_file, "Polish", "flag")
    fields = told("show", sample_file, next(n["reference"] for n in number if n["kind"] == "invitation"))["fields"]
    assert (fields["answer"], fields["replied_on"]) == ("Someone else goes", "2026-05-14")
    assert fields["outcome"].startswith("Met the new consul")
    assert "Someone else goes: The council meets that day" in fields["notes"]
    assert fields["decided_by"] == "Eleanor Whitcomb"
