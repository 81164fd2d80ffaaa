"""A contact logged in one line: “called, will send the list by Friday” becomes a letter and the follow-up from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.contact_ends import ENDS, ends_of, sources_of
from cityintl.desk.said_days import MONTH_FIRST, day_ahead, day_behind, unclear_ahead, unclear_behind
from cityintl.errors import UserError
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.memory import Direction, Medium
from cityintl.store import DeskFile
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
    r"(?:(?P<who>\b(?:we|i|they|he|she)\b|\b(?-i:[^\W\d_a-z])[\w-]*)?\s*"
    r"(?:['’]ll|\b(?-i:will)|^will|\bshall|\b(?:am|are|is)\s+going\s+to|\bpromised?\s+to|\bagreed?\s+to|\bmust"
    r"|\b(?:need|have|has)s?\s+to)\s+(?:also\s+|then\s+)?|(?P<bare>(?:^|[,;:–—-]\s*|\band\s+)to\s+))(?=\w)",
    re.IGNORECASE,
)
#: Where a sentence ends; the full stops of “Dec. 3” and “5.6.” do not end one.
_STOP = re.compile(r"[;!?\n]|(?<![0-9]\.[0-9])(?<![0-9]\.[0-9][0-9])\.(?!\s*[0-9])")
#: What stands between two promises: “… and we will”, “…, she'll”.
_JOINED = re.compile(r"(?:[,;]?\s*\b(?:and|but|while|then)|[,;.])\s*$", re.IGNORECASE)
_NO_PROMISE = re.compile(r"(?:not|never|be\b|have\b|see\b|know\b|think\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody said would be done: by whom, and by when where that was said."""

    what: str
    side: Side
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A line about a contact as it was understood; `words` are the line itself, `unclear` those meant as a day."""

    subject: str
    medium: Medium
    direction: Direction
    on: date
    promises: tuple[Promise, ...] = ()
    words: str = ""
    unclear: str = ""


def read_contact(text: str, today: date, country: str = "US") -> Contact:
    """What a line says: unsaid, it is a call of today from us; a promise is read only where one is made.

    “5/6” is read as people of the country write it.
    """
    words, month_first = " ".join(text.split()), country in MONTH_FIRST
    heads = _heads(words)
    told = (words[: heads[0].start()] if heads else words).partition(":")[0]
    medium = _MEDIUM.search(words)
    direction = _direction(words, medium)
    said = day_behind(told, today, month_first)
    promises, unclear = _promises(heads, words, direction, today, month_first)
    return Contact(
        _subject(words),
        Medium[str(medium.lastgroup)] if medium else Medium.PHONE,
        direction,
        said.day if said else today,
        promises,
        words,
        unclear_behind(told, today, month_first) or unclear,
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


def _heads(words: str) -> list[re.Match[str]]:
    """Where promises begin: the first, each in a new sentence, and each that “and we will” adds."""
    found: list[re.Match[str]] = []
    for head in _PROMISE.finditer(words):
        between = words[found[-1].end() : head.start()] if found else ""
        if not found or _STOP.search(between) or (not head["bare"] and _JOINED.search(between)):
            found.append(head)
    return found


def _promises(
    heads: list[re.Match[str]], words: str, direction: Direction, today: date, month_first: bool
) -> tuple[tuple[Promise, ...], str]:
    """Each promise with its side and day, and the first words that say by when and name no day."""
    found, unclear = [], ""
    side = _side(None, words, direction)
    for place, head in enumerate(heads):
        ends = [head.end() + len(_STOP.split(words[head.end() :], maxsplit=1)[0])]
        ends += [heads[place + 1].start()] if place + 1 < len(heads) else []
        what = words[head.end() : min(ends)]
        what = _JOINED.sub("", what) if min(ends) == ends[-1] and len(ends) > 1 else what
        side = _side(head["who"], words[: head.end()], direction) if head["who"] or place == 0 else side
        if promise := _promise(what, side, today, month_first):
            found.append(promise)
            unclear = unclear or ("" if promise.due_on else unclear_ahead(what))
    return tuple(found), unclear


def _promise(what: str, side: Side, today: date, month_first: bool) -> Promise | None:
    if _NO_PROMISE.match(what):
        return None
    due = day_ahead(what, today, month_first)
    if due:
        what = f"{what[: due.start].rstrip()} {what[due.end :].lstrip()}"
    what = what.strip(" ,:–—-")
    return Promise(_short(what), side, due.day if due else None) if what else None


def _side(who: str | None, before: str, direction: Direction) -> Side:
    """Ours where we or I say so; where nobody is named, it is whoever got in touch."""
    if who and who.lower() in ("we", "i"):
        return Side.US
    if who and (who.lower() in ("they", "he", "she") or not (_MEDIUM.fullmatch(who) or _OPENING.fullmatch(who))):
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
    with_whom: tuple[str, int] | None = None,
    label: str | None = None,
) -> tuple[int, ...]:
    """Write a contact with the record it was logged on, and the follow-ups from it; the letter's number comes first.

    `with_whom` is a partner, organization or person, where the record names nobody. UserError where nothing was
    written, or a day that is none.
    """
    if not contact.subject.strip():
        raise UserError(_("Nothing was written."), _("Say in a line what it was about."))
    if contact.unclear:
        raise UserError(
            _("“{words}” is no day that can be kept.").format(words=contact.unclear),
            _("Say the day, such as “yesterday”, “May 5” or 2026-05-05, or “today” too."),
        )
    entry = desk.get(kind, number)
    ends = ends_of(desk, entry)
    if with_whom is not None:
        ends = ends_of(desk, desk.get(*with_whom))
    named = label or _("Log a contact with “{title}”").format(title=entry.title)
    with desk.write(named) as door:
        letter = door.add("correspondence", _letter(contact, ends))
        if kind not in ENDS:
            door.connect("correspondence", letter, "about", kind, number)
        promises = contact.promises if with_follow_up else ()
        from_it = {"correspondence": letter, **ends, **sources_of(desk, entry)}
        return letter, *(door.add("follow_up", _follow_up(each, contact.on) | from_it) for each in promises)


def _letter(contact: Contact, ends: Mapping[str, int]) -> dict[str, Any]:
    wording = contact.words if contact.words not in ("", contact.subject) else None
    return {
        "on": contact.on, "subject": contact.subject, "direction": contact.direction,
        "medium": contact.medium, "text": wording, **ends,
    }  # fmt: skip


def _follow_up(promise: Promise, on: date) -> dict[str, Any]:
    return {
        "what": promise.what, "side": promise.side, "due_on": promise.due_on, "status": FollowUpStatus.OPEN,
        "promised_on": on,
    }  # fmt: skip
