"""The official wording of a framework's goals, targets and indicators, as its owner published it."""

from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Record, field, link
from cityintl.records.values import Choice, Code, Date, Language, Note, Number, Text


class Level(Enum):
    """On which level of the framework a wording stands."""

    GOAL = "Goal"
    TARGET = "Target"
    INDICATOR = "Indicator"


class OfficialWording(Record):
    """What a code says word for word in the list of a year; the program's own labels are shorter."""

    __tablename__ = "official_wording"

    framework: Mapped[int] = link(
        "Framework", "framework", required=True, part_of=True, help="Whose goals, targets and indicators they are."
    )
    version: Mapped[int] = field(
        "List of",
        Number(minimum=1900, maximum=2200),
        required=True,
        help="The year of the list: codes were reworded and reused, so each list keeps its own.",
    )
    level: Mapped[Level] = field(
        "Level", Choice(Level), required=True, help="A goal, a target under it, or what measures it."
    )
    code: Mapped[str] = field("Code", Code(20), required=True, help="As the list writes it: “11”, “11.c”, “11.c.1”.")
    text: Mapped[str] = field(
        "Wording", Note(), required=True, help="Word for word, footnotes aside; quoted, never shortened."
    )
    language: Mapped[str] = field(
        "Language", Language(), required=True, help="Of this wording; each language is its own."
    )
    owner_code: Mapped[str | None] = field(
        "Code in data files", Text(20), help="The one that the list's owner gives it for exchanging data: “C110c02”."
    )
    source: Mapped[str | None] = field("Source", Text(200), help="The file, resolution or ordinance it was taken from.")
    read_on: Mapped[date | None] = field("Read on", Date(), help="The day it was taken from there.")


OFFICIAL_WORDING = Kind(
    OfficialWording,
    one="Official wording",
    many="Official wordings",
    prefix="OWT",
    title="code",
    quiet="text",
    table=("code", "level", "text", "version", "language"),
    form={
        "Wording": ("framework", "code", "level", "version", "language", "text"),
        "Source": ("source", "read_on", "owner_code"),
    },
    search=("code", "text", "owner_code"),
    order="code",
)
