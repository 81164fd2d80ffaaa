"""How long the first window and the first list take from a cold process, against a bare PySide6 window."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.saving import filled_desk

RECORDS = 10_000
TIMES = 7
_BEGIN = "import os, time; begin = time.perf_counter(); os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
_END = "print(time.perf_counter() - begin); import sys; sys.stdout.flush(); os._exit(0)\n"
BARE = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "qt = QApplication(['x']); window = QMainWindow(); window.resize(1366, 768); window.show(); qt.processEvents()\n"
)
FRAME = (
    "from PySide6.QtWidgets import QApplication\n"
    "from cityintl import app, settings\n"
    "qt = QApplication(['x']); shell = app.show_frame(qt, settings.Settings()); qt.processEvents()\n"
)
LIST = FRAME + (
    "import pathlib\n"
    "window = app.fill(qt, shell, settings.Settings(), pathlib.Path({desk!r}), app.now)\n"
    "qt.processEvents(); assert window.pages.list_of('tie').table.records.rowCount() == {records}\n"
)


def seconds(program: str) -> float:
    """How long a program takes in a process of its own, from its first line on."""
    done = subprocess.run(
        [sys.executable, "-c", _BEGIN + program + _END], capture_output=True, text=True, check=True, env=os.environ
    )
    return float(done.stdout.split()[-1])


def main() -> None:
    """Start each in turn, several times over; print the middle and its ratio to the bare window."""
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        os.environ["CITYINTL_SETTINGS"] = name
        with filled_desk(Path(name), RECORDS) as desk:
            path = desk.path
        programs = {
            "bare window": BARE,
            "first window": FRAME,
            f"list of {RECORDS:,} ties": LIST.format(desk=str(path), records=RECORDS),
        }
        times: dict[str, list[float]] = {word: [] for word in programs}
        for _turn in range(TIMES):
            for word, program in programs.items():
                times[word].append(seconds(program))
    bare = statistics.median(times["bare window"])
    for word, each in times.items():
        middle = statistics.median(each)
        print(f"{word:24} {middle:6.3f} s   {middle / bare:5.2f}x")
    print("goals: the first window within 1.4x, the first list within 6x")


if __name__ == "__main__":
    main()
