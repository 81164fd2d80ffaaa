"""Rows laid out: nothing stands outside, nothing over something else, at every width and size of text."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from cityintl.gui import style
from cityintl.gui.visit.arranging import Row, arrange, columns_of

WORDS = st.sampled_from(["", "Lunch", "Meeting with Deputy Mayor Oshima", "大島 健一 " * 4, "Storm-water works " * 6])
ROWS = st.builds(
    Row,
    st.integers(1, 9),
    WORDS.filter(bool),
    quiet=WORDS,
    lead=st.sampled_from(["", "8:10 am", "12:00 pm"]),
    beside=st.sampled_from(["", "Thu 12:00 am"]),
    end=WORDS,
    picture=st.sampled_from(["", "circle"]),
    chips=st.sampled_from([(), (("was 11:15 am", "amber"), ("Raman also at 12:15 pm", "red"))]),
)


@pytest.mark.parametrize("scale", [80, 100, 200])
def test_no_words_are_cut_or_stand_on_others(dressed: QApplication, scale: int) -> None:
    style.dress(dressed, "light", scale)

    @settings(deadline=None, max_examples=60)
    @given(rows=st.lists(ROWS, min_size=1, max_size=3), width=st.integers(700, 1600), end=st.sampled_from([0, 190]))
    def at_any_width(rows, width, end) -> None:
        columns = columns_of(rows, end)
        for row in rows:
            placed = arrange(row, columns, width, 8)
            boxes = [QFontMetrics(p.font).boundingRect(p.box, p.flags, p.words) for p in placed.pieces]
            boxes += [box for box, _words, _tone in placed.chips]
            for box in boxes:
                assert box.left() >= 0 and box.right() <= width
                assert box.top() >= 0 and box.bottom() < placed.height
            for one, other in combinations(boxes, 2):
                assert not one.adjusted(0, 0, 0, -2).intersects(other.adjusted(0, 0, 0, -2)), (one, other)

    at_any_width()
