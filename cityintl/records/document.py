"""Documents: files that were dropped on any record, kept inside the desk by the hash of their bytes."""

from datetime import date

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Record, field
from cityintl.records.values import Date, Language, Note, Number, Text, YesNo


class Document(Record):
    """A file that belongs to one or more records: the scan of an agreement, a photograph, an e-mail."""

    __tablename__ = "document"

    title: Mapped[str] = field("Title", Text(200), required=True, help="What it is, as an index would list it.")
    name: Mapped[str] = field("File name", Text(255), required=True, help="As it was called when it came in.")
    sha256: Mapped[str] = field(
        "Fingerprint", Text(64), required=True, help="The SHA-256 of its bytes, which proves that nothing was altered."
    )
    media_type: Mapped[str | None] = field("Kind of file", Text(120), help="“application/pdf”, “image/jpeg”.")
    size: Mapped[int | None] = field("Size", Number("bytes", minimum=0), help="How much room it takes in the desk.")
    on: Mapped[date | None] = field("Date", Date(), help="As printed on the document itself, not the day it arrived.")
    language: Mapped[str | None] = field(
        "Language", Language(), help="In which it is written; papers are read aloud by it."
    )
    public: Mapped[bool | None] = field(
        "Public", YesNo(), help="Yes only where it may go out on request or online without being asked about."
    )
    description: Mapped[str | None] = field(
        "What it shows", Note(), help="For a picture: what someone who cannot see it should know."
    )
    source: Mapped[str | None] = field("Where it came from", Text(200), help="Who sent or scanned it, or which box.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Where the original lies, what is missing.")


DOCUMENTS = Kind(
    Document,
    one="Document",
    many="Documents",
    prefix="DOC",
    title="title",
    quiet="name",
    table=("title", "name", "on", "public"),
    form={
        "Document": ("title", "on", "language", "public", "description", "source", "notes"),
        "File": ("name", "media_type", "size", "sha256"),
    },
    search=("title", "name", "description", "source", "notes"),
    order="-on",
)
