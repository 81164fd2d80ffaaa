"""What the city says in public on the world, and what the press says of its work."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Choice, Date, Language, Note, Text, Web


class StatementType(Enum):
    """What a statement is for."""

    ADVOCACY = "Advocacy"
    SOLIDARITY = "Solidarity"
    HUMAN_RIGHTS = "Human rights"
    DEMOCRACY = "Democracy"
    CONDOLENCE = "Condolence"
    CONGRATULATION = "Congratulation"
    OTHER = "Other statement"


class StatementAuthority(Enum):
    """In whose name it was said."""

    MAYOR = "Mayor"
    COUNCIL = "Council"
    MAYOR_AND_COUNCIL = "Mayor and council"
    COMMITTEE = "A commission or committee"
    NETWORK = "With other cities"


class StatementStatus(Enum):
    """Where a statement stands."""

    DRAFT = "Draft"
    IN_REVIEW = "In review"
    PUBLISHED = "Published"
    NOT_MADE = "Not made"


class Statement(Record):
    """A public word of the city: advocacy, solidarity, human rights, condolence."""

    __tablename__ = "statement"

    title: Mapped[str] = field(
        "Title", Text(200), required=True, help="As it was published, or in a line what it is about."
    )
    type: Mapped[StatementType] = field(
        "Type", Choice(StatementType), required=True, help="Advocacy asks for something; solidarity stands by someone."
    )
    status: Mapped[StatementStatus] = field(
        "Status", Choice(StatementStatus), required=True, help="Not made says why below: silence was decided too."
    )
    authority: Mapped[StatementAuthority | None] = field(
        "Authority", Choice(StatementAuthority), help="The mayor speaks for the mayor, the council for the city."
    )
    signed_by: Mapped[str | None] = field(
        "Signed by", Text(200), help="Names and offices under it, of other cities too."
    )
    on: Mapped[date | None] = field("Date", Date(), help="The day it was made public, or voted.")
    resolution: Mapped[str | None] = field("Resolution", Text(60), help="The number of the vote, where there was one.")
    partner: Mapped[int | None] = link(
        "Partner concerned", "partner", help="The one it speaks to or about; more of them are linked."
    )
    language: Mapped[str | None] = field(
        "Language", Language(), help="Of the text below; a translation is a document of its own."
    )
    text: Mapped[str | None] = field("Text", Note(), help="Word for word, as it went out.")
    sensitivities: Mapped[str | None] = field(
        "Sensitivities", Note(), help="Who may take it amiss, which words were weighed, whom we told before."
    )
    cleared_by: Mapped[str | None] = field(
        "Cleared by", Text(160), help="Counsel, the press office, and whoever else read it first."
    )
    published: Mapped[str | None] = field(
        "Published", Text(200), help="Where: website, council floor, a letter, a paper there."
    )
    website: Mapped[str | None] = field("Address", Web(), help="Where it can be read as long as the page stands.")
    document: Mapped[int | None] = link("Document", "document", help="The signed original, or the vote as adopted.")
    replied_on: Mapped[date | None] = field("Reply came", Date(), help="The day somebody answered it.")
    reply: Mapped[str | None] = field("Reply", Note(), help="Who answered what: thanks, a protest, a question.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Why it was made or not made, and who asked for it.")

    def problems(self) -> Iterator[Problem]:
        """What was published has its day."""
        if self.status is StatementStatus.PUBLISHED and not self.on:
            yield Problem("on", "Say on which day it was published.")


STATEMENTS = Kind(
    Statement,
    one="Statement",
    many="Statements",
    prefix="STM",
    title="title",
    quiet="partner",
    table=("title", "type", "authority", "status", "on"),
    form={
        "Statement": (
            "title", "type", "status", "authority", "signed_by", "on", "resolution", "partner", "language", "text",
        ),
        "Before": ("sensitivities", "cleared_by"),
        "After": ("published", "website", "document", "replied_on", "reply", "notes"),
    },
    search=("title", "partner", "signed_by", "text", "sensitivities", "published", "reply", "notes"),
    order="-on",
)  # fmt: skip


class MediaType(Enum):
    """What printed or aired it."""

    NEWSPAPER = "Newspaper"
    RADIO = "Radio"
    TELEVISION = "Television"
    WEBSITE = "Website"
    SOCIAL = "Social media"
    NEWSLETTER = "Newsletter"


class Tone(Enum):
    """How it speaks of our work."""

    KIND = "Kind"
    NEUTRAL = "Neutral"
    CRITICAL = "Critical"


class MediaItem(Record):
    """Something printed, aired or posted about the city's work abroad or its guests."""

    __tablename__ = "media_item"

    headline: Mapped[str] = field("Headline", Text(200), required=True, help="Word for word, in its own language.")
    outlet: Mapped[str] = field("Outlet", Text(120), required=True, help="The paper, station or account that ran it.")
    on: Mapped[date] = field("Date", Date(), required=True, help="The day it was printed, aired or posted.")
    type: Mapped[MediaType | None] = field("Type", Choice(MediaType), help="What a cutting is made of differs.")
    tone: Mapped[Tone | None] = field("Tone", Choice(Tone), help="A critical one goes to the mayor the same day.")
    language: Mapped[str | None] = field("Language", Language(), help="In which it stands; ours gets no translation.")
    partner: Mapped[int | None] = link("Partner", "partner", help="The city it speaks of, where it names one.")
    tie: Mapped[int | None] = link("Tie", "tie", help="Where it is about the relation as such: its cost, its end.")
    delegation: Mapped[int | None] = link("Visit", "delegation", help="The stay or journey it reports on.")
    event: Mapped[int | None] = link("Occasion", "event", help="The dinner or ceremony at which the reporter was.")
    statement: Mapped[int | None] = link("Statement", "statement", help="The public word of ours that it takes up.")
    summary: Mapped[str | None] = field(
        "What it says", Note(), help="In two sentences, with the words that will be quoted."
    )
    website: Mapped[str | None] = field("Address", Web(), help="Where it can be read; pages move, so keep a copy.")
    document: Mapped[int | None] = link("Document", "document", help="The cutting or recording as a file.")
    answered_on: Mapped[date | None] = field("Answered", Date(), help="The day our word went to the outlet.")
    answered_by: Mapped[str | None] = field("Answered by", Text(160), help="Who spoke, with the office held then.")
    answer: Mapped[str | None] = field("Our answer", Note(), help="What was said, or why nothing was.")


MEDIA_ITEMS = Kind(
    MediaItem,
    one="Media item",
    many="Media items",
    prefix="MED",
    title="headline",
    quiet="outlet",
    table=("headline", "outlet", "tone", "on"),
    form={
        "Item": ("headline", "outlet", "on", "type", "tone", "language", "summary", "website", "document"),
        "About": ("partner", "tie", "delegation", "event", "statement"),
        "Answer": ("answered_on", "answered_by", "answer"),
    },
    search=("headline", "outlet", "partner", "summary", "answer"),
    order="-on",
)
