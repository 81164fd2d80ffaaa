"""The page of an invitation: the decision as one step, what follows, the outcome."""

from datetime import date

import pytest

from cityintl.gui.record.letter_bar import LetterBar
from cityintl.records.event import InvitationAnswer as Answer
from cityintl.records.gift import FollowUpStatus, Side

TODAY = date(2026, 5, 14)


@pytest.fixture
def invite(add):
    def inviting(**values):
        own = {"occasion": "Constitution Day", "invited": "The Mayor", "answer": Answer.OPEN}
        return add("invitation", **own | {"reply_by": date(2026, 5, 20), "on": date(2026, 6, 3)} | values)

    return inviting


def test_an_open_one_says_by_when_and_offers_the_decision(invite, show) -> None:
    shown = show("invitation", invite())
    assert (shown.stands, shown.tone) == ("Reply by 20 May 2026, in 6 days.", "needed")
    assert shown.offered == ["accept", "substitute", "greeting", "decline"]
    assert shown.first == "accept"
    assert shown.tab.deciding.isVisible()


def test_accepting_is_one_step_with_the_draft_of_its_reply(invite, show, desk_) -> None:
    number = invite()
    shown = show("invitation", number)
    shown.tab.by.setText("Ana Ruiz")
    shown.do("accept")
    values = desk_.get("invitation", number).values
    assert (values["answer"], values["decided_by"]) == (Answer.ACCEPTED, "Ana Ruiz")
    assert shown.undo == "Invitation “Constitution Day”: accepted"
    assert shown.stands == "Accepted. Decided by Ana Ruiz."
    assert [row.words for row in shown.tab.step_rows.rows] == ["Send the reply", "Choose the gift to bring"]
    assert [row.words for row in shown.tab.about_rows.rows] == ["Your invitation: Constitution Day"]
    assert shown.first == "sent"
    shown.do("sent")
    assert desk_.get("invitation", number).values["replied_on"] == TODAY
    assert shown.tab.more.text() == "Replied on 14 May 2026."


def test_somebody_else_is_sent_with_a_name_and_the_reason(invite, show, desk_, add) -> None:
    luz = add("person", family="Herrera", given="Luz")
    number = invite()
    shown = show("invitation", number)
    shown.do("substitute")
    assert shown.answer().startswith("Say who goes instead.")
    shown.tab.question.editors["goes"].show_value(luz)
    assert shown.answer(reason="The council meets that day") == ""
    values = desk_.get("invitation", number).values
    assert (values["answer"], values["goes"]) == (Answer.SUBSTITUTE, luz)
    assert values["notes"] == "14 May 2026: Someone else goes: The council meets that day"
    assert shown.stands == "Someone else goes: Luz Herrera."


def test_declining_without_a_draft_leaves_no_letter(invite, show, desk_) -> None:
    shown = show("invitation", invite())
    shown.tab.reply.setChecked(False)
    shown.do("decline")
    shown.answer(reason="Too far")
    assert shown.stands == "Declined."
    assert desk_.count("correspondence") == 0
    assert shown.offered == ["sent", "draft", "open_again"]
    shown.do("open_again")
    assert shown.offered == ["accept", "substitute", "greeting", "decline"]


def test_the_draft_of_the_reply_can_be_made_later_and_opens(invite, show) -> None:
    shown = show("invitation", invite(answer=Answer.DECLINED))
    assert shown.first == "draft"
    shown.tab.buttons["draft"].click()
    shown.qtbot.waitUntil(lambda: shown.window.pages.record.source.kind.name == "correspondence")
    bar = shown.window.pages.record.findChild(LetterBar)
    assert bar is not None
    assert bar.isVisible()


def test_a_greeting_asks_for_its_letter(invite, show) -> None:
    shown = show("invitation", invite())
    shown.do("greeting")
    shown.answer()
    assert [row.words for row in shown.tab.step_rows.rows] == ["Send the reply", "Write the greeting"]


def test_once_it_is_over_the_outcome_comes_first(invite, show, desk_, add) -> None:
    number = invite(answer=Answer.ACCEPTED, on=date(2026, 5, 3), replied_on=date(2026, 4, 20))
    shown = show("invitation", number)
    assert shown.first == "outcome"
    shown.tab.step_rows.opened.emit(0)
    assert shown.answer().startswith("Nothing is written yet.")
    shown.answer(outcome="Met the consul")
    assert shown.undo == "Invitation “Constitution Day”: what came of it"
    assert [row.words for row in shown.tab.step_rows.rows] == ["Note what was promised there"]
    follow = add("follow_up", what="Send the book", side=Side.US, status=FollowUpStatus.OPEN)
    with desk_.write("Link") as door:
        door.connect("follow_up", follow, "about", "invitation", number)
    shown.page.refresh()
    assert [row.words for row in shown.tab.about_rows.rows] == ["Send the book"]
    assert shown.tab.steps.isHidden()


def test_what_is_long_over_asks_for_nothing(invite, show) -> None:
    past = {"on": date(2026, 1, 3), "replied_on": date(2025, 12, 1), "outcome": "Met the consul"}
    shown = show("invitation", invite(answer=Answer.ACCEPTED, **past))
    assert (shown.tab.steps.isHidden(), shown.first) == (True, "")


def test_what_follows_is_begun_about_it(invite, show) -> None:
    shown = show("invitation", invite(answer=Answer.ACCEPTED))
    shown.tab.step_rows.opened.emit(0)
    draft = shown.window.pages.record
    assert draft.source.kind.name == "gift"
    assert draft.source.about == ("about", "invitation", 1)
