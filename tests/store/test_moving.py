"""A desk is brought to this computer whole, and the file that it was stays where it lay, under another name."""

import pytest

from cityintl import store
from cityintl.errors import UserError
from cityintl.store import DeskBusy, moving


def test_a_desk_is_moved_whole(sample, tmp_path, clock, content):
    before, old = content(sample), sample.path
    sample.close()
    (tmp_path / "local").mkdir()
    new = moving.move(old, tmp_path / "local", clock)
    assert new == tmp_path / "local" / old.name and not old.exists()
    assert old.with_name("Riverton before moving.cityintl").is_file()
    with store.open_desk(new, clock, hold=True) as desk:
        assert content(desk) == before and desk.check() == [] and desk.undo()
    assert [p.name for p in new.parent.iterdir() if p.suffix != ".lock"] == [new.name]


def test_a_name_that_is_taken_is_not_taken_again(desk, tmp_path, clock):
    desk.close()
    (tmp_path / "local").mkdir()
    (tmp_path / "local" / desk.path.name).write_text("mine")
    assert moving.move(desk.path, tmp_path / "local", clock).name == "Riverton 2.cityintl"
    assert (tmp_path / "local" / desk.path.name).read_text() == "mine"


def test_a_desk_that_is_open_stays_where_it_is(desk, tmp_path, clock):
    desk.close()
    (tmp_path / "local").mkdir()
    with store.open_desk(desk.path, clock, hold=True), pytest.raises(DeskBusy):
        moving.move(desk.path, tmp_path / "local", clock)
    with pytest.raises(UserError, match="There is no folder"):
        moving.move(desk.path, tmp_path / "none", clock)
    assert desk.path.exists() and list((tmp_path / "local").iterdir()) == []


def test_a_desk_that_is_not_sound_stays_where_it_is(desk, tmp_path, clock):
    from sqlcipher3 import dbapi2

    desk.close()
    raw = dbapi2.connect(str(desk.path), isolation_level=None)
    raw.execute("DELETE FROM home")
    raw.close()
    (tmp_path / "local").mkdir()
    with pytest.raises(UserError, match="is not sound"):
        moving.move(desk.path, tmp_path / "local", clock)
    assert desk.path.exists() and list((tmp_path / "local").iterdir()) == []
