"""A dinner on an empty desk, shown over the whole width."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cityintl.gui.record.page import RecordPage
from cityintl.gui.window import Window
from cityintl.records.delegation import Precedence
from cityintl.records.event import EventType, GuestAnswer

ON = date(2026, 6, 10)


@pytest.fixture
def dinner(empty_window: Window) -> int:
    """A dinner by rank, on Wednesday 10 June 2026."""
    values = {
        "name": "Dinner", "type": EventType.DINNER, "on": ON, "precedence": Precedence.RANK, "capacity": 20,
        "answer_by": date(2026, 6, 1),
    }  # fmt: skip
    with empty_window.desk.write("Begin") as door:
        return door.add("event", values)


@pytest.fixture
def invite(empty_window: Window, dinner: int) -> Callable[..., int]:
    """Puts someone on the list."""

    def inviting(name: str, answer: GuestAnswer = GuestAnswer.ACCEPTED, **values: Any) -> int:
        with empty_window.desk.write("Add guest") as door:
            return door.add("guest", {"event": dinner, "name": name, "answer": answer, **values})

    return inviting


@pytest.fixture
def shown(empty_window: Window, dinner: int, qtbot) -> Callable[..., RecordPage]:
    """Shows the dinner over the whole width, with this tab."""

    def showing(tab: str = "", whole: bool = True) -> RecordPage:
        empty_window.open_record("event", dinner, whole)
        qtbot.waitUntil(lambda: empty_window.pages.record is not None)
        page = empty_window.pages.record
        assert page is not None
        qtbot.waitUntil(lambda: page.width() > 300)  # laid out
        page.show_tab(tab)
        return page

    return showing
