"""How someone is addressed on paper: the lines of the address, and the words that greet."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cityintl.folding import fold
from cityintl.words import _

Values = Mapping[str, Any]
#: The first words of a text that greets by itself.
_GREETING = re.compile(r"(dear|madame?|monsieur|mesdames|sehr geehrte[rs]?|estimad[oa]s?|szanown[aiy]|egregi[oa])\b")
#: What stands after a family name.
_AFTER_NAMES = ("Jr", "Sr", "II", "III", "IV")


def address(person: Values, office: Values, partner: str) -> tuple[str, ...]:
    """Name, position, house and postal address, nothing twice; the postal address may begin with the name itself."""
    postal = str(person.get("address") or office.get("address") or "").split("\n")
    name = formal(person)
    lines = [name, person.get("position"), office.get("name") or (partner if not any(postal) else "")]
    above = [line for line in lines if line and not _stands_in(line, postal)]
    if any(str(person.get("full_name")) in each for each in postal):
        above = [line for line in above if line != name]
    return tuple(each.strip() for each in (*above, *postal) if each.strip())


def _stands_in(line: str, postal: Sequence[str]) -> bool:
    """Whether the postal address has this line, or each part of “City of Nagoya, International Relations Division”."""
    return all(any(part.casefold() in each.casefold() for each in postal) for part in line.split(", "))


def formal(person: Values) -> str:
    """A name with its honorific, as it stands on an envelope."""
    return " ".join(filter(None, (person.get("honorific"), person.get("full_name"))))


def surname(printed: str) -> str:
    """The family name in a name as a card prints it: what stands in capitals, else the last word."""
    words = [word.strip(".") for word in printed.partition(",")[0].split()]
    while len(words) > 1 and words[-1] in _AFTER_NAMES:
        words.pop()
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    return " ".join(capitals or words[-1:])


def salutation(person: Values) -> str:
    """The words that greet: the person's own form of address, or one that can be said to anybody."""
    if written := person.get("written_form"):
        greeting = str(written)
    elif person:
        title = person.get("honorific")
        greeting = _("Dear {name}").format(name=f"{title} {person['family']}" if title else person["full_name"])
    else:
        greeting = _("Dear colleagues")
    return greeting if greeting[-1] in ",:!،，" else f"{greeting},"


def greets(text: str, greeting: str) -> bool:
    """Whether a text begins with a salutation: the person's own, a usual one, or a line of its own with a comma."""
    lines = text.strip().split("\n")
    first = fold(lines[0])
    alone = first.endswith((",", "،")) and len(lines) > 1 and not lines[1].strip()
    return alone or first.startswith(fold(greeting).rstrip(" ,:!")) or bool(_GREETING.match(first))
