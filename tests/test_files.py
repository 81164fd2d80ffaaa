"""Files that are written whole or not at all."""

import os
from pathlib import Path

import pytest

from cityintl import files
from cityintl.errors import UserError
from cityintl.files import write_whole


def test_a_file_gets_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    seen = []

    def write(unfinished: Path) -> None:
        unfinished.write_text("new")
        seen.append((tmp_path / "a.txt").read_text())

    (tmp_path / "a.txt").write_text("old")
    write_whole(tmp_path / "a.txt", write)
    assert seen == ["old"]
    assert (tmp_path / "a.txt").read_text() == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [(OSError(28, "No space"), "no room"), (PermissionError(13, "Denied"), "Close it"), (OSError(5, "I/O"), "I/O")],
)
def test_a_failure_keeps_the_old_file_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: OSError, said: str
) -> None:
    (tmp_path / "a.txt").write_text("old")

    def fail(*_given: object) -> None:
        raise wrong

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(UserError, match=said):
        write_whole(tmp_path / "a.txt", lambda unfinished: unfinished.write_text("new"))
    assert (tmp_path / "a.txt").read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such folder"):
        write_whole(tmp_path / "no" / "a.txt", lambda unfinished: unfinished.write_text("new"))


def test_a_power_cut_meets_no_name_without_its_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    rename = os.replace
    monkeypatch.setattr(files, "to_disk", lambda path: asked.append(f"{path.name} is on the disk"))
    monkeypatch.setattr("os.replace", lambda old, new: (asked.append(f"{new.name} is named"), rename(old, new)))
    write_whole(tmp_path / "a.txt", lambda path: path.write_text("a"))
    assert asked == [".a.txt.part is on the disk", "a.txt is named", f"{tmp_path.name} is on the disk"]


@pytest.mark.parametrize("name", ("Riverton.cityintl", "old.backup", "ab.document", "renamed.pdf", "renamed.pdf-wal"))
def test_no_desk_and_no_backup_is_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / "renamed.pdf").write_bytes(b"SQLite format 3\0" + b"records")
    (tmp_path / name).write_bytes(kept := b"SQLite format 3\0" + b"records")
    with pytest.raises(UserError, match="belongs to a desk or a backup"):
        write_whole(tmp_path / name, lambda unfinished: unfinished.write_bytes(b"a document"))
    assert (tmp_path / name).read_bytes() == kept


def test_a_damaged_desk_is_not_written_over_either(tmp_path: Path) -> None:
    (tmp_path / "Riverton.cityintl").write_bytes(b"")
    with pytest.raises(UserError, match="not written over"):
        write_whole(tmp_path / "Riverton.cityintl", lambda unfinished: unfinished.write_bytes(b"a document"))
