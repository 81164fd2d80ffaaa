"""The page of a promise: whose it is, done with what shows it, put off, dropped, opened again."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.memory import Direction, Medium

TODAY = date(2026, 5, 14)


@pytest.fixture
def promise(add):
    nagoya = add("partner", name="Nagoya")
    letter = add("correspondence", on=TODAY, subject="Drawings sent", direction=Direction.SENT, medium=Medium.LETTER)

    def making(**values):
        own = {"what": "Send the drawings", "side": Side.US, "status": FollowUpStatus.OPEN, "partner": nagoya}
        return add("follow_up", **own | {"due_on": date(2026, 5, 1), "correspondence": letter} | values)

    return making


def test_it_says_whose_promise_it_is_how_late_and_where_it_comes_from(promise, show) -> None:
    promise(what="Name a school", side=Side.THEM, due_on=date(2026, 6, 1), correspondence=None)
    shown = show("follow_up", promise())
    assert (shown.stands, shown.tone) == ("We promised. It is 13 days late: 1 May 2026.", "problem")
    assert shown.tab.more.text() == "Nobody is named who does it."
    assert [row.spoken for row in shown.tab.whence_rows.rows] == ["Drawings sent, Letter or contact"]
    assert [row.words for row in shown.tab.between_rows.rows] == ["They: Name a school"]
    assert shown.offered == ["done", "begin", "put_off", "drop"]
    assert shown.first == "done"


def test_theirs_can_be_reminded(promise, show) -> None:
    shown = show("follow_up", promise(side=Side.THEM))
    shown.do("remind")
    draft = shown.window.pages.record
    assert draft is not None
    assert draft.source.kind.name == "correspondence"
    assert draft.source.values["partner"] == 1


def test_it_is_done_with_words_that_show_it(promise, show, desk_) -> None:
    number = promise()
    shown = show("follow_up", number)
    shown.do("done")
    assert shown.tab.question.isVisible()
    assert shown.answer().startswith("What shows that it was done?")
    assert shown.answer(evidence="Parcel 7") == ""
    assert desk_.get("follow_up", number).values["status"] is FollowUpStatus.DONE
    assert shown.undo == "Follow-up “Send the drawings”: done"
    assert shown.tab.more.text() == "Shown by: Parcel 7"
    assert shown.offered == ["reopen"]
    shown.do("reopen")
    assert shown.undo == "Follow-up “Send the drawings”: open again"


def test_it_is_done_with_a_letter_that_is_found_by_typing(promise, show, desk_) -> None:
    number = promise()
    shown = show("follow_up", number)
    shown.do("done")
    line = shown.tab.question.editors["evidence"]
    offers = line.offers_for("drawings sent")
    assert [(offer.words, offer.means) for offer in offers] == [("Drawings sent", ("correspondence", 1))]
    line.choose(offers[0])
    assert shown.answer() == ""
    assert [row.words for row in shown.tab.shown_rows.rows] == ["Drawings sent"]
    assert desk_.get("follow_up", number).values["evidence"] == "Drawings sent"


def test_a_document_that_is_found_by_typing_is_its_proof(promise, show, desk_) -> None:
    with desk_.write("Add") as door:
        scan = door.add("document", {"name": "receipt.pdf", "title": "Receipt", "sha256": door.put_file(b"x")})
    number = promise()
    shown = show("follow_up", number)
    shown.do("done")
    line = shown.tab.question.editors["evidence"]
    line.choose(line.offers_for("receipt")[0])
    shown.answer()
    assert desk_.get("follow_up", number).values["proof"] == scan
    assert [row.words for row in shown.tab.shown_rows.rows] == ["Receipt"]


def test_it_is_put_off_with_a_day_and_a_reason(promise, show, desk_) -> None:
    number = promise()
    shown = show("follow_up", number)
    shown.do("put_off")
    assert shown.answer(due_on="2026-06-01") == "Why is it put off? Say it in a sentence; they may ask."
    assert shown.answer(reason="The printer is ill") == ""
    assert shown.undo == "Follow-up “Send the drawings”: put off to 1 June 2026"
    assert shown.stands == "We promised. It is due on 1 June 2026, in 18 days."


def test_it_is_begun_and_dropped_as_steps(promise, show) -> None:
    shown = show("follow_up", promise())
    shown.do("begin")
    assert shown.tab.more.text() == "In progress. Nobody is named who does it."
    assert "begin" not in shown.offered
    shown.do("drop")
    shown.answer(reason="They found their own")
    assert shown.undo == "Follow-up “Send the drawings”: dropped"
    assert shown.stands == "We promised. Dropped on 14 May 2026."


def test_a_promise_from_nowhere_says_what_to_fill(promise, show) -> None:
    shown = show("follow_up", promise(correspondence=None))
    assert shown.tab.no_whence.isVisible()
    assert shown.tab.shown.isHidden()
    assert shown.tab.between.isHidden()


def test_esc_leaves_the_question_and_the_keyboard_is_where_it_was(promise, show) -> None:
    shown = show("follow_up", promise())
    shown.tab.buttons["drop"].setFocus()
    shown.tab.buttons["drop"].click()
    line = shown.tab.question.editors["reason"].focusProxy()
    assert line.hasFocus()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert shown.tab.question.isHidden()
    assert shown.tab.buttons["drop"].hasFocus()


def test_tab_goes_through_the_question_to_its_buttons(promise, show) -> None:
    shown = show("follow_up", promise())
    shown.do("put_off")
    reached = []
    for _step in range(5):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert reached == ["edit_due_on", "calendar_due_on", "edit_reason", "question_yes", "question_no"]


def test_the_question_is_seen_where_the_page_is_low(promise, show, empty_window) -> None:
    shown = show("follow_up", promise())
    empty_window.shell.resize(1000, 420)
    shown.qtbot.waitUntil(lambda: shown.tab.left.verticalScrollBar().maximum() > 0)
    shown.do("done")
    line = shown.tab.question.editors["closed_on"].focusProxy()

    def is_seen() -> bool:
        view = shown.tab.left.viewport()
        return view.rect().contains(line.mapTo(view, line.rect().bottomLeft()))

    shown.qtbot.waitUntil(is_seen)
