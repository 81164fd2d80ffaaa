"""The conditions by which a list is narrowed: a column, and which of its values are shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from cityintl.records.dates import show_date
from cityintl.records.values import Choice, Value
from cityintl.words import _

#: The types of value that conditions are made of.
ASKED = ("choice", "yes_no", "date", "partial_date")
_YES_NO = {"yes": True, "no": False}


class How(Enum):
    """What is asked of a value; `others` are the words after it."""

    ANY_OF = "any"
    ANY_BUT = "but"
    BEFORE = "before"
    FROM = "from"
    PAST = "past"
    AHEAD = "ahead"
    THIS_YEAR = "year"
    EMPTY = "empty"


#: What is asked of a choice or of yes and no, and what of a day.
OF_WORDS, OF_DAYS = (How.ANY_OF, How.ANY_BUT), (How.PAST, How.AHEAD, How.THIS_YEAR, How.BEFORE, How.FROM)


@dataclass(frozen=True, slots=True)
class Condition:
    """What one column must be: any of these words, before this day, empty."""

    path: str
    how: How
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join((self.path, self.how.value, *self.words))


def read(text: str, values: Mapping[str, Value]) -> Condition | None:
    """The condition that was written so; nothing where its column or its words are gone."""
    path, how, *words = [*text.split(), "", ""][: max(2, len(text.split()))]
    value = values.get(path)
    if value is None or how not in {each.value for each in How}:
        return None
    found = Condition(path, How(how), tuple(words))
    return found if _is_sound(found, value) else None


def _is_sound(of: Condition, value: Value) -> bool:
    if of.how is How.EMPTY:
        return value.name in ASKED
    if isinstance(value, Choice):
        return of.how in OF_WORDS and bool(of.words) and set(of.words) <= set(value.words.__members__)
    if value.name == "yes_no":
        return of.how in OF_WORDS and bool(of.words) and set(of.words) <= set(_YES_NO)
    if of.how in (How.BEFORE, How.FROM):
        return value.name in ASKED and len(of.words) == 1 and _is_day(of.words[0])
    return of.how in OF_DAYS and value.name in ASKED


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


# -- whether a value meets it


def met(of: Condition, today: date) -> Callable[[Any], bool]:
    """Whether a value of the column is what is asked for; what is empty is shown only where that is asked, or by “but”.

    A time known in part is before a day where all of it is; else it is from that day on.
    """
    if of.how is How.EMPTY:
        return lambda value: value is None
    if of.how in OF_WORDS:
        wanted = set(of.words)
        if of.how is How.ANY_OF:
            return lambda value: _word(value) in wanted
        return lambda value: _word(value) not in wanted
    return _of_days(of, today.isoformat())


def _word(value: Any) -> str | None:
    if isinstance(value, Enum):
        return value.name
    return None if value is None else "yes" if value else "no"


def _of_days(of: Condition, today: str) -> Callable[[Any], bool]:
    day = of.words[0] if of.words else today
    if of.how in (How.BEFORE, How.PAST):
        return lambda value: value is not None and str(value) < day[: len(str(value))]
    if of.how in (How.FROM, How.AHEAD):
        return lambda value: value is not None and str(value) >= day[: len(str(value))]
    return lambda value: value is not None and str(value)[:4] == today[:4]


# -- how it is said


def said(of: Condition, label: str, value: Value) -> str:
    """“Status: open or in progress”, “Due: before 14 May 2026”."""
    return _("{field}: {condition}").format(field=_(label), condition=_said(of, value))


def _said(of: Condition, value: Value) -> str:
    if of.how is How.EMPTY:
        return _("empty")
    if of.how in OF_WORDS:
        words = [_label(word, value).lower() for word in of.words]
        listed = _(" or ").join(filter(None, (", ".join(words[:-1]), words[-1])))
        return listed if of.how is How.ANY_OF else _("any but {words}").format(words=listed)
    if of.words:
        before = of.how is How.BEFORE
        day = show_date(date.fromisoformat(of.words[0]))
        return _("before {day}").format(day=day) if before else _("from {day} on").format(day=day)
    return {How.PAST: _("before today"), How.AHEAD: _("from today on")}.get(of.how, _("this year"))


def _label(word: str, value: Value) -> str:
    if isinstance(value, Choice):
        return _(str(value.words[word].value))
    return _("Yes") if word == "yes" else _("No")


def words_of(value: Value) -> list[tuple[str, str]]:
    """The words that a column can be asked for, each with its label."""
    names = list(value.words.__members__) if isinstance(value, Choice) else list(_YES_NO)
    return [(name, _label(name, value)) for name in names]


def with_word(kept: Sequence[Condition], path: str, how: How, word: str) -> tuple[Condition, ...]:
    """These conditions with one word more, or less where it was there; a column has one condition."""
    before = next((each for each in kept if each.path == path and each.how is how), Condition(path, how))
    words = tuple(w for w in before.words if w != word) if word in before.words else (*before.words, word)
    return with_one(kept, Condition(path, how, words)) if words else without(kept, path)


def with_one(kept: Sequence[Condition], new: Condition) -> tuple[Condition, ...]:
    """These conditions, with a new one in place of that of its column."""
    if any(each.path == new.path for each in kept):
        return tuple(new if each.path == new.path else each for each in kept)
    return (*kept, new)


def without(kept: Sequence[Condition], path: str) -> tuple[Condition, ...]:
    """These conditions without that of a column."""
    return tuple(each for each in kept if each.path != path)
