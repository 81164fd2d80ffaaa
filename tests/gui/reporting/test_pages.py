"""The pages of global reporting: what opens what, on an empty desk, at any size of text."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics

from cityintl.desk.indicators import series_of
from cityintl.desk.progress_chart import chart
from cityintl.gui import style
from cityintl.gui.reporting.cells import LINES, TARGET
from cityintl.gui.reporting.page import ReportingPage
from cityintl.gui.reporting.plot import Plot
from cityintl.gui.trail import Place


def test_an_empty_desk_says_how_to_begin(dressed, desk, qtbot) -> None:
    page = ReportingPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    assert page.empty.isVisible()
    assert not page.grid.isVisible()
    assert page.whole.text() == "No indicator lacks anything."
    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.mouseClick(page.findChild(object, "reporting_frameworks"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["framework"]


def test_a_round_opens_its_report_and_a_framework_its_page(dressed, sample, qtbot) -> None:
    page = ReportingPage(sample)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    page.begin()
    assert page.grid.currentRow() == 0
    with qtbot.waitSignal(page.followed) as opened:
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert opened.args[0] == "framework"
    found = next(
        page.grid.item(row, 2)
        for row in range(page.grid.rowCount())
        if "Preparing" in str(page.grid.item(row, 2).data(11))
    )
    assert found.data(TARGET)[0] == "submission"
    assert ("Preparing", "text", True) in found.data(LINES)
    qtbot.mouseClick(page.findChild(object, "reporting_later"), Qt.MouseButton.LeftButton)
    assert page.grid.horizontalHeaderItem(1).text() == "2026"


def test_years_have_room_at_any_width_and_no_word_is_cut(dressed, sample, qtbot) -> None:
    page = ReportingPage(sample)
    qtbot.addWidget(page)
    page.show()
    for wide, years in ((1100, 4), (600, 2), (360, 1)):
        page.resize(wide, 600)
        qtbot.waitUntil(lambda years=years: page.grid.columnCount() == years + 1)
    metrics = QFontMetrics(style.look().font(style.TEXT, 600))
    page.resize(1100, 600)
    for row in range(page.grid.rowCount()):
        for column in range(page.grid.columnCount()):
            for words, _tone, strong in page.grid.item(row, column).data(LINES):
                longest = max(map(metrics.horizontalAdvance, words.split())) if strong else 0
                assert longest < page.grid.columnWidth(column) - style.look().px(20), words


def test_a_chart_is_painted_as_it_is_described(dressed, sample, qtbot) -> None:
    (series,) = series_of(sample, 39, sample.today)
    plot = Plot(1)
    qtbot.addWidget(plot)
    plot.resize(420, 170)
    plot.show_chart(chart(series))
    plot.show()
    assert plot.accessibleName().startswith("11.7.1 Residents within ten minutes")
    drawn = plot.grab().toImage()
    described = plot.chart
    assert described is not None and described.latest and described.target
    ratio = drawn.devicePixelRatio()
    at = plot.place(described.latest.at)
    ink = drawn.pixelColor(QPoint(round(at.x() * ratio), round(at.y() * ratio)))
    assert ink == style.look().colour("accent")
    inside = plot.rect()
    for end in (described.baseline, described.latest, described.target):
        assert end is not None
        assert inside.contains(plot.place(end.at).toPoint())


def test_the_list_of_indicators_begins_with_the_first_code(open_window, qtbot) -> None:
    open_window.go(Place("indicator"))
    table = open_window.pages.list_of("indicator").table
    assert [table.model().index(0, column).data() for column in (0, 1)] == [
        "People below the nation's own poverty line", "1.2.1",
    ]  # fmt: skip


def test_the_place_shows_once_anything_of_its_group_is_there() -> None:
    from cityintl.gui.places import shown_places

    assert "reporting" not in shown_places({}, {})
    assert "reporting" in shown_places({}, {"does_reporting": True})
    assert "reporting" in shown_places({"commitment": 1}, {"does_reporting": False})
