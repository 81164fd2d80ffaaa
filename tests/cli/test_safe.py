"""Backups at the command line: by themselves around what is written, by hand, listed, and brought back."""

import json
import logging
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.store import migrating, tables
from tests.faults.deeds import LATER


@pytest.fixture(autouse=True)
def own_backups(tmp_path, monkeypatch):
    folder = tmp_path / "backups"
    monkeypatch.setenv("CITYINTL_BACKUPS", str(folder))
    return folder


def listed(cityintl, desk, *more):
    told = cityintl("backups", desk, "--json", *more)
    assert told.code == 0, told.err
    return told.json


def test_what_a_command_changes_is_backed_up_once_in_a_while(krakow, cityintl):
    assert listed(cityintl, krakow) == []
    for name in ("Lviv", "Kyiv"):
        assert cityintl("add", krakow, "partner", f"name={name}", "--today", "2026-05-14").code == 0
    (made,) = listed(cityintl, krakow)
    assert (made["reason"], made["records"]["partner"], made["sound"]) == ("After work", 1, True)
    cityintl("add", krakow, "partner", "name=Graz", "--today", "2026-05-15")
    newest, _older = listed(cityintl, krakow)
    assert newest["records"]["partner"] == 3
    cityintl("show", krakow, "PAR-1", "--today", "2026-05-20")
    assert len(listed(cityintl, krakow)) == 2, "who only looks backs nothing up"


def test_an_import_is_backed_up_before(krakow, cityintl, tmp_path):
    cityintl("add", krakow, "partner", "name=Lviv", "--today", "2026-05-14")
    cityintl("add", krakow, "partner", "name=Kyiv", "--today", "2026-05-14")
    sheet = tmp_path / "partners.csv"
    sheet.write_text("Name,Country\nGraz,Austria\nVienna,Austria\n")
    told = cityintl("import", krakow, sheet, "--as", "partner", "--today", "2026-05-14")
    assert told.code == 0, told.err
    before = listed(cityintl, krakow)[0]
    assert before["reason"].startswith("Before “Import") and before["records"]["partner"] == 2


def test_backup_list_restore_and_back_again(krakow, cityintl, tmp_path):
    cityintl("add", krakow, "partner", "name=Lviv", "--today", "2026-05-14")
    told = cityintl("backup", krakow, "--to", tmp_path, "--json", "--today", "2026-05-15")
    assert told.code == 0, told.err
    assert told.json["sound"] and Path(told.json["copy"]).is_file() and Path(told.json["file"]).is_file()
    assert cityintl("delete", krakow, "PAR-1", "--today", "2026-05-15").code == 0
    dry = cityintl("restore", krakow, "--dry-run", "--json")
    assert dry.json["changes"] == {"partner": {"back": 1, "changed": 0, "gone": 0}} and not dry.json["restored"]
    assert cityintl("show", krakow, "PAR-1").code == 1
    done = cityintl("restore", krakow, "1", "--today", "2026-05-15")
    assert done.code == 0 and "Partners: 1 back" in done.out and "To take this back" in done.out
    assert cityintl("show", krakow, "PAR-1").code == 0
    assert "The desk is sound." in cityintl("check", krakow).out
    before = done.out.rpartition(" ")[2].strip()
    assert cityintl("restore", krakow, before).code == 0
    assert cityintl("show", krakow, "PAR-1").code == 1


def test_a_desk_that_is_gone_comes_back(krakow, cityintl, tmp_path, own_backups):
    cityintl("add", krakow, "partner", "name=Lviv")
    made = cityintl("backup", krakow, "--to", tmp_path / ".", "--json").json
    krakow.unlink()
    assert cityintl("restore", krakow).code == 0 and cityintl("show", krakow, "PAR-1").code == 0
    krakow.unlink()
    shutil.rmtree(own_backups)
    assert cityintl("restore", krakow).code == 1
    assert cityintl("restore", krakow, made["copy"]).code == 0
    assert cityintl("show", krakow, "PAR-1").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("restore", "{desk}", "9"), "There is no backup 9."),
        (("restore", "{desk}", "none.backup"), "“none.backup” is no backup."),
        (("restore", "{desk}"), "There is no backup to restore."),
        (("backup", "{desk}", "--to", "{desk}/none"), "is not there now"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(krakow, cityintl, words, said):
    told = cityintl(*(word.format(desk=krakow) for word in words))
    assert told.code == 1 and said in told.err and "Traceback" not in told.err


def test_a_backup_that_cannot_be_made_stops_nobody(krakow, cityintl, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr("cityintl.paths.backups_folder", lambda: tmp_path / "file")
    told = cityintl("add", krakow, "partner", "name=Lviv", "--json")
    assert told.code == 0 and json.loads(told.out)["reference"] == "PAR-1"
    assert "No backup could be made" in told.err


def test_the_second_place_of_the_settings_gets_its_copy(krakow, cityintl, tmp_path, monkeypatch):
    from dataclasses import replace

    from cityintl import paths, settings

    monkeypatch.setenv("CITYINTL_SETTINGS", str(tmp_path / "settings"))
    stick = tmp_path / "stick"
    settings.save(replace(settings.Settings(), second_place=str(stick)), paths.settings_folder())
    told = cityintl("add", krakow, "partner", "name=Lviv")
    assert told.code == 0 and "is not there now" in told.err and "Nothing is lost" in told.err
    stick.mkdir()
    assert cityintl("backup", krakow).err == ""
    assert len(listed(cityintl, krakow, "--in", stick)) == 1


def test_where_a_desk_lies_is_told_and_it_is_moved(krakow, cityintl, tmp_path, monkeypatch):
    from cityintl import paths, settings
    from cityintl.store import ground

    monkeypatch.setenv("CITYINTL_SETTINGS", str(tmp_path / "settings"))
    monkeypatch.setenv("CITYINTL_DESKS", str(tmp_path / "local"))
    monkeypatch.setattr(ground, "ground_of", lambda _path, _system=None: ground.Ground.SYNCED)
    told = cityintl("where", krakow)
    assert "copied to other computers" in told.out and "--move" in told.out
    moved = cityintl("where", krakow, "--move", "--json").json
    assert (moved["ground"], moved["safe"]) == ("synced", False) and Path(moved["moved"]).is_file()
    assert settings.load(paths.settings_folder()).second_place == str(krakow.parent)
    assert cityintl("check", moved["moved"]).code == 0 and cityintl("check", krakow).code == 1


def test_what_was_deleted_is_listed_and_brought_back(krakow, cityintl):
    cityintl("add", krakow, "partner", "name=Lviv", "--today", "2026-05-14")
    cityintl("delete", krakow, "PAR-1", "--today", "2026-05-14")
    (gone,) = cityintl("trash", krakow, "--json").json
    assert (gone["reference"], gone["title"]) == ("PAR-1", "Lviv")
    assert cityintl("trash", krakow, "PAR-1").out == "Brought back PAR-1.\n"
    assert cityintl("show", krakow, "PAR-1").code == 0
    assert cityintl("trash", krakow).out == "Nothing was deleted.\n"
    assert cityintl("trash", krakow, "PAR-1").code == 1


def test_the_desk_as_it_was_is_looked_at_and_not_changed(krakow, cityintl, tmp_path, monkeypatch):
    import tempfile

    (tmp_path / "temporary").mkdir()  # other tests work in the one of the machine
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    cityintl("add", krakow, "partner", "name=Lviv", "--today", "2026-05-14")
    cityintl("set", krakow, "PAR-1", "name=Leopolis", "--today", "2026-05-20")
    told = cityintl("show", krakow, "PAR-1", "--as-of", "2026-05-15")
    assert "Name: Lviv" in told.out and "Name: Leopolis" in cityintl("show", krakow, "PAR-1").out
    assert cityintl("search", krakow, "leopolis", "--as-of", "2026-05-15", "--json").json == []
    early = cityintl("show", krakow, "PAR-1", "--as-of", "2001-01-01")
    assert early.code == 1 and "There was no desk yet" in early.err
    assert list((tmp_path / "temporary").glob("cityintl-*")) == []


def test_once_a_month_a_backup_is_tried_out_and_the_log_has_a_line(krakow, cityintl, tmp_path, monkeypatch):
    monkeypatch.setenv("CITYINTL_SETTINGS", str(tmp_path / "settings"))
    log = logging.getLogger("cityintl")
    monkeypatch.setattr(log, "handlers", [])
    monkeypatch.setattr(log, "level", log.level)

    def lines() -> list[str]:
        file = tmp_path / "settings" / "cityintl.log"
        return file.read_text("utf-8").splitlines() if file.is_file() else []

    assert cityintl("backups", krakow, "--trial").code == 1, "there is none to try"
    for day in ("2026-05-14", "2026-05-20", "2026-06-18", "2026-06-20"):
        told = cityintl("add", krakow, "partner", f"name=City {day}", "--today", day)
        assert (told.code, told.err) == (0, "")
    assert len(lines()) == 2 and "INFO trial restore: The backup of 2026-05-20" in lines()[0]
    assert "The backup of 2026-06-20" in lines()[1]
    newest = listed(cityintl, krakow)[0]
    assert newest["trial"]["ok"] and newest["trial"]["backup"] in newest["file"]
    assert "Trial restore on 2026-06-20: The backup of 2026-06-20" in cityintl("backups", krakow).out
    assert cityintl("backups", krakow, "--trial", "--today", "2026-06-21").code == 0 and len(lines()) == 3
    for handler in log.handlers:
        handler.close()


def test_a_damaged_desk_is_recovered_with_a_report(krakow, cityintl):
    for name in ("Lviv", "Kyiv", "Graz"):
        cityintl("add", krakow, "partner", f"name={name}", "--today", "2026-05-14")
    blob = bytearray(krakow.read_bytes())
    blob[100:4096] = b"\xff" * 3996
    krakow.write_bytes(blob)
    told = cityintl("check", krakow)
    assert told.code == 1 and "is damaged" in told.err and "Recover it" in told.err and "Traceback" not in told.err
    again = krakow.with_name("again.cityintl")
    shutil.copy(krakow, again)
    named = ("recover", again, "--from", listed(cityintl, krakow)[0]["file"])
    told = cityintl(*named)
    assert told.code == 1 and "does not tell whether this backup, of Kraków, is of it" in told.err
    lines = cityintl(*named, "--another-desk").out.splitlines()
    assert (
        "record" in lines[0]
        and "Nothing of the damaged file could be read. What was" in lines[1]
        and "again damaged" in lines[2]
        and len(lines) == 4
    )
    report = cityintl("recover", krakow, "--json").json
    assert report["records"] and report["backup"] and Path(report["damaged"]).read_bytes() == bytes(blob)
    assert cityintl("check", krakow).code == 0 and "Lviv" in cityintl("show", krakow, "PAR-1").out
    assert cityintl("recover", "none.cityintl").code == 1


def test_a_backup_of_another_desk_takes_the_place_of_none_unasked(krakow, cityintl, tmp_path):
    other = tmp_path / "Lviv.cityintl"
    assert cityintl("new", other, "--city", "lviv").code == 0
    cityintl("add", krakow, "partner", "name=Kyiv")
    made = cityintl("backup", other, "--json").json["file"]
    assert "another desk, that of Lviv" in cityintl("restore", krakow, made, "--dry-run").out
    told = cityintl("restore", krakow, made)
    assert told.code == 1 and "another desk, that of Lviv; nothing was changed" in told.err
    assert cityintl("show", krakow, "PAR-1").code == 0
    done = cityintl("restore", krakow, made, "--another-desk")
    assert done.code == 0 and cityintl("show", krakow, "PAR-1").code == 1
    back = done.out.rpartition("To take this back: cityintl ")[2].split()
    assert back[-1] == "--another-desk" and cityintl(*back).code == 0
    assert cityintl("show", krakow, "PAR-1").code == 0


@pytest.mark.parametrize("how", ("cut", "hole", "noise"))
def test_a_damaged_desk_is_neither_replaced_by_another_nor_mixed_with_it(krakow, cityintl, tmp_path, how):
    other = tmp_path / "Lviv.cityintl"
    assert cityintl("new", other, "--city", "lviv").code == 0
    made = cityintl("backup", other, "--json").json["file"]
    blob = krakow.read_bytes()
    if how == "cut":
        blob = blob[:100_000]
    elif how == "hole":
        raw = dbapi2.connect(str(krakow), isolation_level=None)
        raw.execute("DELETE FROM search_entry")
        raw.close()
        blob = krakow.read_bytes()
    else:
        blob = blob[:16] + b"\xff" * 9000
    krakow.write_bytes(blob)
    for verb in (("restore", krakow, made), ("recover", krakow, "--from", made)):
        told = cityintl(*verb)
        assert told.code == 1 and "nothing was changed" in told.err, verb
    if how == "hole":
        assert cityintl("recover", krakow, "--from", made, "--another-desk").code == 1, "two desks are not mixed"
    assert krakow.read_bytes() == blob
    assert cityintl("restore", krakow, made, "--another-desk").code == 0


def test_a_backup_of_a_desk_that_lay_here_before_is_not_what_a_damaged_one_is_recovered_from(krakow, cityintl):
    assert cityintl("backup", krakow).code == 0
    krakow.unlink()
    assert cityintl("new", krakow, "--city", "lviv").code == 0
    raw = dbapi2.connect(str(krakow), isolation_level=None)
    raw.execute("DELETE FROM search_entry")
    raw.close()
    assert cityintl("recover", krakow, "--json").json["backup"] is None
    assert cityintl("check", krakow).code == 0


@pytest.mark.parametrize("left", (b"", b"\0" * 5000))
def test_a_desk_that_lost_its_head_is_damaged_and_its_backups_are_listed_and_restored(krakow, cityintl, left):
    cityintl("add", krakow, "partner", "name=Lviv")
    krakow.write_bytes(left)
    told = cityintl("check", krakow)
    assert told.code == 1 and "is damaged" in told.err and "Recover it" in told.err
    assert [each["sound"] for each in listed(cityintl, krakow)] == [True]
    assert cityintl("restore", krakow, "1").code == 0 and cityintl("show", krakow, "PAR-1").code == 0
    krakow.write_bytes(left)
    assert cityintl("recover", krakow).code == 0 and cityintl("show", krakow, "PAR-1").code == 0


def test_the_backups_of_a_desk_of_a_newer_version_are_listed(krakow, cityintl, monkeypatch):
    from cityintl.store import tables

    cityintl("add", krakow, "partner", "name=Lviv")
    monkeypatch.setattr(tables, "SCHEMA", "0001")
    assert cityintl("check", krakow).code == 1
    assert len(listed(cityintl, krakow)) == 1


def test_a_desk_of_a_newer_version_gives_way_only_where_that_is_said_and_is_kept(krakow, cityintl, monkeypatch):
    cityintl("add", krakow, "partner", "name=Lviv")
    made = listed(cityintl, krakow)[0]["file"]
    cityintl("add", krakow, "partner", "name=Only in the newer")
    raw = dbapi2.connect(str(krakow), isolation_level=None)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    before = krakow.read_bytes()
    told = cityintl("restore", krakow, made)
    assert told.code == 1 and "newer version" in told.err and "--newer-desk" in told.err
    assert krakow.read_bytes() == before and "Partners: 1 gone" in cityintl("restore", krakow, made, "--dry-run").out
    done = cityintl("restore", krakow, made, "--newer-desk", "--json").json
    assert done["before"] is None and Path(done["kept"]).read_bytes() == before
    assert cityintl("show", krakow, "PAR-1").code == 0 and cityintl("show", krakow, "PAR-2").code == 1


def test_a_restore_over_a_damaged_desk_tells_what_it_can_and_where_that_is_kept(krakow, cityintl):
    cityintl("add", krakow, "partner", "name=Lviv")
    krakow.write_bytes(b"SQLite format 3\0" + b"\xff" * 9000)
    dry = cityintl("restore", krakow, "--dry-run")
    assert dry.code == 0 and "cannot be told: “Kraków.cityintl” is damaged" in dry.out
    done = cityintl("restore", krakow)
    assert done.code == 0 and "kept as “Kraków before a restore.cityintl”" in done.out
    krakow.unlink()
    assert "it would be there again" in cityintl("restore", krakow, "--dry-run").out


def test_a_backup_with_one_wrong_byte_is_listed_as_damaged(krakow, cityintl):
    cityintl("add", krakow, "partner", "name=Lviv")
    file = Path(listed(cityintl, krakow)[0]["file"])
    assert "After work, step" in cityintl("backups", krakow).out
    blob = bytearray(file.read_bytes())
    blob[-9] ^= 0xFF
    file.write_bytes(blob)
    assert "damaged: it is not what was once proved" in cityintl("backups", krakow).out
    assert [each["sound"] for each in listed(cityintl, krakow)] == [False]


def test_a_desk_on_this_computer_is_not_moved(krakow, cityintl, tmp_path, monkeypatch):
    from cityintl.store import ground

    monkeypatch.setenv("CITYINTL_DESKS", str(tmp_path / "local"))
    monkeypatch.setattr(ground, "ground_of", lambda _path, _system=None: ground.Ground.LOCAL)
    told = cityintl("where", krakow, "--move")
    assert told.code == 0 and "nothing was moved" in told.out
    assert cityintl("where", krakow, "--move", "--json").json["moved"] is None
    assert krakow.is_file() and not (tmp_path / "local" / krakow.name).exists()


def test_what_a_deletion_does_not_keep_is_named_then_and_when_the_record_is_back(krakow, cityintl):
    cityintl("add", krakow, "person", "family=Tanaka", "diet=vegetarian")
    gone = cityintl("delete", krakow, "PER-1")
    assert "`trash` brings it back without what is confidential and not kept: “Diet”." in gone.out
    assert "Deleted records brings back" in cityintl("undo", krakow).err
    back = cityintl("trash", krakow, "PER-1")
    assert back.code == 0 and "empty now: “Diet”" in back.out
    assert cityintl("show", krakow, "PER-1").code == 0


@pytest.mark.parametrize("words", (("where",), ("backup",), ("show", "PAR-1", "--as-of", "2026-05-14")))
def test_whichever_verb_opens_an_older_desk_backs_it_up_before(
    krakow, cityintl, tmp_path, monkeypatch, own_backups, words
):
    cityintl("add", krakow, "partner", "name=Lviv", "--today", "2026-05-14")
    shutil.rmtree(own_backups)
    shutil.copytree(migrating.FOLDER, tmp_path / "revisions", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "revisions" / "versions" / "9999_later.py").write_text(LATER.format(last=tables.SCHEMA), "utf-8")
    monkeypatch.setattr(migrating, "FOLDER", tmp_path / "revisions")
    monkeypatch.setattr(tables, "SCHEMA", "9999")
    verb, *more = words
    told = cityintl(verb, krakow, *more, "--today", "2026-05-15")
    assert told.code == 0, told.err
    assert "Before an upgrade" in [each["reason"] for each in listed(cityintl, krakow)]


@pytest.mark.parametrize("verb", ("check", "backup", "backups", "restore", "recover", "where", "trash"))
def test_a_name_that_no_file_can_have_is_said_calmly(cityintl, tmp_path, verb):
    told = cityintl(verb, tmp_path / f"{'x' * 300}.cityintl")
    assert told.code == 1 and "no name for a file here" in told.err and len(told.err.splitlines()) == 1


@pytest.mark.says_in_log
def test_a_fault_of_ours_is_said_calmly_and_noted(krakow, cityintl, monkeypatch, caplog):
    def fail(*_given):
        raise RuntimeError("what nobody thought of")

    monkeypatch.setattr("cityintl.cli.records.check", fail)
    told = cityintl("check", krakow)
    assert told.code == 1 and "what was saved is safe" in told.err and len(told.err.splitlines()) == 1
    assert "what nobody thought of" in caplog.text


def test_a_damaged_desk_is_told_in_a_line_with_the_way_out(krakow, cityintl):
    raw = dbapi2.connect(str(krakow), isolation_level=None)
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute(
        "UPDATE sqlite_master SET rootpage = (SELECT max(rootpage) FROM sqlite_master WHERE type = 'table')"
        " WHERE name = 'connection_to'"
    )
    raw.close()
    told = cityintl("check", krakow)
    assert told.code == 1 and len(told.err.splitlines()) == 1 and len(told.err) < 500
    assert "The file is damaged" in told.err and f"cityintl recover {krakow}" in told.err and "***" not in told.err


def test_a_journal_that_could_not_be_read_is_told_on_its_own_line(krakow, cityintl):
    with store.open_desk(krakow, lambda: datetime(2026, 5, 14, tzinfo=UTC), hold=True) as desk:
        with desk.write("Add") as door:
            door.add("partner", {"name": "Lviv"})
        main, wal = krakow.read_bytes(), bytearray(Path(f"{krakow}-wal").read_bytes())
    wal[200] ^= 1
    krakow.write_bytes(main)
    Path(f"{krakow}-wal").write_bytes(wal)
    told = cityintl("check", krakow)
    assert told.code == 0 and told.out == "The desk is sound.\n"
    assert told.err.startswith("cityintl: The last changes to “Kraków.cityintl” could not be read")
    assert cityintl("check", krakow).err == ""
