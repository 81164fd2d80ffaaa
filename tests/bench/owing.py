"""Today and `due` on a busy desk of 50,000 records, against the same queries run raw by the driver.

python -m tests.bench.owing [FOLDER]: exits with 1 where a goal is missed.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.desk.agenda import agenda
from cityintl.desk.morning import morning
from cityintl.desk.obligations import obligations
from cityintl.desk.rules import add_defaults
from cityintl.records import kinds
from cityintl.store import DeskFile, driver
from tests.bench.listing import fill
from tests.bench.saving import HOME

TODAY = date(2026, 5, 14)
#: What a desk holds after twenty years; every kind that is not named has 200.
MANY = {
    "correspondence": 20_000, "person": 5_000, "checklist_item": 6_000, "member": 4_000, "itinerary_item": 4_000,
    "gift": 2_000, "follow_up": 2_000, "delegation": 500, "event": 300, "guest": 1_500, "invitation": 800,
    "greeting": 2_000, "organization": 500, "partner": 150, "tie": 100,
}  # fmt: skip
USUAL = 200
#: How many times the raw queries, and how many seconds, a work may take.
GOALS: dict[str, tuple[float | None, float | None]] = {"today": (2, 0.15), "due, five years": (None, 1)}
TIMES = 9


def busy_desk(folder: Path) -> DeskFile:
    """The desk, its records linked to each other."""
    path = folder / "Riverton.cityintl"
    clock = lambda: datetime(2026, 5, 14, 15, tzinfo=UTC)  # noqa: E731
    with store.create(path, HOME, clock) as desk:
        add_defaults(desk)
    for kind in kinds.KINDS:
        if kind.name not in ("rule", "holiday", "reminder"):
            fill(path, kind, MANY.get(kind.name, USUAL))
    with dbapi2.connect(str(path)) as raw:
        raw.execute("UPDATE greeting SET year = 2015 + id % 12")
        # links made for a far larger desk are brought into this one
        for kind in kinds.KINDS:
            for field in kind.editable.values():
                if field.link and field.link != "home":
                    count = raw.execute(f'SELECT count(*) FROM "{field.link}"').fetchone()[0]
                    raw.execute(f'UPDATE "{kind.name}" SET "{field.name}" = 1 + "{field.name}" % ?', (max(count, 1),))
    raw.close()
    return store.open_desk(path, clock)


def statements_of(desk: DeskFile, work: Any) -> list[tuple[str, Any]]:
    """The statements that a work runs, with what is bound to them."""
    found: list[tuple[str, Any]] = []

    def keep(_connection: Any, _cursor: Any, statement: str, given: Any, _context: Any, _many: bool) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            found.append((statement, given))

    class Kept:
        """The driver's own connection, writing down what it is asked."""

        def __init__(self, own: Any) -> None:
            self.own = own

        def execute(self, statement: str, given: Any = ()) -> Any:
            keep(None, None, statement, given, None, None)
            return self.own.execute(statement, given)

    plain = driver.driver_of
    sa.event.listen(sa.Engine, "before_cursor_execute", keep)
    driver.driver_of = lambda connection: Kept(plain(connection))
    try:
        work()
    finally:
        driver.driver_of = plain
        sa.event.remove(sa.Engine, "before_cursor_execute", keep)
    return found


def raw_seconds(desk: DeskFile, statements: list[tuple[str, Any]]) -> float:
    """How long the driver alone takes for them, every row fetched, with the functions that the desk adds."""
    with desk.reading() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        start = process_time()
        for statement, given in statements:
            driver.execute(statement, given).fetchall()
        return process_time() - start


def main() -> int:
    """Print milliseconds and ratios; gives 1 where a goal is missed."""
    place = sys.argv[1] if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory(dir=place) as name, busy_desk(Path(name)) as desk:
        count = sum(desk.counts().values())
        print(f"{count:,} records")
        works = {
            "today": lambda: morning(desk, TODAY),
            "due, 90 days": lambda: obligations(desk, None, date(2026, 8, 12), TODAY),
            "due, five years": lambda: obligations(desk, date(2024, 1, 1), date(2028, 12, 31), TODAY),
            "calendar, a month": lambda: agenda(desk, date(2026, 4, 26), date(2026, 6, 6), TODAY),
        }
        missed = [words for words, work in works.items() if not reached(desk, words, work)]
    print("goals: today within 2x and 150 ms, five years within 1 s", f"load {os.getloadavg()[0]:.1f}", sep="; ")
    if missed:
        print("missed:", ", ".join(missed))
    return 1 if missed else 0


def reached(desk: DeskFile, words: str, work: Callable[[], object]) -> bool:
    """Measure one work against the driver alone, both in turn; print it, and say whether it is quick enough."""
    work()
    statements = statements_of(desk, work)
    pairs = [(seconds(work), raw_seconds(desk, statements)) for _turn in range(TIMES)]
    taken, raw = (statistics.median(column) for column in zip(*pairs, strict=True))
    began = perf_counter()
    work()
    wall = perf_counter() - began
    print(
        f"{words:17} {taken * 1000:6.0f} ms  raw {raw * 1000:6.0f} ms ({len(statements)})   {taken / raw:4.1f}x"
        f"   once by the clock {wall * 1000:.0f} ms"
    )
    share, most = GOALS.get(words, (None, None))
    return (share is None or taken <= share * raw) and (most is None or taken <= most)


def seconds(work: Callable[[], object]) -> float:
    """How long this process is at a work; what others do on the machine meanwhile is not counted."""
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    sys.exit(main())
