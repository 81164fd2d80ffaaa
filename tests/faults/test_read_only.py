"""A desk that lies where nothing may be written is read, and every change of it is refused in one sentence."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cityintl import store
from cityintl.errors import Cancelled, UserError
from cityintl.store import DeskBusy, moving, reading_only
from cityintl.store.safekeeping import Safekeeping
from tests.conftest import NOW

needs_rights = pytest.mark.skipif(sys.platform == "win32", reason="rights are given otherwise there")
SAID = "lies where nothing may be written: it can be read, not changed."

READING = (
    ("show", "PAR-1"), ("show", "PAR-1", "--as-of", "2026-05-14"), ("search", "nagoya"), ("check",), ("due",),
    ("backup",), ("backups",), ("export", "{own}/register.xlsx"), ("extract", "DOC-1", "{own}/charter.txt"), ("where",),
)  # fmt: skip
WRITING = (
    ("add", "partner", "name=Graz"), ("delete", "PAR-1"), ("undo",), ("log", "PAR-1", "called"),
    ("attach", "{room}/new.txt", "--to", "PAR-1"), ("import", "{room}/more.csv", "--as", "partner"),
)  # fmt: skip


@pytest.fixture
def room(clock) -> Iterator[Path]:
    """A folder with a desk, which everybody may look into."""
    folder = Path(tempfile.mkdtemp(prefix="desk-"))
    folder.chmod(0o755)
    path = folder / "desk" / "Riverton.cityintl"
    path.parent.mkdir()
    with store.create(path, {"name": "Riverton", "country": "US", "zone": "America/Chicago"}, clock) as desk:
        with desk.write("Fill") as door:
            door.add("partner", {"name": "Nagoya"})
            door.add("partner", {"name": "Łódź"})
            print_ = door.put_file(b"charter", "charter")
            door.add("document", {"title": "Charter", "name": "charter.txt", "sha256": print_})
        with desk.write("To undo") as door:
            door.add("partner", {"name": "Undone"})
        desk.undo()
    path.with_name(f".{path.name}.lock").unlink(missing_ok=True)
    (folder / "new.txt").write_text("new", "utf-8")
    (folder / "more.csv").write_text("Name,Country\nVienna,Austria\n", "utf-8")
    yield folder
    for each in (path.parent, folder):
        each.chmod(0o755)
    shutil.rmtree(folder)


def ran(room: Path, commands) -> list[tuple[int, str, str]]:
    """The commands, each with the desk behind its verb, by somebody without rights."""
    desk = str(room / "desk" / "Riverton.cityintl")
    whole = [
        [verb, desk, *(word.format(own=room / "own", room=room) for word in words), "--today", "2026-05-15"]
        for verb, *words in commands
    ]
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.unprivileged", str(room)],
        cwd=Path(__file__).parents[2],
        input=json.dumps(whole),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [tuple(each) for each in json.loads(done.stdout)]


def stands(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def prove_read(room: Path, reading, writing) -> None:
    """What only reads works and says nothing else; what writes is refused in a line; the folder stays as it was."""
    folder = room / "desk"
    before = stands(folder)
    told = dict(zip((*reading, *writing), ran(room, (*reading, *writing)), strict=True))
    for words in reading:
        code, out, err = told[words]
        assert (code, err) == (0, ""), (words, err)
        assert out, words
    for words in writing:
        code, _out, err = told[words]
        assert code == 1 and SAID in err and err.count("\n") == 1 and "Make a copy of it" in err, (words, err)
    assert "Nagoya" in told["show", "PAR-1"][1] and "sound" in told["check",][1]
    assert "Nothing may be written there" in told["where",][1]
    assert stands(folder) == before
    assert not list((room / "own").glob("cityintl-*")), "the copies that were read are gone"


@needs_rights
def test_in_a_folder_where_nothing_may_be_written_a_desk_is_read_and_changes_are_refused_in_a_sentence(room):
    (room / "desk").chmod(0o555)
    prove_read(room, READING, WRITING)
    assert (room / "own" / "charter.txt").read_bytes() == b"charter"


@needs_rights
def test_a_file_that_may_not_be_written_is_read_and_changes_are_refused_in_a_sentence(room):
    (room / "desk").chmod(0o777)
    (room / "desk" / "Riverton.cityintl").chmod(0o444)
    prove_read(room, (("show", "PAR-1"), ("check",), ("where",)), (("delete", "PAR-1"), ("undo",)))


@needs_rights
def test_a_copy_of_it_can_be_worked_in_and_nothing_else_comes_into_its_folder(room):
    folder = room / "desk"
    (folder / "Riverton.cityintl").chmod(0o444)
    folder.chmod(0o555)
    before = stands(folder)
    commands = (("where", "--move"), ("restore",), ("recover",), ("new", "--city", "krakow"))
    (moved, restored, recovered, _new) = ran(room, commands)
    assert moved[0] == 0 and "the one that may only be read stays there" in moved[1]
    for code, _out, err in (restored, recovered):
        assert code == 1 and err.count("\n") == 1, err
    assert stands(folder) == before
    copy = room / "own" / "desks" / "Riverton.cityintl"
    with store.open_desk(copy, lambda: NOW) as desk:
        assert desk.check() == [] and desk.count("partner") == 2


@needs_rights
def test_what_a_backup_would_change_is_told_without_a_right_to_write(room):
    desk = room / "desk" / "Riverton.cityintl"
    with store.open_desk(desk, lambda: NOW) as open_:
        backup = Safekeeping(open_, room / "kept").back_up("Test")
        with open_.write("Later") as door:
            door.add("partner", {"name": "Graz"})
    desk.with_name(f".{desk.name}.lock").unlink()
    for each in (room / "kept", backup.path.parent):
        each.chmod(0o755)
    backup.path.chmod(0o644)
    (room / "desk").chmod(0o555)
    before = stands(room / "desk")
    compared, restored = ran(room, (("restore", str(backup.path), "--dry-run"), ("restore", str(backup.path))))
    assert compared[0] == 0 and "Partners: 1 gone" in compared[1] and "Steps lost: 1" in compared[1], compared
    code, _out, err = restored
    assert code == 1 and err.count("\n") == 1 and SAID in err and "Make a copy of it" in err
    assert stands(room / "desk") == before and not list((room / "own").glob("cityintl-*"))


@pytest.fixture
def kept_from_writing(monkeypatch):
    monkeypatch.setattr(reading_only, "may_be_written", lambda path: "cityintl-" in str(path))


def test_what_stands_beside_a_desk_that_may_only_be_read_is_read_too(desk, clock, tmp_path, kept_from_writing):
    with desk.write("Ahead") as door:
        door.add("partner", {"name": "Nagoya"})
    cut_off = tmp_path / "cut" / "off.cityintl"
    cut_off.parent.mkdir()
    for tail in ("", "-wal"):
        shutil.copy(f"{desk.path}{tail}", f"{cut_off}{tail}")
    before = stands(cut_off.parent)
    assert f"{cut_off.name}-wal" in before
    with store.open_desk(cut_off, clock, hold=True) as read:
        assert read.count("partner") == 1 and read.check() == [] and read.path == cut_off
        with pytest.raises(UserError, match="can be read, not changed") as refused, read.write("Mine"):
            pass
        assert refused.value.advice
        for change in (read.undo, read.redo, lambda: read.keep_draft("tie", {}), lambda: read.drop_draft(1)):
            with pytest.raises(UserError, match="can be read, not changed"):
                change()
        left = read.file
    assert stands(cut_off.parent) == before and not left.parent.exists()


def test_a_copy_is_of_one_moment_though_somebody_writes(desk, monkeypatch):
    desk.close()
    count = 0

    def slowly(_done, _total, _text):
        nonlocal count
        count += 1
        if count < 3:
            os.utime(desk.path, ns=(count, count))

    copy, room = reading_only.copied(desk.path, slowly)
    assert count >= 3 and copy.read_bytes() == desk.path.read_bytes()
    room.clear()
    moments = iter(range(99))
    monkeypatch.setattr(reading_only, "_stands", lambda _real: [("", 0, next(moments))])
    with pytest.raises(DeskBusy, match="just being written"):
        reading_only.copied(desk.path)


def test_copying_a_desk_to_read_it_says_how_far_it_is_and_can_be_stopped(desk, clock, temporary, monkeypatch):
    with desk.write("Fill") as door:
        door.put_file(os.urandom(5 << 20))
    desk.close()
    monkeypatch.setattr(reading_only, "may_be_written", lambda path: path != desk.path)
    told = []
    with store.open_desk(desk.path, clock, progress=lambda *word: told.append(word)) as read:
        assert read.only_read
    *pieces, last = told
    total = pieces[0][1]
    assert [done for done, _total, _text in pieces] == list(range(len(pieces))) and 6 <= len(pieces) <= total
    assert last[:2] == (1, 1)

    for stop_at in (0, 3, len(pieces)):

        def stop(done, of, _text, stop_at=stop_at):
            if done == stop_at or (of == 1 and stop_at == len(pieces)):
                raise Cancelled

        with pytest.raises(Cancelled):
            store.open_desk(desk.path, clock, progress=stop)
        assert not list(temporary.iterdir()), "nothing of it is left"


@needs_rights
def test_where_no_copy_finds_room_either_a_sentence_says_so(desk, clock, temporary, kept_from_writing):
    import resource

    desk.close()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(UserError, match="could not be copied to be read: File too large") as said:
            store.open_desk(desk.path, clock)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert said.value.advice and not list(temporary.iterdir())


def test_a_desk_that_goes_while_it_is_copied_is_a_sentence(desk, clock, temporary, kept_from_writing):
    desk.close()

    def gone(_done, _total, _text):
        desk.path.unlink(missing_ok=True)

    with pytest.raises(UserError, match="could not be copied to be read: No such file"):
        store.open_desk(desk.path, clock, progress=gone)
    assert not list(temporary.iterdir())


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from cityintl import store
from cityintl.store import reading_only
path = Path(sys.argv[1])
reading_only.may_be_written = lambda asked: asked != path
with store.open_desk(path, lambda: datetime.now(UTC)) as desk:
    print(desk.file, flush=True)
    input()
"""


def test_the_copy_that_a_killed_process_read_goes_when_the_next_desk_is_read(desk, clock, temporary, kept_from_writing):
    desk.close()
    words = [sys.executable, "-c", KILLED, str(desk.path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        left = Path(process.stdout.readline().strip())
        with store.open_desk(desk.path, clock):
            assert left.is_file(), "whoever reads it still does"
        process.kill()
        process.wait()
        assert left.is_file()
        with store.open_desk(desk.path, clock) as read:
            assert not left.exists() and read.check() == []
    assert not list(temporary.iterdir())


def test_a_desk_that_may_only_be_read_is_copied_to_where_it_can_be_worked_in(desk, clock, tmp_path, monkeypatch):
    with desk.write("Fill") as door:
        door.add("partner", {"name": "Nagoya"})
    desk.close()
    (tmp_path / "own").mkdir()
    monkeypatch.setattr(reading_only, "may_be_written", lambda path: path.parent != desk.path.parent)
    new = moving.move(desk.path, tmp_path / "own", clock)
    assert desk.path.is_file() and new.parent == tmp_path / "own"
    with store.open_desk(new, clock, hold=True) as copy:
        assert copy.only_read is None and copy.count("partner") == 1 and copy.check() == []
