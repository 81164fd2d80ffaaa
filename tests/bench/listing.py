"""How long a list of 20,000 records of each kind takes as people see it, against its own query run by the driver.

The desk holds as many letters and 2,000 records of every other kind, linked to each other, so that what is worked out
has something to count; “full” is the same list when every kind has 20,000.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.desk import lists
from cityintl.desk.rules import add_defaults
from cityintl.records import kinds
from cityintl.records.describe import Field, Kind
from cityintl.records.values import Choice
from cityintl.store import DeskFile
from tests.bench.saving import HOME, filled_desk

MANY, FEW = 20_000, 2_000
TIMES = 3
GOAL = 0.3


def some_value(field: Field, number: int) -> Any:
    """A raw value of a field, different for most records."""
    if field.link:
        return number * 7919 % (MANY if number % 2 else FEW) + 1
    if isinstance(field.value, Choice):
        words = list(field.value.words)
        return words[number % len(words)].name
    day = date(2026, 5, 14) - timedelta(days=number % 1500 - 60)
    made: dict[str, Any] = {
        "text": f"{field.label} {number * 7919 % MANY}", "note": f"Of {number}", "date": day.isoformat(),
        "partial_date": day.isoformat()[: (4, 7, 10)[number % 3]], "number": number % 400, "decimal": number % 90,
        "yes_no": number % 2, "money": f"USD {number}00", "country": ("PL", "JP", "FR")[number % 3], "time": "10:00",
    }  # fmt: skip
    return made.get(field.value.name, f"{number}" if field.required else None)


def fill(path: Path, kind: Kind, many: int) -> None:
    """Put so many records of a kind straight into its table; no log and no search, which lists do not read."""
    with dbapi2.connect(str(path)) as raw:
        fields = list(kind.editable.values())
        names = ", ".join(f'"{f.name}"' for f in fields)
        marks = ", ".join("?" * len(fields))
        begun = raw.execute(f'SELECT count(*) FROM "{kind.name}"').fetchone()[0]
        rows = ([some_value(f, n) for f in fields] for n in range(begun, many))
        raw.executemany(f'INSERT INTO "{kind.name}" ({names}) VALUES ({marks})', rows)
    raw.close()


def thin(path: Path, kind: Kind) -> None:
    """Leave a few records of a kind."""
    with dbapi2.connect(str(path)) as raw:
        raw.execute(f'DELETE FROM "{kind.name}" WHERE id > {FEW}')
    raw.close()


def large_desk(folder: Path) -> DeskFile:
    """A desk with a few of every kind, and many letters."""
    path = folder / "Riverton.cityintl"
    clock = lambda: datetime(2026, 5, 14, 15, tzinfo=UTC)  # noqa: E731
    with store.create(path, HOME, clock) as desk:
        add_defaults(desk)
    for kind in kinds.KINDS:
        fill(path, kind, MANY if kind.name == "correspondence" else FEW)
    return store.open_desk(path, clock)


def bare(kind: Kind) -> str:
    """The query a person would write for the plain columns of a list."""
    columns, joins = ["k.id"], ""
    for name in kind.table:
        field = kind.fields[name]
        columns.append(f'k."{name}"' if not field.link else f'"{name}"."{kinds.kind(field.link).title}"')
        if field.link and kinds.kind(field.link).fields[kinds.kind(field.link).title].link:
            columns[-1] = f'"{name}".id'
        if field.link:
            joins += f' LEFT JOIN "{field.link}" AS "{name}" ON "{name}".id = k."{name}"'
    return f'SELECT {", ".join(columns)} FROM "{kind.name}" k{joins} ORDER BY k.id'


def middle(work: Callable[[], object]) -> float:
    """Seconds that a work takes, the middle of several times."""
    times = []
    for _turn in range(TIMES):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return statistics.median(times)


def asked(desk: DeskFile, kind: Kind) -> tuple[str, Any]:
    """The very statement that a list asks the driver, with its parameters."""
    seen: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, given: Any, _context: Any, _many: bool) -> None:
        seen.append((statement, given))

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        lists.listing(desk, kind.name)
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    return next(each for each in reversed(seen) if f"FROM {kind.name} " in each[0].replace("\n", " ") + " ")


def measure(desk: DeskFile, kind: Kind) -> tuple[str, bool]:
    """A list as the driver reads its plain columns, as it runs the list's own query, as the window shows it, and with
    every fact of its kind; and whether what is shown holds the goal.
    """
    with desk.reading() as connection:
        raw = connection.connection.driver_connection
        plain = middle(lambda: raw.execute(bare(kind)).fetchall())
        statement, given = asked(desk, kind)
        driver = middle(lambda: raw.execute(statement, given).fetchall())
    shown = middle(lambda: lists.listing(desk, kind.name))
    facts = tuple(lists.known_facts(desk, kind.name))
    whole = middle(lambda: lists.listing(desk, kind.name, (*kind.table, *facts))) if facts else 0.0
    told = f"{whole * 1000:7.0f} ms" if facts else " " * 10
    holds = shown <= GOAL
    times = f"{plain * 1000:6.0f} ms {driver * 1000:6.0f} ms {shown * 1000:6.0f} ms {shown / driver:6.1f}x"
    return f"{times} {told}{'' if holds else '  LATE'}", holds


def main() -> int:
    """Read every list bare, as the window shows it and with all its facts; print milliseconds and ratios.

    Gives 1 where a list takes longer than the goal.
    """
    place = sys.argv[1] if len(sys.argv) > 1 else None
    listed = [kind for kind in kinds.KINDS if not kind.part_of]
    held = []

    def tell(name: str, kind: Kind) -> None:
        words, holds = measure(desk, kind)
        held.append(holds)
        print(f"{name:22} {words}", flush=True)

    with tempfile.TemporaryDirectory(dir=place) as name, large_desk(Path(name)) as desk:
        print(f"{'kind':22} {'bare':>9} {'its query':>9} {'as shown':>9} {'ratio':>7} {'all facts':>10}")
        for kind in listed:
            fill(desk.path, kind, MANY)
            tell(kind.name, kind)
            if kind.name != "correspondence":
                thin(desk.path, kind)
        for kind in kinds.KINDS:
            fill(desk.path, kind, MANY)
        for kind in listed[:4]:
            tell(f"full: {kind.name}", kind)
    with tempfile.TemporaryDirectory(dir=place) as name, filled_desk(Path(name), MANY) as desk:
        typed = middle(lambda: lists.listing(desk, "tie", words="city 19"))
        held.append(typed <= GOAL)
        print(f"{'ties, words typed':22} {'':19} {typed * 1000:6.0f} ms")
    print(f"goal: each as shown within {GOAL} s; the ratio is to the list's own query, run by the driver alone")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
