"""Desks are made whole, and what is no desk is refused in a sentence."""

import os
import shutil
import sys

import pytest

from cityintl import store
from cityintl.errors import UserError
from cityintl.store import DeskTooNew, Invalid, NotADesk, tables


@pytest.fixture
def home(desk):
    return desk.home()


def left(folder):
    return sorted(p.name for p in folder.iterdir() if not p.name.endswith(".lock"))


def test_a_new_desk_holds_its_city_and_nothing_else(tmp_path, home, clock):
    folder = tmp_path / "new"
    folder.mkdir()
    with store.create(folder / "Riverton.cityintl", home, clock) as desk:
        assert desk.home() == home
        assert set(desk.counts().values()) == {0}
        assert [s.label for s in desk.history()] == ["New desk for Riverton"]
        assert desk.check() == []
    assert left(folder) == ["Riverton.cityintl"]
    assert desk.path.read_bytes()[68:72] == b"City"


def test_a_desk_is_never_made_over_another_file_or_into_nowhere(desk, home, clock, tmp_path):
    before = desk.path.read_bytes()
    with pytest.raises(UserError, match="there already"):
        store.create(desk.path, home, clock)
    assert desk.path.read_bytes() == before
    with pytest.raises(UserError, match="no folder"):
        store.create(tmp_path / "none" / "x.cityintl", home, clock)


def test_a_folder_that_cannot_be_written_to_is_named(home, clock, tmp_path, monkeypatch):
    def refuse(path, *_given, **_options):
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(UserError, match="cannot be written to"):
        store.create(tmp_path / "x.cityintl", home, clock)


@pytest.mark.parametrize("lack", ("name", "country", "zone"))
def test_a_city_that_cannot_be_leaves_no_half_desk(tmp_path, home, clock, lack):
    folder = tmp_path / "new"
    folder.mkdir()
    with pytest.raises(Invalid):
        store.create(folder / "X.cityintl", {k: v for k, v in home.items() if k != lack}, clock)
    assert left(folder) == []


def test_what_a_crash_left_half_made_is_in_nobodys_way(tmp_path, home, clock):
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / ".X.cityintl.new").write_bytes(b"half")
    (folder / ".X.cityintl.new-wal").write_bytes(b"half")
    store.create(folder / "X.cityintl", home, clock).close()
    assert left(folder) == ["X.cityintl"]


def test_files_that_are_no_desks_are_refused(tmp_path, clock):
    from sqlcipher3 import dbapi2

    text, empty, other = (tmp_path / n for n in ("a.cityintl", "b.cityintl", "c.cityintl"))
    text.write_text("Dear Mayor, " * 100)
    empty.touch()
    raw = dbapi2.connect(str(other))
    raw.execute("CREATE TABLE t (a)")
    raw.commit(), raw.close()
    for path in (text, empty, other):
        before = path.read_bytes()
        with pytest.raises(NotADesk) as refused:
            store.open_desk(path, clock)
        assert path.name in refused.value.message and refused.value.advice
        assert path.read_bytes() == before
    with pytest.raises(UserError, match="no desk at"):
        store.open_desk(tmp_path / "none.cityintl", clock)
    with pytest.raises(UserError, match="no desk at"):
        store.open_desk(tmp_path, clock)


@pytest.mark.parametrize("kept", (100, 2000, 4096, 12288))
def test_a_truncated_desk_is_said_to_be_damaged(desk, clock, kept):
    desk.close()
    desk.path.write_bytes(desk.path.read_bytes()[:kept])
    with pytest.raises(NotADesk, match=r"damaged\. Recover it"), store.open_desk(desk.path, clock) as again:
        again.check() and again.listing("tie", ("partner",))
        raise NotADesk("“x” is damaged.", "Recover it") if again.check() else AssertionError


def test_a_desk_of_a_newer_version_is_refused_untouched(desk, clock):
    from sqlcipher3 import dbapi2

    desk.close()
    raw = dbapi2.connect(str(desk.path), isolation_level=None)
    raw.execute("UPDATE alembic_version SET version_num = '9000'")
    raw.close()
    before = desk.path.read_bytes()
    with pytest.raises(DeskTooNew, match="newer version"):
        store.open_desk(desk.path, clock, hold=True)
    assert desk.path.read_bytes()[100:] == before[100:]


def test_a_closed_desk_leaves_one_file(desk, clock):
    with desk.write("Add") as door:
        door.add("partner", {"name": "Nagoya"})
    desk.close()
    assert left(desk.path.parent) == [desk.path.name]


def test_the_schema_is_the_newest_revision():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from cityintl.store import migrating

    config = Config()
    config.set_main_option("script_location", str(migrating.FOLDER))
    assert ScriptDirectory.from_config(config).get_current_head() == tables.SCHEMA


def test_alembic_is_not_loaded_to_open_a_desk_of_today(desk):
    import subprocess
    import sys

    code = (
        "import sys; from datetime import datetime, UTC; from pathlib import Path; from cityintl import store\n"
        "store.open_desk(Path(sys.argv[1]), lambda: datetime.now(UTC)).close(); print('alembic' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(desk.path)], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_a_desk_that_may_not_be_read_is_said_to_be(desk, clock, monkeypatch):
    def refused(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refused)
    with pytest.raises(UserError, match=r"cannot be read\. Permission denied"):
        store.open_desk(desk.path, clock)


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_a_desk_whose_name_is_not_in_utf_8_is_worked_in(desk, clock):
    desk.close()
    odd = desk.path.with_name(os.fsdecode(b"Riverton \xfc #1?.cityintl"))
    shutil.copy(desk.path, odd)
    with store.open_desk(odd, clock, hold=True) as found:
        with found.write("Add") as door:
            door.add("partner", {"name": "Nagoya"})
        assert found.count("partner") == 1 and found.check() == []
