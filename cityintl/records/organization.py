"""Organizations: everyone the desk deals with who is no local government."""

from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Record, field, link
from cityintl.records.values import Choice, Country, Date, Email, Language, Note, Phone, Text, Web, YesNo


class OrganizationType(Enum):
    """What an organization is to the desk."""

    CITY_OFFICE = "City office"
    COMMITTEE = "Committee"
    ASSOCIATION = "Association"
    EMBASSY = "Embassy"
    CONSULATE = "Consulate"
    NATIONAL_GOVERNMENT = "National government"
    STATE_OFFICE = "State office"
    NETWORK = "Network"
    UN_BODY = "UN body"
    FUNDER = "Funder"
    NGO = "NGO"
    UNIVERSITY = "University"
    SCHOOL = "School"
    BUSINESS = "Business"
    FAITH = "Faith community"
    OTHER = "Other"


class Consul(Enum):
    """Whether a consul serves abroad by profession or lives here and serves unpaid."""

    CAREER = "Career"
    HONORARY = "Honorary"


class Organization(Record):
    """An embassy, committee, university, firm or any other body that is no partner city."""

    __tablename__ = "organization"

    name: Mapped[str] = field("Name", Text(160), required=True, help="In English, as your letters call it.")
    type: Mapped[OrganizationType] = field(
        "Type",
        Choice(OrganizationType),
        required=True,
        help="What it is to this desk; consulates and associations are asked more than firms.",
    )
    local_name: Mapped[str | None] = field("Name there", Text(160), help="In its own language and script, as it signs.")
    local_language: Mapped[str | None] = field(
        "Language of that name", Language(), help="Decides how the name is drawn and read aloud."
    )
    partner: Mapped[int | None] = link(
        "Partner", "partner", help="The city or region it belongs to or serves; its letters count as contact there."
    )
    parent: Mapped[int | None] = link("Part of", "organization", help="The larger body it is an office of.")
    country: Mapped[str | None] = field(
        "Country", Country(), help="Where it sits; for an embassy or consulate the country that sent it."
    )
    consul: Mapped[Consul | None] = field(
        "Consul", Choice(Consul), help="Career, or an honorary consul who lives here."
    )
    district: Mapped[str | None] = field(
        "Consular district", Text(200), help="The states it looks after; ours should be one of them."
    )
    exequatur: Mapped[bool | None] = field("Exequatur seen", YesNo(), help="Consuls act with the host state's consent.")
    term_ends_on: Mapped[date | None] = field("Term ends", Date(), help="When its head moves on, as far as announced.")
    national_day: Mapped[str | None] = field(
        "National day",
        Text(40),
        help="“11 November”: a card, or the mayor comes. A known day of the country is offered.",
    )
    nonprofit: Mapped[bool | None] = field("Nonprofit, 501(c)(3)", YesNo(), help="Some grants ask for it.")
    website: Mapped[str | None] = field(
        "Website", Web(), help="Its own pages, where names and titles are looked up before writing."
    )
    email: Mapped[str | None] = field("E-mail", Email(), help="The address of the office, not of a person.")
    phone: Mapped[str | None] = field("Telephone", Phone(), help="With the country's code: +48 12 …")
    address: Mapped[str | None] = field(
        "Postal address", Note(600), help="Line by line, in the order the country there writes it."
    )
    address_local: Mapped[str | None] = field(
        "Address in its script", Note(600), help="As the envelope carries it there, in its own script."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="Whatever the next person should know.")


ORGANIZATIONS = Kind(
    Organization,
    one="Organization",
    many="Organizations",
    prefix="ORG",
    title="name",
    quiet="partner",
    table=("name", "type", "country", "phone"),
    form={
        "Organization": (
            "name", "type", "local_name", "local_language", "partner", "parent", "country",
        ),
        "Consulate, network, association": (
            "consul", "district", "exequatur", "term_ends_on", "national_day", "nonprofit",
        ),
        "How to reach it": ("email", "phone", "website", "address", "address_local"),
        "Notes": ("notes",),
    },
    search=("name", "local_name", "partner", "country", "address", "address_local", "notes"),
    order="name",
)  # fmt: skip
