"""Partners: the counterpart local governments, districts, regions and countries."""

from collections.abc import Iterator
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field
from cityintl.records.values import (
    Choice,
    Country,
    Decimal,
    Language,
    Languages,
    Note,
    Number,
    Text,
    Web,
    Zone,
)


class Level(Enum):
    """What a partner is in its own country."""

    CITY = "City"
    DISTRICT = "District"
    COUNTY = "County"
    PREFECTURE = "Prefecture"
    REGION = "Region"
    COUNTRY = "Country"


class Partner(Record):
    """A counterpart local government, district, prefecture, region or country."""

    __tablename__ = "partner"

    name: Mapped[str] = field("Name", Text(120), required=True, help="In English, as your letters call it.")
    local_name: Mapped[str | None] = field(
        "Name there", Text(120), help="In its own script, as it is printed on papers: 名古屋市."
    )
    local_language: Mapped[str | None] = field(
        "Language of that name", Language(), help="Decides how the name is drawn and read aloud."
    )
    level: Mapped[Level | None] = field(
        "Level", Choice(Level), help="A tie may be with a district or a region as well as with a city."
    )
    country: Mapped[str | None] = field(
        "Country", Country(), help="Where it lies today; old papers may name another state."
    )
    region: Mapped[str | None] = field(
        "Region", Text(120), help="State, province or prefecture; tells two places of one name apart."
    )
    population: Mapped[int | None] = field(
        "Population", Number("people", minimum=0), help="The people of the city proper where known."
    )
    population_source: Mapped[str | None] = field(
        "Source of the population", Text(120), help="Who counted, and when: “census 2021”."
    )
    latitude: Mapped[float | None] = field(
        "Latitude", Decimal("°", -90, 90), help="Degrees, north positive; for distance and map."
    )
    longitude: Mapped[float | None] = field(
        "Longitude", Decimal("°", -180, 180), help="Degrees, east positive; for distance and map."
    )
    zone: Mapped[str | None] = field("Time zone", Zone(), help="Gives the local time there.")
    languages: Mapped[tuple[str, ...] | None] = field(
        "Languages", Languages(), help="What their officials write and speak, first the usual one."
    )
    website: Mapped[str | None] = field("Website", Web(), help="The city's own pages.")
    old_names: Mapped[str | None] = field(
        "Earlier names", Text(300), help="Cities rename and merge; old papers are found by these."
    )
    other_partners: Mapped[str | None] = field(
        "Its other partners here",
        Text(300),
        help="Cities of our own country that it is tied to as well; the first of them is its charter city.",
    )
    national_day: Mapped[str | None] = field(
        "National day", Text(40), help="“11 November”, the country's or the city's own: a letter of the mayor's."
    )
    sensitivities: Mapped[str | None] = field(
        "Sensitive points", Note(), help="What to avoid saying or doing; internal."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="Whatever the next person should know.")

    def problems(self) -> Iterator[Problem]:
        """A place has both coordinates or none."""
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            yield Problem(missing, "Latitude and longitude go together: fill both or none.")


PARTNERS = Kind(
    Partner,
    one="Partner",
    many="Partners",
    prefix="PAR",
    title="name",
    quiet="country",
    table=("name", "region", "level", "population"),
    form={
        "Place": ("name", "local_name", "local_language", "level", "country", "region", "old_names"),
        "Facts": (
            "population", "population_source", "zone", "languages", "latitude", "longitude", "website",
            "national_day", "other_partners",
        ),
        "Notes": ("sensitivities", "notes"),
    },
    search=("name", "local_name", "country", "region", "old_names", "other_partners", "sensitivities", "notes"),
    order="name",
)  # fmt: skip
