"""The run of show of a visit: for each event and ceremony what happens at which minute, who does it, with what."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked
from cityintl.desk.event_run import Moment, run_of
from cityintl.desk.itineraries import Item
from cityintl.folding import fold
from cityintl.records.itinerary import ItemType, Part
from cityintl.store import DeskFile

_EVENT = ("name", "on", "starts", "ends", "place", "dress", "notes", "host", "capacity")
#: Items of an itinerary at which somebody stands before others.
_SHOWN = (ItemType.ARRIVAL, ItemType.CEREMONY, ItemType.SPEECH, ItemType.PRESS, ItemType.DEPARTURE)
#: A journey with nobody to meet or to send off is no show.
_TRAVEL = (ItemType.ARRIVAL, ItemType.DEPARTURE)
#: What stands between the cue, the person and the prop in a line of a program.
_BAR = "|"
#: Words after a name that tell of the person, not of the speech.
_OF_PERSON = r"(?:who|whom|whose|which)\b"
#: What stands before an office: “the mayor”.
_ARTICLE = r"^(?:the|our|their) "


@dataclass(frozen=True, slots=True)
class Cue:
    """A line: its minute and end (24 hours, where known), what happens, who does it, with what, what is doubtful.

    Without words it begins. `speaks` is someone who is to speak; then the words say how long, or nothing; `whole` that
    they are the sentence about all who speak.
    """

    at: str
    until: str
    words: str
    who: str = ""
    prop: str = ""
    doubt: str = ""
    speaks: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Show:
    """An event or an item of the itinerary with its cues; an event that has its item there is told with it."""

    kind: str
    number: int
    name: str
    on: date
    starts: str
    ends: str
    place: str
    facts: Mapping[str, str]
    cues: tuple[Cue, ...]


def shows_of(
    desk: DeskFile, visit: int, items: Sequence[Item], names: Mapping[str, str], offices: Collection[str] = ()
) -> list[Show]:
    """The events of a visit and the ceremonies of its itinerary by day and hour; `names` gives for a family name
    that can stand in a cue the whole one, `offices` are those of the people who are known.
    """
    events = picked(desk, "event", _EVENT, {"delegation": visit})
    told: set[int] = set()
    found = []
    for event in events:
        item = next((each for each in items if _same(event, each)), None)
        told |= {item.number} if item else set()
        found.append(_event(desk, event, item, names))
    for item in items:
        speaks = item.values["speaks"]
        if item.number not in told and (item.type in _SHOWN or (item.type is ItemType.MEAL and speaks)):
            show = _item(item, names, offices)
            found += [] if item.type in _TRAVEL and not any(cue.who or cue.speaks for cue in show.cues) else [show]
    return sorted(found, key=lambda show: (show.on, show.starts, show.kind, show.number))


def _same(event: Mapping[str, Any], item: Item) -> bool:
    """Whether an item of the itinerary is this event: the same day and hour."""
    return bool(event["starts"]) and item.on == event["on"] and item.values["starts"] == event["starts"]


def _event(desk: DeskFile, event: Mapping[str, Any], item: Item | None, names: Mapping[str, str]) -> Show:
    cues = tuple(_cue(moment, names) for moment in run_of(desk, event["id"]))
    values = item.values if item else {}
    facts = {
        "speaks": values.get("speaks") or "",
        "interpreter": values.get("interpreter") or "",
        "dress": event["dress"] or values.get("dress") or "",
        "transport": values.get("transport") or "",
        "notes": "\n".join(dict.fromkeys(filter(None, (event["notes"], values.get("notes"))))),
    }
    place = event["place"] or values.get("place") or ""
    own = (event["name"], event["on"], event["starts"] or "", event["ends"] or "", place)
    return Show("event", event["id"], *own, facts, cues)


def _cue(moment: Moment, names: Mapping[str, str]) -> Cue:
    """A moment; “what | who | with what” says it outright, else the names that stand in it say who."""
    words, *rest = [part.strip() for part in moment.words.split(_BAR)]
    who = rest[0] if rest else ", ".join(named_in(moment.words, names))
    return Cue(moment.at, moment.until, words, who, rest[1] if len(rest) > 1 else "", moment.said)


def named_in(words: str, names: Mapping[str, str]) -> list[str]:
    """The whole names of those whose family name stands in the words, in the order in which they do."""
    text = fold(words)
    places = {name: re.search(rf"\b{re.escape(fold(family))}\b", text) for family, name in names.items()}
    found = [(met.start(), name) for name, met in places.items() if met]
    return [name for _start, name in sorted(found)]


def _item(item: Item, names: Mapping[str, str], offices: Collection[str]) -> Show:
    """A ceremony that is only in the itinerary: it begins, with its hosts and guests, then those speak who are to."""
    values = item.values
    starts, ends = values["starts"] or "", values["ends"] or ""
    leads = ", ".join(each.name for each in item.people if each.role in (Part.HOST, Part.PRINCIPAL))
    cues = (Cue(starts, ends, "", leads, values["notes"] or ""), *_speeches(values["speaks"] or "", names, offices))
    facts = {name: values[name] or "" for name in ("interpreter", "dress", "transport")}
    own = (item.title, item.on, starts, ends, values["place"] or "")
    return Show("itinerary_item", item.number, *own, facts, cues)


def _speeches(text: str, names: Mapping[str, str], offices: Collection[str]) -> list[Cue]:
    """A cue for each who speaks; a sentence that is not of people who are known stays whole."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if not parts or (len(parts) == 1 and re.match(r"nobody\b", text, re.IGNORECASE)):
        return []
    cues = []
    for part in parts:
        who, _comma, words = (each.strip() for each in part.partition(","))
        if not _known(who, names, offices) or re.match(_OF_PERSON, words):
            return [Cue("", "", text.strip(), ", ".join(named_in(text, names)), speaks=True, whole=True)]
        cues.append(Cue("", "", words, who, speaks=True))
    return cues


def _known(who: str, names: Mapping[str, str], offices: Collection[str]) -> bool:
    """Whether these words name one person who is known: by the end of the name, or by the office alone."""
    text = fold(who)
    if any(re.search(rf"\b{re.escape(fold(family))}$", text) for family in names):
        return len(named_in(who, names)) == 1
    office = re.sub(_ARTICLE, "", text)
    return bool(office) and any(re.match(rf"{re.escape(office)}\b", fold(each)) for each in offices)
