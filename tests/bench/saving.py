"""How much a save through the desk's door costs, against the same UPDATE in a bare transaction of the driver.

Both write to files in one folder, with the same pragmas (those of the desk itself), turn by turn in one run; the
bare transaction is BEGIN IMMEDIATE, one UPDATE of the same columns by id, COMMIT. Prints medians and ratio, and ends
with 1 where the ratio is beyond the goal.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile, driver

TIMES = 300
#: So many times what the bare transaction costs a save may cost.
GOAL = 2.0
HOME = {"name": "Riverton", "region": "Illinois", "country": "US", "zone": "America/Chicago"}


def filled_desk(folder: Path, ties: int) -> DeskFile:
    """A desk with so many partners and ties, held by this process as the window holds it."""
    desk = store.create(folder / "Riverton.cityintl", HOME, lambda: datetime(2026, 5, 14, 15, tzinfo=UTC), hold=True)
    with desk.write("Import ties") as door:
        partners = door.add_many("partner", [{"name": f"City {n}", "country": "PL"} for n in range(ties)])
        door.add_many(
            "tie",
            [
                {"partner": p, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE, "why": "Miners"}
                for p in partners
            ],
        )
    return desk


def bare_database(folder: Path, desk: DeskFile) -> dbapi2.Connection:
    """The same rows in a file that only the driver touches."""
    raw = dbapi2.connect(str(folder / "bare.db"), isolation_level=None)
    for pragma in (*driver.PRAGMAS, "journal_mode=WAL"):
        raw.execute(f"PRAGMA {pragma}").fetchall()
    raw.execute("ATTACH ? AS desk", (str(desk.path),))
    raw.execute("PRAGMA foreign_keys=OFF")  # while the tables that others point to are not there yet
    listed = "SELECT name, sql FROM desk.sqlite_master WHERE type = 'table' AND name NOT GLOB 's[qe][la]*_*'"
    for name, made in raw.execute(listed).fetchall():
        raw.execute(made)
        raw.execute(f'INSERT INTO main."{name}" SELECT * FROM desk."{name}"')
    raw.execute("DETACH desk")
    raw.execute("PRAGMA foreign_keys=ON")
    return raw


def timed(work: Callable[[int], None], number: int) -> float:
    """Milliseconds that one call takes."""
    start = perf_counter()
    work(number)
    return (perf_counter() - start) * 1000


def main(ties: int = 1000) -> int:
    """Save turn by turn through the door and bare, and print what each costs; 1 where it is beyond the goal."""
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        folder = Path(name)
        with filled_desk(folder, ties) as desk:
            raw = bare_database(folder, desk)

            def through_the_door(number: int) -> None:
                with desk.write("Edit tie “City 7”") as door:
                    door.set("tie", 7, {"areas": f"Culture, schools {number}"})

            def bare(number: int) -> None:
                raw.execute("BEGIN IMMEDIATE")
                raw.execute(
                    "UPDATE tie SET areas = ?, changed_in = ? WHERE id = 7", (f"Culture, schools {number}", number)
                )
                raw.execute("COMMIT")

            for number in range(20):
                through_the_door(-number)
                bare(-number)
            pairs = [(timed(through_the_door, n), timed(bare, n)) for n in range(TIMES)]
            raw.close()
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"bare transaction     {theirs:7.2f} ms")
    print(f"save by the door     {ours:7.2f} ms   {ours / theirs:.2f}x (goal {GOAL:g}x)")
    return int(ours / theirs > GOAL)


if __name__ == "__main__":
    sys.exit(main())
