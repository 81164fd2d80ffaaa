"""The head of a record: the status stands behind a title that fits, and below one that does not."""

import pytest
from PySide6.QtCore import QPoint

from cityintl.gui.record.head import Head, HeadView
from cityintl.records.delegation import VisitStatus


@pytest.mark.parametrize(
    ("title", "below"),
    [("Nagoya", False), ("Working visit to Bordeaux: the flood park at high water", True), ("Nagoya " * 9, True)],
)
def test_a_status_is_never_pushed_out_of_the_head(dressed, qtbot, title: str, below: bool) -> None:
    head = HeadView()
    qtbot.addWidget(head)
    head.resize(540, 300)
    head.show()
    head.show_head(Head("DEL-1", title, VisitStatus.ACCEPTED_STAFF))

    def stands_well() -> bool:
        corner = head.chip.mapTo(head, QPoint(0, 0))
        under = head.title.mapTo(head, QPoint(0, 0)).y() + head.title.height()
        whole = head.chip.width() >= head.chip.sizeHint().width()
        return whole and corner.x() + head.chip.width() <= head.width() - 12 and (corner.y() >= under) is below

    qtbot.waitUntil(stands_well)
