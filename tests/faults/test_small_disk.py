"""A file system that is really full, where the machine lets one be mounted: each deed ends in a sentence or is done.

What holds everywhere, with pages that run out, is in test_broken_off.py and `killing --fault full`.
"""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cityintl import store
from cityintl.errors import UserError
from cityintl.exchange import documents
from cityintl.store import backups, moving, recovering, safekeeping
from cityintl.store.safekeeping import Safekeeping

MEGABYTES = 12
#: What files are called that did not become what they should.
UNFINISHED = (".part", ".moving", ".restore", ".recover", ".upgrade")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system of twelve megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if sys.platform != "linux" or not shutil.which("mount"):
        pytest.skip(
            "small file systems are mounted on Linux only; the pages of a desk run out in other tests everywhere"
        )
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", disk], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"this machine lets nothing be mounted here: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


@pytest.fixture
def full(small, tmp_path, desk, clock) -> tuple[Path, Path]:
    """The small disk with a desk on it, and the folder of its backups elsewhere."""
    with desk.write("Fill") as door:
        door.add_many("partner", [{"name": f"City {n}", "notes": "Miners. " * 50} for n in range(200)])
        door.add("document", {"title": "Old", "name": "old.pdf", "sha256": door.put_file(b"old" * 200_000)})
    made = Safekeeping(desk, tmp_path / "kept").back_up("Test")
    desk.close()
    assert backups.is_sound(made)
    shutil.copy(desk.path, small / desk.path.name)
    return small / desk.path.name, tmp_path / "kept"


def newest(root: Path) -> backups.Backup:
    (folder,) = root.glob("Riverton-*")
    return backups.all_in(folder)[0]


def _write(path: Path, _root: Path, clock) -> None:
    with store.open_desk(path, clock, hold=True) as desk, desk.write("Many") as door:
        door.add_many("partner", [{"name": f"More {n}", "notes": "x" * 4000} for n in range(800)])


def _keep(path: Path, root: Path, clock) -> None:
    film = root.parent / "film.mp4"
    film.write_bytes(bytes(9_000_000))
    with store.open_desk(path, clock) as desk:
        documents.bring(desk, film, ("partner", 1))


def _save(path: Path, _root: Path, clock) -> None:
    with store.open_desk(path, clock) as desk:
        documents.save_as(desk, 1, path.with_name("copy.pdf"))


def _back_up(path: Path, _root: Path, clock) -> None:
    with store.open_desk(path, clock) as desk:
        Safekeeping(desk, path.with_name("kept")).back_up("Here")


def _second(path: Path, root: Path, clock) -> None:
    path.with_name("stick").mkdir(exist_ok=True)
    with store.open_desk(path, clock) as desk:
        Safekeeping(desk, root, path.with_name("stick")).copy_out()


def _restore(path: Path, root: Path, clock) -> None:
    safekeeping.restore(path, newest(root), root, clock)


def _recover(path: Path, root: Path, clock) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 8192)
    recovering.recover(path, newest(root), clock)


def _move(path: Path, _root: Path, clock) -> None:
    path.with_name("moved").mkdir(exist_ok=True)
    moving.move(path, path.with_name("moved"), clock)


DEEDS: dict[str, Callable[[Path, Path, Callable], None]] = {
    "many records": _write,
    "a document": _keep,
    "a copy of a document": _save,
    "a backup": _back_up,
    "the second place": _second,
    "a restore": _restore,
    "a recovery": _recover,
    "a move": _move,
}


def fill(disk: Path, left: int) -> Path:
    """Fill the disk but for so many bytes."""
    filler = disk / "filler"
    with filler.open("wb") as file:
        file.truncate(0)
        room = shutil.disk_usage(disk).free - left
        file.write(bytes(max(room, 0)))
    return filler


@pytest.mark.parametrize("left", (0, 100_000))
@pytest.mark.parametrize("deed", DEEDS.values(), ids=list(DEEDS))
def test_on_a_full_disk_each_deed_ends_in_a_sentence_and_loses_nothing(full, clock, content, deed, left):
    path, root = full
    with store.open_desk(path, clock) as desk:
        before = content(desk)
    made = {each.name: each.read_bytes() for each in root.rglob("*.backup")}
    filler = fill(path.parent, left)
    with pytest.raises(UserError) as said:
        deed(path, root, clock)
    assert said.value.advice
    filler.unlink()
    if deed is _recover:  # it stands as damaged as it was, and is recovered once there is room
        with pytest.raises(UserError):
            store.open_desk(path, clock).check()
        recovering.recover(path, newest(root), clock)
    with store.open_desk(path, clock, hold=True) as desk:
        assert desk.check() == []
        assert deed is _recover or content(desk) == before
        with desk.write("Life goes on") as door:
            door.add("partner", {"name": "After"})
        assert desk.check() == []
    left = [
        each.name for each in path.parent.rglob("*") if each.name.endswith((".part", ".moving", ".restore", ".recover"))
    ]
    assert left == []
    assert made.items() <= {each.name: each.read_bytes() for each in root.rglob("*.backup")}.items()


def test_a_desk_that_cannot_be_opened_for_want_of_room_is_said_so(full, clock):
    path, _root = full
    with path.with_name("filler").open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(4096)):
            pass
    with pytest.raises(UserError, match=r"There is no room left on the disk of “Riverton\.cityintl”"):
        store.open_desk(path, clock)
    path.with_name("filler").unlink()
    with store.open_desk(path, clock) as desk:
        assert desk.check() == []
