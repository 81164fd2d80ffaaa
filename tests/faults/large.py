"""One large document through everything that touches its bytes; prints the megabytes of memory that each took.

python -m tests.faults.large [MEGABYTES]

Each deed runs in a process of its own, so that its peak is its own. The file has holes, so that it costs no disk.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from cityintl import store
from cityintl.exchange import documents
from cityintl.store import backups, recovering, safekeeping
from cityintl.store.safekeeping import Safekeeping
from tests.faults import deeds

BEGIN, ENDING = b"Minutes of the council\n", b"the end of a long sitting"


def _keep(room: Path) -> None:
    with store.open_desk(room / deeds.NAME, deeds.clock, hold=True) as desk:
        documents.bring(desk, room / "minutes.txt", ("partner", 1))


def _save(room: Path) -> None:
    with store.open_desk(room / deeds.NAME, deeds.clock) as desk:
        documents.save_as(desk, 1, room / "out.txt")
        documents.open_copy(desk, 1, room)


def _check(room: Path) -> None:
    with store.open_desk(room / deeds.NAME, deeds.clock) as desk:
        assert desk.check() == []


def _back_up(room: Path) -> None:
    (room / "stick").mkdir()
    with store.open_desk(room / deeds.NAME, deeds.clock) as desk:
        kept = Safekeeping(desk, room / "kept", room / "stick")
        kept.back_up("Test")
        kept.copy_out()


def _newest(room: Path) -> backups.Backup:
    return backups.all_in(deeds.folder_of(room / "kept"))[0]


def _restore(room: Path) -> None:
    assert safekeeping.restore(room / deeds.NAME, _newest(room), room / "kept", deeds.clock).lost == ()


def _recover(room: Path) -> None:
    with (room / deeds.NAME).open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096)
    recovering.recover(room / deeds.NAME, _newest(room), deeds.clock)


def _recover_alone(room: Path) -> None:
    from tests.faults.test_damage import wound

    wound(room / deeds.NAME)
    assert recovering.recover(room / deeds.NAME, None, deeds.clock).documents == 1
    with store.open_desk(room / deeds.NAME, deeds.clock) as desk:
        assert [found.kind for found in desk.search("minutes council")] == ["document"]


DEEDS: dict[str, Callable[[Path], None]] = {
    "keep": _keep,
    "save": _save,
    "check": _check,
    "back up": _back_up,
    "restore": _restore,
    "recover": _recover,
    "recover without a backup": _recover_alone,
    "check again": _check,
}


def peaks(megabytes: int, room: Path) -> dict[str, float]:
    """The megabytes of memory that each deed took at most; AssertionError where one fails."""
    with store.create(room / deeds.NAME, deeds.HOME, deeds.clock) as desk, desk.write("Fill") as door:
        door.add("partner", {"name": "Nagoya"})
    with (room / "minutes.txt").open("wb") as file:
        file.write(BEGIN)
        file.seek(megabytes * 1_000_000 - len(ENDING))
        file.write(ENDING)
    found = {}
    for name, deed in DEEDS.items():
        child = os.fork()
        if child == 0:
            try:
                deed(room)
            except BaseException as wrong:  # noqa: BLE001  # the child's edge: told by its number
                sys.stderr.write(f"{name}: {type(wrong).__name__}: {wrong}\n")
                os._exit(1)
            os._exit(0)
        _pid, status, used = os.wait4(child, 0)
        assert status == 0, f"{name} failed"
        found[name] = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return found


def main() -> int:
    """Print what each deed took."""
    with tempfile.TemporaryDirectory() as name:
        for deed, most in peaks(int(sys.argv[1]) if len(sys.argv) > 1 else 199, Path(name)).items():
            sys.stdout.write(f"{deed:26} {most:5.0f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
