"""The itinerary of a visit by the clock of the place, who takes part, and the sheets of its meetings."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Choice, Date, Note, Text, Time, Zone


class ItemType(Enum):
    """What an item of the itinerary is."""

    ARRIVAL = "Arrival"
    TRANSFER = "Transfer"
    MEETING = "Meeting"
    SITE_VISIT = "Site visit"
    MEAL = "Meal"
    CEREMONY = "Ceremony"
    SPEECH = "Speech"
    PRESS = "Press"
    FREE = "Free time"
    DEPARTURE = "Departure"


class ItineraryItem(Record):
    """One item of a visit, by the wall clock of its place."""

    __tablename__ = "itinerary_item"

    delegation: Mapped[int] = link(
        "Delegation", "delegation", required=True, part_of=True, help="The visit whose day it fills."
    )
    title: Mapped[str] = field("What", Text(160), required=True, help="As the guests read it: “Storm-water works”.")
    type: Mapped[ItemType] = field("Type", Choice(ItemType), required=True, help="Meetings get a sheet.")
    on: Mapped[date] = field(
        "Day", Date(), required=True, help="By the calendar of the place, which may be tomorrow's for us."
    )
    starts: Mapped[str | None] = field("Starts", Time(), help="By the clock on the wall of the place.")
    ends: Mapped[str | None] = field(
        "Ends", Time(), help="By the same clock; earlier than the start means after midnight."
    )
    zone: Mapped[str | None] = field("Time zone", Zone(), help="Only where it is not the visit's own.")
    place: Mapped[str | None] = field("Place", Text(160), help="Building and room, as a sign at the door says it.")
    address: Mapped[str | None] = field(
        "Address", Text(200), help="Street and number, or the gate: what the driver needs."
    )
    map_ref: Mapped[str | None] = field(
        "On the map", Text(120), help="Coordinates, a plus code or the gate, where the address leads astray."
    )
    speaks: Mapped[str | None] = field("Who speaks", Text(200), help="In which order and for how many minutes.")
    interpreter: Mapped[str | None] = field(
        "Interpreter", Text(160), help="Name and mode; stands left of the principal."
    )
    dress: Mapped[str | None] = field("Dress", Text(120), help="Dark suit, hard hats, walking shoes.")
    seating: Mapped[str | None] = field(
        "Seating", Note(), help="Honor at the right of the host. This is printed: diets go to the person’s diet."
    )
    transport: Mapped[str | None] = field("Transport", Text(160), help="Vans 1 and 2, on foot, tram.")
    was: Mapped[str | None] = field("Was", Text(80), help="What it was before a change, as a note: “11:15 a.m.”.")
    notes: Mapped[str | None] = field(
        "Notes", Note(), help="Cues, flags, keys, who to call. This is printed: no diets, no health."
    )


ITINERARY_ITEMS = Kind(
    ItineraryItem,
    one="Itinerary item",
    many="Itinerary",
    prefix="ITI",
    title="title",
    quiet="delegation",
    table=("on", "starts", "title", "place", "speaks"),
    form={
        "Item": ("delegation", "title", "type", "on", "starts", "ends", "zone", "place", "address", "map_ref"),
        "How": ("speaks", "interpreter", "dress", "seating", "transport", "was", "notes"),
    },
    search=("title", "delegation", "place", "address", "speaks", "notes"),
    order="on",
)


class Part(Enum):
    """What someone does at an item."""

    PRINCIPAL = "Principal"
    HOST = "Host"
    ATTEND = "Attends"
    INTERPRETER = "Interprets"
    OPTIONAL = "If free"


class ItemPerson(Record):
    """Someone who takes part in one item of an itinerary."""

    __tablename__ = "item_person"

    item: Mapped[int] = link(
        "Itinerary item", "itinerary_item", required=True, part_of=True, help="What they take part in."
    )
    person: Mapped[int] = link(
        "Person", "person", required=True, help="One of ours or one of theirs; conflicts of one person are shown."
    )
    role: Mapped[Part] = field("Role", Choice(Part), required=True, help="What they do there.")
    seat: Mapped[str | None] = field("Seat", Text(80), help="“Right of host”, “Car 1 behind”; printed, so no health.")


ITEM_PEOPLE = Kind(
    ItemPerson,
    one="Person at an item",
    many="People there",
    prefix="ITP",
    title="person",
    quiet="item",
    table=("person", "role", "seat"),
    form={"Part": ("item", "person", "role", "seat")},
    search=("person", "item", "seat"),
    order="role",
)


class MeetingSheet(Record):
    """What we want of a meeting, what to say and what to leave alone."""

    __tablename__ = "meeting_sheet"

    delegation: Mapped[int] = link(
        "Delegation", "delegation", required=True, part_of=True, help="The visit during which it takes place."
    )
    title: Mapped[str] = field(
        "Meeting", Text(160), required=True, help="With whom and about what, as the mayor would say it."
    )
    item: Mapped[int | None] = link(
        "Itinerary item", "itinerary_item", help="The line of the itinerary that says when and where."
    )
    with_whom: Mapped[int | None] = link("With", "person", help="The one across the table.")
    desired_outcome: Mapped[str | None] = field(
        "Outcome wanted", Note(), help="One sentence: how we know it went well."
    )
    talking_points: Mapped[str | None] = field("Talking points", Note(), help="Four to six, a line each.")
    asks: Mapped[str | None] = field("Asks", Note(), help="What we ask of them, a line each.")
    avoid: Mapped[str | None] = field("Avoid", Note(), help="What not to bring up, a line each.")
    background: Mapped[str | None] = field("Background", Note(), help="What was last said, and where it stands.")
    result: Mapped[str | None] = field("What was said", Note(), help="Written the same evening.")

    def problems(self) -> Iterator[Problem]:
        """What is talked about is not on the list of what to avoid."""
        if self.talking_points and self.avoid:
            for line in self.talking_points.splitlines():
                if line.strip() and line.strip() in self.avoid.splitlines():
                    yield Problem("avoid", f"“{line.strip()}” is a talking point as well.")


MEETING_SHEETS = Kind(
    MeetingSheet,
    one="Meeting sheet",
    many="Meetings",
    prefix="MTG",
    title="title",
    quiet="delegation",
    table=("title", "with_whom", "item", "desired_outcome"),
    form={
        "Meeting": ("delegation", "title", "item", "with_whom"),
        "Sheet": ("desired_outcome", "talking_points", "asks", "avoid", "background", "result"),
    },
    search=("title", "delegation", "with_whom", "desired_outcome", "talking_points", "asks", "background", "result"),
    order="title",
)
