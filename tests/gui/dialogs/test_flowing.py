"""Rows that go on in the next line where the room ends."""

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cityintl.gui.dialogs.flowing import Beside, flowing


def boxes(count, width=100, height=20):
    made = [QLabel() for _ in range(count)]
    for each in made:
        each.setFixedSize(width, height)
    return made


def places(widgets):
    return [(w.x(), w.y()) for w in widgets]


def shown(qtbot, widget: QWidget, width: int) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    widget.resize(width, 200)
    QApplication.processEvents()
    return widget


def test_what_fits_stands_in_one_line_and_the_rest_in_the_next(qtbot):
    three = boxes(3)
    held = shown(qtbot, flowing(*three, gap=10), 230)
    gap = three[1].x() - 100
    assert places(three) == [(0, 0), (100 + gap, 0), (0, 20 + gap)]
    assert held.layout().heightForWidth(230) == 40 + gap
    assert held.layout().heightForWidth(1000) == 20


def test_hidden_ones_take_no_room_and_a_lower_one_stands_in_the_middle(qtbot):
    high, hidden, low = boxes(1, height=40) + boxes(2)
    held = flowing(high, hidden, low, gap=10)
    hidden.hide()
    shown(qtbot, held, 400)
    assert low.x() < 150 and low.y() == 10


def test_from_the_right_edge_where_that_is_wanted(qtbot):
    two = boxes(2)
    held = shown(qtbot, flowing(*two, gap=10, right=True), 400)
    assert two[1].x() == 300 and held.isVisible()


def test_a_widget_wider_than_the_room_is_made_to_fit_and_still_shown(qtbot):
    wide = QLabel("w" * 200)
    wide.setMinimumWidth(10)
    held = shown(qtbot, flowing(wide, gap=10), 150)
    assert held.isVisible() and wide.width() <= 150 and wide.x() == 0


def test_two_beside_each_other_turn_where_the_room_is_narrow(qtbot):
    one, other = boxes(2)
    both = shown(qtbot, Beside(one, other, gap=10, least=400), 1200)
    assert not both.is_narrow and other.x() > one.x()
    both.resize(300, 200)
    QApplication.processEvents()
    assert both.is_narrow
    assert both.minimumSizeHint().width() == 100
