"""What a backup of a large desk costs, against bare copies of it, and how long it keeps the window and a save waiting.

The desk has 20,000 records and 500 MB of documents. Bare are a copy of the file and a VACUUM INTO by the driver, in the
same run. The window's thread turns a loop all the while, and its longest gap is the stall; saves go on beside.

python -m tests.bench.backing_up [FOLDER] [--documents MB]
"""

import os
import shutil
import statistics
import sys
import tempfile
import threading
from argparse import ArgumentParser
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter, sleep

from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile
from cityintl.store.safekeeping import Safekeeping

HOME = {"name": "Riverton", "region": "Illinois", "country": "US", "zone": "America/Chicago"}
TIMES = 5


class Watch:
    """A clock that goes on a quarter of an hour at a time."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 14, 15, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def filled_desk(folder: Path, megabytes: int, watch: Watch) -> DeskFile:
    """A desk with 10,000 partners, a tie with each, and documents of 5 MB."""
    desk = store.create(folder / "Riverton.cityintl", HOME, watch, hold=True)
    with desk.write("Import") as door:
        partners = door.add_many(
            "partner",
            [{"name": f"City {n}", "country": "PL", "notes": "Miners, a bridge. " * 5} for n in range(10_000)],
        )
        door.add_many("tie", [{"partner": p, "type": TieType.MOU, "status": TieStatus.ACTIVE} for p in partners])
    for number in range(megabytes // 5):
        with desk.write("Add document") as door:
            print_ = door.put_file(os.urandom(5_000_000), "words of it " * 2_000)
            door.add("document", {"title": f"Document {number}", "name": f"{number}.pdf", "sha256": print_})
    return desk


def bare(desk: DeskFile, folder: Path) -> tuple[float, float]:
    """Seconds of a copy of the file, and of a VACUUM INTO."""
    copy, vacuumed = folder / "copy", folder / "vacuumed"
    start = perf_counter()
    shutil.copyfile(desk.path, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    copied = perf_counter() - start
    raw = dbapi2.connect(str(desk.path), isolation_level=None)
    start = perf_counter()
    raw.execute("VACUUM INTO ?", (str(vacuumed),))
    took = perf_counter() - start
    raw.close()
    copy.unlink(), vacuumed.unlink()
    return copied, took


def beside(kept: Safekeeping) -> tuple[float, float, float]:
    """Seconds of a backup in a thread, and meanwhile the longest gap of this thread's loop and of a save, in ms."""
    done = threading.Event()

    def work() -> None:
        kept.back_up("Bench")
        done.set()

    thread = threading.Thread(target=work)
    gaps, saves, number = [0.0], [0.0], 0
    start = last = perf_counter()
    thread.start()
    while not done.is_set():
        sleep(0.002)  # as an event loop waits for its next event
        now = perf_counter()
        gaps.append(now - last - 0.002)
        number += 1
        if number % 20 == 0:
            with kept.desk.write("Edit") as door:
                door.set("tie", 7, {"areas": f"Culture {number}"})
            saves.append(perf_counter() - now)
        last = perf_counter()
    thread.join()
    return perf_counter() - start, max(gaps) * 1000, max(saves) * 1000


def main() -> None:
    """Fill a desk, back it up again and again, and print what each costs."""
    parser = ArgumentParser(prog="tests.bench.backing_up")
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--documents", type=int, default=500, metavar="MB")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        folder, watch = Path(name), Watch()
        with filled_desk(folder, asked.documents, watch) as desk:
            kept = Safekeeping(desk, folder / "backups")
            start = perf_counter()
            kept.back_up("First")
            first = perf_counter() - start
            copied, vacuumed = bare(desk, folder)
            rounds = []
            for _round in range(TIMES):
                watch.now += timedelta(minutes=15)
                with desk.write("Edit") as door:
                    door.set("tie", 5, {"areas": f"{watch.now:%H:%M}"})
                rounds.append(beside(kept))
    seconds, stall, save = (statistics.median(column) for column in zip(*rounds, strict=True))
    out = sys.stdout.write
    out(f"first backup, with documents   {first:6.2f} s\n")
    out(f"bare copy of the file          {copied:6.2f} s\n")
    out(f"bare VACUUM INTO               {vacuumed:6.2f} s\n")
    ratios = f"{seconds / copied:.2f}x a copy, {seconds / vacuumed:.2f}x VACUUM INTO"
    out(f"backup after the first         {seconds:6.2f} s   {ratios} (goal 2 s)\n")
    out(f"longest stall of the window    {stall:6.1f} ms  (goal 50 ms)\n")
    out(f"longest save meanwhile         {save:6.1f} ms\n")


if __name__ == "__main__":
    main()
