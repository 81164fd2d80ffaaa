"""The words inside a file, for the search; a file that cannot be read has none, and nothing fails.

Nothing in a file is run: no macro, no script, no link is followed.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cityintl.errors import UserError
from cityintl.exchange.encodings import decode
from cityintl.exchange.grid import MOST_BYTES, OLE, ZIP
from cityintl.exchange.markup import plain
from cityintl.exchange.messages import MOST_MAIL, Message, from_eml
from cityintl.exchange.outlook import from_msg
from cityintl.pdfium import PDFIUM
from cityintl.store.contents import MOST_TEXT
from cityintl.store.sources import Source, in_memory

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

#: What a package may hold once it is unpacked; a real document of an office is far below, a zip bomb far above.
MOST_UNPACKED = 150_000_000
#: Pages of a PDF that are looked at; a scan of thousands gives nothing, and takes its time.
MOST_PAGES = 500
#: So much of a text is looked at; the search keeps far less of it.
_BEGINNING = 4_000_000
_PLAIN = (".txt", ".md", ".csv", ".tsv", ".log", ".ics", ".vcf", ".srt", ".json", ".xml", ".yaml", ".yml", ".toml")
_PAGES = (".html", ".htm", ".xhtml")
_BOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
#: What damaged files make their readers raise.
_DAMAGED: tuple[type[BaseException], ...] = (
    OSError, LookupError, ValueError, ArithmeticError, AttributeError, TypeError, NotImplementedError, RuntimeError,
    EOFError, struct.error, zlib.error, zipfile.BadZipFile,
)  # fmt: skip


def text_of(name: str, given: bytes | Source) -> str | None:
    """The words in a file of this name; None where there are none, or where they cannot be read."""
    source = in_memory(given) if isinstance(given, bytes) else given
    pieces: list[str] = []
    room = MOST_TEXT
    try:
        for piece in _pieces(name.lower(), source):
            pieces.append(piece)
            room -= len(piece) + 1
            if room <= 0:
                break
    except _damage():
        pass  # whatever could be read until there is worth finding
    found = re.sub(r"[ \t\u00a0]+", " ", "\n".join(pieces))
    return re.sub(r"\s*\n\s*", "\n", found).strip()[:MOST_TEXT] or None


def title_of(name: str, given: bytes | Source) -> str | None:
    """The title that the file itself says, where a person seems to have given it one."""
    source = in_memory(given) if isinstance(given, bytes) else given
    try:
        if source.head(4) == b"%PDF":
            return _meant(_title_of_pdf(source))
        if name.lower().endswith(".docx"):
            return _meant(_word(source).core_properties.title)
    except _damage():
        pass
    return None


#: Titles that programs give without being asked.
_GIVEN = re.compile(
    r"(?i)untitled|document\d*|dokument\d*|doc\d*|scan(ned)?\b.*|microsoft (word|powerpoint|excel)\b.*|presentation\d*|"
    r"powerpoint presentation|.*\.(docx?|xlsx?|pptx?|pdf|indd|tiff?|jpe?g|png|odt|rtf|wpd|qxd|html?)|[\W\d_]*"
)


def _meant(title: str | None) -> str | None:
    said = re.sub(r"\s+", " ", title or "").strip()
    return said if len(said) > 3 and not _GIVEN.fullmatch(said) else None


def _damage() -> tuple[type[BaseException], ...]:
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError
    from pypdfium2 import PdfiumError  # type: ignore[import-untyped]  # ships no types; costs 50 ms

    return (UserError, *_DAMAGED, PdfiumError, PythonDocxError, OpcError, LxmlError)


def _pieces(name: str, source: Source) -> Iterator[str]:
    start = source.head(1024)
    if start.startswith(b"%PDF") or (name.endswith(".pdf") and b"%PDF" in start):
        return _of_pdf(source)
    if name.endswith(".docx") and start.startswith(ZIP):
        return _of_word(source)
    if name.endswith(_BOOKS) and start.startswith((ZIP, OLE)):
        return _of_workbook(source)
    if name.endswith(".msg"):
        return _of_mail(from_msg(source.whole())) if source.size <= MOST_MAIL else iter(())
    if name.endswith(".eml"):
        return _of_mail(from_eml(source.whole() if source.size <= MOST_MAIL else source.head()))
    if name.endswith(_PAGES):
        return iter([plain(decode(_beginning(source))[0])])
    return _of_text(source) if name.endswith(_PLAIN) else iter(())


def _of_text(source: Source) -> Iterator[str]:
    """Text; what has the name of one and is none is told by its controls."""
    found = decode(_beginning(source))[0]
    strange = sum(not c.isprintable() and c not in "\n\r\t\f" for c in found[:10_000])
    if strange * 20 <= len(found[:10_000]):
        yield found


def _beginning(source: Source) -> bytes:
    """As much of a text as is looked at, cut where a line ends."""
    cut = source.head(_BEGINNING)
    if source.size <= _BEGINNING:
        return cut
    return cut if cut.startswith((b"\xff\xfe", b"\xfe\xff")) else cut.rpartition(b"\n")[0] or cut


def _of_mail(message: Message) -> Iterator[str]:
    people = [message.sender, *message.to, *message.cc]
    yield from (message.subject, *(str(each) for each in people if each), message.text)
    yield from (each.name for each in message.attachments)


def _of_pdf(source: Source) -> Iterator[str]:
    """Page by page; other threads may draw pages in between."""
    from pypdfium2 import PdfDocument

    with PDFIUM:
        document = PdfDocument(source.path or source.whole())
    try:
        for number in range(min(len(document), MOST_PAGES)):
            with PDFIUM:
                words = _of_page(document, number)
            yield words
    finally:
        with PDFIUM:
            document.close()


def _of_page(document: Any, number: int) -> str:
    page = document[number]
    words = page.get_textpage()
    found = str(words.get_text_bounded())
    words.close()
    page.close()
    return re.sub("[\x02\ufffe\uffff\u00ad](\r?\n)?", "", found)  # the hyphens at which lines were broken


def _title_of_pdf(source: Source) -> str:
    from pypdfium2 import PdfDocument

    with PDFIUM:
        document = PdfDocument(source.path or source.whole())
        try:
            return str(document.get_metadata_value("Title"))
        finally:
            document.close()


def _word(source: Source) -> "Document":
    """A document of Word, looked into before it is unpacked."""
    import docx

    _refuse_too_large(source)
    with source.open() as file:
        return docx.Document(file)


def _refuse_too_large(source: Source) -> None:
    """ValueError where a package is far larger inside than any letter or list."""
    with source.open() as file, zipfile.ZipFile(file) as package:
        if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED:
            raise ValueError("this package is too large to look into")


def _of_word(source: Source) -> Iterator[str]:
    document = _word(source)
    for section in document.sections:
        for margin in (section.header, section.footer):
            if not margin.is_linked_to_previous:
                yield from (each.text for each in margin.paragraphs)
    for block in document.iter_inner_content():
        yield from (block.text,) if hasattr(block, "text") else _of_table(block)


def _of_table(table: "Table") -> Iterator[str]:
    """The cells row by row, each merged one once, with the tables inside them."""
    for row in table.rows:
        seen: list[Any] = []
        for cell in row.cells:
            if cell._tc not in seen:
                seen.append(cell._tc)
                yield from (paragraph.text for paragraph in cell.paragraphs)
                for inner in cell.tables:
                    yield from _of_table(inner)


def _of_workbook(source: Source) -> Iterator[str]:
    from cityintl.exchange.workbooks import Workbook

    if source.head(4).startswith(ZIP):
        _refuse_too_large(source)
    if source.size > MOST_BYTES:
        raise ValueError("this workbook is too large to look into")
    book = Workbook(source.whole())
    for name in book.names:
        yield name
        for _number, cells in book.grid(name).rows:
            yield "\t".join(str(cell) for cell in cells if cell is not None)
