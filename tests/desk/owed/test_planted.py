"""One fault at least is planted in each family, and the naive checker catches every one of them."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from cityintl.desk import obligations as package
from cityintl.desk.obligations import FAMILIES
from cityintl.store import DeskFile
from tests.desk.owed import busy, test_engagements, test_reporting
from tests.desk.owed.faults import FAULTS, Fault
from tests.desk.owed.ledger import Claim, read
from tests.desk.owed.naive import owed
from tests.desk.owed.test_nothing_missed import FAMILIES as KNOWN
from tests.desk.owed.test_nothing_missed import as_claims, differing

#: Some years with a leap day, looked at on three days.
SINCE, UNTIL = date(2024, 7, 1), date(2028, 3, 31)
TODAYS = (date(2026, 5, 14), date(2027, 3, 28), date(2027, 7, 1))
#: The cities on whose desks it is looked for: gifts by periods here, gift by gift there.
CITIES: dict[str, dict[str, Any]] = {"Riverton": {}, "Fresno": {"name": "Fresno", "region": "California"}}
Wanted = dict[tuple[str, date], set[Claim]]
pytestmark = pytest.mark.timeout(300)  # the walk of years before the first test is slow beside other work


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, DeskFile]]:
    """The busy desk of each city."""
    made = {}
    for city, home in CITIES.items():
        made[city] = busy.make(tmp_path_factory.mktemp(city) / "Busy.cityintl", **home)
    yield made
    for desk in made.values():
        desk.close()


@pytest.fixture(scope="module")
def wanted(desks: dict[str, DeskFile]) -> Wanted:
    """What is owed, found by walking, on each of the days."""
    return {
        (city, today): owed(read(desk.path), SINCE, UNTIL, today)
        for city, desk in desks.items()
        for today in (TODAYS if city == "Riverton" else TODAYS[-1:])
    }


def _city(family: str) -> str:
    return "Fresno" if family == "gift_disclosure" else "Riverton"


def _telling(module: str) -> tuple[Callable[..., Any], ...]:
    """The families of a module, as they stand there now; all of them for a module of none."""
    own = tuple(tell for tell in FAMILIES if tell.__module__ == module)
    return tuple(getattr(sys.modules[tell.__module__], tell.__name__) for tell in own or FAMILIES)


def plant(monkeypatch: pytest.MonkeyPatch, fault: Fault) -> None:
    """Put a module with the fault into the place of the sound one, wherever its things are used."""
    name = f"cityintl.desk.{fault.module}"
    sound = sys.modules[name]
    source = Path(str(sound.__file__)).read_text("utf-8")
    assert source.count(fault.old) == 1, "the line of the fault is no longer there, or not alone"
    altered = ModuleType(name)
    altered.__dict__.update(__file__=sound.__file__, __package__=sound.__package__)
    monkeypatch.setitem(sys.modules, name, altered)  # dataclasses look their module up
    exec(compile(source.replace(fault.old, fault.new), str(sound.__file__), "exec"), altered.__dict__)
    monkeypatch.setitem(sys.modules, name, sound)
    users = [module for at, module in sys.modules.items() if at.startswith("cityintl.desk")]
    for known, thing in vars(altered).items():
        before = getattr(sound, known, None)
        if not known.startswith("__") and thing is not before:
            for user in users:
                if getattr(user, known, None) is before:
                    monkeypatch.setattr(user, known, thing)
    monkeypatch.setattr(package, "FAMILIES", _telling(name))


def seen(desks: dict[str, DeskFile], wanted: Wanted, family: str) -> list[str]:
    """What differs in a family on the first of the days on which anything does; also when a key stands twice."""
    for city, today in wanted:
        if city != _city(family):
            continue
        said = as_claims(package.obligations(desks[city], SINCE, UNTIL, today), today)
        own = [claim for claim in said if claim.family == family]
        try:
            found = differing(own, {claim for claim in wanted[city, today] if claim.family == family})
        except AssertionError as twice:
            return [str(twice)]
        if found:
            return found
    return []


def test_a_fault_is_planted_in_every_family() -> None:
    engaged = {family for families, _plant in test_engagements.FAULTS.values() for family in families.split()}
    found = {fault.family for fault in FAULTS} | engaged | set(test_reporting.FAMILIES) | {"hold_review"}
    assert found == KNOWN | {"gift_disclosure"}


def test_without_a_fault_nothing_differs(desks: dict[str, DeskFile], wanted: Wanted) -> None:
    assert {family: seen(desks, wanted, family) for family in sorted({fault.family for fault in FAULTS})} == {
        fault.family: [] for fault in FAULTS
    }


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.family}: {fault.old.strip()[:40]}")
def test_the_checker_catches_it(
    desks: dict[str, DeskFile], wanted: Wanted, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    plant(monkeypatch, fault)
    assert seen(desks, wanted, fault.family) != [], "nobody noticed"
