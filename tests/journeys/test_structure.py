"""What holds for the whole window: no mapped rows in it, late imports, names for everyone, keys, colours."""

import ast
import gc
import os
import subprocess
import sys
from pathlib import Path
from types import FunctionType, MethodType, ModuleType

import pytest
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from cityintl.gui.palette import CONTRAST, DARK, LIGHT, Palette
from tests.journeys.driving import Hands

FRAME = """
import json, sys
from PySide6.QtWidgets import QApplication
from cityintl import app, settings
program = QApplication(["CityIntl"])
shell = app.show_frame(program, settings.Settings())
program.processEvents()
assert shell.isVisible()
loaded = lambda: sorted({name.partition(".")[0] for name in sys.modules})
told = {"frame": loaded()}
if len(sys.argv) > 1:
    from datetime import UTC, datetime
    from pathlib import Path
    app.fill(program, shell, settings.Settings(), Path(sys.argv[1]), lambda: datetime(2026, 5, 14, 15, tzinfo=UTC))
    for _turn in range(20):
        program.processEvents()
    assert "Riverton" in shell.windowTitle()
    told["desk"] = loaded()
    shell.close()
print(json.dumps(told))
"""
CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QTabBar,
)


def loaded(*words: str) -> dict[str, list[str]]:
    """The packages a process of its own has loaded, after the first paint and after a desk was opened."""
    import json

    done = subprocess.run(
        [sys.executable, "-c", FRAME, *words],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def test_the_journeys_know_the_store_only_by_window_and_command_line() -> None:
    for file in Path(__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [f"{node.module}.{a.name}" for a in node.names] if isinstance(node, ast.ImportFrom) else []
            wrong = [n for n in names if n.startswith(("cityintl.store", "sqlalchemy", "sqlcipher3"))]
            assert not wrong, f"{file.name} imports {wrong}"


def test_the_first_paint_needs_no_store_and_no_papers() -> None:
    heavy = {"sqlalchemy", "sqlcipher3", "reportlab", "openpyxl", "alembic", "pypdfium2", "lxml"}
    assert not heavy & set(loaded()["frame"])


def test_an_open_desk_needs_neither_papers_nor_workbooks_nor_migrations(sample_file: Path) -> None:
    found = loaded(str(sample_file))["desk"]
    assert "sqlalchemy" in found, "else this test looks at the wrong process"
    assert not {"reportlab", "openpyxl", "alembic", "pypdfium2"} & set(found)


# -- no mapped object in the window


def reachable(widgets: list[QWidget]) -> list[object]:
    """Everything that Python reaches from these widgets, but not through modules, classes and the desk itself."""
    seen: dict[int, object] = {}
    waiting: list[object] = [*widgets]
    while waiting:
        found = waiting.pop()
        if id(found) in seen or isinstance(found, ModuleType | type) or _is_door(found):
            continue
        seen[id(found)] = found
        if isinstance(found, FunctionType):
            waiting += [cell.cell_contents for cell in found.__closure__ or () if cell != type(cell)()]
        elif isinstance(found, MethodType):
            waiting.append(found.__self__)
        else:
            waiting += gc.get_referents(found)
    return list(seen.values())


def _is_door(found: object) -> bool:
    """The one object of the store that the window may hold: behind it, nothing is the window's."""
    return type(found).__module__ == "cityintl.store.file"


def _mapped(found: object) -> bool:
    kind = type(found)
    record = any((b.__module__, b.__name__) == ("cityintl.records.describe", "Record") for b in kind.__mro__)
    of_sql = str(kind.__module__).startswith("sqlalchemy.")
    return record or (of_sql and kind.__name__ in ("Session", "Row", "Connection", "Engine", "CursorResult"))


def all_widgets() -> list[QWidget]:
    return [w for w in QApplication.allWidgets() if isinstance(w, QWidget)]


def test_no_widget_reaches_a_mapped_object_after_a_day_of_work(start, sample_file) -> None:
    hands = start(sample_file)
    for place in ("Partners", "People", "Organizations", "Agreements", "Correspondence", "Decisions", "Ties"):
        hands.go_to(place)
        hands.says("heading", place)
    hands.open_row("Nagoya")
    hands.edit("signed_at", "Town hall")
    for tab in ("Agreements", "Status history", "Linked", "History", "Overview"):
        hands.tab(tab)
    hands.press("Ctrl+Z", "Ctrl+H")
    hands.see("history_list")
    hands.press("Alt+Left", "Ctrl+P")
    hands.see("page_1")
    hands.press("Esc")
    gc.collect()
    alive = [o for o in gc.get_objects() if _mapped(o) and type(o).__module__.startswith("cityintl")]
    assert alive == [], "mapped records are alive"
    found = reachable(all_widgets())
    assert len(found) > 5000
    assert [o for o in found if _mapped(o)] == []


def test_the_walk_notices_a_mapped_object(start, city) -> None:
    from cityintl.records import kinds

    hands = start(city)
    record = kinds.kind("partner").record(name="x")
    widget = hands.see("table") if hands.all("table") else hands.see("empty")
    widget.kept = {"far": [lambda: record]}
    try:
        assert record in [o for o in reachable(all_widgets()) if _mapped(o)]
    finally:
        del widget.kept


# -- names


def nameless(hands: Hands) -> list[str]:
    """The controls in front that a screen reader could not name."""
    found = []
    for widget in hands.front.findChildren(QWidget):
        inner = isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QLineEdit | QAbstractItemView | QTabBar)
        if not widget.isVisible() or not isinstance(widget, CONTROLS) or inner:
            continue
        if isinstance(widget, QAbstractItemView) and widget.window() is not hands.front.window():
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {widget.parent().objectName()}")
    return found


def test_every_control_of_the_window_has_a_name(start, sample_file) -> None:
    hands = start(sample_file)
    for place in ("Partners", "People", "Organizations", "Agreements", "Correspondence", "Decisions", "Ties"):
        hands.go_to(place)
        hands.says("heading", place)
        hands.point(hands.rows()[0][0])
        hands.see("record_title")
        for tab in hands.tabs():
            hands.tab(tab)
            assert nameless(hands) == [], (place, tab)
    hands.press("Ctrl+H")
    hands.see("history_list")
    assert nameless(hands) == []


@pytest.mark.parametrize("field", ["partner", "type", "why", "signed_on", "signed_at", "charter", "review_on"])
def test_every_editor_has_a_name(start, sample_file, field) -> None:
    hands = start(sample_file)
    hands.open_row("Nagoya")
    hands.open_field(field)
    assert nameless(hands) == []


@pytest.mark.parametrize(
    ("menu", "words", "name"),
    [
        ("File", "New desk", "new_desk"),
        ("File", "Papers", "paper_dialog"),
        ("File", "Preferences", "preferences"),
        ("Help", "Help", "help"),
        ("Help", "About", "about"),
    ],
)
def test_every_control_of_a_dialog_has_a_name(start, sample_file, menu, words, name) -> None:
    hands = start(sample_file)
    hands.command(menu, words)
    hands.until(lambda: any(w.objectName() == name and w.isVisible() for w in QApplication.topLevelWidgets()))
    dialog = next(w for w in QApplication.topLevelWidgets() if w.objectName() == name)
    assert nameless(Hands(hands.qtbot, dialog)) == []
    dialog.close()


def test_every_row_of_the_list_reads_as_a_sentence(start, sample_file) -> None:
    hands = start(sample_file)
    spoken = QAccessible.queryAccessibleInterface(hands.see("table"))
    rows = [spoken.child(n).text(QAccessible.Text.Name) for n in range(min(spoken.childCount(), 60))]
    assert any("Nagoya" in row and "Japan" in row for row in rows), rows[:12]


# -- commands


def test_every_command_is_in_the_menu_with_words_and_keys_of_its_own(start, sample_file) -> None:
    hands = start(sample_file)
    actions = [a for a in hands.shell.findChildren(QAction) if a.objectName() and a.parent() is hands.shell]
    assert len(actions) > 20
    in_menu = {inner for part in hands.shell.commands.menu.actions() if part.menu() for inner in part.menu().actions()}
    keys: dict[str, str] = {}
    for action in actions:
        assert action.text().strip()
        assert action in in_menu, f"{action.objectName()} is in no menu"
        for stroke in action.shortcuts():
            words = stroke.toString(QKeySequence.SequenceFormat.PortableText)
            assert keys.setdefault(words, action.objectName()) == action.objectName(), f"{words} is used twice"
    assert {"Ctrl+K", "Ctrl+Z", "Ctrl+N", "F1", "Alt+Left"} <= set(keys)


# -- colours


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST], ids=lambda p: p.name)
def test_every_text_can_be_read_on_its_ground(palette: Palette) -> None:
    pairs = [(ink, ground) for ink in ("text", "quiet", "accent") for ground in ("window", "panel", "select", "hover")]
    pairs += [(tone, f"{tone}_ground") for tone in ("green", "amber", "red", "grey")]
    pairs += [(tone, ground) for tone in ("red", "amber", "green") for ground in ("panel", "window")]
    pairs += [("accent_text", "accent"), ("text", "red_ground"), ("text", "green_ground"), ("quiet", "red_ground")]
    poor = {
        pair: round(found, 2)
        for pair in pairs
        if (found := contrast(palette.tone(pair[0]), palette.tone(pair[1]))) < 4.5
    }
    assert poor == {}
