"""No legal threshold, term or rate stands in code: each is a row of Rules, which the office changes."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import cityintl.desk
from cityintl.desk.rules import defaults

FOLDER = Path(cityintl.desk.__file__).parent
#: What arithmetic needs and no law names: length of an ISO date, months, per cent, years of a calendar (a leap year
#: too); a cache; how many days ahead a page looks.
PLAIN = {10, 12, 31, 60, 64, 100, 101, 1900, 2024, 2199, 3700}


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


def test_every_rule_says_in_what_unit_it_counts_and_where_it_comes_from() -> None:
    for rule in defaults():
        assert rule["unit"] and rule["citation"] and rule["effective_from"], rule["code"]
        assert rule["verified"] is False or rule["checked_on"], f"{rule['code']}: verified, but when?"
