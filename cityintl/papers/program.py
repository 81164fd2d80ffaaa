"""The program of a visit by two clocks, for one reader: their own part first, then who speaks and what to wear."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cityintl.desk import readers
from cityintl.desk.itineraries import Attending, Item
from cityintl.desk.visit_days import Day, same_clock, turn_of_day
from cityintl.papers import days
from cityintl.papers.blocks import Entry, Line, Programme, Quiet, Said, Soft, line
from cityintl.papers.visit import Visit, named
from cityintl.records.itinerary import ItemType, Part
from cityintl.words import _

#: Whom a line of the program names besides its reader.
_NAMED = (Part.HOST, Part.PRINCIPAL)
#: What goes without saying in the pocket, where only that stands to which the reader goes.
_EXPECTED = (Part.HOST, Part.PRINCIPAL, Part.ATTEND)


def programme(
    visit: Visit, day: Day, items: Sequence[Item], *, pocket: bool = False, sheets: Mapping[int, int] | None = None
) -> Programme:
    """These items of a day as lines by two clocks, one where both show the same; `sheets` numbers those of meetings."""
    there = "" if same_clock(visit.clocks, day.on) else visit.clocks.of_there
    caption = _("Program of {day}").format(day=days.weekday(day.on))
    numbers, met = sheets or {}, Met(pocket, set())
    lines = tuple(_entry(visit, item, met, there=bool(there), sheet=numbers.get(item.number, 0)) for item in items)
    return Programme(visit.here, lines, there, caption)


def clocks_said(visit: Visit, day: Day, *, turning: bool = True) -> str:
    """“Riverton keeps Central Daylight Time. Nagoya is 14 hours ahead: from 10:00 a.m. on it is Thursday there.”"""
    here = ZoneInfo(visit.clocks.here)
    noon = datetime.combine(day.on, datetime.min.time().replace(hour=12), here)
    kept = _("{city} keeps {time}.").format(city=visit.here, time=days.clock_kept(noon))
    if not day.ahead or same_clock(visit.clocks, day.on):
        return kept
    return f"{kept} {day.ahead}{_turn(visit, day) if turning else ''}."


def _turn(visit: Visit, day: Day) -> str:
    turn = turn_of_day(visit.clocks, day.on)
    if turn is None:
        return ""
    moment, begun = turn
    at = days.clock(moment, visit.here_country)
    if begun > day.on:
        return ": " + _("from {time} on it is {day} there").format(time=at, day=days.name_of_day(begun))
    before = days.name_of_day(begun.fromordinal(begun.toordinal() - 1))
    return ": " + _("until {time} it is still {day} there").format(time=at, day=before)


@dataclass(frozen=True, slots=True)
class Met:
    """Whom the lines of a day have named so far: in the pocket a name is said how to say once a day."""

    pocket: bool
    people: set[int]


def _entry(visit: Visit, item: Item, met: Met, *, there: bool, sheet: int) -> Entry:
    here, end = hours(visit, item)
    clock, weekday = _other_clock(visit, item) if there else ("", "")
    drive = item.type is ItemType.TRANSFER
    own, rest = _voices(visit, item)
    return Entry(
        here=here,
        what=_what(item, drive),
        end=_("to {time}").format(time=end) if end and not drive else "",
        there=clock,
        there_day=weekday,
        where=tuple(_where(visit, item, met, sheet)),
        part=_part(visit, item, own, pocket=met.pocket),
        others=tuple(_others(item, rest, drive=drive, pocket=met.pocket)),
        drive=drive,
        key=f"itinerary_item-{item.number}",
    )


def hours(visit: Visit, item: Item) -> tuple[str, str]:
    """When an item begins and ends by the clock on the wall there; empty where that is not known."""
    zone, country = ZoneInfo(item.zone), visit.here_country
    begin, end = (days.clock(at.astimezone(zone), country) if at else "" for at in (item.begin, item.end))
    return begin, end


def _other_clock(visit: Visit, item: Item) -> tuple[str, str]:
    if item.begin is None or not visit.clocks.there:
        return "", ""
    there = item.begin.astimezone(ZoneInfo(visit.clocks.there))
    weekday = "" if there.date() == item.on else days.name_of_day(there.date(), short=True)
    return days.clock(there, visit.there_country), weekday


def _what(item: Item, drive: bool) -> str:
    if drive and item.begin and item.end and item.end > item.begin:
        return f"{item.title}, {days.lasting(item.end - item.begin)}"
    return item.title


def _where(visit: Visit, item: Item, met: Met, sheet: int) -> list[Said]:
    """Place and address, whom one meets there, the sheet of a meeting, and what is doubtful about the hour."""
    values = item.values
    found: list[Said] = [said for said in (values["place"], values["address"], values["map_ref"]) if said]
    if met.pocket:
        found = [", ".join(filter(None, (values["place"], values["address"])))] if found else []
    if item.zone != visit.clocks.here:
        found.append(_("By the clock of {place}").format(place=item.zone.rpartition("/")[2].replace("_", " ")))
    found += [Quiet(doubt) for doubt in item.doubts]
    found += _people(visit, item, met)
    if sheet:
        found.append(_("Meeting sheet {n}").format(n=sheet))
    seat = next((each.seat for each in item.people if _reads(visit, each) and each.seat), None)
    if seat:
        found.append(_("Your place: {seat}").format(seat=seat))
    elif values["seating"] and not met.pocket:
        found.append(Quiet(values["seating"]))
    if values["notes"] and not met.pocket:
        found.append(Quiet(values["notes"]))
    if values["was"] and not met.pocket:
        found.append(Quiet(_("Before: {words}").format(words=values["was"])))
    return found


def _people(visit: Visit, item: Item, met: Met) -> list[Said]:
    """The hosts and guests of honor besides the reader; in the pocket with how to say the names."""
    meets = [each for each in item.people if each.role in _NAMED and not _reads(visit, each)]
    if not met.pocket:
        return [_("With {people}").format(people=_all(each.name for each in meets))] if meets else []
    if visit.reader and visit.reader.travels:
        meets = [each for each in meets if each.person not in visit.group]
    found: list[Said] = [_met(visit, each, again=each.person in met.people) for each in meets]
    met.people.update(each.person for each in meets)
    return found


def _all(names: Iterable[str]) -> str:
    found = list(names)
    return found[0] if len(found) == 1 else _("{many} and {last}").format(many=", ".join(found[:-1]), last=found[-1])


def _met(visit: Visit, each: Attending, *, again: bool) -> Line:
    """Someone met; for the first time that day with how to address them and how the name sounds."""
    person = visit.people[each.person]
    said = line(*named(person).parts)
    if again:
        return said
    if person["spoken_form"]:
        said = line(*said.parts, Quiet(". " + _("Say: {words}").format(words=person["spoken_form"])))
    return line(*said.parts, ". ", Soft(person["phonetic"])) if person["phonetic"] else said


def _reads(visit: Visit, each: Attending) -> bool:
    return visit.reader is not None and each.person == visit.reader.person


def _voices(visit: Visit, item: Item) -> tuple[str | None, str]:
    names = readers.names_in_speech(visit.people[visit.reader.person]) if visit.reader else ""
    return readers.spoken(item.values["speaks"], names)


def part_of(visit: Visit, item: Item) -> str:
    """“You host; you speak, 2 minutes”: the reader's own part."""
    return _part(visit, item, _voices(visit, item)[0], pocket=False)


def _part(visit: Visit, item: Item, spoken: str | None, *, pocket: bool) -> str:
    role = next((each.role for each in item.people if _reads(visit, each)), None)
    speaks = "" if spoken is None else _("you speak, {words}").format(words=spoken) if spoken else _("you speak")
    if pocket and role in _EXPECTED:
        role = None
    words = "" if role is None else part_words(role, guest=_is_guest(visit))
    if words and speaks:
        return _("; ").join((words, speaks))
    return words or speaks[:1].upper() + speaks[1:]


def _is_guest(visit: Visit) -> bool:
    return not visit.outbound and visit.reader is not None and visit.reader.travels


def part_words(role: Part, *, guest: bool) -> str:
    """What someone does at an item, said to them."""
    return {
        Part.HOST: _("You host"),
        Part.PRINCIPAL: _("You are the guest of honor") if guest else _("You lead"),
        Part.ATTEND: _("You attend"),
        Part.INTERPRETER: _("You interpret"),
        Part.OPTIONAL: _("You may come if you are free"),
    }[role]


def _others(item: Item, speaks: str, *, drive: bool, pocket: bool) -> list[Said]:
    values = item.values
    if drive:
        return [values["transport"]] if values["transport"] else []
    found = [_("Speaks: {who}").format(who=speaks)] if speaks else []
    if values["interpreter"] and not pocket:
        found.append(_("Interprets: {who}").format(who=values["interpreter"]))
    if values["dress"]:
        found.append(_("Dress: {words}").format(words=values["dress"]))
    if values["transport"]:
        found.append(values["transport"])
    if pocket and found:
        return [". ".join(each.rstrip(".") for each in found)]
    return list(found)
