"""A desk moved, renamed, deleted or replaced while it is open: the next change is refused, what was saved stays."""

import shutil
import sys
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.errors import UserError
from cityintl.store import driver
from cityintl.store.safekeeping import Safekeeping

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be moved there")


def renamed(path):
    return path.rename(path.with_name("Elsewhere.cityintl"))


def replaced(path):
    """As a client of a synced folder does with the version of another computer."""
    shutil.copyfile(path, path.with_name("theirs"))
    path.with_name("theirs").replace(path)
    return path.with_name(f"{path.stem} as it was open.cityintl")


def deleted(path):
    path.unlink()
    return path.with_name(f"{path.stem} as it was open.cityintl")


def moved_away(path):
    (path.parent / "archive").mkdir()
    path.rename(path.parent / "archive" / path.name)
    return path.with_name(f"{path.stem} as it was open.cityintl")


def desks_in(folder):
    return sorted(each.name for each in folder.iterdir() if each.suffix == ".cityintl")


@pytest.mark.parametrize(
    ("go", "said"),
    (
        (renamed, "it is called “Elsewhere.cityintl” now"),
        (deleted, "All that it held is kept as"),
        (moved_away, "All that it held is kept as"),
        (replaced, "Another file came in the place of"),
    ),
)
def test_what_was_saved_is_kept_and_nothing_is_written_into_the_void(desk, clock, tmp_path, go, said):
    with desk.write("Saved") as door:
        door.add("partner", {"name": "Nagoya"})
    there = go(desk.path)
    changes = (
        lambda: desk.write("Lost").__enter__(),
        desk.undo,
        lambda: desk.keep_draft("partner", {}),
        lambda: Safekeeping(desk, tmp_path / "kept").back_up("Test"),
    )
    for change in changes:
        with pytest.raises(UserError, match=said) as refused:
            change()
        assert refused.value.advice
    assert desks_in(desk.path.parent) == sorted({there.name, *([desk.path.name] if go is replaced else [])})
    with store.open_desk(there, clock) as found:
        assert found.count("partner") == 1 and found.check() == []
    desk.close()
    with store.open_desk(there, clock, hold=True) as found:
        assert found.count("partner") == 1 and found.check() == []


def test_a_desk_whose_folder_goes_too_is_kept_among_those_of_this_computer(sample, clock, tmp_path, monkeypatch):
    monkeypatch.setenv("CITYINTL_DESKS", str(tmp_path / "desks"))
    with sample.write("Saved") as door:
        door.add("partner", {"name": "Nagoya"})
    shutil.rmtree(sample.path.parent)
    with pytest.raises(UserError, match="All that it held is kept as"):
        sample.undo()
    sample.close()
    (there,) = (tmp_path / "desks").iterdir()
    with store.open_desk(there, clock) as found:
        assert found.can_undo() == "Saved" and found.check() == []


def test_what_is_written_after_a_desk_came_back_is_kept_as_well(desk, clock):
    away = desk.path.parent / "archive"
    away.mkdir()
    for name in ("Nagoya", "Gdynia"):
        with desk.write("Saved") as door:
            door.add("partner", {"name": name})
        desk.path.rename(away / "gone")
        with pytest.raises(UserError) as refused:
            desk.undo()
        (away / "gone").rename(desk.path)
    with store.open_desk(desk.path.with_name("Riverton as it was open 2.cityintl"), clock) as found:
        assert "Riverton as it was open 2" in str(refused.value) and found.count("partner") == 2


def test_reading_on_makes_no_empty_desk_where_one_was_deleted(desk):
    desk.path.unlink()
    with desk.reading(), pytest.raises(UserError), desk.reading():
        pass
    assert not desk.path.exists()


def test_a_desk_that_comes_back_is_worked_in_again(desk):
    there = renamed(desk.path)
    with pytest.raises(UserError), desk.write("Refused"):
        pass
    there.rename(desk.path)
    with desk.write("Back") as door:
        door.add("partner", {"name": "Nagoya"})
    assert desk.count("partner") == 1 and desk.check() == []


def test_a_backup_makes_no_desk_where_none_is(desk, tmp_path, monkeypatch):
    with desk.write("Saved") as door:
        door.add("partner", {"name": "Nagoya"})
    renamed(desk.path)
    monkeypatch.setattr(type(desk), "refuse_gone", lambda _desk: None)
    with pytest.raises(UserError):
        Safekeeping(desk, tmp_path / "kept").back_up("Test")
    assert not desk.path.exists()


@pytest.mark.parametrize(
    ("path", "told"),
    (
        (
            PureWindowsPath(r"\\server\share\Über 100%?.cityintl"),
            "file:////server/share/%C3%9Cber%20100%25%3F.cityintl?mode=ro",
        ),
        (PureWindowsPath(r"C:\desks\R.cityintl"), "file:///C:/desks/R.cityintl?mode=ro"),
        (PurePosixPath("/desks/R #1.cityintl"), "file:///desks/R%20%231.cityintl?mode=ro"),
    ),
)
def test_a_file_on_a_share_of_windows_is_named_as_the_database_takes_it(path, told):
    assert driver.uri(path, "mode=ro") == told


def test_a_path_that_begins_as_that_of_a_share_does_is_opened(desk):
    raw = dbapi2.connect(
        driver.uri(PurePosixPath("/", *desk.path.parts), "mode=ro").replace("file:///", "file:////"), uri=True
    )
    assert raw.execute("SELECT count(*) FROM home").fetchone() == (1,)
    raw.close()
