"""What agreements in force say, word for word: the files that are kept of them, paragraph by paragraph."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk import terms
from cityintl.desk.asking import picked
from cityintl.store import DeskFile
from cityintl.store.contents import MOST_TEXT

_AGREEMENT = (
    "tie", "title", "type", "signed_on", "place", "signed_by_us", "signed_by_them", "resolution", "effective_on",
    "term_months", "open_ended", "expires_on", "auto_renew", "notice_days", "document",
)  # fmt: skip
_FILE = ("title", "name", "sha256", "on", "language", "public", "media_type")
#: Files whose words come line by line as they stand on the page; all others tell their paragraphs themselves.
_BY_LINES = ("application/pdf", "text/plain")
#: A line so long was not broken by the edge of a page: it is a paragraph by itself.
_BROKEN = 200
#: A line is broken by the edge where the next word would have come so near to the longest line.
_NEAR = 0.9
#: No paragraph ends with a word as short as “and the”.
_LINKS = 3
_ENDED = tuple(".:;!?…。：；！？")
#: How a point, an article or a clause begins, whatever stood before it.
_BEGINS = re.compile(
    r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)] |[•·–—*-] |§|第|(?:Article|Artículo|Artikel|Art\.|Section) ", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class AgreementText:
    """An agreement with one of the files kept of it, and what that says; `cut` where the desk reads no further."""

    agreement: Mapping[str, Any]
    document: Mapping[str, Any] | None
    paragraphs: tuple[str, ...]
    cut: bool = False

    @property
    def confidential(self) -> bool:
        """Whether the file is marked as one that is not public."""
        return self.document is not None and self.document["public"] is False


def texts_in_force(desk: DeskFile, ties: Collection[int], today: date) -> list[AgreementText]:
    """The agreements of these ties that are in force, by the day they were signed, each with every file of it."""
    rows = [row for row in picked(desk, "agreement", _AGREEMENT, {"tie": ties}) if terms.in_force(row, today)]
    rows.sort(key=lambda row: str(row["signed_on"] or ""))
    return [text for row in rows for text in _texts(desk, row)]


def _texts(desk: DeskFile, agreement: Mapping[str, Any]) -> list[AgreementText]:
    numbers = {end.id for end in desk.linked("agreement", agreement["id"]) if end.kind == "document"}
    files = picked(desk, "document", _FILE, {"id": numbers})
    files.sort(key=lambda row: (row["id"] != agreement["document"], row["id"]))
    found = []
    for file in files:
        text = desk.file_text(file["sha256"]) or ""
        parted = paragraphs(text, by_lines=file["media_type"] in _BY_LINES)
        found.append(AgreementText(agreement, file, parted, len(text) >= MOST_TEXT))
    return found or [AgreementText(agreement, None, ())]


def paragraphs(text: str, *, by_lines: bool) -> tuple[str, ...]:
    """The paragraphs of a file's words in the order of reading; `by_lines` joins what the edge of a page broke."""
    lines = [line for each in text.splitlines() if (line := " ".join(each.split()))]
    widest = max((len(line) for line in lines if len(line) <= _BROKEN), default=0)
    found: list[str] = []
    last = ""
    for line in lines:
        if by_lines and last and _goes_on(last, line, widest):
            found[-1] += line if _unspaced(last[-1], line[0]) else f" {line}"
        else:
            found.append(line)
        last = line
    return tuple(found)


def _goes_on(last: str, line: str, widest: int) -> bool:
    """Whether a line continues the one before it."""
    if len(last) > _BROKEN or last.endswith(_ENDED) or _BEGINS.match(line):
        return False
    end = last.split()[-1]
    if line[0].islower() or (end.islower() and len(end) <= _LINKS):
        return True
    first = 0 if _unspaced(last[-1], line[0]) else len(line.split()[0])
    return len(last) + 1 + first > widest * _NEAR


def _unspaced(before: str, after: str) -> bool:
    """Whether these are signs of a script that parts no words: kana, Han."""
    return before > "\u2fff" and after > "\u2fff" and not ("\uac00" <= before <= "\ud7af")
