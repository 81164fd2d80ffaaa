"""A small world for the pages of relations: a tie with Nagoya, an office and a contact there, a committee here."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from cityintl.desk.rules import add_defaults
from cityintl.gui.record.page import RecordPage
from cityintl.gui.window import Window
from cityintl.records.association import SeatRole
from cityintl.records.organization import OrganizationType
from cityintl.records.tie import ReviewGrade, TieStatus, TieType


@pytest.fixture
def add(empty_window: Window) -> Callable[..., int]:
    """Add a record in a step of its own."""

    def adding(kind: str, **values: Any) -> int:
        with empty_window.desk.write("Add") as door:
            return door.add(kind, values)

    return adding


@pytest.fixture
def tied(empty_window: Window, add) -> Window:
    """A window over a desk with that tie."""
    desk = empty_window.desk
    if not desk.count("rule"):
        add_defaults(desk)
    add("partner", name="Nagoya", country="JP")
    add("organization", name="City of Nagoya", type=OrganizationType.CITY_OFFICE, partner=1)
    add("person", family="Tanaka", organization=1, partner=1, position="Deputy director", email="t@nagoya.example")
    add("organization", name="Committee", type=OrganizationType.COMMITTEE)
    add(
        "tie", partner=1, type=TieType.SISTER_CITY, status=TieStatus.ACTIVE, signed_on="1959-04-04", signed_at="Nagoya",
        why="Two factory towns.", counterpart=1, contact=1, carried_by=2, grade=ReviewGrade.A,
    )  # fmt: skip
    add("agreement", tie=1, title="The paper of 1959", signed_on="1959-04-04", open_ended=True)
    reed = add("person", family="Reed")
    add("committee_term", committee=2, person=reed, role=SeatRole.CHAIR)
    return empty_window


@pytest.fixture
def shown(tied: Window) -> Callable[..., RecordPage]:
    """The page of a record, at one of its tabs."""

    def showing(kind: str, number: int = 1, tab: str = "") -> RecordPage:
        tied.open_record(kind, number)
        page = tied.pages.record
        assert page is not None
        if tab:
            page.show_tab(tab)
        return page

    return showing


def lines(widget: QWidget, name: str) -> list[str]:
    """The lines of a block, as they are spoken."""
    block = widget.findChild(QWidget, name)
    return [row.accessibleName() for row in block.rows] if not block.isHidden() else []


def press(widget: QWidget, name: str) -> None:
    """Click a button by its name."""
    widget.findChild(QPushButton, name).click()
