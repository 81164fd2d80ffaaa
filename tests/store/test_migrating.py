"""Every revision leads from an empty file to what the models say; an older desk is upgraded on a checked copy."""

import os
import shutil
from pathlib import Path

import pytest
from alembic import autogenerate
from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.errors import UserError
from cityintl.store import DeskBusy, NotADesk, driver, migrating, tables
from cityintl.store.migrations import __main__ as writing_revisions

TODAYS = tables.SCHEMA
COPY = f"Riverton before upgrade {TODAYS}.cityintl"
MORE = '''"""One more column and a rebuilt table, as a later version would have them."""

import sqlalchemy as sa
from alembic import op

revision = "{number}"
down_revision = "{last}"


def upgrade() -> None:
    op.add_column("partner", sa.Column("motto", sa.Text))
    kept = {{"sqlite_autoincrement": {counting}}}
    with op.batch_alter_table("partner", recreate="always", table_kwargs=kept) as batch:
        batch.alter_column("motto", existing_type=sa.Text, server_default="none")
    {more}
'''


def described(connection) -> dict[str, object]:
    """Tables, columns, indexes and links of a file, however their SQL was written."""
    found: dict[str, object] = {}
    names = driver.fetch(connection, "SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    for name, sql in names:
        if name.startswith(("sqlite_", "search_index_", "alembic")):
            continue
        columns = sorted(row[1:] for row in driver.fetch(connection, f'PRAGMA table_xinfo("{name}")'))
        links = sorted(row[2:] for row in driver.fetch(connection, f'PRAGMA foreign_key_list("{name}")'))
        indexes = sorted(
            (index, unique, tuple(r[2] for r in driver.fetch(connection, f'PRAGMA index_info("{index}")')))
            for _, index, unique, *_ in driver.fetch(connection, f'PRAGMA index_list("{name}")')
        )
        words = ("AUTOINCREMENT", "CHECK", "DEFERRABLE INITIALLY DEFERRED", "GENERATED ALWAYS", "contentless_delete=1")
        found[name] = (columns, links, indexes, [sql.count(word) for word in words])
    return found


@pytest.fixture
def walked(tmp_path):
    engine = driver.engine(tmp_path / "walked.cityintl")
    with engine.connect() as connection, connection.begin():
        migrating.run_revisions(connection)
        yield connection
    engine.dispose()


def test_the_revisions_lead_to_what_the_models_say(walked):
    context = writing_revisions.compared(walked)
    assert autogenerate.compare_metadata(context, tables.metadata) == []


def test_the_revisions_lead_to_what_a_new_desk_has(walked, desk):
    with desk.reading() as connection:
        assert described(walked) == described(connection)


def test_every_revision_can_be_walked_one_by_one(tmp_path):
    numbers = sorted(p.name[:4] for p in (migrating.FOLDER / "versions").glob("0*.py"))
    engine = driver.engine(tmp_path / "stepwise.cityintl")
    for number in numbers:
        with engine.connect() as connection, connection.begin():
            migrating.run_revisions(connection, number)
            assert driver.fetch(connection, "SELECT version_num FROM alembic_version") == [(number,)]
    engine.dispose()
    assert numbers == [f"{n:04}" for n in range(1, len(numbers) + 1)]


def test_the_files_of_documents_come_whole_through_the_revision_that_sets_their_bytes_last(tmp_path):
    film = os.urandom(3_000_000) + b"end"
    kept = [(2, "a" * 64, len(film), film, "words"), (5, "b" * 64, 4, b"scan", None)]
    engine = driver.engine(tmp_path / "older.cityintl")
    with engine.connect() as connection, connection.begin():
        migrating.run_revisions(connection, "0009")
        driver.run_many(
            connection, "INSERT INTO file_content (rowid, sha256, size, bytes, text) VALUES (?, ?, ?, ?, ?)", kept
        )
        migrating.run_revisions(connection, "0010")
        assert driver.fetch(connection, "SELECT rowid, sha256, size, bytes, text FROM file_content") == kept
        assert [line[1] for line in driver.fetch(connection, "PRAGMA table_info(file_content)")][-1] == "bytes"
    engine.dispose()


def test_revisions_do_not_refer_to_the_models():
    for path in (migrating.FOLDER / "versions").glob("0*.py"):
        assert "cityintl" not in path.read_text(encoding="utf-8"), path.name


@pytest.fixture
def later(monkeypatch, tmp_path):
    """A later version of the program, with one more revision; gives a function that writes it."""

    def written(more: str = "", counting: bool = True) -> str:
        folder = tmp_path / "later"
        shutil.copytree(migrating.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
        number = f"{int(tables.SCHEMA) + 1:04}"
        text = MORE.format(number=number, last=tables.SCHEMA, more=more, counting=counting)
        (folder / "versions" / f"{number}_more.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(migrating, "FOLDER", folder)
        monkeypatch.setattr(tables, "SCHEMA", number)
        return number

    return written


@pytest.fixture
def old(desk):
    with desk.write("Add") as door:
        nagoya = door.add("partner", {"name": "Nagoya", "country": "JP"})
        door.add("person", {"family": "Tanaka", "partner": nagoya})
        door.delete("partner", door.add("partner", {"name": "Gone"}))
    desk.close()
    desk.path.chmod(0o600)
    return desk.path


def beside(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir() if p.suffix != ".lock" and p.is_file())


def test_an_older_desk_is_upgraded_and_its_copy_kept(old, later, clock):
    before, number = old.read_bytes(), later()
    with store.open_desk(old, clock) as desk:
        assert desk.get("partner", 1).title == "Nagoya" and desk.get("person", 1).values["partner"] == 1
        assert [f.title for f in desk.search("nagoya")] == ["Nagoya", "Tanaka"]
        assert desk.check() == []
        with desk.reading() as connection:
            assert driver.fetch(connection, "SELECT version_num FROM alembic_version") == [(number,)]
            assert driver.fetch(connection, "SELECT motto FROM partner") == [(None,)]
        with pytest.raises(UserError, match="before an upgrade"):
            desk.undo()
        assert [s.label for s in desk.history()] == ["Add", "New desk for Riverton"]
        with desk.write("Go on") as door:
            door.set("partner", 1, {"region": "Aichi"})
        assert desk.undo() == "Go on"
        with desk.write("Number") as door:
            assert door.add("partner", {"name": "Kraków"}) == 3
    assert beside(old) == [COPY, "Riverton.cityintl"]
    copy = old.with_name(COPY)
    raw = dbapi2.connect(str(copy))
    assert raw.execute("SELECT name FROM partner").fetchall() == [("Nagoya",)]
    assert raw.execute("PRAGMA application_id").fetchall() == [(tables.APPLICATION_ID,)]
    raw.close()
    assert before[:16] == old.read_bytes()[:16]
    assert {p.stat().st_mode & 0o777 for p in (old, copy)} == {0o600 if os.name == "posix" else 0o666}


def test_a_failing_upgrade_leaves_the_desk_as_it_was(old, later, clock):
    later("raise RuntimeError('no')")
    with pytest.raises(RuntimeError, match="no"):
        store.open_desk(old, clock)
    assert beside(old) == ["Riverton.cityintl"]
    raw = dbapi2.connect(str(old))
    assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(TODAYS,)]
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert "motto" not in [row[1] for row in raw.execute("PRAGMA table_info(partner)")]
    raw.close()


def test_an_upgrade_that_would_leave_links_dangling_is_not_taken(old, later, clock):
    later("op.execute('DELETE FROM partner')")
    with pytest.raises(RuntimeError, match="1 dangling"):
        store.open_desk(old, clock)
    assert beside(old) == ["Riverton.cityintl"]


def test_an_upgrade_that_would_use_numbers_again_is_not_taken(old, later, clock):
    later(counting=False)
    with pytest.raises(RuntimeError, match="partner without sqlite_autoincrement"):
        store.open_desk(old, clock)
    assert beside(old) == ["Riverton.cityintl"]


def test_a_second_upgrade_does_not_write_over_the_first_copy(old, later, clock):
    first = old.with_name(COPY)
    first.write_bytes(b"precious")
    later()
    store.open_desk(old, clock).close()
    assert first.read_bytes() == b"precious"
    assert COPY.replace(".", " (2).") in beside(old)


def test_a_desk_that_somebody_reads_is_not_upgraded_under_them(old, later, clock):
    reader = dbapi2.connect(str(old))
    reader.execute("SELECT * FROM partner").fetchall()
    number = later()
    with pytest.raises(DeskBusy, match="being written by another program"):
        store.open_desk(old, clock)
    reader.close()
    with store.open_desk(old, clock) as desk, desk.reading() as connection:
        assert driver.fetch(connection, "SELECT version_num FROM alembic_version") == [(number,)]


def test_a_damaged_desk_is_not_upgraded(old, later, clock):
    raw = dbapi2.connect(str(old), isolation_level=None)
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute("UPDATE sqlite_master SET sql = replace(sql, '(partner)', '(family)') WHERE name = 'ix_person_partner'")
    raw.close()
    later()
    with pytest.raises(NotADesk, match="damaged"):
        store.open_desk(old, clock)
    assert beside(old) == ["Riverton.cityintl"]


def test_the_next_revision_is_written_from_the_models(monkeypatch, tmp_path):
    import sqlalchemy as sa

    from cityintl.records.tie import TieStatus
    from cityintl.records.values import Choice, Languages

    metadata = sa.MetaData()
    for table in tables.metadata.tables.values():
        table.to_metadata(metadata)
    sa.Table(
        "gift_of_this_test",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("tie", sa.Integer, sa.ForeignKey("tie.id", deferrable=True, initially="DEFERRED"), index=True),
        sa.Column("status", Choice(TieStatus).column_type),
        sa.Column("languages", Languages().column_type),
        sqlite_autoincrement=True,
    )
    folder = tmp_path / "later"
    shutil.copytree(migrating.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrating, "FOLDER", folder)
    monkeypatch.setattr(tables, "metadata", metadata)
    path = writing_revisions.write("gifts")
    text = path.read_text(encoding="utf-8")
    assert path.name == f"{int(TODAYS) + 1:04}_gifts.py" and "cityintl" not in text
    assert 'table_kwargs={"sqlite_autoincrement": True}' in text
    engine = driver.engine(tmp_path / "walked.cityintl")
    with engine.connect() as connection, connection.begin():
        migrating.run_revisions(connection)
        made = driver.fetch(connection, "SELECT sql FROM sqlite_master WHERE name = 'gift_of_this_test'")[0][0]
        assert autogenerate.compare_metadata(writing_revisions.compared(connection), metadata) == []
    engine.dispose()
    assert "AUTOINCREMENT" in made and "status VARCHAR(40)" in made
