"""Streams of the file, with the end of line before their end that PDF/A asks for."""

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFStream, PDFZCompress


class SoundStream(PDFStream):  # type: ignore[misc]  # ReportLab has no types
    """A compressed stream that ends as PDF/A wants it; ReportLab's own leaves the end of line out."""

    def __init__(self, content: bytes | str, facts: dict[str, object] | None = None, *, packed: bool = True) -> None:
        super().__init__(PDFDictionary(dict(facts or {})), content, [PDFZCompress] if packed else [])

    def format(self, document: PDFDocument) -> bytes:
        """The bytes of the stream in the file."""
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"
