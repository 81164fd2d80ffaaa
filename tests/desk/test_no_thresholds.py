"""No legal threshold, term or rate stands in code: each is a row of Rules, which the office changes."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import cityintl.desk
from cityintl.desk.rules import defaults

FOLDER = Path(cityintl.desk.__file__).parent
#: The days and months that stand as figures where time is counted, by module: how far a page looks, and what words and
#: the calendar mean. None of them is a term of a law, an office or a fund.
COUNTED = {
    "desk/greetings.py": {6},  # half a year around a new year
    "desk/checklists.py": {7},  # what is due within a week is marked
    "desk/federal_spending.py": {12},  # months of a year
    "desk/morning.py": {6, 30, 60, 150, 730},  # how far Today looks ahead and back
    "desk/obligations/__init__.py": {3700},  # ten years: all that anyone asks for
    "desk/obligations/offices.py": {6},  # half a year around a new year
    "desk/retention.py": {12},  # months of a year
    "desk/said_days.py": {2, 4, 7, 90},  # “the day after tomorrow”, Friday, a week; a day too long ago to be meant
    "desk/sample_days.py": {3, 4, 7},  # a quarter, Friday, a week
    "desk/visit_days.py": {366},  # days of a visit that are drawn one by one
    "desk/week_ahead.py": {3, 7, 31},  # from Thursday on the next week; what may fall on any day of a month is none
    "gui/backing_up.py": {7},  # a second place that was not reached for a week is told
    "gui/calendar/month.py": {7, 31},
    "gui/calendar/page.py": {90},
    "gui/dialogs/put_off.py": {7},
    "gui/protocol/greeting_list.py": {30},
    "gui/protocol/invitation.py": {30},
    "gui/record/around.py": {400},
    "gui/today/aside.py": {7},
    "gui/visit/beside.py": {14},
    "papers/annual_plan.py": {365},  # the twelve months after a report
    "papers/commitment_sheet.py": {730},  # how far ahead the sheet of a commitment looks
    "papers/council_ties.py": {5, 365},  # what a tie cost in the last years: told, not judged
    "papers/reporting_calendar.py": {365},  # what is due within a year
    "papers/transition/first_week.py": {7, 30},  # the first week, and who comes within a month
    "exchange/as_calendar.py": {366, 730},
    "cli/owed.py": {3700},
}
#: What counts on from a day.
_COUNTS = {"timedelta", "after_months"}
#: What arithmetic needs and no law names: length of an ISO date, months, per cent, years of a calendar (a leap year
#: too); a cache; how many days ahead a page looks.
PLAIN = {10, 12, 31, 60, 64, 100, 101, 1024, 1900, 2024, 2199, 3700}


def _figures(tree: ast.AST) -> Iterator[tuple[int, float]]:
    """Every number of the code that is none of slicing a text."""
    sliced = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Slice) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float) and id(node) not in sliced:
            yield node.lineno, float(node.value)


def _asks_rules(path: Path) -> bool:
    """Whether it asks rules by itself, or is one of the families that a view of them is handed to."""
    asked = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom))
    named = [f"{n.module} {[a.name for a in n.names]}" for n in asked]
    return path.stem != "sample" and any("rules" in words or "View" in words for words in named)


@pytest.mark.parametrize("path", sorted(filter(_asks_rules, FOLDER.rglob("*.py"))), ids=lambda path: path.stem)
def test_what_goes_by_rules_has_no_figures_of_its_own(path: Path) -> None:
    found = [(line, n) for line, n in _figures(ast.parse(path.read_text("utf-8"))) if n > 9 and n not in PLAIN]
    assert found == [], f"{path.name}: take it from Rules"


def _counted(path: Path) -> Iterator[tuple[int, float]]:
    """Every figure over one in a step from day to day, or that days between two days are compared with.

    A constant of the module counts as the figure it is.
    """
    tree = ast.parse(path.read_text("utf-8"))
    named = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if _is_step(node) or _compares_days(node):
            for part in ast.walk(node):
                value = part.value if isinstance(part, ast.Constant) else named.get(getattr(part, "id", ""))
                if type(value) in (int, float) and abs(value) > 1:
                    yield node.lineno, value


def _is_step(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return called in _COUNTS


def _compares_days(node: ast.AST) -> bool:
    """Whether it compares the days of a difference: “(until - today).days < 30”."""
    return isinstance(node, ast.Compare) and any(
        isinstance(part, ast.Attribute) and part.attr == "days" and isinstance(part.value, ast.BinOp)
        for part in ast.walk(node)
    )


def _modules() -> list[Path]:
    rooms = ("desk", "gui", "exchange", "cli", "papers")
    return sorted(path for room in rooms for path in (FOLDER.parent / room).rglob("*.py"))


def test_where_days_are_counted_no_figure_stands_that_is_not_named_here() -> None:
    found = {}
    for path in _modules():
        name = path.relative_to(FOLDER.parent).as_posix()
        if wrong := [(line, n) for line, n in _counted(path) if n not in COUNTED.get(name, ())]:
            found[name] = wrong
    assert found == {}, "take it from Rules"


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("day + timedelta(days=5)", [5]),
        ("timedelta(weeks=2)", [2]),
        ("terms.after_months(day, -6)", [6]),
        ("_LEAD = 3\nday - timedelta(days=_LEAD)", [3]),
        ("(until - today).days <= 9", [9]),
        ("day + timedelta(days=1)", []),
        ("day + timedelta(days=rule.days)", []),
        ("rule.days > 9", []),
    ],
)
def test_small_figures_are_found_too(tmp_path: Path, words: str, figures: list[int]) -> None:
    path = tmp_path / "module.py"
    path.write_text(words, "utf-8")
    assert [n for _line, n in _counted(path)] == figures


def test_every_rule_says_in_what_unit_it_counts_and_where_it_comes_from() -> None:
    for rule in defaults():
        assert rule["unit"] and rule["citation"] and rule["effective_from"], rule["code"]
        assert rule["verified"] is False or rule["checked_on"], f"{rule['code']}: verified, but when?"
