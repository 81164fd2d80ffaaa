"""A backup is the desk at one moment, proved before it counts; documents stand once beside all of them."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.errors import Cancelled, UserError
from cityintl.store import NotADesk, backing_up, backups, pool
from cityintl.store.safekeeping import Safekeeping


@pytest.fixture
def kept(desk, tmp_path):
    with desk.write("Fill") as door:
        nagoya = door.add("partner", {"name": "Nagoya"})
        door.add("person", {"family": "Tanaka", "partner": nagoya})
        print_ = door.put_file(b"charter" * 1000, "words of the charter")
        door.add("document", {"title": "Charter", "name": "charter.pdf", "sha256": print_})
    return Safekeeping(desk, tmp_path / "backups")


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if p.is_file() and p.suffix == ".backup")


def leftovers(folder: Path) -> list[str]:
    return [p.name for p in folder.rglob(".*") if p.name != ".lock"]


def test_a_backup_has_every_row_and_of_documents_only_the_fingerprint(kept):
    made = kept.back_up("By hand")
    raw = dbapi2.connect(str(made.path))
    assert raw.execute("SELECT name FROM partner").fetchall() == [("Nagoya",)]
    assert raw.execute("SELECT size, length(bytes), text FROM file_content").fetchall() == [(7000, 0, None)]
    assert raw.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'change_set'").fetchall() == [(2,)]
    raw.close()
    (fingerprint,) = [p.stem for p in (kept.folder / "documents").glob("*/*.document")]
    assert b"".join(pool.pieces(kept.folder, fingerprint)) == b"charter" * 1000
    assert pool.words(kept.folder, fingerprint) == "words of the charter"
    facts = backups.facts(made)
    assert (facts.reason, facts.city, facts.documents, facts.bytes) == ("By hand", "Riverton", 1, 7000)
    assert facts.counts["partner"] == 1 and backups.is_sound(made) and leftovers(kept.folder) == []


def test_the_backup_of_an_unchanged_desk_is_not_made_twice(kept):
    assert kept.is_changed() and kept.before("Before much") is not None
    assert not kept.is_changed() and kept.before("Before much") is None
    with kept.desk.write("More") as door:
        door.add("partner", {"name": "Łódź"})
    assert kept.is_changed()
    kept.desk.undo()
    assert kept.is_changed(), "an undo is a step too"


def test_changes_stand_a_quarter_of_an_hour(kept, now):
    assert kept.is_due(now), "a desk that was never backed up is due at once"
    kept.back_up("By hand")
    assert not kept.is_due(now + timedelta(hours=1))
    with kept.desk.write("More") as door:
        door.add("partner", {"name": "Łódź"})
    assert not kept.is_due(now + timedelta(minutes=14)) and kept.is_due(now + timedelta(minutes=15))
    assert kept.is_due(now - timedelta(days=1)), "a clock that was set back does not stop the backups"


def test_a_backup_is_no_desk_and_is_not_opened_as_one(kept, clock):
    made = kept.back_up("By hand")
    with pytest.raises(NotADesk, match="is a backup"):
        store.open_desk(made.path, clock)


def test_one_moment_is_seen_whoever_writes_beside(kept, monkeypatch):
    copy_table = backing_up._copy_table
    wrote = threading.Event()

    def beside(raw, name):
        copy_table(raw, name)
        if not wrote.is_set():
            wrote.set()
            with kept.desk.write("Beside") as door:
                door.add_many("partner", [{"name": f"City {n}"} for n in range(50)])

    monkeypatch.setattr(backing_up, "_copy_table", beside)
    made = kept.back_up("By hand")
    assert backups.facts(made).counts["partner"] == 1 and made.step == 2
    assert kept.is_changed() and kept.desk.check() == []


@pytest.mark.parametrize("where", ("record", "header", "end"))
def test_a_byte_flipped_before_the_rename_leaves_the_good_one(kept, monkeypatch, where):
    good = kept.back_up("By hand")
    with kept.desk.write("More") as door:
        door.add("partner", {"name": "Zuerich"})
    to_disk = backing_up.to_disk

    def flip(path: Path) -> None:
        if path.name.endswith(".part"):
            blob = bytearray(path.read_bytes())
            at = {"record": blob.find(b"Zuerich"), "header": 30, "end": len(blob) - 1}[where]
            blob[at] ^= 0x04
            path.write_bytes(blob)
        to_disk(path)

    monkeypatch.setattr(backing_up, "to_disk", flip)
    try:
        kept.back_up("By hand")
    except UserError as wrong:
        assert "thrown away" in wrong.message
        assert names(kept.folder) == [good.path.name]
    else:  # a byte that holds nothing: the backup is whole all the same, and its sum is that of its bytes
        assert where != "record" and backups.is_sound(backups.all_in(kept.folder)[0])
    assert backups.is_sound(good) and leftovers(kept.folder) == []


def test_a_document_that_arrives_changed_is_not_kept(kept, monkeypatch):
    monkeypatch.setattr(pool, "sum_of", lambda _path: "0" * 64)
    with pytest.raises(UserError, match="could not be copied"):
        kept.back_up("By hand")
    assert names(kept.folder) == [] and leftovers(kept.folder) == []
    assert list((kept.folder / "documents").glob("*/*.document")) == []


def test_a_document_that_is_damaged_in_the_desk_does_not_stop_the_backup(kept):
    raw = dbapi2.connect(str(kept.desk.path), isolation_level=None)
    raw.execute("UPDATE file_content SET bytes = x'00'")
    raw.close()
    made = kept.back_up("By hand")
    assert backups.is_sound(made) and kept.desk.check() != []


def test_a_backup_that_was_cut_off_is_swept_away_by_the_next(kept):
    kept.folder.mkdir(parents=True)
    (kept.folder / ".77.part").write_bytes(b"half")
    kept.back_up("By hand")
    assert leftovers(kept.folder) == []


def test_a_cancelled_backup_leaves_nothing(kept):
    def stop(_done: int, _total: int, text: str) -> None:
        if text == "Proving the copy":
            raise Cancelled

    with pytest.raises(Cancelled):
        kept.back_up("By hand", stop)
    assert names(kept.folder) == [] and leftovers(kept.folder) == []


def test_a_folder_that_cannot_be_made_is_said_calmly(desk, tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(UserError, match="No backup could be made") as wrong:
        Safekeeping(desk, tmp_path / "file").back_up("By hand")
    assert wrong.value.advice


def test_a_step_over_many_records_is_backed_up_before(kept):
    kept.desk.safeguard = lambda label: kept.before(f"Before “{label}”")
    with kept.desk.write("Few") as door:
        door.add_many("partner", [{"name": f"City {n}"} for n in range(20)])
    assert backups.all_in(kept.folder) == []
    with kept.desk.write("Many") as door:
        for n in range(21):
            door.add("partner", {"name": f"Town {n}"})
    (made,) = backups.all_in(kept.folder)
    facts = backups.facts(made)
    assert facts.reason == "Before “Many”" and facts.counts["partner"] == 21
    kept.desk.undo()
    assert backups.facts(backups.all_in(kept.folder)[0]).counts["partner"] == 42
    assert kept.desk.check() == []


def test_a_damaged_backup_says_so(kept):
    made = kept.back_up("By hand")
    made.path.write_bytes(made.path.read_bytes()[:3000])
    assert not backups.is_sound(made)
    with pytest.raises(UserError, match="is damaged"):
        backups.facts(made)
    assert backups.newest_sound(kept.folder) is None


def test_names_that_are_none_of_a_backup_are_passed_over(kept):
    made = kept.back_up("By hand")
    (kept.folder / "notes.txt").write_text("mine")
    (kept.folder / "20260514T151500Z-1-x-y.backup").write_text("mine")
    assert backups.all_in(kept.folder) == [made]


def test_the_folder_is_found_again_when_the_city_is_renamed(kept):
    before = kept.back_up("By hand").path.parent
    with kept.desk.write("Rename") as door:
        door.set("home", 1, {"name": "New Riverton"})
    assert kept.folder == before


def test_a_document_that_changed_in_the_pool_is_brought_anew(kept):
    kept.back_up("By hand")
    (document,) = (kept.folder / "documents").glob("*/*.document")
    blob = bytearray(document.read_bytes())
    blob[50] ^= 1
    document.write_bytes(blob)
    kept.back_up("By hand")
    assert pool.is_whole(kept.folder, document.stem)


def test_a_document_that_changed_at_the_second_place_is_brought_anew(kept, tmp_path):
    (tmp_path / "stick").mkdir()
    kept = kept.at(tmp_path / "stick")
    kept.back_up("By hand")
    kept.copy_out()
    (document,) = (tmp_path / "stick").rglob("*.document")
    document.write_bytes(b"x" * document.stat().st_size)
    kept.copy_out()
    assert pool.is_whole(tmp_path / "stick" / kept.folder.name, document.stem)


def test_of_a_large_pool_each_backup_proves_a_part(kept, monkeypatch):
    with kept.desk.write("Many") as door:
        for n in range(6):
            print_ = door.put_file(f"paper {n} ".encode() * 500)
            door.add("document", {"title": f"Paper {n}", "name": "x.txt", "sha256": print_})
    monkeypatch.setattr(pool, "_PROVED", 9000)
    proved: list[str] = []
    is_whole = pool.is_whole
    kept.back_up("By hand")
    monkeypatch.setattr(pool, "is_whole", lambda folder, each: proved.append(each) or is_whole(folder, each))
    times = []
    for n in range(25):
        with kept.desk.write(f"Step {n}") as door:
            door.add("partner", {"name": f"City {n}"})
        before = len(proved)
        kept.back_up("By hand")
        times.append(len(proved) - before)
    assert len(set(proved)) == 7 and max(times) < 7
