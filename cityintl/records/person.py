"""People, and the offices they hold and held."""

from collections.abc import Iterator
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, computed, field, link
from cityintl.records.values import (
    Choice,
    Email,
    Language,
    Languages,
    Note,
    Number,
    PartialDate,
    Phone,
    Text,
    YesNo,
)


class NameOrder(Enum):
    """Which name stands first where the person lives."""

    GIVEN_FIRST = "Given name first"
    FAMILY_FIRST = "Family name first"


class Person(Record):
    """Someone the desk writes to, meets, hosts or thanks."""

    __tablename__ = "person"

    family: Mapped[str] = field("Family name", Text(80), required=True, help="Printed in capitals on lists.")
    given: Mapped[str | None] = field("Given name", Text(80), help="As the person writes it in Latin letters.")
    name_order: Mapped[NameOrder | None] = field(
        "Name order", Choice(NameOrder), help="Family name first in China, Hungary, Japan, Korea, Vietnam."
    )
    full_name: Mapped[str] = computed(
        "Name",
        Text(170),
        "CASE WHEN given IS NULL OR given = '' THEN family "
        "WHEN name_order = 'FAMILY_FIRST' THEN family || ' ' || given ELSE given || ' ' || family END",
        help="Both names in the person's own order.",
    )
    local_name: Mapped[str | None] = field("Name in its script", Text(120), help="As on the visiting card: 田中 春香.")
    local_language: Mapped[str | None] = field(
        "Language of that name", Language(), help="Decides how the name is drawn and read aloud."
    )
    phonetic: Mapped[str | None] = field(
        "Say it", Text(160), help="How an English speaker says it, stress in capitals: ta-NAH-ka ha-ROO-ka."
    )
    honorific: Mapped[str | None] = field("Honorific", Text(40), help="Mr., Dr., The Honorable, Hon.")
    written_form: Mapped[str | None] = field(
        "Form of address, written", Text(160), help="The salutation of a letter: “Dear Mayor Tanaka”."
    )
    spoken_form: Mapped[str | None] = field(
        "Form of address, spoken", Text(160), help="What the mayor says at the door: “Mayor Tanaka”."
    )
    partner: Mapped[int | None] = link(
        "Partner", "partner", help="The city or region this person speaks for; their letters count as contact with it."
    )
    organization: Mapped[int | None] = link(
        "Organization", "organization", help="Where the person works or volunteers; the second line of a place card."
    )
    position: Mapped[str | None] = field("Position", Text(160), help="What the visiting card says today.")
    languages: Mapped[tuple[str, ...] | None] = field(
        "Languages", Languages(), help="Those an interpreter is not needed for, best first."
    )
    email: Mapped[str | None] = field("E-mail", Email(), help="The person's own address.")
    phone: Mapped[str | None] = field("Telephone", Phone(), help="With the country's code: +81 52 …")
    address: Mapped[str | None] = field(
        "Postal address", Note(600), help="Line by line, in the order the country there writes it."
    )
    address_local: Mapped[str | None] = field(
        "Address in its script", Note(600), help="As the envelope carries it there, in its own script."
    )
    assistant: Mapped[str | None] = field(
        "Assistant or scheduler", Text(160), help="Who keeps the diary: name and role."
    )
    assistant_email: Mapped[str | None] = field(
        "Assistant's e-mail", Email(), help="For dates and details, so that the mayor's own box stays free."
    )
    assistant_phone: Mapped[str | None] = field(
        "Assistant's telephone", Phone(), help="For the same day, when a flight is late."
    )
    bio: Mapped[str | None] = field("About", Note(), help="Two or three sentences for a briefing sheet.")
    diet: Mapped[str | None] = field(
        "Diet", Text(200), sensitive=True, help="For the kitchen only; never printed in a public programme."
    )
    access_needs: Mapped[str | None] = field(
        "Access needs", Text(200), sensitive=True, help="For the host only: steps, hearing, rest."
    )
    photo: Mapped[int | None] = link("Photograph", "document", help="For the briefing sheet; ask before printing it.")
    precedence_rank: Mapped[int | None] = field(
        "Rank", Number(minimum=1, maximum=999), help="1 goes first; the order by rank goes by it."
    )
    left_on: Mapped[str | None] = field(
        "Left", PartialDate(), help="When this person left the post; the record stays for the history."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="Whatever the next person should know.")


PEOPLE = Kind(
    Person,
    one="Person",
    many="People",
    prefix="PER",
    title="full_name",
    quiet="position",
    table=("full_name", "partner", "organization"),
    form={
        "Name": ("honorific", "given", "family", "name_order", "local_name", "local_language", "phonetic"),
        "How to address": ("written_form", "spoken_form", "languages"),
        "Post": ("position", "partner", "organization", "precedence_rank", "left_on"),
        "How to reach": (
            "email", "phone", "assistant", "assistant_email", "assistant_phone", "address", "address_local",
        ),
        "About": ("bio", "photo", "diet", "access_needs", "notes"),
    },
    search=(
        "full_name", "local_name", "position", "partner", "organization", "email", "assistant", "bio", "notes",
    ),
    order="family",
)  # fmt: skip


class Office(Record):
    """An office that a person holds or held: the office and the person are kept apart, with dates."""

    __tablename__ = "office"

    person: Mapped[int] = link(
        "Person",
        "person",
        required=True,
        part_of=True,
        help="Who holds or held it; one person may have several, one after the other.",
    )
    title: Mapped[str] = field(
        "Office", Text(160), required=True, help="As papers of those years name it; it stays when the person moves on."
    )
    partner: Mapped[int | None] = link(
        "Of the partner", "partner", help="Where it is an office of a city or region, such as its mayor."
    )
    organization: Mapped[int | None] = link(
        "Of the organization", "organization", help="Where it is an office of a consulate, a network, a firm."
    )
    since: Mapped[str | None] = field(
        "Since", PartialDate(), help="The first day in office, a year is enough; precedence by date in office needs it."
    )
    until: Mapped[str | None] = field("Until", PartialDate(), help="Empty while the office is held.")
    elected: Mapped[bool | None] = field("Elected", YesNo(), help="Elected officials take “The Honorable”.")

    def problems(self) -> Iterator[Problem]:
        """An office does not end before it begins, as far as both dates are known."""
        if self.since and self.until and self.until < self.since[: len(self.until)]:
            yield Problem("until", "The office ends before it begins.")


OFFICES = Kind(
    Office,
    one="Office",
    many="Offices held",
    prefix="OFF",
    title="title",
    quiet="person",
    table=("title", "partner", "organization", "since", "until"),
    form={"Office": ("person", "title", "partner", "organization", "since", "until", "elected")},
    search=("title", "person"),
    order="-since",
)
