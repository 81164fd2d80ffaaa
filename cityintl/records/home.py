"""Our own city: the one record that says for whom this desk works."""

from enum import Enum

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Record, field
from cityintl.records.values import Choice, Country, Decimal, Email, Number, Phone, Text, Zone


class Distance(Enum):
    """The unit in which this city says how far away something is."""

    KILOMETRES = "Kilometres"
    MILES = "Miles"


class PaperSize(Enum):
    """The sheets in this city's printers."""

    LETTER = "Letter"
    A4 = "A4"


class Home(Record):
    """The city this desk works for; there is exactly one."""

    __tablename__ = "home"
    __table_args__ = (CheckConstraint("id = 1", name="one_home"), {"sqlite_autoincrement": True})

    name: Mapped[str] = field("City", Text(120), required=True, help="As it stands on your letterhead.")
    region: Mapped[str | None] = field("State or region", Text(120), help="Stands after the name on papers.")
    country: Mapped[str] = field("Country", Country(), required=True, help="The country of this city.")
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
    phone: Mapped[str | None] = field("Telephone", Phone(), help="For the foot of papers.")
    email: Mapped[str | None] = field("E-mail", Email(), help="For the foot of papers.")
    distance: Mapped[Distance | None] = field("Distances in", Choice(Distance), help="Kilometres or miles.")
    paper: Mapped[PaperSize | None] = field("Paper", Choice(PaperSize), help="The sheets in your printer.")


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
        "Office": ("office", "address", "phone", "email", "distance", "paper"),
    },
    search=("name",),
    order="name",
)
