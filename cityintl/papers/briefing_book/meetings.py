"""The sheets of the meetings: whom one meets, what to reach, to say, to ask and to avoid, and what is remembered."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from cityintl.desk.itineraries import Item
from cityintl.desk.visit_memory import Gift, Promise, Sheet, last_gifts
from cityintl.papers import days
from cityintl.papers.blocks import (
    Block,
    Cell,
    Facts,
    Halves,
    Inline,
    Line,
    Lines,
    Numbered,
    Part,
    People,
    Quiet,
    Section,
    Status,
    Strong,
    Text,
    line,
)
from cityintl.papers.briefing_book.material import Book, Chapter
from cityintl.papers.points import avoid, lines_of, tone_of
from cityintl.papers.program import hours
from cityintl.papers.visit import card, named
from cityintl.records.gift import Side
from cityintl.records.itinerary import Part as Role
from cityintl.records.memory import Direction
from cityintl.records.money import Money
from cityintl.words import _

#: A row of cards.
_CARDS = 3
_THERE = (Role.PRINCIPAL, Role.HOST, Role.ATTEND)


def meetings(book: Book) -> Chapter:
    """A sheet for each meeting that has one, by its hour."""
    items = {item.number: item for item in book.visit.items}
    of = len(book.sheets)
    parts = [
        _sheet(book, sheet, items.get(sheet.item or 0), _("{n} of {all}").format(n=n, all=of))
        for n, sheet in enumerate(book.sheets, 1)
    ]
    return Chapter(_("Meetings"), tuple(parts))


def _sheet(book: Book, sheet: Sheet, item: Item | None, counted: str) -> Part:
    brief, key = book.briefs[sheet.number], f"meeting-{sheet.number}"
    people = _people(book, sheet, item)
    first = [sheet.with_whom] if sheet.with_whom else _first(item, people)
    blocks: list[Block] = [*_strip(book, people), *_about(book, first, key)]
    if brief["desired_outcome"]:
        blocks.append(Section(_("Outcome wanted"), (Text(brief["desired_outcome"], "lead"),), key=f"{key}.outcome"))
    for head, name in ((_("Talking points"), "talking_points"), (_("Ask for"), "asks")):
        if points := lines_of(brief[name]):
            blocks.append(Section(head, (Numbered(tuple(points)),), key=f"{key}.{name}"))
    blocks += avoid(_("Avoid"), brief["avoid"], f"{key}.avoid")
    if brief["background"]:
        blocks.append(Section(_("Background"), (Text(brief["background"]),), key=f"{key}.background"))
    blocks += _promises(book, sheet, people, key)
    blocks += _gifts(book, people, first, key)
    blocks += _last_met(book, people, key)
    if brief["result"]:
        blocks.append(Section(_("What was said"), (Text(brief["result"]),), key=f"{key}.result"))
    return Part(sheet.title, tuple(blocks), kicker=counted, standfirst=_when(book, item) if item else "")


def _people(book: Book, sheet: Sheet, item: Item | None) -> list[int]:
    """Those of the other side: the one across the table, then who else is there."""
    there = [e.person for e in item.people if e.role in _THERE and e.person in book.visit.theirs] if item else []
    first = [sheet.with_whom] if sheet.with_whom else []
    return list(dict.fromkeys([*first, *there]))


def _strip(book: Book, people: Sequence[int]) -> list[Block]:
    """One row of cards; who else is there is named, and stands with a card among those who travel."""
    if not people:
        return []
    cards: list[Block] = [People(tuple(card(book.visit, who) for who in people[:_CARDS]))]
    said: list[Inline] = []
    if rest := _together(book, people[_CARDS:]):
        said += [_("Also there: "), *rest, ". "]
    said.append(_not_met(book, people))
    if any(said):
        cards.append(Text(line(*said), "quiet"))
    return cards


def _not_met(book: Book, people: Sequence[int]) -> str:
    """Of whom a gift, a letter or a call is all there is, and who is new to us."""
    nobody = not any(who in book.met for who in people)
    said = [_("No earlier visit with them is on record.")] if nobody else []
    if heard := _heard(book, people):
        said.append(_("Known by gift or letter: {heard}.").format(heard=heard))
    known = {*book.met, *book.heard}
    new = ", ".join(str(book.visit.people[who]["full_name"]) for who in people if who not in known)
    if new and (heard or not nobody):
        said.append(_("New to us: {names}.").format(names=new))
    return " ".join(said)


def _first(item: Item | None, people: Sequence[int]) -> list[int]:
    """The guests of honor and hosts among these: where nobody is named across the table."""
    wanted = {e.person for e in item.people if e.role in (Role.PRINCIPAL, Role.HOST)} if item else set()
    return [who for who in people if who in wanted]


def _when(book: Book, item: Item) -> str:
    """“Wednesday, May 27, 2026, 10:00 to 10:45 a.m. (in Nagoya Thursday, 00:00). City Hall, Room 204.”"""
    visit = book.visit
    begin, end = hours(visit, item)
    said = days.weekday(item.on) + (f", {begin}" if begin else "") + (f" – {end}" if end else "")
    if item.begin and visit.clocks.there and visit.clocks.there != item.zone:
        there = item.begin.astimezone(ZoneInfo(visit.clocks.there))
        weekday = "" if there.date() == item.on else days.name_of_day(there.date())
        clock = ", ".join(filter(None, (weekday, days.clock(there, visit.there_country))))
        said += " (" + _("in {city} {time}").format(city=visit.clocks.of_there, time=clock) + ")"
    values = item.values
    more = [said, ", ".join(filter(None, (values["place"], values["address"])))]
    if values["interpreter"]:
        more.append(_("Interpreter: {who}").format(who=values["interpreter"]))
    return ". ".join(filter(None, more)) + "."


# -- what is remembered


def _promises(book: Book, sheet: Sheet, people: Sequence[int], key: str) -> list[Block]:
    """Open on both sides with these people; with their head, or where that is nobody of theirs, all with their city."""
    head = book.visit.values["head"]
    whole = book.visit.outbound or head is None or sheet.with_whom in (None, head)
    own = [p for p in book.promises if p.person is None or p.person in people or whole]
    return [Section(_("Promises"), (halves(own),), key=f"{key}.promises")] if own else []


def halves(promises: Sequence[Promise]) -> Halves:
    """What we promised beside what they did, overdue first."""
    sides = [tuple(_promise(p) for p in promises if p.side is side) for side in (Side.US, Side.THEM)]
    nothing: tuple[Block, ...] = (Text(Quiet(_("Nothing is open."))),)
    return Halves((_("We promised them"), sides[0] or nothing), (_("They promised us"), sides[1] or nothing))


def _promise(promise: Promise) -> Block:
    owner = f" ({promise.owner})" if promise.owner else ""
    return Text(line(*standing(promise).parts, "\n" + promise.what + owner))


def standing(promise: Promise) -> Line:
    """“Overdue since May 8”, “Open by June 30”, “Open”."""
    if promise.due_on is None:
        return line(Status("Open"))
    if promise.late:
        return line(Status("Overdue"), Quiet(" " + _("since {day}").format(day=days.day(promise.due_on))))
    return line(Status("Open"), Quiet(" " + _("by {day}").format(day=days.day(promise.due_on))))


def _gifts(book: Book, people: Sequence[int], first: Sequence[int], key: str) -> list[Block]:
    """What each got last, and the first of them gave; this time the gifts of the first, and every one given before."""
    given = last_gifts(book.gifts, people, Direction.SENT)
    got = last_gifts(book.gifts, first, Direction.RECEIVED)
    now = [g for g in book.gifts if g.of_visit and _goes(g, people if g.again else first)]
    pairs: list[tuple[str, Cell]] = []
    if given:
        pairs.append((_("Last given"), _in_lines(book, given)))
    elif any(gift.direction is Direction.SENT for gift in now):
        pairs.append((_("Last given"), line(Quiet(_("Nothing is on record.")))))
    if got:
        pairs.append((_("Last received"), _in_lines(book, got)))
    for gift in reversed(now):
        label = _("This time") if gift.direction is Direction.SENT else _("From them")
        warning = again(gift)
        pairs.append((label, Lines((told(book, gift), warning)) if warning else told(book, gift)))
    tone = tone_of(care=any(gift.again for gift in now))
    return [Section(_("Gifts"), (Facts(tuple(pairs)),), tone=tone, key=f"{key}.gifts")] if pairs else []


def _goes(gift: Gift, people: Sequence[int]) -> bool:
    """Whether it is from or for one of these."""
    return gift.recipient in people or gift.giver in people


def _in_lines(book: Book, gifts: Sequence[Gift]) -> Cell:
    return Lines(tuple(told(book, gift) for gift in gifts))


def again(gift: Gift) -> Line | None:
    """The warning that the same was given before."""
    if gift.again is None:
        return None
    words = _("The same was given on {day}: choose something else.").format(day=days.day(gift.again))
    return line(Strong(words))


def told(book: Book, gift: Gift) -> str:
    """“River chart of 1893, facsimile, $80; Ōshima Kenichi”, and the month of one that was given before."""
    value = f", {Money().show(gift.value)}" if gift.value else ""
    sent = gift.direction is Direction.SENT
    who = book.names.get((gift.recipient if sent else gift.giver) or 0, "")
    when = "" if gift.of_visit else days.month(f"{gift.on:%Y-%m}")
    return f"{gift.what}{value}; {', '.join(filter(None, (who, when)))}".rstrip("; ")


def _last_met(book: Book, people: Sequence[int], key: str) -> list[Block]:
    """When each was met last, those who were met together in one line."""
    met: dict[str, list[int]] = {}
    for who in people:
        if who in book.met:
            met.setdefault(_met(book, who), []).append(who)
    said: list[Block] = [Text(line(*_together(book, those), f": {words}.")) for words, those in met.items()]
    return [Section(_("Last met"), tuple(said), key=f"{key}.met")] if said else []


def _met(book: Book, who: int) -> str:
    met = book.met[who]
    reader = book.visit.reader.person if book.visit.reader else 0
    names = [_("you") if n == reader else name for n, name in met.others.items()]
    where = _("{day}, “{what}”").format(day=days.day(met.on), what=met.what)
    return where + (", " + _("with {names}").format(names=", ".join(names)) if names else "")


def _heard(book: Book, people: Sequence[int]) -> str:
    """“Suzuki Takashi (gift, November 2023)”: of whom there is no more than that."""
    found = []
    for who in people:
        if who in book.heard and who not in book.met:
            heard, name = book.heard[who], book.visit.people[who]["full_name"]
            what = _(heard.medium.value) if heard.medium else _("Gift")
            found.append(f"{name} ({what.lower()}, {days.month(f'{heard.on:%Y-%m}')})")
    return ", ".join(found)


def _together(book: Book, people: Sequence[int]) -> list[Inline]:
    """The names of these, one after the other."""
    names = [named(book.visit.people[who]).parts for who in people]
    return [part for n, name in enumerate(names) for part in ((", ", *name) if n else name)]


def _about(book: Book, people: Sequence[int], key: str) -> list[Block]:
    """Two or three sentences on each of these."""
    told_of = [(book.visit.people[who], book.visit.people[who]["bio"]) for who in people]
    said = tuple(Text(line(*named(person).parts, f". {bio}")) for person, bio in told_of if bio)
    return [Section(_("Who they are"), said, key=f"{key}.about")] if said else []
