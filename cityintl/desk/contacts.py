"""A contact logged in one line: “called, will send the list by Friday” becomes a letter and the follow-up from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.said_days import day_ahead, day_behind
from cityintl.errors import UserError
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.memory import Direction, Medium
from cityintl.store import DeskFile, Entry
from cityintl.words import _

#: The longest that a subject and a promise may be.
_MOST = 300
#: What people write of each medium; the first of these words in a line decides.
_MEDIA = {
    Medium.VIDEO: r"video(?: call)?|zoom(?:ed)?|teams|webex|skyped?|facetime",
    Medium.PHONE: r"call(?:ed|s)?|(?:tele)?phoned?|rang|voicemail|spoke|talked",
    Medium.EMAIL: r"e-?mail(?:ed|s)?",
    Medium.LETTER: r"wrote|written|writes|letters?|posted|mailed|faxed|fax",
    Medium.MEETING: r"met|meeting|visited|saw|lunch|coffee|dinner",
    Medium.MESSAGE: r"text(?:ed)?|messaged?|whatsapp(?:ed)?|wechat|sms|signal(?:led)?",
    Medium.CARD: r"cards?",
}
_MEDIUM = re.compile(
    r"\b(?:" + "|".join(f"(?P<{medium.name}>{words})" for medium, words in _MEDIA.items()) + r")\b", re.IGNORECASE
)
_FROM_THEM = re.compile(
    r"\b(?:received|got|heard)\b|\b(?:letter|e-?mail|call|message|card|word)\s+from\b", re.IGNORECASE
)
_THEY = re.compile(r"\b(?:they|he|she)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|i|us|our)\b", re.IGNORECASE)
_OPENING = re.compile(r"(?:just|today|yesterday|also|then|again|finally)\b", re.IGNORECASE)
#: Who will do what: the one who promises may be left out.
_PROMISE = re.compile(
    r"(?P<who>\b(?:we|i|they|he|she)\b|\b[^\W\d_a-z][\w’'-]*)?\s*"
    r"(?:(?:['’]ll|\b(?-i:will)|^will|\bshall|\b(?:am|are|is)\s+going\s+to|\bpromised?\s+to|\bagreed?\s+to|\bmust|\b(?:need|have|has)s?\s+to)\s+"
    r"(?:also\s+|then\s+)?|(?:^|[,;:–—-]\s*|\band\s+)to\s+)(?P<what>\w[^.;!?\n]*)",
    re.IGNORECASE,
)
_NO_PROMISE = re.compile(r"(?:not|never|be\b|have\b|see\b|know\b|think\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody said would be done: by whom, and by when where that was said."""

    what: str
    side: Side
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A line about a contact as it was understood; `words` are the line itself."""

    subject: str
    medium: Medium
    direction: Direction
    on: date
    promise: Promise | None = None
    words: str = ""


def read_contact(text: str, today: date) -> Contact:
    """What a line says: unsaid, it is a call of today from us; a promise is read only where one is made."""
    words = " ".join(text.split())
    promised = _PROMISE.search(words)
    told = words[: promised.start()] if promised else words
    medium = _MEDIUM.search(words)
    direction = _direction(words, medium)
    said = day_behind(told.partition(":")[0], today)
    return Contact(
        _subject(words),
        Medium[str(medium.lastgroup)] if medium else Medium.PHONE,
        direction,
        said.day if said else today,
        _promise(promised, words, direction, today) if promised else None,
        words,
    )


def _subject(words: str) -> str:
    """What stands behind the colon, where there is one, else the line."""
    head, colon, rest = words.partition(": ")
    said = rest if colon and rest.strip() and len(head) < 80 else words
    return _short(said.strip())


def _short(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if len(words) <= _MOST else f"{words[: _MOST - 1].rstrip()}…"


def _direction(words: str, medium: re.Match[str] | None) -> Direction:
    """From them where they, or somebody by name, did it, or where something came from them."""
    before = words[: medium.start()].strip() if medium else words.partition(",")[0]
    if _FROM_THEM.search(words):
        return Direction.RECEIVED
    if not medium or not before or _WE.search(before) or _OPENING.match(before):
        return Direction.SENT
    named = before[0].isupper() and len(before.split()) <= 4 and medium.group().lower() not in ("meeting", "lunch")
    return Direction.RECEIVED if _THEY.search(before) or named else Direction.SENT


def _promise(found: re.Match[str], words: str, direction: Direction, today: date) -> Promise | None:
    if _NO_PROMISE.match(found["what"]):
        return None
    what = found["what"]
    due = day_ahead(what, today)
    if due:
        what = f"{what[: due.start].rstrip()} {what[due.end :].lstrip()}"
    what = what.strip(" ,:–—-")
    side = _side(found["who"], words[: found.start("what")], direction)
    return Promise(_short(what), side, due.day if due else None) if what else None


def _side(who: str | None, before: str, direction: Direction) -> Side:
    """Ours where we or I say so; where nobody is named, it is whoever got in touch."""
    if who and who.lower() in ("we", "i"):
        return Side.US
    if who and (who.lower() in ("they", "he", "she") or not _MEDIUM.fullmatch(who)):
        return Side.THEM
    theirs = direction is Direction.RECEIVED and bool(_THEY.search(before) or not _WE.search(before))
    return Side.THEM if theirs else Side.US


def log_contact(
    desk: DeskFile,
    kind: str,
    number: int,
    contact: Contact,
    *,
    with_follow_up: bool = True,
    label: str | None = None,
) -> tuple[int, ...]:
    """Write a contact with the record it was logged on, and the follow-up from it; the letter's number comes first."""
    if not contact.subject.strip():
        raise UserError(_("Nothing was written."), _("Say in a line what it was about."))
    entry = desk.get(kind, number)
    ends = ends_of(desk, entry)
    named = label or _("Log a contact with “{title}”").format(title=entry.title)
    wording = contact.words if contact.words not in ("", contact.subject) else None
    with desk.write(named) as door:
        letter = door.add(
            "correspondence",
            {
                "on": contact.on, "subject": contact.subject, "direction": contact.direction,
                "medium": contact.medium, "text": wording, **ends,
            },
        )  # fmt: skip
        if kind not in _ENDS:
            door.connect("correspondence", letter, "about", kind, number)
        if contact.promise is None or not with_follow_up:
            return (letter,)
        return letter, door.add("follow_up", _follow_up(contact, letter, entry, ends))


def _follow_up(contact: Contact, letter: int, entry: Entry, ends: Mapping[str, Any]) -> dict[str, Any]:
    assert contact.promise is not None
    promise = contact.promise
    visit = {"delegation": entry.id} if entry.kind == "delegation" else {}
    return {
        "what": promise.what, "side": promise.side, "due_on": promise.due_on, "status": FollowUpStatus.OPEN,
        "promised_on": contact.on, "correspondence": letter, **ends, **visit,
    }  # fmt: skip


#: The kinds that a letter names in a field of its own; every other one it is about.
_ENDS = ("partner", "organization", "person")


def ends_of(desk: DeskFile, entry: Entry) -> dict[str, int]:
    """Partner, organization and person of a contact that is logged on a record."""
    found: dict[str, int] = {entry.kind: entry.id} if entry.kind in _ENDS else {}
    for name in ("partner", "organization"):
        if name not in found and entry.values.get(name) is not None:
            found[name] = entry.values[name]
    if entry.kind == "delegation" and "partner" not in found and entry.values["tie"] is not None:
        found["partner"] = desk.get("tie", entry.values["tie"]).values["partner"]
    if "partner" not in found and "organization" in found:
        office = desk.get("organization", found["organization"]).values["partner"]
        found |= {"partner": office} if office is not None else {}
    return found
