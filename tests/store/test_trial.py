"""Once a month the newest backup is brought back in a place of its own, proved, and removed; the log has a line."""

import logging
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest

from cityintl.errors import UserError
from cityintl.store import backups, pool, tables, trial
from cityintl.store.safekeeping import Safekeeping


class Kept:
    """A desk with a backup and a clock that the test moves."""

    def __init__(self, desk, root: Path, now) -> None:
        self.now = now
        desk.clock = lambda: self.now
        with desk.write("Fill") as door:
            door.add("partner", {"name": "Nagoya"})
            self.print = door.put_file(b"charter" * 1000, "charter")
            door.add("document", {"title": "Charter", "name": "charter.pdf", "sha256": self.print})
        self.of = Safekeeping(desk, root)
        self.made = self.of.back_up("Test")

    def later(self, **more) -> None:
        self.now += timedelta(**more)

    @property
    def is_due(self) -> bool:
        return self.of.is_trial_due(self.now)


@pytest.fixture
def kept(desk, tmp_path, now, monkeypatch) -> Kept:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "room"))
    (tmp_path / "room").mkdir()
    return Kept(desk, tmp_path / "kept", now)


def room() -> list[Path]:
    return list(Path(tempfile.gettempdir()).iterdir())


def test_it_is_due_a_day_after_the_first_backup_and_then_each_month(kept):
    assert not kept.is_due
    kept.later(days=1)
    assert kept.is_due
    tried = kept.of.try_out()
    assert tried.ok and tried == trial.last(kept.of.folder) and not kept.is_due
    kept.later(days=29, hours=23)
    assert not kept.is_due
    kept.later(hours=1)
    assert kept.is_due


def test_it_tells_what_came_back_leaves_nothing_and_writes_a_line_in_the_log(kept, caplog):
    caplog.set_level(logging.INFO, "cityintl")
    before = sorted(each.name for each in kept.of.folder.iterdir())
    tried = kept.of.try_out()
    rows = sum(backups.facts(kept.made).counts.values())
    said = f"The backup of 2026-05-14 15:00 UTC came back whole: {rows:,} rows, 1 documents."
    assert (tried.ok, tried.words, tried.backup) == (True, said, kept.made.path.name)
    assert caplog.messages == [f"trial restore: {said}"] and room() == []
    assert sorted(each.name for each in kept.of.folder.iterdir()) == sorted([*before, "trial-restore.json"])


def test_it_tries_the_newest_that_is_whole(kept):
    kept.later(hours=1)
    with kept.of.desk.write("More") as door:
        door.add("partner", {"name": "Łódź"})
    newer = kept.of.back_up("Test")
    assert kept.of.try_out().backup == newer.path.name
    newer.path.write_bytes(newer.path.read_bytes()[:-1] + b"?")
    assert kept.of.try_out().backup == kept.made.path.name
    kept.made.path.unlink()
    assert kept.of.try_out() is None


@pytest.mark.says_in_log
def test_a_document_that_the_pool_lost_is_brought_anew_and_it_is_tried_again(kept, caplog):
    caplog.set_level(logging.INFO, "cityintl")
    place = pool.place(kept.of.folder, kept.print)
    place.write_bytes(b"?" * 7000)
    tried = kept.of.try_out()
    assert tried.ok and place.read_bytes() == b"charter" * 1000
    assert [("1 of its documents" in line, "came back whole" in line) for line in caplog.messages] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.says_in_log
def test_one_that_fails_is_told_with_a_way_out_noted_and_tried_again_the_next_day(kept, monkeypatch):
    monkeypatch.setattr(trial.restoring, "build", lambda *_given: ["lost"])
    with pytest.raises(UserError, match="trial restore of the backup of 2026-05-14 15:00 UTC failed: 1 of its") as said:
        kept.of.try_out()
    assert "Back it up now" in said.value.advice and room() == []
    tried = trial.last(kept.of.folder)
    assert not tried.ok and "did not come back whole" in tried.words
    assert not kept.is_due
    kept.later(days=1)
    assert kept.is_due


@pytest.mark.says_in_log
@pytest.mark.parametrize("what", ("row", "value"))
def test_one_that_brings_back_less_or_else_than_was_backed_up_fails(kept, monkeypatch, what):
    from sqlcipher3 import dbapi2

    build = trial.restoring.build

    def damaging(backup, path, *more):
        build(backup, path, *more)
        raw = dbapi2.connect(str(path), isolation_level=None)
        line = "INSERT INTO draft (kind, typed, at) VALUES ('tie', '{}', '')"
        raw.execute(line if what == "row" else "UPDATE change_set SET label = 'Other' WHERE id = 2")
        raw.close()
        return []

    monkeypatch.setattr(trial.restoring, "build", damaging)
    with pytest.raises(UserError, match="does not hold what was backed up"):
        kept.of.try_out()


def test_a_note_that_cannot_be_read_or_is_of_a_day_to_come_does_not_keep_it_back(kept):
    kept.later(days=400)
    kept.of.try_out()
    kept.later(days=-398)
    assert kept.is_due, "the clock had run ahead"
    for text in ("", "{", "[]", '{"at": 1}', '{"at":"x","backup":"","made":"","ok":true,"words":""}'):
        (kept.of.folder / "trial-restore.json").write_text(text)
        assert trial.last(kept.of.folder) is None and kept.is_due


def test_a_backup_of_an_older_version_is_tried_too(kept, monkeypatch):
    from cityintl.store import migrating

    monkeypatch.setattr(tables, "SCHEMA", f"{int(tables.SCHEMA) + 1:04}")
    monkeypatch.setattr(migrating, "bring_up", lambda _path: None)
    monkeypatch.setattr(trial.opening, "_bring_up_to_date", lambda *_given: None)
    assert trial.run(kept.made, kept.now).ok
