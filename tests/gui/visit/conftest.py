"""A visit on an empty desk, shown over the whole width."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cityintl.desk import rules
from cityintl.gui.record.page import RecordPage
from cityintl.gui.window import Window
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay

ARRIVES = date(2026, 6, 9)


@pytest.fixture
def visit(empty_window: Window) -> int:
    """Guests from Nagoya, from Tuesday 9 to Thursday 11 June 2026."""
    desk = empty_window.desk
    rules.add_defaults(desk)
    with desk.write("Begin") as door:
        partner = door.add("partner", {"name": "Nagoya", "country": "JP", "zone": "Asia/Tokyo"})
        return door.add(
            "delegation",
            {
                "name": "Delegation from Nagoya", "direction": VisitWay.INBOUND, "type": VisitType.OFFICIAL,
                "status": VisitStatus.PLANNING, "partner": partner, "arrives": ARRIVES, "departs": date(2026, 6, 11),
            },
        )  # fmt: skip


@pytest.fixture
def add(empty_window: Window, visit: int) -> Callable[..., int]:
    """Adds a part of the visit, or another record."""

    def adding(kind: str, **values: Any) -> int:
        own = (
            {"delegation": visit}
            if kind not in ("person", "organization", "item_person", "partner", "checklist_template")
            else {}
        )
        if kind == "checklist_line":
            own = {}
        with empty_window.desk.write("Add") as door:
            return door.add(kind, own | values)

    return adding


@pytest.fixture
def shown(empty_window: Window, visit: int, qtbot) -> Callable[..., RecordPage]:
    """Shows the visit over the whole width, with this tab."""

    def showing(tab: str = "", whole: bool = True) -> RecordPage:
        empty_window.open_record("delegation", visit, whole)
        qtbot.waitUntil(lambda: empty_window.pages.record is not None)
        page = empty_window.pages.record
        assert page is not None
        qtbot.waitUntil(lambda: page.width() > 300)  # laid out
        page.show_tab(tab)
        return page

    return showing
