"""Ties: the standing relations with partners, every change of their status, and their agreements."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import (
    Choice,
    Date,
    Languages,
    Note,
    Number,
    PartialDate,
    Text,
    YesNo,
)


class TieType(Enum):
    """What the two sides call their relation."""

    SISTER_CITY = "Sister city"
    FRIENDSHIP_CITY = "Friendship city"
    SISTER_COUNTY = "Sister county"
    MOU = "Memorandum of understanding"
    COOPERATION_CHARTER = "Cooperation charter"
    NETWORK_PAIRING = "Network pairing"
    SOLIDARITY = "Solidarity partnership"
    OTHER = "Other tie"


class TieStatus(Enum):
    """Where a tie stands in its life; inactivity is computed from the last contact, not stored here."""

    INQUIRY = "Inquiry"
    UNDER_REVIEW = "Under review"
    PROVISIONAL = "Provisional"
    ACTIVE = "Active"
    SUSPENDED = "Suspended"
    EMERITUS = "Emeritus"
    TERMINATED = "Terminated"


class Theme(Enum):
    """What most of a relation or a visit is about, in the words of the national surveys of cities."""

    ECONOMY = "Economy and trade"
    CULTURE = "Culture and education"
    CLIMATE = "Climate"
    SAFETY = "Safety"
    RIGHTS = "Human rights"
    GOVERNANCE = "Governance"
    OTHER = "Something else"


class ReviewGrade(Enum):
    """The yearly review in one letter."""

    A = "A · exchanges both ways"
    B = "B · one way or one program"
    C = "C · contact only"
    D = "D · silent"
    S = "S · suspended"


class Authority(Enum):
    """Who changed the status."""

    COUNCIL = "Council"
    MAYOR = "Mayor"
    PARTNER = "Partner"
    COMMITTEE = "Committee"
    STATE_LAW = "State law"
    DESK = "This desk"


class Tie(Record):
    """A standing relation with a partner: sister city, friendship city, memorandum and the like."""

    __tablename__ = "tie"

    partner: Mapped[int] = link("Partner", "partner", required=True, help="Start typing: “krak” offers Kraków.")
    type: Mapped[TieType] = field("Type", Choice(TieType), required=True, help="What both sides call it.")
    status: Mapped[TieStatus] = field(
        "Status", Choice(TieStatus), required=True, help="Every change is kept with its date and reason."
    )
    why: Mapped[str | None] = field(
        "Why this tie exists", Note(), help="One or two lines: why is this our sister city? Printed first."
    )
    signed_on: Mapped[str | None] = field(
        "Signed", PartialDate(), help="When the tie was first signed; a year is enough."
    )
    signed_at: Mapped[str | None] = field("Signed at", Text(120), help="The place of the first signing.")
    resolution: Mapped[str | None] = field(
        "Resolution", Text(60), help="Its number in the council's minutes, such as “59-114”; printed on the profile."
    )
    first_contact: Mapped[str | None] = field("First contact", PartialDate(), help="Before anything was signed.")
    proposed_by: Mapped[str | None] = field("Proposed by", Text(200), help="Who brought the idea, here or there.")
    provisional_until: Mapped[date | None] = field(
        "Provisional until", Date(), help="A friendship on trial ends here, or is decided before."
    )
    resume_condition: Mapped[str | None] = field(
        "Resumes when", Note(), help="For a suspended tie: what must happen first. Suspending is not ending."
    )
    theme: Mapped[Theme | None] = field(
        "Theme", Choice(Theme), help="What most of it is about; surveys and yearly reports count by it."
    )
    areas: Mapped[str | None] = field("Areas", Text(300), help="Culture, schools, business, water…")
    carried_by: Mapped[int | None] = link(
        "Carried by", "organization", help="The committee or association that does the work here."
    )
    counterpart: Mapped[int | None] = link(
        "Counterpart office", "organization", help="The office there that answers letters."
    )
    contact: Mapped[int | None] = link("Their contact", "person", help="The named person to write to there.")
    our_contact: Mapped[int | None] = link("Our contact", "person", help="Who here looks after the tie.")
    charter: Mapped[bool | None] = field(
        "Charter sister city", YesNo(), help="First of several American cities with the same partner."
    )
    sci_recognized: Mapped[bool | None] = field(
        "Recognized by SCI", YesNo(), help="Sister Cities International recognizes members current on dues."
    )
    grade: Mapped[ReviewGrade | None] = field(
        "Review grade", Choice(ReviewGrade), help="The letter of the last yearly review."
    )
    review_on: Mapped[date | None] = field("Next review", Date(), help="The day the tie is looked at again.")
    sensitivities: Mapped[str | None] = field(
        "Sensitive points", Note(), help="Wording, law or history to mind; internal."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="Whatever the next person should know.")

    def problems(self) -> Iterator[Problem]:
        """A suspended tie says when it resumes only while it is suspended; contact comes before signing."""
        if self.first_contact and self.signed_on and self.signed_on < self.first_contact[: len(self.signed_on)]:
            yield Problem("first_contact", "The first contact is after the signing.")


TIES = Kind(
    Tie,
    one="Tie",
    many="Ties",
    prefix="TIE",
    title="partner",
    quiet="partner.country",
    table=("partner", "type", "status", "signed_on"),
    form={
        "Tie": ("partner", "type", "status", "why", "signed_on", "signed_at", "resolution"),
        "Who": ("carried_by", "our_contact", "counterpart", "contact", "proposed_by", "first_contact"),
        "State": (
            "theme", "areas", "grade", "review_on", "provisional_until", "resume_condition", "charter",
            "sci_recognized",
        ),
        "Notes": ("sensitivities", "notes"),
    },
    search=("partner", "partner.local_name", "partner.country", "why", "areas", "resolution", "proposed_by",
            "sensitivities", "notes"),
    order="partner",
)  # fmt: skip


class TieEvent(Record):
    """A change of a tie's status: when, by whose authority, by which resolution, and why."""

    __tablename__ = "tie_event"

    tie: Mapped[int] = link(
        "Tie", "tie", required=True, part_of=True, help="The relation whose status became another one."
    )
    on: Mapped[str] = field("Date", PartialDate(), required=True, help="The day of the decision, as far as known.")
    from_status: Mapped[TieStatus | None] = field("From", Choice(TieStatus), help="Empty for the first status.")
    to_status: Mapped[TieStatus] = field(
        "To", Choice(TieStatus), required=True, help="The newest change decides the tie's status."
    )
    authority: Mapped[Authority | None] = field("By", Choice(Authority), help="Whose decision it was.")
    resolution: Mapped[str | None] = field("Resolution", Text(60), help="Its number, where there is one.")
    document: Mapped[int | None] = link("Document", "document", help="The vote, the letter, the notice that was sent.")
    reason: Mapped[str | None] = field("Reason", Note(), help="In a sentence; the next person will ask.")


TIE_EVENTS = Kind(
    TieEvent,
    one="Change of status",
    many="Status history",
    prefix="EVT",
    title="to_status",
    quiet="on",
    table=("on", "from_status", "to_status", "authority", "resolution", "reason"),
    form={"Change": ("tie", "on", "from_status", "to_status", "authority", "resolution", "reason", "document")},
    search=("tie", "resolution", "reason"),
    order="-on",
)


class AgreementType(Enum):
    """What kind of paper was signed."""

    SISTER_CITY = "Sister city agreement"
    FRIENDSHIP = "Friendship agreement"
    LETTER_OF_INTENT = "Letter of intent"
    MOU = "Memorandum of understanding"
    CHARTER = "Cooperation charter"
    RENEWAL = "Renewal"
    JOINT_STATEMENT = "Joint statement"


class Binding(Enum):
    """Whether the paper binds in law, as counsel read it."""

    NO = "Not binding"
    YES = "Binding"
    UNCLEAR = "Unclear"


class Agreement(Record):
    """A signed paper of a tie: who signed, for how long, and what it says about ending."""

    __tablename__ = "agreement"

    tie: Mapped[int] = link(
        "Tie", "tie", required=True, part_of=True, help="The relation that this paper founded, renewed or changed."
    )
    title: Mapped[str] = field(
        "Title", Text(200), required=True, help="Word for word as it stands on the paper, in English."
    )
    type: Mapped[AgreementType | None] = field(
        "Type", Choice(AgreementType), help="What kind of paper it is; a letter of intent is not yet an agreement."
    )
    signed_on: Mapped[str | None] = field(
        "Signed", PartialDate(), help="The day both had signed; a year is enough, anniversaries count from it."
    )
    place: Mapped[str | None] = field("Place", Text(120), help="The room and the city where it was signed.")
    signed_by_us: Mapped[str | None] = field(
        "Signed for us by", Text(200), help="Name and office as signed; it stays when mayors change."
    )
    signed_by_them: Mapped[str | None] = field(
        "Signed for them by",
        Text(200),
        help="Who signed there, with the office then held; successors do not replace it.",
    )
    resolution: Mapped[str | None] = field(
        "Resolution", Text(60), help="The number of the vote that allowed the signature."
    )
    effective_on: Mapped[date | None] = field(
        "In force from", Date(), help="Only where it is not the day of signing; the term counts from it."
    )
    term_months: Mapped[int | None] = field(
        "Term", Number("months", minimum=1, maximum=1200), help="Empty when the paper names no term."
    )
    open_ended: Mapped[bool | None] = field("Open-ended", YesNo(), help="Runs until one side ends it.")
    expires_on: Mapped[date | None] = field("Expires", Date(), help="The last day, where the paper names it.")
    auto_renew: Mapped[bool | None] = field("Renews by itself", YesNo(), help="Unless one side gives notice.")
    notice_days: Mapped[int | None] = field(
        "Notice",
        Number("days", minimum=0, maximum=3660),
        help="How long before the end notice must be given.",
    )
    languages: Mapped[tuple[str, ...] | None] = field(
        "Languages", Languages(), help="The languages of the equally valid texts."
    )
    binding: Mapped[Binding | None] = field(
        "Binding", Choice(Binding), help="As counsel read it: whether a court could hold the city to it."
    )
    reviewed_by: Mapped[str | None] = field(
        "Legal review by", Text(160), help="Name and office of whoever read it for the city before it was signed."
    )
    reviewed_on: Mapped[date | None] = field(
        "Legal review on", Date(), help="The day counsel read it; an old reading may not know a new law."
    )
    no_funds: Mapped[bool | None] = field("No-funds clause", YesNo(), help="Whether it says that no money is promised.")
    areas: Mapped[str | None] = field("Areas", Text(300), help="What the paper wants done together.")
    document: Mapped[int | None] = link("Document", "document", help="The scan of the signed paper.")
    sensitive_clauses: Mapped[str | None] = field(
        "Sensitive clauses", Note(), help="Wording to mind at a renewal, word for word."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="Where the original lies, what was left out.")

    def problems(self) -> Iterator[Problem]:
        """A paper is open-ended or has an end, and does not end before it was signed."""
        if self.open_ended and (self.expires_on or self.term_months):
            yield Problem("open_ended", "An open-ended agreement has neither a term nor a last day.")
        if self.expires_on and self.signed_on:
            last = self.expires_on.isoformat()
            if last[: len(self.signed_on)] < self.signed_on:
                yield Problem("expires_on", "The agreement expires before it was signed.")


AGREEMENTS = Kind(
    Agreement,
    one="Agreement",
    many="Agreements",
    prefix="AGR",
    title="title",
    quiet="tie",
    table=("title", "type", "signed_on", "expires_on"),
    form={
        "Paper": ("tie", "title", "type", "signed_on", "place", "signed_by_us", "signed_by_them", "resolution"),
        "Term": ("effective_on", "open_ended", "term_months", "expires_on", "auto_renew", "notice_days"),
        "Content": (
            "languages", "areas", "binding", "reviewed_by", "reviewed_on", "no_funds", "sensitive_clauses", "document",
            "notes",
        ),
    },
    search=("title", "tie", "signed_by_us", "signed_by_them", "resolution", "areas", "sensitive_clauses", "notes"),
    order="-signed_on",
)  # fmt: skip
