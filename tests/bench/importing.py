"""How long importing a file of 25,000 ties takes, against SQLite's own executemany of the same rows in the same run.

The whole way is timed: reading the file, proposing the mapping, the plan, the import as one step, and its undo.
The bare insert writes the same 25,000 partners and ties to a file of the same driver in one transaction.
"""

import csv
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.exchange import importing, planning, proposing, tables

ROWS = 25_000
HOME = {"name": "Riverton", "region": "Illinois", "country": "US", "zone": "America/Chicago"}
COUNTRIES = ("Japan", "Poland", "Ghana", "Peru", "Germany", "France", "United States", "Türkiye")


def written(folder: Path) -> Path:
    """A file of ties to as many places, each with country, coordinates, population and year."""
    path = folder / "ties.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Sister city", "Country", "Lat", "Long", "Population", "Since"])
        for n in range(ROWS):
            latitude, longitude = f"{n % 160 - 80 + n / 1e6:.6f}", f"{n % 340 - 170 + n / 1e6:.6f}"
            writer.writerow([f"Place {n}", COUNTRIES[n % 8], latitude, longitude, 1000 + n, 1950 + n % 70])
    return path


def timed(what: str, work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds that a step takes, said, and what it gives."""
    start = perf_counter()
    found = work()
    took = perf_counter() - start
    print(f"{what:<28}{took:7.2f} s")
    return took, found


def bare(folder: Path, rows: list[tuple[Any, ...]]) -> None:
    """The same rows in two bare tables, in one transaction."""
    raw = dbapi2.connect(str(folder / "bare.db"), isolation_level=None)
    raw.execute("PRAGMA journal_mode=WAL").fetchall()
    raw.execute("PRAGMA synchronous=FULL").fetchall()
    raw.execute(
        "CREATE TABLE partner (id INTEGER PRIMARY KEY AUTOINCREMENT, name, country, latitude, longitude, population)"
    )
    raw.execute("CREATE TABLE tie (id INTEGER PRIMARY KEY AUTOINCREMENT, partner, type, status, signed_on)")
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(
        "INSERT INTO partner (name, country, latitude, longitude, population) VALUES (?, ?, ?, ?, ?)",
        [row[:5] for row in rows],
    )
    raw.executemany(
        "INSERT INTO tie (partner, type, status, signed_on) VALUES (?, 'SISTER_CITY', 'ACTIVE', ?)",
        [(n, row[5]) for n, row in enumerate(rows, 1)],
    )
    raw.execute("COMMIT")
    raw.close()


def main() -> None:
    """Import and undo, insert barely, and print what each costs."""
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        folder = Path(name)
        path = written(folder)
        desk = store.create(folder / "desk.cityintl", HOME, lambda: datetime(2026, 5, 14, 15, tzinfo=UTC), hold=True)
        read, table = timed("read the file", lambda: tables.read_table(path))
        think, proposal = timed("propose a mapping", lambda: proposing.propose(table, desk.home()))
        plan_took, plan = timed("plan", lambda: planning.make(table, proposal.mapping, desk))
        write, _result = timed("import", lambda: importing.run(plan, desk))
        assert desk.count("tie") == desk.count("partner") == ROWS, desk.counts()
        undo, _label = timed("undo", desk.undo)
        assert desk.count("tie") == 0
        desk.close()
        plain, _none = timed("bare executemany", lambda: bare(folder, list(table.rows)))
        whole = read + think + plan_took + write
        print(f"{ROWS:,} rows: {whole:.2f} s in all, {whole / plain:.0f} × bare; the step alone {write / plain:.0f} ×, "
              f"its undo {undo / plain:.0f} ×")  # fmt: skip


if __name__ == "__main__":
    main()
