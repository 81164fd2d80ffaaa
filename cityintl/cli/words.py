"""What stands behind a verb on the command line: days, counts, and the words that several verbs take."""

import re
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import date

#: Adds a verb of this name and help, with these of the words that several verbs take.
Verb = Callable[..., ArgumentParser]
#: The words that several verbs take.
WORDS: dict[str, dict[str, object]] = {
    "desk": {"metavar": "DESK", "help": "the desk's file"},
    "kind": {"metavar": "KIND", "help": "a kind of record; `kinds` lists them"},
    "reference": {"metavar": "REF", "help": "a record, such as TIE-7"},
    "values": {"metavar": "FIELD=VALUE", "nargs": "*", "help": "what to fill in"},
    "changes": {"metavar": "FIELD=VALUE", "nargs": "+", "help": "what to change"},
}
#: The years that today can be in: far from where calendars end.
_YEARS = range(1900, 2200)


def day(text: str) -> date:
    """The day that was typed, as far as calendars reach."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day such as 2026-05-14") from None
    if found.year not in _YEARS:
        raise ArgumentTypeError(f"{text} is too far away: terms and anniversaries are counted from it")
    return found


def count(text: str) -> int:
    """The whole number from 1 that was typed."""
    if not re.fullmatch(r"[0-9]{1,18}", text) or not int(text):
        raise ArgumentTypeError(f"“{text}” is not a number from 1")
    return int(text)
