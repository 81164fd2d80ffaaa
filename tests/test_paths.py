"""Where things are."""

from pathlib import Path

import pytest

from cityintl import paths
from cityintl.errors import UserError


def test_what_ships_is_found_from_the_checkout() -> None:
    assert paths.resource("sample").is_dir()
    assert paths.built("places.sqlite").is_file()


def test_what_the_set_up_did_not_build_is_a_sentence() -> None:
    with pytest.raises(UserError, match=r"installer/start\.py"):
        paths.built("nothing")


def test_what_ships_is_found_inside_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.resource("a", "b") == tmp_path / "resources" / "a" / "b"


def test_folders_of_this_user_are_made_where_they_are_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITYINTL_SETTINGS", str(tmp_path / "s"))
    monkeypatch.setenv("CITYINTL_DESKS", str(tmp_path / "d"))
    assert paths.settings_folder().is_dir()
    assert paths.desks_folder() == tmp_path / "d"
    assert paths.log_file().parent == tmp_path / "s"


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    for variable, ask in (
        ("SETTINGS", paths.log_file),
        ("DESKS", paths.desks_folder),
        ("BACKUPS", paths.backups_folder),
    ):
        monkeypatch.setenv(f"CITYINTL_{variable}", str(tmp_path / "file"))
        with pytest.raises(UserError, match="cannot be made"):
            ask()


def test_without_a_wish_the_systems_own_folders_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CITYINTL_DESKS", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.desks_folder().is_dir()
    assert tmp_path in paths.desks_folder().parents
