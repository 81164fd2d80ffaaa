"""Our own city: the one record that says for whom this desk works."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import (
    Choice,
    Country,
    Currency,
    Date,
    Decimal,
    Email,
    Note,
    Number,
    PartialDate,
    Phone,
    Text,
    YesNo,
    Zone,
)


class Distance(Enum):
    """The unit in which this city says how far away something is."""

    KILOMETRES = "Kilometres"
    MILES = "Miles"


class PaperSize(Enum):
    """The sheets in this city's printers."""

    LETTER = "Letter"
    A4 = "A4"


class Month(Enum):
    """The months, as a fiscal year begins with one of them."""

    JANUARY = "January"
    FEBRUARY = "February"
    MARCH = "March"
    APRIL = "April"
    MAY = "May"
    JUNE = "June"
    JULY = "July"
    AUGUST = "August"
    SEPTEMBER = "September"
    OCTOBER = "October"
    NOVEMBER = "November"
    DECEMBER = "December"


class Home(Record):
    """The city this desk works for; there is exactly one."""

    __tablename__ = "home"
    __table_args__ = (CheckConstraint("id = 1", name="one_home"), {"sqlite_autoincrement": True})

    name: Mapped[str] = field("City", Text(120), required=True, help="As it stands on your letterhead.")
    region: Mapped[str | None] = field("State or region", Text(120), help="Stands after the name on papers.")
    country: Mapped[str] = field(
        "Country", Country(), required=True, help="Where this city lies; its coin and paper size follow."
    )
    latitude: Mapped[float | None] = field(
        "Latitude", Decimal("°", -90, 90), help="Degrees, north positive; distances start here."
    )
    longitude: Mapped[float | None] = field(
        "Longitude", Decimal("°", -180, 180), help="Degrees, east positive; distances start here."
    )
    zone: Mapped[str] = field("Time zone", Zone(), required=True, help="The clock on this office's wall.")
    population: Mapped[int | None] = field(
        "Population", Number("people", minimum=0), help="For comparing partners of a similar size."
    )
    office: Mapped[str | None] = field("Office", Text(160), help="The name of this desk on papers.")
    address: Mapped[str | None] = field("Address", Text(200), help="One line, for the foot of papers.")
    phone: Mapped[str | None] = field("Telephone", Phone(), help="The desk's own number, for the foot of papers.")
    email: Mapped[str | None] = field(
        "E-mail", Email(), help="The desk's own address, for the foot of papers and letters."
    )
    letterhead: Mapped[str | None] = field(
        "Letterhead", Note(), help="The lines at the head of letters, one under the other."
    )
    currency: Mapped[str | None] = field(
        "Currency", Currency(), help="What an amount is in when nobody says otherwise."
    )
    fiscal_year: Mapped[Month | None] = field(
        "Fiscal year begins", Choice(Month), help="The month whose first day opens the city's books."
    )
    distance: Mapped[Distance | None] = field(
        "Distances in", Choice(Distance), help="How far partners are is said in kilometres or in miles."
    )
    paper: Mapped[PaperSize | None] = field("Paper", Choice(PaperSize), help="The sheets in your printer.")
    does_visits: Mapped[bool | None] = field("Visits", YesNo(), help="Receives and sends delegations.")
    does_exchanges: Mapped[bool | None] = field("Exchanges", YesNo(), help="Schools, clubs and others who go and come.")
    does_events: Mapped[bool | None] = field(
        "Events and invitations",
        YesNo(),
        help="Gives dinners and receptions, answers invitations; both lists then stand at the left.",
    )
    does_gifts: Mapped[bool | None] = field("Gifts", YesNo(), help="Keeps a register of gifts received and given.")
    does_per_diem: Mapped[bool | None] = field("Expenses and per diem", YesNo(), help="Reckons travel costs itself.")
    does_networks: Mapped[bool | None] = field("Networks", YesNo(), help="Pays dues to networks and forums.")
    does_support: Mapped[bool | None] = field("Support", YesNo(), help="Gives money or help and asks for accounts.")
    does_reporting: Mapped[bool | None] = field(
        "Global reporting", YesNo(), help="Pledges and reports to the UN, CDP, covenants of mayors and the like."
    )
    does_greetings: Mapped[bool | None] = field("Greetings", YesNo(), help="Sends cards at New Year and the like.")
    does_bids: Mapped[bool | None] = field(
        "Bids and investment", YesNo(), help="Competes for events of the world, helps firms from abroad to settle."
    )
    does_advocacy: Mapped[bool | None] = field(
        "Statements and media", YesNo(), help="Speaks for the city on matters abroad, keeps what the press says of it."
    )
    does_liaison: Mapped[bool | None] = field(
        "Liaison and visitor programs", YesNo(), help="Asks the State Department, receives visitors it sends to town."
    )
    does_records: Mapped[bool | None] = field(
        "Records requests", YesNo(), help="Answers them itself, with retention classes and holds of its own."
    )
    does_grants: Mapped[bool | None] = field(
        "Grants", YesNo(), help="Looks for outside money and answers for it; opportunities and grants then show."
    )
    does_federal: Mapped[bool | None] = field(
        "Federal awards",
        YesNo(),
        help="Receives federal money: registrations and the city's federal spending show here.",
    )
    does_budget: Mapped[bool | None] = field(
        "Office budget", YesNo(), help="Keeps its accounts by fiscal year, and the hours that were worked."
    )


HOME = Kind(
    Home,
    one="Our city",
    many="Our city",
    prefix="OUR",
    title="name",
    quiet="region",
    table=("name", "region", "country"),
    form={
        "City": ("name", "region", "country", "population", "latitude", "longitude", "zone"),
        "Office": ("office", "address", "phone", "email", "letterhead", "distance", "paper"),
        "Books": ("currency", "fiscal_year"),
        "What does your office do?": (
            "does_visits", "does_exchanges", "does_events", "does_gifts", "does_per_diem", "does_networks",
            "does_support", "does_greetings", "does_grants", "does_federal", "does_budget", "does_reporting",
            "does_bids", "does_advocacy", "does_liaison", "does_records",
        ),
    },
    search=("name",),
    order="name",
)  # fmt: skip


class Holiday(Record):
    """A day on which this city's offices are closed."""

    __tablename__ = "holiday"

    home: Mapped[int] = link("City", "home", required=True, part_of=True, help="Our city, whose offices are closed.")
    on: Mapped[date] = field("Day", Date(), required=True, help="The day the office is closed, as observed.")
    name: Mapped[str] = field("Name", Text(120), required=True, help="As the city's calendar calls it.")


HOLIDAYS = Kind(
    Holiday,
    one="Holiday",
    many="Holidays",
    prefix="HOL",
    title="name",
    quiet="on",
    table=("on", "name"),
    form={"Holiday": ("home", "on", "name")},
    search=("name",),
    order="-on",
)


class CouncilDay(Record):
    """A day on which the council meets, with the day on which its agenda closes."""

    __tablename__ = "council_day"

    home: Mapped[int] = link("City", "home", required=True, part_of=True, help="Our city, whose council meets.")
    on: Mapped[date] = field("Day", Date(), required=True, help="The day the council meets, as the clerk published it.")
    name: Mapped[str] = field("Meeting", Text(120), required=True, help="Regular, special, or of a committee.")
    agenda_closes: Mapped[date | None] = field(
        "Agenda closes", Date(), help="What came in later waits for the next; authority to travel is asked before it."
    )

    def problems(self) -> Iterator[Problem]:
        """An agenda closes before the meeting is over."""
        if self.agenda_closes and self.on and self.agenda_closes > self.on:
            yield Problem("agenda_closes", "The agenda closes after the council met.")


COUNCIL_DAYS = Kind(
    CouncilDay,
    one="Council day",
    many="Council days",
    prefix="CNC",
    title="name",
    quiet="on",
    table=("name", "on", "agenda_closes"),
    form={"Council day": ("home", "on", "name", "agenda_closes")},
    search=("name",),
    order="-on",
)


class Signatory(Record):
    """Someone who signs for this city, and what."""

    __tablename__ = "signatory"

    home: Mapped[int] = link("City", "home", required=True, part_of=True, help="Our city, in whose name they sign.")
    name: Mapped[str] = field("Name", Text(160), required=True, help="As it stands under a letter.")
    office: Mapped[str] = field("Office", Text(160), required=True, help="The line under the name.")
    person: Mapped[int | None] = link("Person", "person", help="Where the desk knows them as a person.")
    signs: Mapped[str | None] = field("Signs", Text(200), help="Agreements, letters to consuls, visa letters.")
    since: Mapped[str | None] = field("Since", PartialDate(), help="The first day in office; a year is enough.")
    until: Mapped[str | None] = field("Until", PartialDate(), help="Empty while in office.")


SIGNATORIES = Kind(
    Signatory,
    one="Signatory",
    many="Signatories",
    prefix="SIG",
    title="name",
    quiet="office",
    table=("name", "office", "signs", "until"),
    form={"Signatory": ("home", "name", "office", "person", "signs", "since", "until")},
    search=("name", "office", "signs"),
    order="name",
)
