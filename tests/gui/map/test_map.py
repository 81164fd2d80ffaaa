"""The map in the window: a click opens the record, the list says the same."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QComboBox

from cityintl.desk.map_of_ties import drawing, years
from cityintl.gui.map.page import MapPage
from cityintl.gui.trail import Place
from cityintl.gui.window import Window
from cityintl.records.partner import Level
from cityintl.records.tie import TieStatus, TieType


@pytest.fixture
def page(open_window: Window) -> MapPage:
    open_window.go(Place("map"))
    found = open_window.shell.whole_place.findChild(MapPage)
    assert found is not None
    return found


def test_a_click_opens_the_record_of_the_spot(page: MapPage, open_window: Window, qtbot) -> None:
    at_map, spot = next(dot for dot in page.canvas.drawing.dots if dot[1].name == "Tamale")
    at = page.canvas.place(at_map)
    qtbot.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(at.x()), round(at.y())))
    assert (open_window.trail.here.name, open_window.trail.here.number) == (spot.kind, spot.number)


def test_the_sea_opens_nothing(page: MapPage, open_window: Window, qtbot) -> None:
    qtbot.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert open_window.trail.here == Place("map")


def test_the_list_says_what_the_map_shows_and_opens_the_same(page: MapPage, open_window: Window, qtbot) -> None:
    spots = page.canvas.drawing.spots
    told = [page.list.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(page.list.count())]
    assert told == [spot.said for spot in spots]
    page.list.setCurrentRow(3)
    assert page.canvas.marked == (spots[3].kind, spots[3].number)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert (open_window.trail.here.name, open_window.trail.here.number) == (spots[3].kind, spots[3].number)


def test_the_pointer_marks_in_the_list(page: MapPage, qtbot) -> None:
    at = page.canvas.place(page.canvas.drawing.dots[5][0]).toPoint()
    marked = page.canvas.spot_at(at.toPointF())
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    where = page.canvas.mapToGlobal(at.toPointF())
    page.canvas.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, at.toPointF(), where, left, left, none))
    assert page.canvas.marked == (marked.kind, marked.number)
    assert page.list.currentItem().text().startswith(marked.name)


def test_the_visits_of_a_year_are_counted(page: MapPage, open_window: Window) -> None:
    assert not any(spot.visits for spot in page.canvas.drawing.spots)
    year = years(open_window.desk)[0]
    box = page.findChild(QComboBox, "map_year")
    box.setCurrentIndex(box.findData(year))
    assert sum(spot.visits for spot in page.canvas.drawing.spots) > 0
    assert "visit" in page.sums.text()
    assert page.canvas.accessibleName() == drawing(open_window.desk, year).said


def test_it_paints_in_every_look(page: MapPage, open_window: Window) -> None:
    for _at, spot in page.canvas.drawing.dots[:2]:
        page.canvas.mark((spot.kind, spot.number))
        picture = page.canvas.grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 7) for y in range(0, 300, 7)}
        assert len(colours) > 3


def test_an_empty_desk_has_a_map_of_its_city(empty_window: Window) -> None:
    empty_window.go(Place("map"))
    page = empty_window.shell.whole_place.findChild(MapPage)
    assert page.list.count() == 0
    assert page.list.isHidden()
    assert page.empty.isVisible()
    assert "0 partners" in page.sums.text()
    assert not page.canvas.grab().isNull()


def test_each_tie_has_its_line_and_a_partner_without_a_place_is_not_lost(open_window: Window) -> None:
    desk = open_window.desk
    with desk.write("A second tie, and a city that nobody placed") as door:
        nagoya = desk.listing("partner", ("name",), "Nagoya").ids[0]
        door.add("tie", {"partner": nagoya, "type": TieType.MOU, "status": TieStatus.SUSPENDED})
        lost = door.add("partner", {"name": "Nowhere", "level": Level.CITY})
        door.add("tie", {"partner": lost, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})
    found = drawing(desk)
    assert {spot.status for spot in found.spots if spot.name == "Nagoya"} == {"Active", "Suspended"}
    assert [spot.status for _at, spot in found.dots if spot.name == "Nagoya"] == ["Active"]
    (nowhere,) = [spot for spot in found.spots if spot.name == "Nowhere"]
    assert nowhere.lines[1] == "Active · no place on the map yet"
    assert "Nowhere" in found.said
    ways = [way.tone for way in found.ways]
    assert ways.count("red") == 2
    assert ways == sorted(ways, key=["quiet", "red", "amber", "accent"].index), "what lives is drawn over the others"


def test_at_double_size_the_window_is_no_larger_than_the_screen(page: MapPage, open_window: Window) -> None:
    assert page.minimumSizeHint().width() < 900
    names = [spot.name for spot in page.canvas.drawing.spots]
    assert names.index("Ōtsu") < names.index("Reykjavík"), "marks do not change the place of a letter"
