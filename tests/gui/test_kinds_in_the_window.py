"""Every kind has its place in the window: a list or the tab of its owner, a picture, an editor for each field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from cityintl.desk.morning import Near, morning
from cityintl.gui import icons, navigation
from cityintl.gui.lists.empty import _BELONGS
from cityintl.gui.places import MADE_ELSEWHERE, PAGES, PICTURES, PLACES, SWITCHES, shown_places
from cityintl.gui.trail import Place
from cityintl.gui.window import Window
from cityintl.records import kinds
from cityintl.records.values import Amount

LISTED = [name for _heading, places in PLACES for name, _w, _p, _a in places if name not in PAGES]


def places_shown(window: Window) -> list[str]:
    nav = window.shell.navigation
    items = [nav.item(n) for n in range(nav.count())]
    return [item.data(navigation.NAME) for item in items if item.data(navigation.NAME) and not item.isHidden()]


def actions_of(menu) -> list[QAction]:
    found = []
    for action in menu.actions():
        found += actions_of(action.menu()) if action.menu() else [action] if action.objectName() else []
    return found


def test_every_kind_that_is_no_part_has_a_list_and_words_for_an_empty_one() -> None:
    whole = {k.name for k in kinds.KINDS if k.part_of is None}
    assert whole <= set(LISTED)
    assert set(LISTED) == set(_BELONGS)


def test_every_kind_has_a_picture_that_is_there(dressed) -> None:
    assert set(PICTURES) == {k.name for k in kinds.KINDS} | set(PAGES)
    for name, picture in PICTURES.items():
        assert icons._source(picture), (name, picture)


def test_the_switches_are_fields_of_our_city() -> None:
    assert {kinds.HOME.fields[field].value.name for field in SWITCHES.values()} == {"yes_no"}


def test_a_list_shows_once_it_has_a_record_or_the_office_switched_it_on() -> None:
    assert "gift" not in shown_places({}, {})
    assert "gift" in shown_places({"gift": 1}, {"does_gifts": False})
    assert "gift" in shown_places({}, {"does_gifts": True})
    assert "delegation" in shown_places({}, {})
    assert "delegation" not in shown_places({}, {"does_visits": False})


def test_an_empty_desk_is_calm_and_follows_its_switches(empty_window: Window, qtbot) -> None:
    calm = places_shown(empty_window)
    assert "tie" in calm and "membership" not in calm
    with empty_window.desk.write("What we do") as door:
        door.set("home", 1, {"does_networks": True})
    qtbot.waitUntil(lambda: "membership" in places_shown(empty_window))
    assert "new_membership" in [a.objectName() for a in empty_window.shell.new_menu.actions()]


def test_everything_can_be_begun_from_the_new_menu_and_no_part(empty_window: Window) -> None:
    begun = [a.objectName().removeprefix("new_") for a in actions_of(empty_window.shell.new_menu)]
    assert sorted([*begun, *MADE_ELSEWHERE]) == sorted(k.name for k in kinds.KINDS if k.part_of is None)
    assert empty_window.shell.new_menu.sizeHint().height() < empty_window.shell.height()


def switch_everything_on(window: Window) -> None:
    """As an office that uses every list there is."""
    window.shell.navigation.show_counts(dict.fromkeys(LISTED, 1), {})
    QApplication.processEvents()


def test_in_a_low_window_groups_fold_until_all_headings_and_the_places_open_fit(open_window: Window) -> None:
    nav = open_window.shell.navigation
    switch_everything_on(open_window)
    shown = [nav.item(n) for n in range(nav.count()) if not nav.item(n).isHidden()]
    assert nav.visualItemRect(shown[-1]).bottom() <= nav.viewport().height()
    assert not nav.horizontalScrollBar().isVisible()
    headings = {heading.upper() for heading, _places in PLACES if heading}
    assert headings <= {item.text() for item in shown}, "what is folded still says that it is there"
    assert open_window.trail.here.name in places_shown(open_window)


def test_a_heading_opens_its_group_and_another_gives_room(open_window: Window, qtbot) -> None:
    nav = open_window.shell.navigation
    open_window.go(Place("tie"))
    switch_everything_on(open_window)
    folded = [nav.item(n) for n in range(nav.count()) if nav.item(n).data(navigation.FOLDED)]
    assert folded, "a low window cannot hold every list"
    assert "folded" in folded[-1].data(Qt.ItemDataRole.AccessibleTextRole)
    place = nav.item(nav.row(folded[-1]) + 1)
    qtbot.mouseClick(nav.viewport(), Qt.MouseButton.LeftButton, pos=nav.visualItemRect(folded[-1]).center())
    assert not place.isHidden()
    assert "tie" in places_shown(open_window), "the group one is in stays open"
    nav.setCurrentItem(folded[-1])
    qtbot.keyClick(nav, Qt.Key.Key_Return)
    assert place.isHidden(), "a second time folds it"
    assert nav.visualItemRect(folded[-1]).bottom() <= nav.viewport().height()


def test_going_to_a_folded_place_opens_its_group(open_window: Window) -> None:
    switch_everything_on(open_window)
    open_window.go(Place("history"))
    assert "history" in places_shown(open_window)


def test_today_says_how_much_is_overdue(open_window: Window, qtbot) -> None:
    nav = open_window.shell.navigation
    today = next(nav.item(n) for n in range(nav.count()) if nav.item(n).data(navigation.NAME) == "today")
    found = morning(open_window.desk, open_window.desk.today)
    qtbot.waitUntil(lambda: today.data(navigation.COUNT) == found.count(Near.LATE) > 0)
    assert today.data(Qt.ItemDataRole.AccessibleTextRole) == f"Today, {found.count(Near.LATE)} overdue"
    month = found.count(Near.WEEK) + found.count(Near.MONTH)
    assert open_window.shell.where.text().startswith(f"{month} due this month · ")


@pytest.mark.parametrize("name", LISTED)
def test_the_list_of_each_kind_opens_on_an_empty_desk(empty_window: Window, name: str) -> None:
    empty_window.go(Place(name))
    assert empty_window.shell.list_place.currentWidget().objectName() == f"list_{name}"


def test_a_new_record_begins_with_what_is_nearly_always_right(empty_window: Window) -> None:
    empty_window.new("delegation")
    values = empty_window.pages.record.source.values
    assert str(values["status"].value) == "Requested"
    assert values["received_on"] == empty_window.desk.today


def test_a_bare_amount_takes_the_currency_of_this_city(open_window: Window, qtbot) -> None:
    with open_window.desk.write("x") as door:
        door.set("home", 1, {"currency": "USD"})
        number = door.add(
            "support", {"what": "Rent", "type": next(iter(kinds.kind("support").fields["type"].value.words))}
        )
    open_window.open_record("support", number)
    form = open_window.pages.record.form
    form.edit("value")
    form.fields["value"].editor.put("1,250")
    assert form.fields["value"].commit()
    assert open_window.desk.get("support", number).values["value"] == Amount(125000, "USD")
