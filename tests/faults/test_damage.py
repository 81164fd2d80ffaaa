"""Bits flipped and ends cut off in desk, journal and backup: it is noticed, nothing else breaks, it is recovered."""

import random
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.errors import UserError
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskTooNew, NotADesk, backups, origin, recovering, safekeeping, tables
from cityintl.store.safekeeping import Safekeeping


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def worked(desk, root, now, content):
    """A desk with a backup, and work after it: changed, added and deleted records, and a document."""
    moment = [now]
    desk.clock = lambda: moment[0]
    with desk.write("Before") as door:
        for n in range(60):
            partner = door.add("partner", {"name": f"City {n}", "notes": f"Miners of {n}. " * 20})
            tie = door.add("tie", {"partner": partner, "type": TieType.MOU, "status": TieStatus.ACTIVE})
            door.connect("tie", tie, "about", "partner", 1)
        door.add("document", {"title": "Old", "name": "old.pdf", "sha256": door.put_file(b"old" * 3000, "old words")})
    made = Safekeeping(desk, root).back_up("By hand")
    moment[0] += timedelta(minutes=5)
    with desk.write("After") as door:
        door.set("partner", 5, {"name": "Changed since"})
        door.set("tie", 7, {"status": TieStatus.SUSPENDED})
        door.add("partner", {"name": "New since"})
        door.delete("tie", 9)
        door.add("document", {"title": "New", "name": "new.pdf", "sha256": door.put_file(b"new" * 3000, "new words")})
    before = content(desk)
    desk.close()
    return desk.path, made, before


def names(path: Path, clock) -> list[str]:
    with store.open_desk(path, clock, hold=True) as desk:
        assert desk.check() == []
        return [row[0] for row in desk.listing("partner", ("name",)).rows]


def wound(path: Path) -> None:
    """Damage of which check tells, and behind which everything can still be read."""
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute("DELETE FROM search_entry")
    raw.close()


def test_a_desk_that_is_sound_or_newer_is_not_recovered(worked, clock, monkeypatch):
    path, made, _before = worked
    with pytest.raises(UserError, match="is not damaged"):
        recovering.recover(path, made, clock)
    assert "New since" in names(path, clock)
    monkeypatch.setattr(tables, "SCHEMA", "0001")
    with pytest.raises(DeskTooNew):
        recovering.recover(path, made, clock)


def test_of_a_desk_that_only_seems_damaged_everything_comes(worked, root, clock, now):
    path, made, _before = worked
    assert recovering.newest_backup(path, root, now) == made
    wound(path)
    report = recovering.recover(path, made, clock)
    assert report.unreadable == {} and report.documents == 1
    assert report.taken["partner"] == 2 and "tie" in report.taken
    found = names(path, clock)
    assert "Changed since" in found and "New since" in found and "City 4" not in found
    with store.open_desk(path, clock) as desk:
        assert desk.get("tie", 7).values["status"] is TieStatus.SUSPENDED
        assert desk.count("tie") == 59 and desk.count("document") == 2
        assert desk.can_undo() == "Recovered from the damaged file"
        desk.undo()
        assert desk.check() == [] and desk.count("tie") == 60
        assert [f.title for f in desk.search("old words")] == ["Old"]
    assert report.damaged.is_file() and report.summary() == [
        "123 records are there: the backup of 2026-05-14 15:00 UTC, and 5 newer from the damaged file.",
        "All of the damaged file could be read: nothing is missing.",
        "The damaged file is kept as “Riverton damaged.cityintl”.",
    ]
    assert "Partners: 2 newer" in report.details()


@pytest.mark.parametrize("how", ("header", "schema", "hole", "cut", "empty", "noise"))
def test_whatever_is_damaged_a_sound_desk_with_all_of_the_backup_comes(worked, root, clock, how):
    path, made, _before = worked
    blob = bytearray(path.read_bytes())
    size = len(blob)
    if how == "header":
        blob[:100] = b"\0" * 100
    elif how == "schema":
        blob[100:4096] = b"\xff" * 3996
    elif how == "hole":
        blob[size // 3 : size // 3 + 40960] = b"\0" * 40960
    elif how == "cut":
        del blob[size // 2 :]
    elif how == "empty":
        blob.clear()
    else:
        blob[:] = random.Random(7).randbytes(size)
    path.write_bytes(blob)
    with pytest.raises(UserError), store.open_desk(path, clock) as desk:
        raise NotADesk("found by check") if desk.check() else AssertionError("nothing was noticed")
    report = recovering.recover(path, made, clock)
    found = names(path, clock)
    assert len(found) >= 60 and report.damaged.read_bytes() == bytes(blob)
    assert how in ("header", "hole", "cut") or not report.taken
    assert how in ("header", "hole") or not report.was_read
    summary = report.summary()
    assert (
        len(summary) == 3
        and max(map(len, summary)) < 160
        and (how == "header" or "may be missing of" in summary[1] or not report.was_read)
    )


def test_thirty_damages_by_chance_are_noticed_or_harmless_and_recovered(worked, clock, tmp_path):
    path, made, _before = worked
    good = path.read_bytes()
    chance = random.Random(2026)
    noticed = 0
    for round_ in range(30):
        blob = bytearray(good)
        for _flip in range(chance.randint(1, 30)):
            blob[chance.randrange(len(blob))] ^= 1 << chance.randrange(8)
        if round_ % 5 == 0:
            del blob[chance.randrange(len(blob)) :]
        trial = tmp_path / f"trial-{round_}" / path.name
        trial.parent.mkdir()
        trial.write_bytes(blob)
        try:
            with store.open_desk(trial, clock) as desk:
                wrong = bool(desk.check())
        except UserError:
            wrong = True
        noticed += wrong
        if wrong:
            recovering.recover(trial, made, clock)
            assert len(names(trial, clock)) >= 59, round_
        shutil.rmtree(trial.parent)
    assert noticed > 15


def test_without_a_backup_what_can_be_read_becomes_a_desk(worked, clock):
    path, _made, _before = worked
    wound(path)
    report = recovering.recover(path, None, clock)
    assert report.backup is None and report.taken["partner"] == 61 and report.documents == 2
    with store.open_desk(path, clock) as desk:
        assert desk.check() == [] and desk.count("tie") == 59 and desk.home()["name"] == "Riverton"
    path.write_bytes(b"nothing at all")
    with pytest.raises(NotADesk, match="Nothing can be read"):
        recovering.recover(path, None, clock)
    assert path.read_bytes() == b"nothing at all"


def test_a_journal_with_flipped_or_missing_ends_gives_the_old_state_or_the_new_one(desk, clock, content, tmp_path):
    with desk.write("Before") as door:
        door.add("partner", {"name": "Nagoya"})
    desk.close()
    with store.open_desk(desk.path, clock, hold=True) as again:
        states = [content(again)]
        for name in ("Łódź", "Kraków", "Bordeaux"):
            with again.write(name) as door:
                door.add_many("partner", [{"name": f"{name} {n}"} for n in range(30)])
            states.append(content(again))
        main, wal = desk.path.read_bytes(), Path(f"{desk.path}-wal").read_bytes()
    chance = random.Random(5)
    reached = set()
    for round_ in range(40):
        trial = tmp_path / "trial.cityintl"
        trial.write_bytes(main)
        broken = bytearray(wal)
        if round_ % 2:
            del broken[chance.randrange(len(broken)) :]
        else:
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        Path(f"{trial}-wal").write_bytes(broken)
        with store.open_desk(trial, clock, hold=True) as found:
            assert found.check() == []
            now = content(found)
            assert now in states
            reached.add(states.index(now))
        trial.unlink()
    assert len(reached) > 2


def test_a_backup_with_any_byte_flipped_or_its_end_cut_off_is_not_restored(worked, root, clock, content):
    path, made, _before = worked
    good = made.path.read_bytes()
    chance = random.Random(3)
    for round_ in range(40):
        blob = bytearray(good)
        if round_ % 4 == 0:
            del blob[chance.randrange(len(blob)) :]
        else:
            blob[chance.randrange(len(blob))] ^= 1 << chance.randrange(8)
        made.path.write_bytes(blob)
        assert not backups.is_sound(made)
        with pytest.raises(NotADesk):
            safekeeping.restore(path, made, root, clock)
    made.path.write_bytes(good)
    assert backups.is_sound(made) and "New since" in names(path, clock)


def test_recovery_that_is_cut_off_leaves_the_damaged_desk_to_be_recovered_again(worked, root, clock, monkeypatch):
    path, made, _before = worked
    blob = bytearray(path.read_bytes())
    blob[8192:20000] = b"\0" * 11808
    path.write_bytes(blob)
    for module, name in ((recovering, "fold"), (recovering.restoring, "keep_beside"), (recovering, "_add")):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, lambda *_a: (_ for _ in ()).throw(UserError("No room.", "Free some.")))
            with pytest.raises(UserError, match=r"No room\."):
                recovering.recover(path, made, clock)
        assert path.read_bytes() == bytes(blob)
    recovering.recover(path, made, clock)
    assert len(names(path, clock)) >= 60
    assert sorted(p.name for p in path.parent.glob("*.cityintl")) == ["Riverton damaged.cityintl", "Riverton.cityintl"]


def test_a_recovery_that_was_cut_off_before_its_end_is_taken_up_with_what_it_kept(worked, clock):
    path, made, _before = worked
    with store.open_desk(path, clock, hold=True) as desk:
        with desk.write("Only ahead") as door:
            door.add("partner", {"name": "Only ahead"})
        wal = Path(f"{path}-wal").read_bytes()
        blob = bytearray(path.read_bytes())
    blob[len(blob) // 2 : len(blob) // 2 + 40960] = bytes(40960)
    path.write_bytes(blob)
    kept = path.with_name("Riverton damaged.cityintl")
    kept.write_bytes(blob)  # it was killed when the journal was gone and the new desk had no name yet
    Path(f"{kept}-wal").write_bytes(wal)
    report = recovering.recover(path, made, clock)
    assert report.damaged == kept and "Only ahead" in names(path, clock)
    assert sorted(each.name for each in path.parent.glob("*.cityintl")) == [kept.name, path.name]


def work(kept: Safekeeping, name: str) -> backups.Backup:
    with kept.desk.write(f"Add {name}") as door:
        door.add("partner", {"name": name})
    return kept.back_up("Test")


def test_a_clock_that_jumped_ahead_hides_no_newer_backup(desk, root, clock, now, tmp_path):
    moment = [now]
    desk.clock = lambda: moment[0]
    (tmp_path / "stick").mkdir()
    kept = Safekeeping(desk, root, tmp_path / "stick")
    moment[0] = now + timedelta(days=3650)
    ahead = work(kept, "Ahead")
    kept.copy_out()
    for n in range(4):
        moment[0] = now + timedelta(minutes=20 * n)
        made = work(kept, f"Later {n}")
        kept.copy_out()
        assert kept.newest() == made and not kept.is_changed() and not kept.is_due(moment[0] + timedelta(hours=1))
        with desk.write("More") as door:
            door.add("partner", {"name": f"Not yet {n}"})
        assert not kept.is_due(moment[0] + timedelta(minutes=1)) and kept.is_due(moment[0] + timedelta(minutes=15))
    there = backups.all_in(tmp_path / "stick" / made.path.parent.name)
    assert there[0].path.name == made.path.name and len(there) == 5
    desk.close()
    for damaged in (desk.path.read_bytes()[:6000], b"\0" * 20_000):
        desk.path.write_bytes(damaged)
        assert recovering.newest_backup(desk.path, root, moment[0]) == made != ahead


def test_after_a_restore_the_newest_backup_is_of_the_work_that_stands(desk, root, clock, now):
    moment = [now]
    desk.clock = lambda: moment[0]
    kept = Safekeeping(desk, root)
    old = work(kept, "Old")
    for n in range(3):
        moment[0] += timedelta(days=400)  # a clock that ran ahead before the restore
        work(kept, f"Undone {n}")
    desk.close()
    moment[0] = now + timedelta(hours=1)
    safekeeping.restore(desk.path, old, root, lambda: moment[0])
    with store.open_desk(desk.path, lambda: moment[0], hold=True) as again:
        kept = Safekeeping(again, root)
        assert kept.newest() == old and not kept.is_changed()
        moment[0] += timedelta(hours=1)
        made = work(kept, "Since")
        assert kept.newest() == made and made.step < backups.all_in(kept.folder)[0].step
    assert recovering.newest_backup(desk.path, root, moment[0]) == made
    desk.path.write_bytes(b"\0" * 20_000)
    assert recovering.newest_backup(desk.path, root, moment[0]) == made


@pytest.fixture
def died(desk, tmp_path):
    """A desk beside which a program that died left the journal of three changes, and an older file of the same desk."""
    for n in range(3):
        with desk.write("Older") as door:
            door.add_many("partner", [{"name": f"Older {n} {m}", "notes": "x" * 400} for m in range(30)])
    desk.close()
    older = desk.path.read_bytes()
    with store.open_desk(desk.path, desk.clock, hold=True) as again:
        with again.write("Drop") as door:
            for number in range(1, 91):
                door.delete("partner", number)
        with again.write("Between") as door:
            door.add_many("partner", [{"name": f"Between {n}", "notes": "y" * 900} for n in range(300)])
    with store.open_desk(desk.path, desk.clock, hold=True) as again:
        for n in range(3):
            with again.write(f"Last {n}") as door:
                door.add_many("partner", [{"name": f"Last {n} {m}"} for m in range(20)])
        main, wal = desk.path.read_bytes(), Path(f"{desk.path}-wal").read_bytes()
    trial = tmp_path / "died" / "Riverton.cityintl"
    trial.parent.mkdir()
    trial.write_bytes(main)
    Path(f"{trial}-wal").write_bytes(wal)
    return trial, older


def beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if not each.name.startswith("."))


def test_a_journal_that_fits_is_read_and_nothing_is_said(died, clock):
    path, _older = died
    with store.open_desk(path, clock) as found:
        assert found.can_undo() == "Last 2" and found.check() == [] and found.remark == ""
    assert beside(path) == [path.name]


def test_a_journal_beside_an_older_file_that_was_put_back_by_hand_does_it_no_harm(died, clock):
    path, older = died
    wal = Path(f"{path}-wal").read_bytes()
    path.write_bytes(older)
    with store.open_desk(path, clock) as found:
        assert found.can_undo() == "Older" and found.check() == [] and found.count("partner") == 90
        assert "a journal of another state" in found.remark
    kept = path.with_name("Riverton journal that did not fit.cityintl-wal")
    assert kept.read_bytes() == wal and kept.name in found.remark
    assert beside(path) == [kept.name, path.name]
    with store.open_desk(path, clock) as found:
        assert found.check() == [] and found.remark == ""


@pytest.mark.parametrize("at", (3, 9, 10, 17, 25, 200, 4200, -5000, -10))
def test_changes_that_a_flipped_journal_loses_are_told_and_kept(died, clock, at):
    path, _older = died
    wal = bytearray(Path(f"{path}-wal").read_bytes())
    wal[at] ^= 4
    Path(f"{path}-wal").write_bytes(wal)
    main = path.read_bytes()
    with store.open_desk(path, clock) as found:
        assert found.check() == [] and found.can_undo() != "Last 2"
        assert "The last changes to “Riverton.cityintl” could not be read" in found.remark
    kept = path.with_name("Riverton with its journal.cityintl")
    assert kept.read_bytes() == main and Path(f"{kept}-wal").read_bytes() == wal and kept.name in found.remark


def test_a_change_that_was_never_finished_is_no_loss(died, clock):
    path, _older = died
    wal = Path(f"{path}-wal").read_bytes()
    Path(f"{path}-wal").write_bytes(wal[:-2000])
    with store.open_desk(path, clock) as found:
        assert found.check() == [] and found.remark == ""


def test_the_journal_of_a_desk_that_is_open_is_left_alone(desk, clock):
    with desk.write("Work") as door:
        door.add("partner", {"name": "Nagoya"})
    desk.close()
    with store.open_desk(desk.path, clock, hold=True) as held:
        with held.write("Ahead") as door:
            door.add("partner", {"name": "Gdynia"})
        wal = bytearray(Path(f"{desk.path}-wal").read_bytes())
        with store.open_desk(desk.path, clock) as other:
            assert other.remark == "" and other.can_undo() == "Ahead"
        assert Path(f"{desk.path}-wal").read_bytes() == wal


def forked(desk, root, moment) -> tuple[backups.Backup, backups.Backup]:
    """A desk that was restored to the first of these backups, after work that only the second has, and worked in."""
    desk.clock = lambda: moment[0]
    kept = Safekeeping(desk, root)
    old = work(kept, "Old")
    for n in range(4):
        moment[0] += timedelta(hours=1)
        with desk.write(f"Abandon {n}") as door:
            door.add("partner", {"name": f"Abandoned {n}"})
    desk.close()
    moment[0] += timedelta(hours=1)
    left = safekeeping.restore(desk.path, old, root, lambda: moment[0]).before
    assert left is not None
    with store.open_desk(desk.path, lambda: moment[0], hold=True) as again:
        for n in range(3):
            moment[0] += timedelta(minutes=1)
            with again.write(f"Add {n}") as door:
                door.add("partner", {"name": f"Fresh {n}"})
    return old, left


@pytest.mark.parametrize("at", (3, 90, 103))
def test_work_since_a_restore_is_recovered_and_not_what_the_restore_left(desk, root, clock, now, at):
    moment = [now]
    old, _left = forked(desk, root, moment)
    wound(desk.path)
    blob = bytearray(desk.path.read_bytes())
    blob[at] ^= 0xFF
    desk.path.write_bytes(blob)
    assert recovering.newest_backup(desk.path, root, moment[0]) == old
    report = recovering.recover(desk.path, old, clock)
    assert names(desk.path, clock) == ["Old", "Fresh 0", "Fresh 1", "Fresh 2"] and not report.parted


def test_a_backup_of_work_that_a_restore_left_hides_nothing_of_the_damaged_file(desk, root, clock, now):
    moment = [now]
    _old, left = forked(desk, root, moment)
    wound(desk.path)
    report = recovering.recover(desk.path, left, clock)
    assert {"Fresh 0", "Fresh 1", "Fresh 2", "Old"} <= set(names(desk.path, clock))
    assert report.parted and any("work that a restore had left" in line for line in report.summary())


def test_a_desk_damaged_right_after_a_restore_stays_where_that_put_it(desk, root, clock, now):
    moment = [now]
    old, left = forked(desk, root, moment)
    safekeeping.restore(desk.path, old, root, clock)
    wound(desk.path)
    assert recovering.newest_backup(desk.path, root, moment[0]) == old
    assert recovering.recover(desk.path, old, clock).taken == {} and names(desk.path, clock) == ["Old"]
    assert backups.is_sound(left)


def test_a_desk_that_fell_back_behind_its_backup_is_recovered_with_all_of_that(desk, root, clock, now):
    kept = Safekeeping(desk, root)
    work(kept, "Old")
    desk.close()
    behind = desk.path.read_bytes()
    with store.open_desk(desk.path, clock, hold=True) as again:
        made = work(Safekeeping(again, root), "In a journal that is lost")
    desk.path.write_bytes(behind)
    wound(desk.path)
    assert recovering.newest_backup(desk.path, root, now) == made


def test_a_log_of_which_some_is_unreadable_tells_what_the_rest_says(desk, root, now):
    moment = [now]
    old, left = forked(desk, root, moment)
    raw = dbapi2.connect(str(desk.path), isolation_level=None)
    raw.execute("UPDATE change_set SET label = CAST(x'ff' AS TEXT) WHERE id = (SELECT max(id) FROM change_set)")
    raw.close()
    log = origin.log_of(desk.path)
    assert not log.is_whole and old.known_by in log.marks and log.fork(origin.log_of_backup(left)) == old.step
    assert recovering.newest_backup(desk.path, root, moment[0]) == old


def test_without_a_backup_the_history_is_recovered_too(worked, clock, content):
    path, _made, before = worked
    wound(path)
    with store.open_desk(path, clock) as damaged:
        past = [step.label for step in damaged.history()]
    secret = origin.log_of(path)
    report = recovering.recover(path, None, clock)
    assert report.history is True and "nothing is missing" in report.summary()[1]
    assert origin.log_of(path) == secret, "its backups stay its backups"
    with store.open_desk(path, clock, hold=True) as desk:
        assert desk.check() == [] and content(desk) == before
        assert [step.label for step in desk.history()] == past
        assert [gone.kind for gone in desk.deleted()][:1] == ["tie"]
        assert desk.undo() == "After" and desk.get("partner", 5).values["name"] == "City 4"
        assert desk.check() == []


def test_what_cannot_be_read_without_a_backup_comes_as_the_history_has_it(worked, clock):
    path, _made, _before = worked
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute("UPDATE partner SET name = CAST(x'fffe' AS TEXT) WHERE id = 5")
    raw.execute("UPDATE partner SET changed_in = 'torn' WHERE id = 6")
    raw.execute("UPDATE partner SET name = 'Flipped' WHERE id = 7")
    raw.execute("DELETE FROM document WHERE id = 1")
    raw.close()
    report = recovering.recover(path, None, clock)
    assert report.unreadable == {"partner": 2} and report.history is True
    with store.open_desk(path, clock, hold=True) as desk:
        assert desk.check() == [] and desk.count("partner") == 61 and desk.count("document") == 2
        assert [desk.get("partner", n).values["name"] for n in (5, 6, 7)] == ["Changed since", "City 5", "Flipped"]
        assert desk.can_undo() == "Recovered from the damaged file" and desk.undo() and desk.check() == []


@pytest.mark.parametrize(
    ("hurt", "history", "said"),
    (
        ("UPDATE change SET after = '{' WHERE id = (SELECT max(id) FROM change)", False, "not all of their history"),
        ("UPDATE change_set SET label = CAST(x'ff' AS TEXT) WHERE id = 2", False, "not all of their history"),
        ("DELETE FROM change_set", None, "Its history could not be read"),
    ),
)
def test_a_history_that_is_lost_is_named(worked, clock, hurt, history, said):
    path, _made, _before = worked
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute(hurt)
    raw.close()
    wound(path)
    report = recovering.recover(path, None, clock)
    summary = " ".join(report.summary())
    assert report.history is history and said in summary and "nothing is missing" not in summary
    with store.open_desk(path, clock) as desk:
        assert desk.check() == [] and desk.count("partner") == 61 and desk.history()


@pytest.mark.parametrize("at", (3, 16, 17, 19, 21, 47, 59, 100, 103, 104))
def test_one_wrong_byte_at_the_begin_hides_nothing_behind_it(worked, clock, at):
    path, made, _before = worked
    blob = bytearray(path.read_bytes())
    blob[at] ^= 0xFF
    path.write_bytes(blob)
    report = recovering.recover(path, made, clock)
    assert report.was_read and report.unreadable == {} and report.documents == 1
    found = names(path, clock)
    assert "Changed since" in found and "New since" in found
