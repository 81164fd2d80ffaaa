"""The same small desk as for the pages of courtesy, with the usual rules of grants."""

import pytest

from cityintl.desk import rules
from cityintl.gui.window import Window
from cityintl.store import DeskFile
from tests.gui.protocol.conftest import Shown, add, desk_, show

__all__ = ["Shown", "add", "desk_", "show"]


@pytest.fixture
def ruled(empty_window: Window) -> DeskFile:
    """The desk with the rules of awards and closings."""
    wanted = [v for v in rules.defaults() if v["code"].startswith(("grant_", "opportunity_", "sam_"))]
    with empty_window.desk.write("Add rules") as door:
        door.add_many("rule", wanted)
    return empty_window.desk
