"""The report of a recovery: in a few lines what is there again and what may be missing, then kind by kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cityintl.records import kinds
from cityintl.store.backups import Backup

#: So many kinds are named in a line; the others are counted.
_NAMED = 4

_PARTED = (
    "The backup is of work that a restore had left: that is there too, and where both changed the same, "
    "what the damaged file has."
)

_NO_PAST = "Its history could not be read: what was before this day cannot be looked back at or undone."


def _plain(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


@dataclass(frozen=True, slots=True)
class Report:
    """What a recovery brought: how many records and documents stand, those that the damaged file gave, what it did
    not (`was_read`: whether anything in it could be), where it is kept, and whether the backup is of another line of
    work (`parted`), which a restore left. `history` tells whether all of it is there; None where it begins anew."""

    backup: Backup | None
    records: int
    taken: Mapping[str, int]
    unreadable: Mapping[str, int]
    documents: int
    damaged: Path
    was_read: bool = True
    parted: bool = False
    history: bool | None = True

    def summary(self, said: Callable[[datetime], str] = _plain) -> list[str]:
        """What whoever waits for the desk wants to know, in two or three lines."""
        newer = sum(count for table, count in self.taken.items() if table != "connection")
        if self.backup is None:
            came = f"There was no whole backup. {_count(self.records, 'record')} could be read from the damaged file."
        else:
            came = f"{_count(self.records, 'record')} are there" if self.records != 1 else "1 record is there"
            came += f": the backup of {said(self.backup.at)}"
            if newer:
                came += f", and {newer:,} newer from the damaged file."
            else:
                came += "; the damaged file had none newer." if self.was_read else "."
        kept = f"The damaged file is kept as “{self.damaged.name}”."
        more = [words for words, is_so in ((_PARTED, self.parted), (_NO_PAST, self.history is None)) if is_so]
        return [came, *more, self._missing(said), kept]

    def _missing(self, said: Callable[[datetime], str]) -> str:
        if not self.unreadable:
            if self.history is True:
                return "All of the damaged file could be read: nothing is missing."
            return "All records could be read" + ("." if self.history is None else ", but not all of their history.")
        if not self.was_read:
            after = f" What was written after {said(self.backup.at)} is missing." if self.backup else ""
            return f"Nothing of the damaged file could be read.{after}"
        names = _listed([_many(table) for table in self._worst()])
        if self.backup is None:
            return f"Not all of it could be read: some {names} may be missing."
        return f"What was written after {said(self.backup.at)} may be missing of {names}."

    def _worst(self) -> list[str]:
        """The kinds of which something could not be read, those first of which there is most."""
        return sorted(self.unreadable, key=lambda table: -self.unreadable[table])

    def details(self) -> list[str]:
        """Kind by kind, a line each: what came from the damaged file, and what could not be read in it."""
        lines = []
        if self.backup is not None:
            lines.append(f"The backup holds everything up to step {self.backup.step}.")
        if self.documents:
            lines.append(f"Documents’ files: {self.documents:,} from the damaged file")
        unreadable = self.unreadable if self.was_read else {}  # how much it was nobody can say
        for table in sorted({*self.taken, *unreadable}, key=_many):
            words = [
                f"{count:,} {said}"
                for count, said in ((self.taken.get(table), "newer"), (unreadable.get(table), "unreadable"))
                if count
            ]
            if words:
                lines.append(f"{_many(table).capitalize()}: {', '.join(words)}")
        return lines


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"


def _many(table: str) -> str:
    if table == "connection":
        return "links"
    return "documents’ files" if table == "file_content" else kinds.kind(table).many.lower()


def _listed(names: list[str]) -> str:
    """“people, ties and links”; of many names the first, and how many more."""
    if len(names) > _NAMED:
        return f"{', '.join(names[: _NAMED - 1])} and {len(names) - _NAMED + 1} more kinds"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
