"""How long the first window and the first list take from a cold process, against a bare PySide6 window."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.bench.saving import filled_desk

RECORDS = 10_000
TIMES = 7
_BEGIN = "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
_END = "os._exit(0)\n"
#: As an installed program starts: its modules compiled.
_WARM = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
BARE = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "qt = QApplication(['x']); window = QMainWindow(); window.resize(1366, 768); window.show(); qt.processEvents()\n"
)
FRAME = (
    "from cityintl import app, settings\n"
    "qt = app.application(); shell = app.show_frame(qt, settings.Settings()); qt.processEvents()\n"
)
LIST = FRAME + (
    "import pathlib\n"
    "window = app.fill(qt, shell, settings.Settings(), pathlib.Path({desk!r}), app.now)\n"
    "qt.processEvents(); assert window.pages.list_of('tie').table.records.rowCount() == {records}\n"
)


def seconds(program: str) -> float:
    """How long a process of its own takes, from its start to its end."""
    begin = perf_counter()
    subprocess.run([sys.executable, "-c", _BEGIN + program + _END], capture_output=True, check=True, env=_WARM)
    return perf_counter() - begin


def main() -> None:
    """Start each in turn, several times over; print the least disturbed and its ratio to the bare window."""
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        _WARM["CITYINTL_SETTINGS"] = name
        with filled_desk(Path(name), RECORDS) as desk:
            path = desk.path
        programs = {
            "bare window": BARE,
            "first window": FRAME,
            f"list of {RECORDS:,} ties": LIST.format(desk=str(path), records=RECORDS),
        }
        times: dict[str, list[float]] = {word: [] for word in programs}
        for program in programs.values():
            seconds(program)
        for _turn in range(TIMES):
            for word, program in programs.items():
                times[word].append(seconds(program))
    bare = min(times["bare window"])
    for word, each in times.items():
        least = min(each)
        print(f"{word:24} {least:6.3f} s   {least / bare:5.2f}x")
    print("goals: the first window within 1.4x, the first list within 6x")


if __name__ == "__main__":
    main()
