"""What was printed of a paper that goes out in versions, so that the next version can say what changed."""

from datetime import date

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Record, field, link
from cityintl.records.values import Date, Language, Note, Number, Text, YesNo


class Printing(Record):
    """One version of a paper, as it was handed out; a part of the document that holds its file."""

    __tablename__ = "printing"

    document: Mapped[int] = link(
        "Document", "document", required=True, part_of=True, help="The file that was handed out."
    )
    title: Mapped[str] = field("Printing", Text(200), required=True, help="The paper and its version, for people.")
    paper: Mapped[str] = field("Paper", Text(60), required=True, help="Its name, as `papers` lists it: “itinerary”.")
    about: Mapped[str | None] = field(
        "About", Text(40), help="The reference of its record, such as DEL-1; empty for a paper of the whole desk."
    )
    version: Mapped[int] = field("Version", Number(minimum=1), required=True, help="Counted from 1 for each reader.")
    on: Mapped[date] = field("Printed", Date(), required=True, help="The day on which it was handed out.")
    language: Mapped[str | None] = field("Language", Language(), help="The language that its fixed words speak.")
    options: Mapped[str | None] = field(
        "Options", Note(), help="What was chosen for it; the same choices make one series of versions."
    )
    digests: Mapped[bool | None] = field(
        "Only digests", YesNo(), help="Yes where it held confidential words: what stood there cannot be read again."
    )
    entries: Mapped[str] = field(
        "What stood in it",
        Note(4_000_000),
        required=True,
        help="Each entry under its key, for comparing with the next version.",
    )


PRINTINGS = Kind(
    Printing,
    one="Printing",
    many="Printed versions",
    prefix="PRN",
    title="title",
    quiet="on",
    table=("title", "version", "on", "language"),
    form={
        "Printing": ("title", "document", "paper", "about", "version", "on", "language", "options", "digests"),
        "What stood in it": ("entries",),
    },
    search=("title",),
    order="-on",
)
