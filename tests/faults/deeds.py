"""Everything that writes to a desk or its backups, as deeds on a folder that can be killed, starved or failed in.

A folder for a deed has `Riverton.cityintl` (a few records with documents, a step undone), `kept` with four backups of
it, `stick` as a second place, `local` as the disk of one's own, and `damaged` with a desk that is to be recovered.
`standing` reads what counts from such a folder.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.errors import UserError
from cityintl.exchange import documents, importing, planning, proposing
from cityintl.exchange.tables import read_table
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import backups, migrating, recovering, safekeeping, second_place, tables, thinning
from cityintl.store.safekeeping import Safekeeping

NOW = datetime(2026, 5, 14, 15, tzinfo=UTC)
HOME = {"name": "Riverton", "country": "US", "zone": "America/Chicago"}
NAME = "Riverton.cityintl"


def clock() -> datetime:
    return NOW


LATER = '''"""One more revision, as a later version would have it."""

from alembic import op

revision = "9999"
down_revision = "{last}"


def upgrade() -> None:
    op.execute("CREATE INDEX later ON partner (notes)")
    op.execute("UPDATE partner SET notes = notes || ' later'")
'''


def prepare(folder: Path) -> Path:
    """The folder on a copy of which each deed is done, made by a version with one revision more than this one."""
    (folder / "older").mkdir(parents=True)
    with store.create(folder / "older" / NAME, HOME, clock) as older, older.write("Fill") as door:
        door.add_many("partner", [{"name": f"City {n}", "notes": "n" * 200} for n in range(50)])
    shutil.copytree(migrating.FOLDER, folder / "revisions", ignore=shutil.ignore_patterns("__pycache__"))
    text = LATER.format(last=tables.SCHEMA)
    (folder / "revisions" / "versions" / "9999_later.py").write_text(text, "utf-8")
    migrating.FOLDER, tables.SCHEMA = folder / "revisions", "9999"
    for name in ("stick", "local"):
        (folder / name).mkdir()
    moments = iter(
        [NOW - timedelta(days=9), NOW - timedelta(days=5), NOW - timedelta(hours=1), NOW - timedelta(minutes=30)]
    )
    moment = [NOW - timedelta(days=10)]
    desk = store.create(folder / NAME, HOME, lambda: moment[0], hold=True)
    kept = Safekeeping(desk, folder / "kept")
    for round_ in range(4):
        with desk.write(f"Round {round_}") as door:
            for name in ("Nagoya", "Łódź", "Bordeaux"):
                partner = door.add("partner", {"name": f"{name} {round_}", "notes": "Miners and a bridge. " * 20})
                tie = door.add("tie", {"partner": partner, "type": TieType.MOU, "status": TieStatus.ACTIVE})
                door.add("agreement", {"tie": tie, "title": f"Charter of {name}"})
            blob = f"document {round_} ".encode() * 4000
            print_ = door.put_file(blob, f"words of document {round_}")
            number = door.add("document", {"title": f"Doc {round_}", "name": f"{round_}.pdf", "sha256": print_})
            door.connect("document", number, "about", "partner", partner)
        moment[0] = next(moments)
        kept.back_up("Test")
        second_place.bring(kept.newest(), folder / "stick", moment[0])
    with desk.write("Loose file") as door:
        door.put_file(b"nobody names this" * 1000)
        door.set("partner", 1, {"region": "Aichi"})
    with desk.write("Deleted") as door:
        door.delete("tie", 12)
    with desk.write("To undo") as door:
        door.delete("tie", 4)
        door.set("partner", 2, {"region": "Mazovia"})
    desk.undo()
    desk.keep_draft("partner", {"name": "Half"})
    _damage(desk.path, folder / "damaged")
    desk.close()
    (folder / "ties.csv").write_text(
        "Sister city,Country\n" + "".join(f"City {n},Poland\n" for n in range(60)), "utf-8"
    )
    (folder / "new.pdf").write_bytes(b"%PDF-1.7 " + bytes(range(256)) * 600)
    return folder


def _damage(path: Path, folder: Path) -> None:
    """A desk that is cut off and damaged: some pages are gone, and its newest work stands beside it."""
    folder.mkdir()
    for tail in ("", "-wal"):
        shutil.copy(f"{path}{tail}", folder / f"{NAME}{tail}")
    blob = bytearray((folder / NAME).read_bytes())
    middle = len(blob) // 8192 * 4096
    blob[middle : middle + 3 * 4096] = bytes(3 * 4096)
    (folder / NAME).write_bytes(blob)


def is_sound(path: Path) -> bool:
    """Whether a desk opens and nothing is wrong with it."""
    try:
        with store.open_desk(path, clock) as desk:
            return desk.check() == []
    except UserError:
        return False


def _open(folder: Path) -> store.DeskFile:
    return store.open_desk(folder / NAME, clock, hold=True)


def _write(folder: Path) -> None:
    with _open(folder) as desk, desk.write("Write") as door:
        door.add_many("partner", [{"name": f"City {n}"} for n in range(15)])
        door.set("tie", 1, {"status": TieStatus.SUSPENDED})
        door.connect("partner", 1, "about", "partner", 2)


def _delete(folder: Path) -> None:
    with _open(folder) as desk, desk.write("Delete") as door:
        door.delete("tie", 1)
        door.delete("document", 1)


def _undo(folder: Path) -> None:
    with _open(folder) as desk:
        desk.undo()


def _redo(folder: Path) -> None:
    with _open(folder) as desk:
        desk.redo()


def _draft(folder: Path) -> None:
    with _open(folder) as desk:
        desk.keep_draft("partner", {"name": "Half typed"}, 1)


def _import(folder: Path) -> None:
    with _open(folder) as desk:
        kept = Safekeeping(desk, folder / "kept")
        desk.safeguard = lambda label: kept.before(label)
        table = read_table(folder / "ties.csv")
        mapping = proposing.propose(table, desk.home(), "tie").mapping
        importing.run(planning.make(table, mapping, desk), desk)


def _document(folder: Path) -> None:
    with _open(folder) as desk:
        documents.bring(desk, folder / "new.pdf", ("partner", 1))


def _let_go(folder: Path) -> None:
    with _open(folder) as desk:
        desk.let_go_of_files()


def _back_up(folder: Path) -> None:
    with _open(folder) as desk:
        Safekeeping(desk, folder / "kept").back_up("Killed")


def _copy_out(folder: Path) -> None:
    with _open(folder) as desk:
        kept = Safekeeping(desk, folder / "kept", folder / "stick")
        kept.back_up("Killed")
        kept.copy_out()


def _thin(folder: Path) -> None:
    with _open(folder) as desk:
        desk.clock = lambda: NOW + timedelta(days=3)  # a day that bears out the one on which it is thinned
        Safekeeping(desk, folder / "kept").back_up("Killed")
    thinning.thin(folder_of(folder / "kept"), NOW + timedelta(days=4))


def _restore(folder: Path) -> None:
    oldest = backups.all_in(folder_of(folder / "kept"))[-1]
    safekeeping.restore(folder / NAME, oldest, folder / "kept", clock)


def _restore_lost(folder: Path) -> None:
    newest = backups.all_in(folder_of(folder / "stick"))[0]
    safekeeping.restore(folder / "local" / NAME, newest, folder / "kept", clock)


def _create(folder: Path) -> None:
    store.create(folder / "local" / NAME, HOME, clock).close()


def _move(folder: Path) -> None:
    from cityintl.store import moving

    moving.move(folder / NAME, folder / "local", clock)


def _upgrade(folder: Path) -> None:
    path = folder / "older" / NAME

    def before(desk: store.DeskFile) -> None:
        Safekeeping(desk, folder / "older" / "kept").before("Before an upgrade")

    store.open_desk(path, clock, hold=True, before_upgrade=before).close()


def _bring_back(folder: Path) -> None:
    with _open(folder) as desk, desk.write("Bring back") as door:
        door.bring_back("tie", 12)


def _recover(folder: Path) -> None:
    newest = backups.all_in(folder_of(folder / "kept"))[0]
    with _room_in(folder):
        recovering.recover(folder / "damaged" / NAME, newest, clock)


def _try_out(folder: Path) -> None:
    with _room_in(folder), _open(folder) as desk:
        Safekeeping(desk, folder / "kept").try_out()


@contextlib.contextmanager
def _room_in(folder: Path) -> Iterator[None]:
    """What is laid down for a while lies in this folder: whoever is killed does not tidy up."""
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


DEEDS: dict[str, Callable[[Path], None]] = {
    "write": _write,
    "delete": _delete,
    "undo": _undo,
    "redo": _redo,
    "draft": _draft,
    "import": _import,
    "document": _document,
    "let go of files": _let_go,
    "backup": _back_up,
    "second place": _copy_out,
    "thinning": _thin,
    "restore": _restore,
    "restore where nothing is": _restore_lost,
    "create": _create,
    "move": _move,
    "upgrade": _upgrade,
    "bring back": _bring_back,
    "recover": _recover,
    "trial restore": _try_out,
}


#: The deeds that touch backups, or read them.
WITH_BACKUPS = {
    "import", "backup", "second place", "thinning", "restore", "restore where nothing is", "recover", "trial restore",
}  # fmt: skip


def folder_of(root: Path) -> Path:
    """The one folder of backups under a root."""
    (found,) = [path for path in root.iterdir() if path.is_dir()]
    return found


def rows_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that counts, of a desk that is closed."""
    raw = dbapi2.connect(str(path))
    try:
        names = [n for (n,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = [n for n in names if not n.startswith(("sqlite_", "search_"))]
        return {n: raw.execute(f'SELECT * FROM "{n}" ORDER BY rowid').fetchall() for n in sorted(kept)}
    finally:
        raw.close()


def standing(folder: Path, name: str = "") -> dict[str, Any]:
    """The desks that a deed is about, opened and proved; AssertionError where one does not open or is not sound."""
    found = {}
    if name == "upgrade":
        desks = [folder / "older" / NAME]
    elif name == "recover":
        desks = [folder / "damaged" / NAME]
        if not is_sound(desks[0]):  # it was cut off: it can be begun again, and comes to the same
            _recover(folder)
    else:
        desks = sorted(folder.glob("*.cityintl")) + sorted((folder / "local").glob("*.cityintl"))
    for path in desks:
        with store.open_desk(path, clock, hold=True) as desk:
            assert (wrong := desk.check()) == [], wrong
        found[str(path.relative_to(folder))] = rows_of(path)
    return found


def prove_backups(folder: Path, least: int) -> None:
    """What is called a backup is whole wherever it lies, with its documents, and the next one can be made."""
    from cityintl.store import comparing

    for root in (folder / "kept", folder / "stick"):
        found = backups.all_in(folder_of(root))
        assert len(found) >= least, f"{len(found)} backups are left in {root.name}"
        for each in found:
            assert backups.is_sound(each), each.path.name
            assert comparing.missing_documents(each) == [], each.path.name
    path = folder / NAME
    if path.is_file():
        with store.open_desk(path, clock, hold=True) as desk:
            made = Safekeeping(desk, folder / "kept").back_up("After the fault")
        assert backups.is_sound(made)
        leftovers = [p.name for p in (folder / "kept").rglob(".*part*")]
        assert leftovers == [], leftovers


def copied(ready: Path, to: Path) -> Path:
    """A fresh copy of the prepared folder."""
    shutil.copytree(ready, to)
    return to
