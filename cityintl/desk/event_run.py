"""The run of an event: what happens when, read from its program line by line; a moment is added in its place."""

import re
from dataclasses import dataclass, replace

from cityintl.errors import UserError
from cityintl.store import DeskFile
from cityintl.words import _

#: A time of the day, as people write one: “18:30”, “6.30 pm”, “6 pm”; five groups each.
_TIME = r"(?:([0-2]?\d)[:.]([0-5]\d)(?:\s*([ap])\.?m\b\.?)?|(1?\d)\s*([ap])\.?m\b\.?)"
_CLOCK = re.compile(rf"\s*{_TIME}(?:\s*[-–—]\s*{_TIME})?\s*[-–—:·]?\s*(.*)", re.IGNORECASE)
_PARTS = 5


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the program: when it begins and ends by the clock, where that is said, and what happens."""

    at: str
    until: str
    words: str
    said: str = ""


def run(program: str | None) -> list[Moment]:
    """The program minute by minute: a line that begins with a clock time has it; said where time runs backward."""
    found: list[Moment] = []
    latest = ""
    for line in (program or "").splitlines():
        if not line.strip():
            continue
        met = _CLOCK.fullmatch(line)
        times = _times(met.groups()) if met else None
        if met is None or times is None:
            found.append(Moment("", "", line.strip()))
            continue
        at, until = times
        found.append(Moment(at, until, met[met.re.groups].strip(), _odd(at, until, latest)))
        latest = max(latest, at)
    return found


def _times(parts: tuple[str | None, ...]) -> tuple[str, str] | None:
    """Both times of a line by 24 hours, the second empty where there is none; nothing where one is no time of a day."""
    first, second = parts[:_PARTS], parts[_PARTS : 2 * _PARTS]
    at = _clock(*first)
    if not any(second):
        return (at, "") if at else None
    half, own = second[2] or second[4], first[2] or first[4]
    until = _clock(*second)
    if half and not own:  # “6:30 – 7:00 pm”: both in the evening, “11:30 – 1:00 pm” only the second
        late = _clock(first[0] or first[3], first[1], half)
        at = late if late and late <= until else _clock(first[0] or first[3], first[1], "a") or at
    return (at, until) if at and until else None


def _clock(
    hour: str | None, minute: str | None, half: str | None, alone: str | None = None, its_half: str | None = None
) -> str:
    """“18:30”; empty where no day has that time."""
    count, half = int(hour or alone or 0), (half or its_half or "").lower()
    if half and not 1 <= count <= 12:
        return ""
    if half:
        count = count % 12 + (12 if half == "p" else 0)
    return f"{count:02}:{minute or '00'}" if count < 24 else ""


def _odd(at: str, until: str, latest: str) -> str:
    if until and until < at:
        return _("It ends before it begins.")
    return _("It begins before the line above.") if latest and at < latest else ""


# -- of an event


def run_of(desk: DeskFile, event: int) -> list[Moment]:
    """The run of an event; what lies outside its hours is said."""
    values = desk.get("event", event).values
    return [_within(moment, values["starts"], values["ends"]) for moment in run(values["program"])]


def _within(moment: Moment, starts: str | None, ends: str | None) -> Moment:
    """Only where the event ends on its own day: a ball ends after midnight."""
    over = ends and (not starts or ends > starts) and moment.at and max(moment.at, moment.until) > ends
    return replace(moment, said=_("It goes on after the event ends.")) if over and not moment.said else moment


def add_moment(desk: DeskFile, event: int, line: str) -> None:
    """Put a line into the program, before the first that begins later, as one step."""
    read = run(line)
    if len(read) != 1:
        raise UserError(_("What happens is missing."), _("Type a time and what happens, such as “6:30 pm Doors open”."))
    found = desk.get("event", event)
    lines = [each for each in (found.values["program"] or "").splitlines() if each.strip()]
    later = [n for n, moment in enumerate(run("\n".join(lines))) if read[0].at and moment.at > read[0].at]
    lines.insert(later[0] if later else len(lines), line.strip())
    words = _("Add “{what}” to the run of “{event}”")
    with desk.write(words.format(what=read[0].words or read[0].at, event=found.title)) as door:
        door.set("event", event, {"program": "\n".join(lines)})
