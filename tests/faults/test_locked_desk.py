"""One process writes; others read beside it and are told so in a sentence."""

import subprocess
import sys

import pytest

from cityintl import store
from cityintl.errors import UserError
from cityintl.store import DeskBusy

HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from cityintl import store
desk = store.open_desk(Path(sys.argv[1]), lambda: datetime(2026, 5, 14, 15, tzinfo=UTC), hold=sys.argv[2] == "hold")
if sys.argv[2] == "write":
    door = desk.write("Slow")
    door.__enter__().add("partner", {"name": "Slow"})
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other(desk):
    """Starts another process that has the desk; gives a function that ends it."""
    started = []

    def start(how: str) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(desk.path), how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdin.close(), process.stdout.close()


@pytest.mark.parametrize("how", ("hold", "write"))
def test_a_second_writer_is_told_while_a_reader_reads(desk, other, clock, how):
    with desk.write("Before") as door:
        door.add("partner", {"name": "Nagoya"})
    process = other(how)
    with pytest.raises(DeskBusy) as busy, desk.write("Mine") as door:
        raise AssertionError("the door opened")
    assert "“Riverton.cityintl” is open in another window" in busy.value.message and busy.value.advice
    with pytest.raises(DeskBusy):
        desk.undo()
    with pytest.raises(DeskBusy):
        desk.keep_draft("tie", {})
    with pytest.raises(DeskBusy):
        store.open_desk(desk.path, clock, hold=True)
    with store.open_desk(desk.path, clock) as reader:
        assert [f.title for f in reader.search("nagoya")] == ["Nagoya"] and reader.check() == []
        assert [row[0] for row in reader.listing("partner", ("name",)).rows] == ["Nagoya"]
    process.kill()
    process.wait()
    with desk.write("Mine") as door:
        door.set("partner", 1, {"region": "Aichi"})
    assert desk.check() == [] and desk.count("partner") == 1


def test_the_window_lets_others_write_when_it_closes(desk, clock):
    with store.open_desk(desk.path, clock, hold=True) as window:
        with window.write("Add") as door:
            door.add("partner", {"name": "Nagoya"})
        with pytest.raises(DeskBusy), desk.write("Beside"):
            pass
        assert desk.count("partner") == 1
    with desk.write("After") as door:
        door.add("partner", {"name": "Łódź"})


def test_a_file_that_another_program_keeps_locked_is_said_to_be(desk, monkeypatch):
    from sqlcipher3 import dbapi2

    raw = dbapi2.connect(str(desk.path), isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    with desk.reading() as connection:
        connection.connection.driver_connection.execute("PRAGMA busy_timeout = 1").fetchall()
    with pytest.raises(DeskBusy, match="another program"), desk.write("Mine"):
        pass
    raw.close()


def test_a_folder_where_nothing_may_be_written_is_said_to_be(desk, monkeypatch):
    def refused(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(desk._lock, "acquire", refused)
    with pytest.raises(UserError, match=r"cannot be written to\. Permission denied"), desk.write("Mine"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="a link to a file takes rights there that few people have")
def test_who_comes_by_a_link_to_the_file_meets_the_same_lock(desk, clock, tmp_path):
    link = tmp_path / "link.cityintl"
    link.symlink_to(desk.path)
    with store.open_desk(link, clock, hold=True), pytest.raises(DeskBusy), desk.write("Mine"):
        pass
