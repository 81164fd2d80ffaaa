"""A morning: what is due is opened, done, put off and written about; calendar and map, all by the keyboard."""

from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QToolButton

from tests.journeys.driving import Hands


def first_line(hands: Hands) -> str:
    """The words of the first line, as the button says them; waits while the lines are laid anew."""
    hands.until(lambda: hands.all("due_open", QPushButton))
    return hands.all("due_open", QPushButton)[0].accessibleName()


def test_a_morning_begins_with_what_is_due(start, sample_file) -> None:
    hands = start(sample_file, at="today")
    hands.says("today_title", "Thursday, 14 May")
    hands.until(lambda: hands.keyboard.objectName() == "due_open")
    words = first_line(hands)
    hands.press("Return")
    hands.see("record_title")
    hands.press("Alt+Left")
    hands.until(lambda: hands.all("due_open") and first_line(hands) == words)
    assert hands.clicks == 0


def test_done_and_undone_and_put_off(start, sample_file) -> None:
    hands = start(sample_file, at="today")
    hands.until(lambda: hands.keyboard.objectName() == "due_open")
    words = first_line(hands)

    def menu(name: str) -> None:
        more = hands.all("due_more", QToolButton)[0]
        next(action for action in more.menu().actions() if action.objectName() == name).trigger()

    def answer() -> None:
        hands.type("The mayor is away")
        hands.click("put_off_save")

    menu("due_done")
    hands.until(lambda: first_line(hands) != words)
    hands.press("Ctrl+Z")
    hands.until(lambda: first_line(hands) == words)
    with hands.answering(answer, "put_off_dialog"):
        menu("due_put_off")
    hands.until(lambda: first_line(hands) != words)
    hands.press("Ctrl+Z")
    hands.until(lambda: first_line(hands) == words)


def test_calendar_and_map_without_a_mouse(start, sample_file) -> None:
    hands = start(sample_file, at="today")
    hands.press("Ctrl+Shift+T")
    hands.says("calendar_title", "May 2026")
    hands.until(lambda: hands.keyboard.objectName() == "entry")
    hands.press("Return")
    hands.see("record_title")
    hands.press("Alt+Left")
    hands.says("calendar_title", "May 2026")
    hands.press("Ctrl+T")
    hands.says("today_title", "Thursday, 14 May")
    hands.go_to("Map")
    listed = hands.see("map_list", QListWidget)
    hands.until(lambda: listed.hasFocus())
    name = listed.item(0).text().split("\n")[0].split(",")[0]
    hands.press("Return")
    hands.until(lambda: name in hands.see("record_title", QLabel).text())
