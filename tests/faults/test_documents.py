"""A process that dies while a file is kept, and a disk that fills up, leave a sound desk without half a document."""

import subprocess
import sys

import pytest

from cityintl import store
from cityintl.errors import UserError
from cityintl.exchange import documents, mail
from tests.faults.test_broken_off import fill_up

BLOB = b"%PDF-1.7" + bytes(range(256)) * 4_000
MAIL = (
    b"From: a@b.example\nTo: c@d.example\nSubject: Program\nMessage-ID: <1@x>\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/mixed; boundary="x"\n\n--x\n\nHi\n--x\nContent-Type: application/octet-stream\n'
    b"Content-Disposition: attachment; filename=a.bin\n\n" + b"x" * 300_000 + b"\n--x--\n"
)

DIE = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from cityintl import store
from cityintl.exchange import documents, mail
from cityintl.store import driver
path, file, point = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
count = 0
def counted(inner):
    def wrapped(*given):
        global count
        count += 1
        if count == point:
            os.kill(os.getpid(), signal.SIGKILL) if os.name == "posix" else os._exit(9)
        return inner(*given)
    return wrapped
fetch, run_many = driver.fetch, driver.run_many
for module in list(sys.modules.values()):
    for name in ("fetch", "run_many"):
        if module.__name__.startswith("cityintl.store") and hasattr(module, name):
            setattr(module, name, counted({"fetch": fetch, "run_many": run_many}[name]))
desk = store.open_desk(path, lambda: datetime(2026, 5, 14, 15, tzinfo=UTC))
if file.suffix == ".eml":
    mail.bring(desk, file, ("partner", 1))
else:
    documents.bring(desk, file, ("partner", 1))
print(count)
"""


def run(path, file, point):
    return subprocess.run(
        [sys.executable, "-c", DIE, str(path), str(file), str(point)], capture_output=True, text=True, check=False
    )


@pytest.fixture
def filled(desk):
    with desk.write("Fill") as door:
        door.add("partner", {"name": "Nagoya"})
    desk.close()
    return desk.path


@pytest.fixture(params=["charter.pdf", "program.eml"])
def file(request, tmp_path):
    path = tmp_path / request.param
    path.write_bytes(MAIL if path.suffix == ".eml" else BLOB)
    return path


def test_a_process_killed_while_it_keeps_a_file_leaves_the_old_state(filled, file, tmp_path, clock, content):
    import shutil

    with store.open_desk(filled, clock) as desk:
        before, steps = content(desk), desk.history()
    trial = tmp_path / "trial.cityintl"
    shutil.copy(filled, trial)
    whole = run(trial, file, 0)
    assert whole.returncode == 0, whole.stderr
    last = int(whole.stdout)
    for point in sorted({1, last // 3, last * 2 // 3, last - 1, last}):
        dead = run(filled, file, point)
        assert dead.returncode != 0 and dead.stdout == ""
        with store.open_desk(filled, clock, hold=True) as desk:
            assert content(desk) == before and desk.history() == steps
            assert desk.check() == []
    assert run(filled, file, 0).returncode == 0
    with store.open_desk(filled, clock, hold=True) as desk:
        assert desk.check() == [] and desk.count("document") > 0
        desk.undo()
        assert desk.check() == [] and desk.count("document") == 0


@pytest.mark.parametrize("pages", (0, 1, 20, 60))
def test_a_full_disk_is_said_and_leaves_the_old_state(filled, file, clock, content, pages):
    bring = mail.bring if file.suffix == ".eml" else documents.bring
    with store.open_desk(filled, clock) as desk:
        before, steps = content(desk), desk.history()
        fill_up(desk, pages)
        with pytest.raises(UserError, match="no room left on the disk"):
            bring(desk, file, ("partner", 1))
        assert content(desk) == before and desk.history() == steps and desk.check() == []
    with store.open_desk(filled, clock) as desk:
        bring(desk, file, ("partner", 1))
        assert desk.check() == [] and desk.count("document") > 0


def test_a_full_disk_while_a_copy_is_written_leaves_no_half_file(filled, file, clock, tmp_path, monkeypatch):
    import errno

    out = tmp_path / "out"
    out.mkdir()
    with store.open_desk(filled, clock) as desk:
        number = documents.bring(desk, file)
        pour = desk.pour_file

        def full(fingerprint, write):
            pour(fingerprint, lambda piece: write(piece[:10]))
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(desk, "pour_file", full)
        with pytest.raises(UserError, match="no room left"):
            documents.save_as(desk, number, out / "copy.pdf")
    assert list(out.iterdir()) == []
