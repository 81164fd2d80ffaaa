"""Invitations: the day of the reply, the decision as one step, the outcome."""

from datetime import date

import pytest

from cityintl.desk import invitations
from cityintl.errors import UserError
from cityintl.records.event import InvitationAnswer as Answer
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)


@pytest.fixture
def invitation(desk: DeskFile) -> int:
    with desk.write("Add") as door:
        consul = door.add("person", {"family": "Nowak", "written_form": "Dear Consul General Nowak"})
        return door.add(
            "invitation",
            {"occasion": "the Constitution Day", "invited": "The Mayor", "answer": Answer.OPEN, "person": consul,
             "reply_by": date(2026, 5, 20), "on": date(2026, 6, 3)},
        )  # fmt: skip


def someone(desk: DeskFile) -> int:
    with desk.write("Add") as door:
        return door.add("person", {"family": "Herrera", "given": "Luz"})


@pytest.mark.parametrize(
    ("today", "words", "tone"),
    [
        (TODAY, "Reply by 20 May 2026, in 6 days.", "amber"),
        (date(2026, 5, 1), "Reply by 20 May 2026, in 19 days.", "grey"),
        (date(2026, 5, 20), "Reply today, 20 May 2026.", "amber"),
        (date(2026, 5, 21), "The reply is 1 day late: 20 May 2026.", "red"),
    ],
)
def test_the_day_of_the_reply_is_said(desk: DeskFile, invitation: int, today: date, words: str, tone: str) -> None:
    assert invitations.reply_words(desk.get("invitation", invitation).values, today) == (words, tone)


def test_a_substitute_needs_a_name(desk: DeskFile, invitation: int) -> None:
    with pytest.raises(UserError, match="who goes instead"):
        invitations.decide(desk, invitation, Answer.SUBSTITUTE, TODAY)


def test_a_decision_is_one_step_with_the_draft_of_its_reply(desk: DeskFile, invitation: int) -> None:
    luz = someone(desk)
    letter = invitations.decide(desk, invitation, Answer.SUBSTITUTE, TODAY, goes=luz, by="The Mayor", reply=True)
    values = desk.get("invitation", invitation).values
    assert (values["answer"], values["goes"], values["decided_by"]) == (Answer.SUBSTITUTE, luz, "The Mayor")
    assert values["replied_on"] is None, "a draft has not gone out"
    assert letter is not None
    text = desk.get("correspondence", letter).values["text"]
    assert text.startswith("Thank you for your invitation to “the Constitution Day”.\n")
    assert "Luz Herrera will be glad to come for the city." in text
    assert ("correspondence", letter) in [(e.kind, e.id) for e in desk.linked("invitation", invitation)]
    assert desk.undo() == "Invitation “the Constitution Day”: someone else goes"
    assert desk.count("correspondence") == 0
    assert desk.get("invitation", invitation).values["answer"] is Answer.OPEN


@pytest.mark.parametrize("answer", [Answer.DECLINED, Answer.GREETING])
def test_where_nobody_goes_nobody_is_named(desk: DeskFile, invitation: int, answer: Answer) -> None:
    invitations.decide(desk, invitation, Answer.SUBSTITUTE, TODAY, goes=someone(desk))
    assert invitations.decide(desk, invitation, answer, TODAY) is None
    assert desk.get("invitation", invitation).values["goes"] is None


def test_who_was_named_stays_while_the_answer_is_open(desk: DeskFile, invitation: int) -> None:
    luz = someone(desk)
    invitations.decide(desk, invitation, Answer.SUBSTITUTE, TODAY, goes=luz, by="The Mayor")
    invitations.decide(desk, invitation, Answer.OPEN, TODAY)
    values = desk.get("invitation", invitation).values
    assert (values["goes"], values["decided_by"]) == (luz, "The Mayor")


def test_the_outcome_is_asked_once_it_is_over_and_someone_went(desk: DeskFile, invitation: int) -> None:
    after = date(2026, 6, 4)
    assert not invitations.wants_outcome(desk.get("invitation", invitation).values, after)
    invitations.decide(desk, invitation, Answer.ACCEPTED, TODAY)
    values = desk.get("invitation", invitation).values
    assert invitations.wants_outcome(values, after)
    assert not invitations.wants_outcome(values, date(2026, 6, 3))
    invitations.note_outcome(desk, invitation, "Met the consul.")
    assert not invitations.wants_outcome(desk.get("invitation", invitation).values, after)
    with pytest.raises(UserError, match="Nothing is written"):
        invitations.note_outcome(desk, invitation, "  ")


def test_a_reply_that_went_out_is_said(desk: DeskFile, invitation: int) -> None:
    invitations.replied(desk, invitation, TODAY)
    words = invitations.reply_words(desk.get("invitation", invitation).values, date(2027, 1, 1))
    assert words == ("Replied on 14 May 2026.", "green")


def test_the_reason_of_a_decision_is_kept_as_a_line_of_the_notes(desk: DeskFile, invitation: int) -> None:
    luz = someone(desk)
    invitations.decide(desk, invitation, Answer.SUBSTITUTE, TODAY, goes=luz, reason="The council meets.")
    assert desk.get("invitation", invitation).values["notes"] == "14 May 2026: Someone else goes: The council meets."
    invitations.decide(desk, invitation, Answer.DECLINED, TODAY, reason=" ")
    assert desk.get("invitation", invitation).values["notes"] == "14 May 2026: Someone else goes: The council meets."
