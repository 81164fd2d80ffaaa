"""A process that dies in the middle of a write, and a disk that fills up, leave the old desk or the new one."""

import subprocess
import sys

import pytest
import sqlalchemy as sa

from cityintl import store
from cityintl.errors import UserError
from cityintl.records.tie import TieStatus, TieType

DIE = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
import sqlalchemy as sa
from cityintl import store
from cityintl.store import driver, writing
from cityintl.records.tie import TieStatus, TieType
path, what, point = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
clock = lambda: datetime(2026, 5, 14, 15, tzinfo=UTC)
count = 0
def die():
    global count
    count += 1
    if count == point:
        os.kill(os.getpid(), signal.SIGKILL) if os.name == "posix" else os._exit(9)
fetch, run_many = driver.fetch, driver.run_many
def counted(inner):
    def wrapped(*given):
        die()
        return inner(*given)
    return wrapped
import cityintl.store.images, cityintl.store.searching, cityintl.store.reverting, cityintl.store.rows
for module in list(sys.modules.values()):
    for name in ("fetch", "run_many"):
        if module.__name__.startswith("cityintl.store") and hasattr(module, name):
            setattr(module, name, counted({"fetch": fetch, "run_many": run_many}[name]))
if what == "create":
    store.create(path, {"name": "Riverton", "country": "US", "zone": "America/Chicago"}, clock)
else:
    desk = store.open_desk(path, clock)
    if what == "undo":
        desk.undo()
    else:
        with desk.write("Cut off") as door:
            door.add_many("partner", [{"name": f"City {n}"} for n in range(500)])
            door.delete("tie", 1)
print(count)
"""


def run(path, what, point):
    return subprocess.run(
        [sys.executable, "-c", DIE, str(path), what, str(point)], capture_output=True, text=True, check=False
    )


def points(path, what):
    """Some moments of the work: its first and last statements and some between."""
    whole = run(path, what, 0)
    assert whole.returncode == 0, whole.stderr
    last = int(whole.stdout)
    return sorted({1, last // 3, 2 * last // 3, last})


@pytest.fixture
def filled(desk):
    with desk.write("Fill") as door:
        nagoya = door.add("partner", {"name": "Nagoya"})
        tie = door.add("tie", {"partner": nagoya, "type": TieType.MOU, "status": TieStatus.ACTIVE})
        door.add("agreement", {"tie": tie, "title": "Charter"})
    desk.close()
    return desk.path


@pytest.mark.parametrize("what", ("write", "undo"))
def test_a_process_killed_in_a_write_leaves_the_old_state(filled, tmp_path, clock, content, what):
    import shutil

    with store.open_desk(filled, clock) as desk:
        before, steps = content(desk), desk.history()
    trial = tmp_path / "trial.cityintl"
    shutil.copy(filled, trial)
    for point in points(trial, what):
        dead = run(filled, what, point)
        assert dead.returncode != 0 and dead.stdout == ""
        with store.open_desk(filled, clock, hold=True) as desk:
            assert content(desk) == before and desk.history() == steps
            assert desk.check() == []
    assert run(filled, what, 0).returncode == 0
    with store.open_desk(filled, clock) as desk:
        assert content(desk) != before and desk.check() == []


def test_a_process_killed_while_it_makes_a_desk_leaves_none(tmp_path, clock):
    path = tmp_path / "new" / "Riverton.cityintl"
    path.parent.mkdir()
    (tmp_path / "trial").mkdir()
    for point in points(tmp_path / "trial" / "Riverton.cityintl", "create"):
        dead = run(path, "create", point)
        assert dead.returncode != 0
        if path.exists():  # it died when the desk stood already
            with store.open_desk(path, clock) as desk:
                assert desk.check() == []
            path.unlink()
    assert run(path, "create", 0).returncode == 0
    assert [p.name for p in path.parent.iterdir() if p.suffix != ".lock"] == ["Riverton.cityintl"]


def fill_up(desk, pages):
    """From now on the disk has room for so many pages more than the desk has."""

    def limit(raw, *_more):
        size = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {size + pages}").fetchall()

    sa.event.listen(desk._engine, "checkout", limit)


@pytest.mark.parametrize("pages", (0, 1, 3, 20))
def test_a_full_disk_is_said_and_leaves_the_old_state(filled, clock, content, pages):
    with store.open_desk(filled, clock) as desk:
        before, steps = content(desk), desk.history()
        fill_up(desk, pages)
        with pytest.raises(UserError, match="no room left on the disk") as full, desk.write("Import") as door:
            door.add_many("partner", [{"name": f"City {n}"} for n in range(2000)])
        assert full.value.advice
        assert content(desk) == before and desk.history() == steps and desk.check() == []
    with store.open_desk(filled, clock) as desk:
        assert desk.check() == [] and content(desk) == before
        with desk.write("Room again") as door:
            door.add("partner", {"name": "Łódź"})


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("attempt to write a readonly database", "cannot be written to"),
        ("disk I/O error", "failed to read or write"),
        ("database disk image is malformed", "is damaged"),
    ],
)
def test_what_the_database_says_of_its_disk_is_put_into_words(desk, said, told):
    from sqlcipher3 import dbapi2

    with pytest.raises(UserError, match=told) as calm, desk.write("Mine"):
        raise dbapi2.OperationalError(said)
    assert calm.value.advice


def test_a_fault_of_ours_is_not_put_into_words(desk):
    from sqlcipher3 import dbapi2

    with pytest.raises(dbapi2.OperationalError, match="no such column"), desk.write("Bad") as door:
        store.driver.fetch(door.connection, "SELECT colour FROM partner")


AFTER = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from cityintl import store
desk = store.open_desk(Path(sys.argv[1]), lambda: datetime(2026, 5, 14, 15, tzinfo=UTC))
desk.changed.append(lambda kinds: os._exit(9))
with desk.write("Just in time") as door:
    door.add("partner", {"name": "Kraków"})
"""


def test_what_was_written_before_the_end_is_there(filled, clock):
    dead = subprocess.run([sys.executable, "-c", AFTER, str(filled)], capture_output=True, text=True, check=False)
    assert dead.returncode == 9, dead.stderr
    with store.open_desk(filled, clock, hold=True) as desk:
        assert desk.can_undo() == "Just in time" and [f.title for f in desk.search("krakow")] == ["Kraków"]
        assert desk.check() == []
