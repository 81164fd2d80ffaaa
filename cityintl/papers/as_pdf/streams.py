"""Streams of the file, with the end of line before their end that PDF/A asks for."""

import unicodedata

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFStream, PDFZCompress


def sound(text: str) -> str:
    """The text as names and metadata of a file can hold it: on one line, without control characters and halves."""
    return "".join(_one(c) for c in text)


def _one(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs" or character in "\ufffe\uffff":
        return "\ufffd"
    return " " if category in ("Cc", "Zl", "Zp") else character


class SoundStream(PDFStream):  # type: ignore[misc]  # ReportLab has no types
    """A compressed stream that ends as PDF/A wants it; ReportLab's own leaves the end of line out."""

    def __init__(self, content: bytes | str, facts: dict[str, object] | None = None, *, packed: bool = True) -> None:
        super().__init__(PDFDictionary(dict(facts or {})), content, [PDFZCompress] if packed else [])

    def format(self, document: PDFDocument) -> bytes:
        """The bytes of the stream in the file."""
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"
