"""Rooms in the temporary folder go with whoever made them, also when that is killed."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator

import pytest

from cityintl.errors import UserError
from cityintl.store import rooms
from cityintl.store.rooms import Room


@pytest.fixture
def other() -> Iterator[Callable[[], subprocess.Popen]]:
    """Starts another process that lays something in a room of its own, and lives until it is ended."""
    begun = []

    def begin() -> subprocess.Popen:
        words = "from cityintl.store.rooms import Room; r = Room(); (r.path / 'secret').touch(); print(r.path); input()"
        process = subprocess.Popen(
            [sys.executable, "-c", words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        begun.append(process)
        assert process.stdout is not None and process.stdout.readline()
        return process

    yield begin
    for process in begun:
        process.kill()
        process.communicate()


def test_what_a_killed_process_left_goes_with_the_next_room_and_what_lives_stays(temporary, other):
    killed, lives = other(), other()
    assert len(list(temporary.glob("*/room/secret"))) == 2
    killed.kill()
    killed.wait()
    with Room() as room:
        assert len(list(temporary.glob("*/room/secret"))) == 1
        assert room.is_dir() and lives.poll() is None
    lives.kill()
    lives.wait()
    rooms.sweep()
    assert not list(temporary.iterdir())


def test_a_room_goes_at_the_end_of_its_process_though_nobody_cleared_it(temporary, other):
    process = other()
    process.communicate("\n")
    assert process.returncode == 0 and not list(temporary.iterdir())


def test_a_room_in_use_is_not_swept_and_what_others_called_the_same_is_let_alone(temporary):
    ours = temporary / "cityintl-of-somebody"
    ours.mkdir()
    (ours / "letter.pdf").touch()
    room = Room()
    (room.path / "desk").touch()
    rooms.sweep()
    assert (room.path / "desk").is_file() and (ours / "letter.pdf").is_file()
    room.clear()
    assert [each.name for each in temporary.iterdir()] == [ours.name]


@pytest.mark.skipif(sys.platform == "win32", reason="links and owners are others there")
def test_a_folder_of_somebody_else_is_not_touched(temporary, monkeypatch):
    trap = temporary / "cityintl-trap"
    for each in (trap, temporary / "cityintl-plain"):
        (each / "room").mkdir(parents=True)
    victim = temporary / "victim"
    victim.write_text("kept", "utf-8")
    (trap / ".lock").symlink_to(victim)
    (temporary / "cityintl-link").symlink_to(trap)
    monkeypatch.setattr(rooms.os, "getuid", lambda: 4711)
    rooms.sweep()
    assert victim.read_text("utf-8") == "kept" and len(list(temporary.glob("*/room"))) == 3


def test_no_room_in_the_temporary_folder_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(UserError, match="Nothing can be laid down in the temporary folder") as said:
        Room()
    assert said.value.advice
