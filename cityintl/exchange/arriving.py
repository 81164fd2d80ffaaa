"""A file before it becomes a document: where its bytes are, and what its name and its inside say of it."""

import contextlib
import mimetypes
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from cityintl.errors import UserError
from cityintl.exchange.text_in import text_of, title_of
from cityintl.store import contents
from cityintl.store.sources import Source, on_disk
from cityintl.words import _

_MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".msg": "application/vnd.ms-outlook",
    ".eml": "message/rfc822",
    ".md": "text/markdown",
    ".heic": "image/heic",
    ".webp": "image/webp",
    ".ics": "text/calendar",
    ".vcf": "text/vcard",
    ".rtf": "application/rtf",
}
_SIGNS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
UNKNOWN = "application/octet-stream"
#: Scripts that one language of today is written in.
_SCRIPTS = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "THAI": "th", "GREEK": "el", "GEORGIAN": "ka", "ARMENIAN": "hy",
}  # fmt: skip
#: Marks that turn the direction of writing: they make “annexfdp.exe” read as “annexexe.pdf”.
_TURNING = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST = 150


@dataclass(frozen=True)
class Arrival:
    """A file that came in; `said_type` is what a mail said it is, if one did."""

    name: str
    source: Source
    said_type: str = ""

    @property
    def media_type(self) -> str:
        """What kind of file it is, by its first bytes, then by its name, then by what was said of it."""
        start = self.source.head(16)
        for sign, found in _SIGNS:
            if start.startswith(sign):
                return found
        suffix = PurePosixPath(self.name).suffix.lower()
        said = self.said_type.lower() if re.fullmatch(r"[\w.+-]+/[\w.+-]+", self.said_type) else ""
        return _MEDIA_TYPES.get(suffix) or mimetypes.types_map.get(suffix) or said or UNKNOWN

    @cached_property
    def text(self) -> str | None:
        """The words inside it, looked for once."""
        return text_of(self.name, self.source)

    def title(self) -> str:
        """What an index would call it: the title inside it, or its tidied name."""
        return (title_of(self.name, self.source) or tidied(self.name))[:200].strip()


def from_file(path: Path, read: Callable[[int], object] = lambda _size: None) -> Arrival:
    """The file at this place; UserError where there is none, or none that a desk keeps.

    `read` hears how many bytes came, piece by piece, and may raise Cancelled.
    """
    try:
        if path.is_dir():
            raise UserError(
                _("“{file}” is a folder.").format(file=path.name), _("Choose the files in it, or pack it as one.")
            )
        if path.exists() and not path.is_file():
            raise UserError(_("“{file}” is no file.").format(file=path.name), _("Choose another file."))
        size = path.stat().st_size
        if size > contents.MOST_BYTES:
            raise contents.too_large(size)
        source = on_disk(path, read)
    except FileNotFoundError:
        raise UserError(_("There is no file “{file}”.").format(file=path), _("Look at its name and folder.")) from None
    except OSError as wrong:
        raise UserError(_("“{file}” cannot be read.").format(file=path.name), f"{wrong.strerror}.") from wrong
    if not source.size:
        raise UserError(_("“{file}” is empty.").format(file=path.name), _("Choose another file."))
    return Arrival(clean_name(path.name), source)


def clean_name(name: str) -> str:
    """A name under which a file can lie in a folder of any system, its ending kept; folders in it are cut off."""
    bare = unicodedata.normalize("NFC", re.split(r"[/\\]", name.translate(_TURNING))[-1])
    plain = "".join(c if c.isprintable() and c not in '<>:"|?*' else " " for c in bare)
    stem, dot, ending = re.sub(r"\s+", " ", plain).strip(" .").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    if len(ending) > 12:
        stem, dot, ending = f"{stem}{dot}{ending}", "", ""
    whole = f"{stem.strip()[:_LONGEST].strip()}{dot}{ending.strip()}" or _("Document")
    return f"_{whole}" if _RESERVED.fullmatch(whole) else whole


def tidied(name: str) -> str:
    """A file's name as a title: “2019-05-03_MoU%20signed (2).pdf” is “MoU signed”."""
    stem = name.rpartition(".")[0] or name
    words = re.sub(r"[_+\s]+", " ", unquote(stem, errors="replace")).strip()
    words = re.sub(r"(?i)(\s*\(\d{1,2}\)|\s+-\s+copy|^copy of\s)", "", words)
    if " " not in words:
        words = words.replace("-", " ") if not re.search(r"\d-\d", words) else words
    bare = re.sub(r"^\s*(\d{4}-\d{2}-\d{2}|\d{8})[\s,.-]+", "", words).strip(" .-,")
    return bare if re.search(r"[^\W\d]", bare) else words or name


def date_in(name: str) -> date | None:
    """The one day that a file's name says in a way that cannot be misread: 2019-05-03, 20190503."""
    stem = name.rpartition(".")[0] or name
    found = set()
    for year, month, day in re.findall(r"(?<!\d)((?:19|20)\d{2})-?([01]\d)-?([0-3]\d)(?!\d)", stem):
        with contextlib.suppress(ValueError):
            found.add(date(int(year), int(month), int(day)))
    return found.pop() if len(found) == 1 else None


def language_of(text: str | None) -> str | None:
    """The language of a text whose script leaves no choice; for Latin or Cyrillic letters nothing is guessed."""
    counted: dict[str, int] = {}
    letters = 0
    for c in (text or "")[:20_000]:
        if c.isalpha():
            letters += 1
            if c > "\u0370":
                script = unicodedata.name(c, "").split(" ")[0]
                counted[script] = counted.get(script, 0) + 1
    spoken: dict[str, int] = {}
    for script, number in counted.items():
        if tongue := _SCRIPTS.get(script):
            spoken[tongue] = spoken.get(tongue, 0) + number
    han = counted.get("CJK", 0)
    for tongue, number in spoken.items():
        own = number + (han if tongue == "ja" else 0)
        if number >= 20 and number * 5 > own and own * 2 > letters:
            return tongue
    return None
