"""Documents: files dropped on records come into the desk, and go out again as they were."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cityintl.errors import UserError
from cityintl.exchange.arriving import Arrival, clean_name, date_in, from_file, language_of
from cityintl.files import write_whole
from cityintl.progress import Progress, silent
from cityintl.records import kinds
from cityintl.store import DeskFile, Write
from cityintl.store.sources import on_disk
from cityintl.words import _, ngettext

#: A record by the name of its kind and its number.
Record = tuple[str, int]

#: What the system's opener is given: files that are looked at. Whatever else there is may be a program, and is saved.
OPENABLE = frozenset({
    ".pdf", ".txt", ".md", ".csv", ".tsv", ".log", ".rtf", ".doc", ".docx", ".odt", ".pages", ".xls", ".xlsx", ".ods",
    ".numbers", ".ppt", ".pptx", ".odp", ".key", ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp",
    ".heic", ".svg", ".eml", ".msg", ".ics", ".vcf", ".html", ".htm", ".epub",
    ".mp3", ".wav", ".m4a", ".ogg", ".flac", ".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v",
})  # fmt: skip
#: How programs begin, whatever they are called: Windows, Linux, macOS, scripts, shortcuts.
_PROGRAMS = (
    b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa\xcf",
    b"L\x00\x00\x00\x01\x14\x02\x00", b"[Desktop Entry]", b"[InternetShortcut]",
)  # fmt: skip
#: So much of a file is looked at for that.
_START = 1 << 16


def bring(desk: DeskFile, path: Path, about: Record | None = None, values: Mapping[str, Any] | None = None) -> int:
    """Keep a file as a document about a record, in one step; gives its number.

    A file that the desk has already is linked instead. UserError where it cannot be kept.
    """
    return bring_all(desk, [path], about, values)[0]


def bring_all(
    desk: DeskFile,
    paths: Sequence[Path],
    about: Record | None = None,
    values: Mapping[str, Any] | None = None,
    progress: Progress = silent,
) -> list[int]:
    """Keep several files as documents about a record, in one step; all or none."""
    read = [(arrival, {**filled, **(values or {})}) for arrival, filled in read_all(paths, progress)]
    if not read:
        return []
    label = ngettext("Add document “{name}”", "Add {count} documents", len(read))
    with desk.write(label.format(name=read[0][0].name, count=len(read))) as door:
        return [keep(door, arrival, filled, [about] if about else []) for arrival, filled in read]


def read_all(
    paths: Sequence[Path], progress: Progress = silent, before: int = 0
) -> list[tuple[Arrival, dict[str, Any]]]:
    """Read files that are to be kept, with the fields of their documents; `before` others were read already."""
    read = []
    for done, path in enumerate(paths):
        part = _part_of(path, before + done, before + len(paths), progress)
        arrival = from_file(Path(path), part)
        read.append((arrival, described(arrival)))
    return read


#: A file counts as so many steps of progress, so that a large one is seen to come.
_STEPS = 100


def _part_of(path: Path, done: int, total: int, progress: Progress) -> Callable[[int], None]:
    """How far a file is, told with the files before it; what was read so far is summed up."""
    progress(done * _STEPS, total * _STEPS, path.name)
    came = 0

    def read(size: int) -> None:
        nonlocal came
        came += size
        with contextlib.suppress(OSError):
            whole = path.stat().st_size
            if came < whole:
                progress(done * _STEPS + came * _STEPS // whole, total * _STEPS, path.name)

    return read


def described(arrival: Arrival) -> dict[str, Any]:
    """What a file says of itself, for the fields of a document."""
    return {
        "title": arrival.title(),
        "name": arrival.name,
        "media_type": arrival.media_type,
        "size": arrival.source.size,
        "on": date_in(arrival.name),
        "language": language_of(arrival.text),
    }


def keep(door: Write, arrival: Arrival, values: Mapping[str, Any], about: Sequence[Record]) -> int:
    """Keep a file as a document about these records, within a step; gives its number."""
    fingerprint = door.put_file(arrival.source, arrival.text)
    number = door.document_of(fingerprint)
    if number is None:
        number = door.add("document", {**values, "sha256": fingerprint})
    for kind, other in about:
        if (kind, other) != ("document", number):
            door.connect("document", number, "about", kind, other)
    return number


def save_as(desk: DeskFile, number: int, path: Path) -> None:
    """Write a document's bytes to a file."""
    _pour(desk, desk.get("document", number).values["sha256"], path)


def _pour(desk: DeskFile, fingerprint: str, path: Path) -> None:
    """Write a file piece by piece; whole, or not at all."""

    def write(unfinished: Path) -> None:
        with unfinished.open("wb") as file:
            desk.pour_file(fingerprint, file.write)

    write_whole(path, write)


def name_of(desk: DeskFile, number: int) -> str:
    """The name under which a document can lie in a folder of any system."""
    return clean_name(desk.get("document", number).values["name"])


def open_copy(desk: DeskFile, number: int, folder: Path) -> Path:
    """A copy in this folder for the system to open, which cannot be written to; UserError where it could be a program.

    What is changed in a copy does not come back: a new state is dropped on the record again.
    """
    name = name_of(desk, number)
    fingerprint = desk.get("document", number).values["sha256"]
    if Path(name).suffix.lower() not in OPENABLE or _may_be_a_program(desk.file_head(fingerprint, _START)):
        raise UserError(
            _("“{file}” is not opened from here: files of this kind can do more than be looked at.").format(file=name),
            _("Save it, and open it yourself if you know who sent it and what it is."),
        )
    path = folder / kinds.kind("document").reference(number) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if not (path.is_file() and on_disk(path).fingerprint == fingerprint):
        if path.exists():
            path.chmod(0o600)  # an older copy that cannot be written to could not be replaced on every system
        _pour(desk, fingerprint, path)
    path.chmod(0o400)
    return path


def _may_be_a_program(start: bytes) -> bool:
    """Whether a file begins as a program does, or with so much nothing that nobody can say."""
    said = start.lstrip()
    return said.startswith(_PROGRAMS) or not said


def of_record(desk: DeskFile, kind: str, number: int) -> list[int]:
    """The documents that are linked to a record, oldest first."""
    return sorted({end.id for end in desk.linked(kind, number) if end.kind == "document"})
