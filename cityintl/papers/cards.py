"""Place cards for the table and badges for the lapel, of an event or a delegation, in the own script of each too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from cityintl.desk import events, picking
from cityintl.desk.asking import titles_of
from cityintl.desk.guest_list import guest_list
from cityintl.desk.visits import members_of
from cityintl.papers.blocks import Local, Paper, Quiet, Said, Text, Tile, Tiles
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.visit import listed, local_of
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_PERSON = (
    "full_name", "family", "given", "name_order", "honorific", "local_name", "local_language", "position", "partner",
    "organization",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """Someone for whom a card is made: the name as printed, the name in its own script, office, where they sit."""

    name: str
    local: Local | None
    office: str
    seat: str = ""


def place_cards(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    """Cards to be folded and set on the table, in the order in which they are laid."""
    kind, number = record or ("event", 0)
    found = _at_table(desk, number) if kind == "event" else _members(desk, number, badge=False)
    return _paper(desk, "place-cards", "place", (kind, number), found, now, options)


def name_badges(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    """Badges in the order of precedence."""
    kind, number = record or ("event", 0)
    found = _guests(desk, number) if kind == "event" else _members(desk, number, badge=True)
    return _paper(desk, "name-badges", "badge", (kind, number), found, now, options)


def _paper(
    desk: DeskFile,
    name: str,
    form: Literal["place", "badge"],
    record: tuple[str, int],
    found: Sequence[Named],
    now: datetime,
    options: Options,
) -> Paper:
    title = str(desk.get(*record).values["name"])
    words = {"place": ngettext("{n} place card", "{n} place cards", len(found))}
    words["badge"] = ngettext("{n} badge", "{n} badges", len(found))
    tiles = tuple(_tile(one, script=bool(options["script"]), seat=bool(options.get("seat"))) for one in found)
    nobody = Text(Quiet(_("Nobody comes yet: a card is made for who has accepted, or travels.")))
    return Paper(
        name=name,
        title=title,
        kicker=_("Place cards") if form == "place" else _("Name badges"),
        standfirst=words[form].format(n=len(found)),
        blocks=(Tiles(form, tiles),) if tiles else (nobody,),
        **letterhead(desk.home(), now),
    )


def _tile(one: Named, *, script: bool, seat: bool) -> Tile:
    lines: list[Said] = [one.name]
    if script and one.local:
        lines.append(one.local)
    if one.office:
        lines.append(one.office)
    if seat and one.seat:
        lines.append(Quiet(one.seat))
    return Tile(tuple(lines))


# -- of whom


def _at_table(desk: DeskFile, event: int) -> list[Named]:
    """Everyone who comes, by table and seat, and who comes with them."""
    rows = events.at_table(desk, event)
    people = picking.every(desk, "person", _PERSON, [row["person"] for row in rows if row["person"]])
    found = []
    for row in rows:
        seat = _seat(row["table"], row["seat"])
        found.append(Named(row["name"], _local(people, row["person"]), row["organization"] or "", seat))
        if row["companion"]:
            found.append(Named(row["companion"], None, "", _seat(row["table"], None)))
    return found


def _seat(table: str | None, seat: int | None) -> str:
    where = [_("Table {table}").format(table=table)] if table else []
    return ", ".join([*where, _("seat {seat}").format(seat=seat)] if seat else where)


def _local(people: Mapping[int, Mapping[str, Any]], person: int | None) -> Local | None:
    return local_of(people[person]) if person else None


def _guests(desk: DeskFile, event: int) -> list[Named]:
    """Everyone who comes, in the order of precedence, and who comes with them."""
    coming = [guest for guest in guest_list(desk, event) if guest.answer in events.COMING]
    people = picking.every(desk, "person", _PERSON, [guest.person for guest in coming if guest.person])
    found = []
    for guest in coming:
        found.append(Named(guest.name, _local(people, guest.person), guest.office))
        if guest.companion:
            found.append(Named(guest.companion, None, guest.office))
    return found


def _members(desk: DeskFile, visit: int, *, badge: bool) -> list[Named]:
    """Those who travel, in their order; on a badge for whom they stand, at the table their title."""
    members = members_of(desk, visit)
    people = picking.every(desk, "person", _PERSON, [member.person for member in members])
    cities = titles_of(desk, "partner", [person["partner"] for person in people.values()])
    firms = titles_of(desk, "organization", [person["organization"] for person in people.values()])
    found = []
    for member in members:
        person = people[member.person]
        of = cities.get(person["partner"]) or firms.get(person["organization"], "")
        called = " ".join(filter(None, (person["honorific"], person["full_name"])))
        office = ", ".join(filter(None, (member.position, of if badge and of not in member.position else "")))
        found.append(Named(listed(person) if badge else called, local_of(person), office))
    return found


_SCRIPT = Option("script", "With the names in their own script", True)
_TAKES = ("event", "delegation")

PLACE_CARDS = PaperKind(
    "place-cards",
    "Place cards",
    "Cards to fold for everyone who comes to an event, by table and seat, or for a delegation.",
    _TAKES,
    ("pdf",),
    (_SCRIPT, Option("seat", "With table and seat, for whoever lays them")),
    place_cards,
    languages=("en", "es", "fr"),
)
NAME_BADGES = PaperKind(
    "name-badges",
    "Name badges",
    "Badges for the guests of an event or the members of a delegation, in their order of precedence.",
    _TAKES,
    ("pdf",),
    (_SCRIPT,),
    name_badges,
    languages=("en", "es", "fr"),
)
