"""The menu of “New”: what this office works with, group by group, and the rest behind “More”."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu

from cityintl.gui import icons
from cityintl.gui.places import MADE_ELSEWHERE, PAGES, PLACES, shown_places
from cityintl.records import kinds
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.gui.window import Window


def can_begin(name: str) -> bool:
    """Whether a record can be begun in the list of this name: a part begins with its owner."""
    return name not in (*PAGES, *MADE_ELSEWHERE) and kinds.kind(name).part_of is None


def fill(window: "Window", counts: Mapping[str, int], home: Mapping[str, Any]) -> None:
    """Fill the menu anew; parts are not in it, and where it would be longer than the window, groups open beside it."""
    menu = window.shell.new_menu
    shown = shown_places(counts, home)
    groups = [
        (heading, [(name, picture) for name, _w, picture, _a in places if can_begin(name)])
        for heading, places in PLACES
    ]
    wanted = tuple((name, name in shown) for _heading, places in groups for name, _picture in places)
    if menu.property("filled") == str(wanted) and not menu.isEmpty():
        return
    menu.setProperty("filled", str(wanted))
    _fill(window, menu, groups, shown, folded=False)
    if menu.sizeHint().height() > window.shell.height() * 0.85:
        _fill(window, menu, groups, shown, folded=True)


def _fill(
    window: "Window", menu: QMenu, groups: list[tuple[str, list[tuple[str, str]]]], shown: set[str], folded: bool
) -> None:
    menu.clear()
    rest = []
    for heading, places in groups:
        here = [each for each in places if each[0] in shown]
        rest += [each for each in places if each[0] not in shown]
        if not here:
            continue
        part = menu.addMenu(_(heading)) if folded else menu
        if not folded and not menu.isEmpty():
            menu.addSeparator()
        for name, picture in here:
            _add(window, part, name, picture)
    if rest:
        menu.addSeparator()
        more = menu.addMenu(_("More"))
        for name, picture in rest:
            _add(window, more, name, picture)


def _add(window: "Window", menu: QMenu, name: str, picture: str) -> None:
    action = menu.addAction(_(kinds.kind(name).one))
    action.setObjectName(f"new_{name}")
    icons.put(action, picture)
    action.triggered.connect(lambda: window.doing(lambda: window.new(name)))
