"""A restore says what it would change, is whole or not at all, and can be taken back."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.errors import UserError
from cityintl.store import (
    DeskBusy,
    DeskTooNew,
    NotADesk,
    backups,
    comparing,
    origin,
    pool,
    safekeeping,
    tables,
    thinning,
)
from cityintl.store.safekeeping import Safekeeping


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def backed(sample, root, content):
    """The sample desk, its backup, and what it held."""
    before = content(sample)
    made = Safekeeping(sample, root).back_up("By hand")
    return sample, made, before


def test_a_restored_desk_is_the_one_that_was_backed_up(backed, root, clock, content):
    desk, made, before = backed
    with desk.write("Spoil") as door:
        door.set("partner", 1, {"name": "Spoiled"})
        door.delete("gift", 1)
        door.add("partner", {"name": "Łódź"})
    desk.close()
    done = safekeeping.restore(desk.path, made, root, clock)
    assert done.lost == ()
    with store.open_desk(desk.path, clock, hold=True) as again:
        assert content(again) == before and again.check() == []
        assert again.search("nagoya") and again.undo()
    assert done.before is not None
    safekeeping.restore(desk.path, done.before, root, clock)
    with store.open_desk(desk.path, clock) as again:
        assert again.get("partner", 1).values["name"] == "Spoiled" and again.check() == []
    assert sorted(p.name for p in desk.path.parent.iterdir() if p.is_file() and p.suffix != ".lock") == [desk.path.name]


def test_the_comparison_counts_what_comes_back_changes_and_goes(backed):
    desk, made, _before = backed
    assert comparing.compare(desk.path, made).is_same
    assert comparing.sentences(comparing.compare(desk.path, made)) == [
        "The backup is what the desk is: nothing would change."
    ]
    with desk.write("Spoil") as door:
        door.set("partner", 1, {"notes": "Spoiled"})
        door.add("partner", {"name": "Łódź"})
        door.add("partner", {"name": "Kraków"})
        door.add("decision", {"what": "To go", "decided_by": "Council", "on": desk.today})
    found = comparing.compare(desk.path, made)
    told = {each.kind: (each.back, each.changed, each.gone) for each in found.kinds}
    assert told == {"partner": (0, 1, 2), "decision": (0, 0, 1)}
    assert (found.lost_count, found.back_count, found.documents_missing) == (1, 0, 0)
    assert found.lost[0][1] == "Spoil"
    assert "Partners: 1 changed, 2 gone" in comparing.sentences(found)


def test_a_desk_that_is_gone_is_restored_where_it_was(backed, root, clock, content):
    desk, made, before = backed
    desk.close()
    desk.path.unlink()
    assert origin.made_at(desk.path, root) == [made]
    safekeeping.restore(desk.path, made, root, clock)
    with store.open_desk(desk.path, clock) as again:
        assert content(again) == before and again.check() == []


def test_a_stale_journal_is_not_played_into_the_restored_desk(backed, root, clock, content):
    desk, made, before = backed
    with desk.write("In the journal") as door:
        door.add_many("partner", [{"name": f"City {n}"} for n in range(300)])
    wal = Path(f"{desk.path}-wal")
    stale = wal.read_bytes()
    assert len(stale) > 10_000
    desk.close()
    wal.write_bytes(stale)
    safekeeping.restore(desk.path, made, root, clock)
    with store.open_desk(desk.path, clock) as again:
        assert content(again) == before and again.check() == []


def test_a_stale_journal_beside_a_desk_that_is_gone_is_put_away(backed, root, clock, content):
    desk, made, before = backed
    with desk.write("In the journal") as door:
        door.add("partner", {"name": "City"})
    stale = Path(f"{desk.path}-wal").read_bytes()
    desk.close()
    desk.path.unlink()
    Path(f"{desk.path}-wal").write_bytes(stale)
    safekeeping.restore(desk.path, made, root, clock)
    with store.open_desk(desk.path, clock) as again:
        assert content(again) == before and again.check() == []


def test_a_damaged_desk_stays_beside_the_restored_one(backed, root, clock, content):
    desk, made, before = backed
    desk.close()
    blob = bytearray(desk.path.read_bytes())
    blob[8192:40960] = b"\xff" * 32768
    desk.path.write_bytes(blob)
    done = safekeeping.restore(desk.path, made, root, clock)
    assert done.before is None
    with store.open_desk(desk.path, clock) as again:
        assert content(again) == before and again.check() == []
    kept = [p for p in desk.path.parent.glob("*.cityintl") if p != desk.path]
    assert kept and all(p.read_bytes()[8192:40960] == b"\xff" * 32768 for p in kept)


def test_a_desk_that_somebody_has_open_is_not_replaced(backed, root, clock):
    desk, made, _before = backed
    desk.close()
    with store.open_desk(desk.path, clock, hold=True), pytest.raises(DeskBusy):
        safekeeping.restore(desk.path, made, root, clock)
    reader = dbapi2.connect(str(desk.path))
    reader.execute("PRAGMA journal_mode=WAL").fetchall()
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM partner").fetchall()
    before = desk.path.read_bytes()
    with pytest.raises(DeskBusy):
        safekeeping.restore(desk.path, made, root, clock)
    reader.close()
    assert desk.path.read_bytes() == before


def test_a_damaged_backup_is_refused_and_the_desk_stands(backed, root, clock, content):
    desk, made, before = backed
    desk.close()
    blob = bytearray(made.path.read_bytes())
    blob[len(blob) // 2] ^= 1
    made.path.write_bytes(blob)
    with pytest.raises(NotADesk, match="is damaged"):
        safekeeping.restore(desk.path, made, root, clock)
    with store.open_desk(desk.path, clock) as again:
        assert content(again) == before


def test_a_backup_of_a_newer_version_is_refused(backed, root, clock, monkeypatch):
    desk, made, _before = backed
    desk.close()
    monkeypatch.setattr(tables, "SCHEMA", "0001")
    with pytest.raises(DeskTooNew):
        comparing.compare(desk.path, made)


def test_documents_that_the_pool_lost_are_named_and_the_rest_is_restored(backed, root, clock):
    desk, made, _before = backed
    desk.close()
    desk.path.unlink()
    gone, changed, *_rest = sorted((made.path.parent / "documents").glob("*/*.document"))
    gone.unlink()
    changed.write_bytes(b"x" * changed.stat().st_size)
    done = safekeeping.restore(desk.path, made, root, clock)
    assert set(done.lost) == {gone.stem, changed.stem}
    with store.open_desk(desk.path, clock, hold=True) as again:
        wrong = again.check()
        assert len(wrong) == 2 and all("is missing" in line for line in wrong)


def test_documents_that_the_pool_lost_come_from_the_desk_that_is_replaced(backed, root, clock, content, tmp_path):
    desk, made, before = backed
    stick = tmp_path / "stick"
    shutil.copytree(made.path.parent, stick)
    desk.close()
    for folder in (made.path.parent, stick):
        gone, changed, *_rest = sorted((folder / "documents").glob("*/*.document"))
        gone.unlink()
        changed.write_bytes(b"x" * changed.stat().st_size)
    done = safekeeping.restore(desk.path, backups.all_in(stick)[0], root, clock)
    assert done.lost == () and done.before == made
    with store.open_desk(desk.path, clock, hold=True) as again:
        assert again.check() == [] and content(again) == before
    at_home = sorted((made.path.parent / "documents").glob("*/*.document"))
    assert len(at_home) > 2 and all(pool.is_whole(made.path.parent, each.stem) for each in at_home)


def test_the_second_place_restores_as_well(backed, root, clock, tmp_path, content):
    desk, made, before = backed
    stick = tmp_path / "stick"
    stick.mkdir()
    Safekeeping(desk, root, stick).copy_out()
    desk.close()
    desk.path.unlink()
    shutil.rmtree(root)
    (there,) = backups.all_in(stick / made.path.parent.name)
    safekeeping.restore(desk.path, there, root, clock)
    with store.open_desk(desk.path, clock) as again:
        assert content(again) == before and again.check() == []


def test_a_folder_that_cannot_be_written_to_is_said(backed, root, clock, tmp_path):
    _desk, made, _before = backed
    with pytest.raises(UserError):
        safekeeping.restore(tmp_path / "none" / "x.cityintl", made, root, clock)


def test_a_damaged_backup_is_not_relied_on_before_a_restore(backed, root, clock, content):
    desk, made, _before = backed
    with desk.write("Precious") as door:
        door.set("partner", 1, {"name": "Precious"})
    kept = Safekeeping(desk, root)
    newest = kept.back_up("By hand")
    blob = bytearray(newest.path.read_bytes())
    blob[5000] ^= 1
    newest.path.write_bytes(blob)
    assert kept.is_changed()
    stood = content(desk)
    desk.close()
    done = safekeeping.restore(desk.path, made, root, clock)
    assert done.before is not None and backups.is_sound(done.before)
    safekeeping.restore(desk.path, done.before, root, clock)
    with store.open_desk(desk.path, clock) as again:
        assert content(again) == stood and again.check() == []


def test_copies_of_a_desk_that_share_a_folder_keep_their_own_backups(desk, root, clock, now):
    copy = desk.path.with_name("Practice.cityintl")
    with desk.write("Shared") as door:
        door.add("partner", {"name": "Shared"})
    shared = Safekeeping(desk, root).back_up("Shared")
    desk.close()
    shutil.copy(desk.path, copy)
    with store.open_desk(desk.path, clock) as real:
        with real.write("Real") as door:
            door.add("partner", {"name": "Real"})
        mine = Safekeeping(real, root).back_up("Real")
    later = now + timedelta(hours=1)
    with store.open_desk(copy, lambda: later) as practice:
        for n in range(3):
            with practice.write(f"Rubbish {n}") as door:
                door.add("partner", {"name": f"Rubbish {n}"})
        theirs = Safekeeping(practice, root).back_up("Practice")
        assert Safekeeping(practice, root).known() == [theirs, shared]
    assert origin.made_at(desk.path, root) == [mine, shared] and origin.made_at(copy, root) == [theirs, shared]
    later = now + timedelta(days=3)
    with store.open_desk(desk.path, lambda: later) as real:
        newest = Safekeeping(real, root).back_up("Later")
    assert thinning.thin(mine.path.parent, now + timedelta(days=4)) == [shared]
    desk.path.write_bytes(b"\0" * 10_000)
    assert origin.newest(desk.path, origin.made_at(desk.path, root), later) == newest
