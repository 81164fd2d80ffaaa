"""What the restore of a backup would change: records by kind, and the steps that only one side has."""

from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from cityintl.progress import Progress, silent
from cityintl.records import kinds
from cityintl.store import backups, driver, pool, reading_only, tables
from cityintl.store.backups import Backup
from cityintl.store.driver import calm
from cityintl.store.errors import Damaged

#: So many steps of either side are named in a comparison.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """What a restore would do to one kind: records that come back, change to what they were, and go."""

    kind: str
    back: int
    changed: int
    gone: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a restore would change, and the newest steps that only one side has, as (moment, label).

    `another` is the city of the backup where it is one of another desk.
    """

    kinds: tuple[Difference, ...]
    lost: tuple[tuple[str, str], ...]
    lost_count: int
    back: tuple[tuple[str, str], ...]
    back_count: int
    documents_missing: int
    another: str = ""

    @property
    def is_same(self) -> bool:
        """Whether the restore would change nothing."""
        return not (self.kinds or self.lost_count or self.back_count)


def compare(desk: Path, backup: Backup, progress: Progress = silent) -> Comparison:
    """What would be different after this backup was restored over this desk; nothing is changed.

    Damaged where so little of the desk is left that nothing can be compared.
    """
    facts = backups.facts(backup)
    backups.refuse_newer(facts)
    with reading_only.readable(desk, progress) as file, calm(desk):
        raw = dbapi2.connect(driver.uri(file.resolve(), "mode=ro"), uri=True, isolation_level=None, timeout=5)
        try:
            raw.execute("ATTACH ? AS was", (driver.uri(backup.path.resolve(), "mode=ro&immutable=1"),))
            raw.execute("BEGIN")
            if not _columns(raw, "main", "home"):
                raise Damaged(desk)
            found = [_difference(raw, name) for name in tables.LOGGED]
            lost, lost_count = _steps(raw, "main", "was")
            back, back_count = _steps(raw, "was", "main")
            another = "" if _same_desk(raw) else facts.city
        finally:
            raw.close()
    different = tuple(each for each in found if each and (each.back or each.changed or each.gone))
    return Comparison(different, lost, lost_count, back, back_count, len(missing_documents(backup)), another)


def _same_desk(raw: dbapi2.Connection) -> bool:
    salts = [
        raw.execute(f"SELECT value FROM {side}.desk_fact WHERE name = 'salt'").fetchone() for side in ("main", "was")
    ]
    return bool(salts[0] == salts[1])


def _columns(raw: dbapi2.Connection, schema: str, table: str) -> list[str]:
    return [line[1] for line in raw.execute(f'PRAGMA {schema}.table_info("{table}")').fetchall()]


def _difference(raw: dbapi2.Connection, table: str) -> Difference | None:
    now, was = (_columns(raw, schema, table) for schema in ("main", "was"))
    if not was:  # a kind that is younger than the backup
        gone = raw.execute(f'SELECT count(*) FROM main."{table}"').fetchone()[0]
        return Difference(table, 0, 0, gone)
    both = ", ".join(f'"{name}"' for name in now if name in was)
    only = 'SELECT count(*) FROM {0}."{2}" WHERE id NOT IN (SELECT id FROM {1}."{2}")'
    changed = (
        f'SELECT count(*) FROM (SELECT {both} FROM main."{table}" WHERE id IN (SELECT id FROM was."{table}")'
        f' EXCEPT SELECT {both} FROM was."{table}")'
    )
    return Difference(
        table,
        raw.execute(only.format("was", "main", table)).fetchone()[0],
        raw.execute(changed).fetchone()[0],
        raw.execute(only.format("main", "was", table)).fetchone()[0],
    )


def _steps(raw: dbapi2.Connection, here: str, there: str) -> tuple[tuple[tuple[str, str], ...], int]:
    """The newest steps that only this side has, and how many those are."""
    only = (
        f"FROM {here}.change_set s WHERE NOT EXISTS (SELECT 1 FROM {there}.change_set o"
        " WHERE o.id = s.id AND o.at = s.at AND o.label = s.label)"
    )
    newest = raw.execute(f"SELECT s.at, s.label {only} ORDER BY s.id DESC LIMIT {SHOWN}").fetchall()
    return tuple((str(at), str(label)) for at, label in newest), raw.execute(f"SELECT count(*) {only}").fetchone()[0]


def missing_documents(backup: Backup) -> list[str]:
    """The fingerprints of documents that the pool beside a backup does not have in their whole length."""
    raw = dbapi2.connect(driver.uri(backup.path.resolve(), "mode=ro&immutable=1"), uri=True)
    try:
        named = raw.execute("SELECT sha256, size FROM file_content").fetchall()
    finally:
        raw.close()
    return [fingerprint for fingerprint, size in named if not pool.has(backup.path.parent, fingerprint, size)]


def sentences(found: Comparison) -> list[str]:
    """The comparison in words, a line each."""
    if found.is_same:
        return ["The backup is what the desk is: nothing would change."]
    lines = []
    if found.another:
        lines.append(f"This is a backup of another desk, that of {found.another}: it would take the place of this one.")
    for each in found.kinds:
        many = "Links" if each.kind == "connection" else kinds.kind(each.kind).many
        words = [
            f"{n:,} {word}" for n, word in ((each.back, "back"), (each.changed, "changed"), (each.gone, "gone")) if n
        ]
        lines.append(f"{many}: {', '.join(words)}")
    for steps, count, word in ((found.lost, found.lost_count, "lost"), (found.back, found.back_count, "back")):
        if count:
            newest = "; ".join(f"“{label}”" for _at, label in steps[:3])
            lines.append(f"Steps {word}: {count:,}, newest first: {newest}")
    return lines
