"""The whole story as a tab, and the blocks of what comes next and happened lately."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QLabel

from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.memory import Direction, Medium
from tests.gui.relation.conftest import lines


def letter(add, subject: str, on: date, **more) -> int:
    return add("correspondence", subject=subject, on=on, direction=Direction.SENT, medium=Medium.LETTER, **more)


def test_the_story_tells_everything_newest_first_and_one_kind_where_asked(tied, shown, add) -> None:
    letter(add, "Older", date(2026, 3, 1), person=1)
    letter(add, "Newer", date(2026, 5, 10), partner=1)
    promise = {"what": "The list", "side": Side.US, "status": FollowUpStatus.OPEN, "promised_on": date(2026, 5, 1)}
    add("follow_up", **promise, partner=1, due_on=date(2026, 5, 20))
    page = shown("partner", tab="story")
    tab = page.pages.currentWidget()
    told = lines(tab, "story_lately")
    assert told == [
        "Newer, 4 days ago",
        "We promised: The list, open",
        "Older, 10 weeks ago",
        "Signed: The paper of 1959, 4 April 1959",
    ] or told[2].startswith("Older, ")
    assert lines(tab, "story_next")[0] == "We promised: The list, in 6 days"
    kinds = tab.findChild(QComboBox, "story_kinds")
    assert [kinds.itemText(n) for n in range(kinds.count())][:2] == ["Everything 4", "Correspondence 2"]
    kinds.setCurrentIndex(1)
    assert [line.partition(",")[0] for line in lines(tab, "story_lately")] == ["Newer", "Older"]
    assert lines(tab, "story_next") == []
    letter(add, "Newest", date(2026, 5, 13), partner=1)
    tab.refresh()
    assert [line.partition(",")[0] for line in lines(tab, "story_lately")] == ["Newest", "Newer", "Older"]


def test_a_line_of_the_story_opens_its_record(tied, shown, add) -> None:
    number = letter(add, "Hello", date(2026, 5, 1), person=1)
    page = shown("person", tab="story")
    page.pages.currentWidget().lately.rows[0].click()
    source = tied.pages.record.source
    assert (source.kind.name, source.number) == ("correspondence", number)


def test_nothing_yet_is_said_with_the_way_out(shown, add) -> None:
    number = add("person", family="Sato")
    page = shown("person", number, "story")
    empty = page.pages.currentWidget().findChild(QLabel, "story_empty")
    assert "log a contact" in empty.text() and not empty.isHidden()
    assert page.next.isHidden() and page.lately.isHidden()


def test_what_there_is_stands_in_one_line_and_its_tip_says_all_of_it(shown, add) -> None:
    letter(add, "Hello", date(2026, 5, 1), person=1)
    page = shown("person")
    assert page.beside.words == "Correspondence 1"
    page.beside.say("word " * 200)
    assert page.beside.text().endswith("…") and page.beside.toolTip().startswith("word word")


def test_a_suspended_tie_asks_when_it_resumes(tied, shown) -> None:
    from cityintl.records.tie import TieStatus

    with tied.desk.write("Suspended") as door:
        door.set("tie", 1, {"status": TieStatus.SUSPENDED})
    assert lines(shown("tie"), "next")[-1].startswith("Say when it resumes")


def test_tabs_stand_side_by_side_without_a_gap_before_more(tied, shown, qtbot) -> None:
    page = shown("organization", 2)
    strip = page.strip
    page.setFixedWidth(300)
    qtbot.waitUntil(lambda: not strip.more.isHidden())
    seen = [n for n in range(strip.bar.count()) if strip.bar.isTabVisible(n)]
    qtbot.waitUntil(lambda: strip.bar.width() <= sum(strip.bar.wide(n) for n in seen) + 2)
