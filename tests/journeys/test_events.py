"""A dinner in the window: guests invited, replies taken by keyboard, tables set, the kitchen told, one step back."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QTabBar

from tests.journeys.driving import LEFT, SPOKEN, Hands

NAME = "Dinner for the waterworks"


def spoken(hands: Hands, name: str) -> list[str]:
    """The lines of a list, as they are read aloud."""
    view = hands.see(name, QListWidget)
    return [str(view.item(n).data(SPOKEN)) for n in range(view.count())]


def turn_to(hands: Hands, name: str) -> None:
    """Turn to a tab of the event by its name."""
    bar = hands.see("record_tabs", QTabBar)
    place = next(n for n in range(bar.count()) if bar.tabData(n) == name)
    hands.click_at(bar, bar.tabRect(place).center())
    hands.until(lambda: bar.currentIndex() == place)


def begin(hands: Hands) -> None:
    """A new dinner with what it needs, over the whole width."""
    hands.go_to("Events")
    hands.press("Ctrl+N")
    hands.until(lambda: hands.see("edit_name").hasFocus())
    hands.type(NAME)
    hands.press("Return")
    hands.see("edit_type")
    hands.choose("edit_type", "Dinner")
    hands.see("edit_on")
    hands.until(lambda: hands.keyboard is hands.see("edit_on"))
    hands.write("2026-06-10")
    hands.press("Return")
    hands.says("record_title", NAME)
    hands.click("record_whole")
    hands.until(lambda: hands.see("record").width() > 900)
    assert "next: Put the first guests on the list" in hands.text("record_quiet")


def invite(hands: Hands) -> int:
    """The delegation, an alderman whom the desk knows, and a name that it does not; gives how many they are."""
    hands.see("guest_line").setFocus()
    hands.pick("nagoya", "Members of “")
    hands.says("guest_said", "added from")
    for words, offer in (("arriaga", "Luis Arriaga"), ("Ana Ruiz", "Add “Ana Ruiz”")):
        hands.see("guest_line").setFocus()
        hands.pick(words, offer)
        hands.says("guest_said", "Added: ")
    count = len(spoken(hands, "guest_rows"))
    assert all("To invite" in line for line in spoken(hands, "guest_rows"))
    return count


def answer(hands: Hands, count: int) -> None:
    """All are invited in one step; then a key for each answer, and one of them anew, found by the name."""
    rows = hands.see("guest_rows", QListWidget)
    rows.setFocus()
    hands.press("Ctrl+A", "2")
    hands.until(lambda: hands.text("show_invited") == f"Invited {count}")
    hands.until(lambda: f"next: {count} guests have not answered" in hands.text("record_quiet"))
    hands.see("card_silent")
    hands.press("Home", *["+"] * count)
    hands.gone("card_silent")
    hands.type("arriaga")
    hands.press("-")
    hands.until(lambda: hands.text("show_declined") == "Declined 1")
    assert hands.text("show_accepted") == f"Accepted {count - 1}"
    hands.click_at(rows.viewport(), rows.visualItemRect(rows.item(0)).center())
    hands.see("chosen")
    hands.press("Esc")
    hands.gone("chosen")


def seat(hands: Hands, coming: int) -> None:
    """A seating by rank, taken as it is proposed; then the last guest goes where the first sits, by mouse."""
    turn_to(hands, "tables")
    assert len(spoken(hands, "waiting")) == coming
    hands.choose("rule", "By rank")
    hands.click("propose")
    assert len(spoken(hands, "proposed")) == coming
    hands.press("Return")
    hands.gone("proposal")
    hands.until(lambda: hands.all("waiting") == [])
    seats = hands.see("seats", QListWidget)
    before = [line for line in spoken(hands, "seats") if line.startswith(("1, ", "2, "))]
    one, other = (seats.visualItemRect(seats.item(n)).center() for n in (1, 2))
    QTest.mousePress(seats.viewport(), LEFT, pos=one)
    for at in (one + QPoint(0, 15), other):
        QTest.mouseMove(seats.viewport(), at)
    QTest.mouseRelease(seats.viewport(), LEFT, pos=other)
    hands.until(lambda: spoken(hands, "seats")[1] == before[1].replace("2, ", "1, ", 1))
    hands.press("Alt+Up")
    hands.until(lambda: spoken(hands, "seats")[1] == before[0])
    hands.press("Ctrl+Z")
    hands.until(lambda: spoken(hands, "seats")[1] == before[1].replace("2, ", "1, ", 1))


def test_a_dinner_from_its_list_to_its_kitchen(start, sample_file, told) -> None:
    hands = start(sample_file)
    begin(hands)
    turn_to(hands, "overview")
    hands.edit("answer_by", "2026-06-01")
    hands.open_field("host")
    hands.pick("whitcomb", "")
    turn_to(hands, "guest")
    count = invite(hands)
    answer(hands, count)
    seat(hands, count - 1)
    turn_to(hands, "kitchen")
    assert hands.text("meals_said") == f"{count - 1} meals"
    diets = len(spoken(hands, "diets"))
    turn_to(hands, "guest")
    hands.see("guest_rows").setFocus()
    hands.type("Ana")
    hands.press("Return")
    hands.edit("diet", "Allergic to nuts")
    hands.press("Esc")
    turn_to(hands, "kitchen")
    hands.until(lambda: len(spoken(hands, "diets")) == diets + 1)
    assert spoken(hands, "diets")[0].endswith("Allergic to nuts, allergy")
    turn_to(hands, "run")
    hands.see("moment_line").setFocus()
    hands.type("6:30 pm Doors")
    hands.press("Return")
    hands.until(lambda: spoken(hands, "moments") == ["6:30 pm, Doors"])
    labels = [step["label"] for step in told("history", sample_file)]
    assert labels[0] == f"Add “Doors” to the run of “{NAME}”"
    assert f"Seat the guests of “{NAME}”" in labels
    found = next(line for line in told("search", sample_file, *NAME.split()) if line["title"] == NAME)
    fields = told("show", sample_file, found["reference"])["fields"]
    assert (fields["precedence"], fields["answer_by"]) == ("By rank", "2026-06-01")
