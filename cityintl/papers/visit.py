"""A visit as its papers look at it: whose clocks and cities, who is in the group, for whom the paper is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cityintl.desk import picking, readers
from cityintl.desk.guests import standing_of
from cityintl.desk.itineraries import Clocks, Item, clocks_of
from cityintl.desk.precedence import Standing
from cityintl.desk.readers import Reader
from cityintl.desk.visit_days import Day, days_of
from cityintl.desk.visits import Member, list_name, members_of
from cityintl.papers import days
from cityintl.papers.blocks import Inline, Line, Local, Person, Strong, line
from cityintl.papers.offer import Record
from cityintl.records import kinds
from cityintl.records.delegation import Precedence, VisitWay
from cityintl.records.member import MemberRole
from cityintl.records.person import NameOrder
from cityintl.reference import countries
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: What papers say of people; what is confidential is asked for by those that may say it.
_PERSON = (
    "full_name", "family", "given", "name_order", "local_name", "local_language", "phonetic", "honorific",
    "written_form", "spoken_form", "position", "organization", "partner", "languages", "email", "phone", "assistant",
    "assistant_phone", "bio", "photo", "precedence_rank",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit read once: its values, both sides, its members in their order, its days, and everyone named in it.

    `programs` says by member in which part of the group they go, in the words of the desk.
    """

    desk: DeskFile
    number: int
    values: Mapping[str, Any]
    home: Mapping[str, Any]
    partner: Mapping[str, Any]
    clocks: Clocks
    members: Sequence[Member]
    days: Sequence[Day]
    people: Mapping[int, Mapping[str, Any]]
    programs: Mapping[int, str]
    reader: Reader | None

    @property
    def outbound(self) -> bool:
        """Whether our people are the ones who travel."""
        return bool(self.values["direction"] is VisitWay.OUTBOUND)

    @property
    def group(self) -> frozenset[int]:
        """Those who travel, as people."""
        return frozenset(member.person for member in self.members)

    @property
    def theirs(self) -> frozenset[int]:
        """The people of the other side: the group but for an interpreter of ours, or abroad everyone but the group."""
        if self.outbound:
            return frozenset(self.people) - self.group
        ours = {m.person for m in self.members if m.role is MemberRole.INTERPRETER and not self._of_partner(m.person)}
        return self.group - ours

    def _of_partner(self, person: int) -> bool:
        return self.people[person]["partner"] is not None

    @property
    def here(self) -> str:
        """The city where it takes place."""
        return str((self.partner.get("name") if self.outbound else None) or self.home["name"])

    @property
    def here_country(self) -> str:
        """The country whose clock hangs on the wall there."""
        return str((self.partner.get("country") if self.outbound else self.home["country"]) or "")

    @property
    def there_country(self) -> str:
        """The country of the other clock."""
        return str((self.home["country"] if self.outbound else self.partner.get("country")) or "")

    @property
    def dates(self) -> str:
        """“May 26 – May 29, 2026”, as far as they are known."""
        first, last = self.values["arrives"], self.values["departs"]
        return days.days(first, last or first) if first else ""

    @property
    def partner_named(self) -> str:
        """“Nagoya, Japan”; nothing without a partner."""
        country = self.partner.get("country")
        return ", ".join(filter(None, (self.partner.get("name"), countries.name(country) if country else "")))

    @property
    def partner_local(self) -> Local | None:
        """The name of the other city in its own script, where it is another one."""
        local = self.partner.get("local_name")
        return Local(local, self.partner["local_language"] or "") if local and local != self.partner["name"] else None

    @property
    def items(self) -> list[Item]:
        """Every item of every day."""
        return [item for day in self.days for item in day.items]

    def own(self, item: Item) -> bool:
        """Whether an item stands in the program of the one who reads; everything does where nobody was chosen."""
        if self.reader is None:
            return True
        return readers.concerns(item, self.reader.person, self.group)


def read(desk: DeskFile, record: Record, reader: str = "") -> Visit:
    """The visit with the person of this reference as its reader."""
    number = record[1] if record else 0
    values = desk.get("delegation", number).values
    partner = desk.get("partner", values["partner"]).values if values["partner"] else {}
    known = {f"PER-{one.person}": one for one in (*readers.travellers(desk, number), *readers.hosts(desk, number))}
    members, found = members_of(desk, number), days_of(desk, number)
    people = {member.person for member in members} | {values["head"], values["host_lead"], values["their_lead"]}
    people |= {each.person for day in found for item in day.items for each in item.people}
    variants = picking.where(desk, "member", "delegation", [number], ("itinerary",))
    sheets = picking.where(desk, "meeting_sheet", "delegation", [number], ("with_whom",))
    people |= {row.values["with_whom"] for row in sheets}
    return Visit(
        desk=desk,
        number=number,
        values=values,
        home=desk.home(),
        partner=partner,
        clocks=clocks_of(desk, values),
        members=members,
        days=found,
        people=picking.every(desk, "person", _PERSON, people - {None}),
        programs={row.number: row.values["itinerary"] or "" for row in variants},
        reader=known.get(reader),
    )


def offered(found: Sequence[Reader]) -> list[tuple[str, str]]:
    """People as words of an option: “PER-1”, “Eleanor WHITCOMB, Mayor of Riverton”."""
    person = kinds.kind("person")
    return [(person.reference(one.person), ", ".join(filter(None, (one.name, one.position)))) for one in found]


def everyone(desk: DeskFile, record: Record) -> list[tuple[str, str]]:
    """Those who travel, then those who host."""
    number = record[1] if record else 0
    return offered([*readers.travellers(desk, number), *readers.hosts(desk, number)])


def ours(desk: DeskFile, record: Record) -> list[tuple[str, str]]:
    """Those of ours for whom a book is made: who travels with us, or who hosts."""
    number = record[1] if record else 0
    if desk.get("delegation", number).values["direction"] is VisitWay.OUTBOUND:
        return offered(readers.travellers(desk, number))
    return offered(readers.hosts(desk, number))


# -- people


def rule_said(rule: Precedence | None) -> str:
    """A rule with the key by which it orders, as it stands inside a sentence."""
    if rule is Precedence.ALPHABET:
        return _("alphabetically by country or organization")
    return _((rule or Precedence.RANK).value).lower()


def order_said(visit: Visit) -> str:
    """“6 people and 1 interpreter of ours in their order of precedence: by rank, all of them placed by hand”."""
    rule = rule_said(visit.values["precedence"])
    pinned = [member for member in visit.members if member.pinned is not None]
    all_pinned = len(pinned) == len(visit.members)
    if not all_pinned and any(standing_of(m.role) is not Standing.BELONGS for m in visit.members):
        rule = _("the head first, then {rule}, interpreters and staff last").format(rule=rule)
    said = _("{people} in their order of precedence: {rule}").format(people=_counted(visit), rule=rule)
    if not pinned:
        return said
    if all_pinned:
        return f"{said}, " + _("all of them placed by hand")
    return f"{said}, " + ngettext("{n} of them placed by hand", "{n} of them placed by hand", len(pinned)).format(
        n=len(pinned)
    )


def _counted(visit: Visit) -> str:
    """How many they are; an interpreter of ours who goes with guests is counted apart."""
    ours = 0 if visit.outbound else len(visit.group - visit.theirs)
    count = len(visit.members) - ours
    said = ngettext("{n} person", "{n} people", count).format(n=count)
    if not ours:
        return said
    both = ngettext("{people} and {n} interpreter of ours", "{people} and {n} interpreters of ours", ours)
    return both.format(people=said, n=ours)


def order_remarks(visit: Visit) -> list[str]:
    """What is to be known of the order, but for who was placed by hand where all were."""
    all_pinned = all(member.pinned is not None for member in visit.members)
    told = [(m.place, m.name, [s for n, s in enumerate(m.said) if not (all_pinned and n == 0)]) for m in visit.members]
    return reasons(told)


def reasons(told: Sequence[tuple[int, str, Sequence[str]]]) -> list[str]:
    """Why these stand at their places: one with a name, the same of several by their numbers, “10–13, 15: …”."""
    by_words: dict[str, list[tuple[int, str]]] = {}
    for place, name, said in told:
        for words in said:
            by_words.setdefault(words, []).append((place, name))
    return [
        (f"{of[0][0]}. {of[0][1]}" if len(of) == 1 else _runs([place for place, _name in of])) + _(": ") + words
        for words, of in by_words.items()
    ]


def _runs(numbers: Sequence[int]) -> str:
    """“10–13, 15”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def named(person: Mapping[str, Any]) -> Line:
    """“Kenichi” and “OSHIMA” in weight, in the person's own order."""
    family, given = Strong(str(person["family"]).upper()), person["given"] or ""
    if not given:
        return line(family)
    parts: tuple[Inline, ...] = (family, f" {given}")
    return line(*parts) if person["name_order"] is NameOrder.FAMILY_FIRST else line(f"{given} ", family)


def listed(person: Mapping[str, Any]) -> str:
    """“OSHIMA Kenichi”."""
    return list_name(person)


def local_of(person: Mapping[str, Any], *, quiet: bool = True) -> Local | None:
    """The name in its own script, where that is another one."""
    local = person["local_name"]
    return Local(local, person["local_language"] or "", quiet) if local and local != person["full_name"] else None


def card(visit: Visit, person: int) -> Person:
    """Someone of the visit as a card."""
    return card_of(visit.desk, visit.people[person])


def card_of(desk: DeskFile, values: Mapping[str, Any], *, write: bool = False) -> Person:
    """Someone as a card, with the photograph that the desk keeps."""
    return Person(
        surname=values["family"],
        given=values["given"] or "",
        family_first=values["name_order"] is NameOrder.FAMILY_FIRST,
        local=local_of(values, quiet=False),
        phonetic=values["phonetic"] or "",
        say=values["spoken_form"] or "",
        write=(values["written_form"] or "") if write else "",
        title=values["position"] or "",
        photo=photo(desk, values["photo"]),
    )


def photo(desk: DeskFile, document: int | None) -> bytes | None:
    """The bytes of a photograph; nothing where there is none, or it is no picture that papers take."""
    if document is None:
        return None
    values = desk.get("document", document).values
    return desk.file_bytes(values["sha256"]) if values["media_type"] in ("image/png", "image/jpeg") else None


def leg_clock(visit: Visit, at: datetime) -> str:
    """An hour as it is written where it is shown: abroad by their habits, else by ours."""
    abroad = visit.here_country if visit.outbound else visit.there_country
    zone = visit.clocks.here if visit.outbound else visit.clocks.there
    return days.clock(at, abroad if str(at.tzinfo) == zone and abroad else visit.home["country"] or "")
