"""What a template asks for, answered from the desk in the language of the letter."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel import Locale, UnknownLocaleError

from cityintl.desk import addressing, greetings, terms
from cityintl.desk.asking import picked
from cityintl.desk.letter_words import Words
from cityintl.desk.obligations.offices import days_said
from cityintl.desk.recipients import Recipient
from cityintl.desk.signing import Signer
from cityintl.papers import days
from cityintl.records.itinerary import Part
from cityintl.records.member import MemberRole
from cityintl.records.tie import TieStatus
from cityintl.reference import countries
from cityintl.reference.national_days import national_day
from cityintl.store import DeskFile

Values = Mapping[str, Any]
#: Ties that a letter speaks of, the liveliest first.
_LIVING = (TieStatus.ACTIVE, TieStatus.PROVISIONAL, TieStatus.EMERITUS, TieStatus.SUSPENDED)
_ENGLISH = re.compile(r"(dear|to) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a letter is about: the desk, the record, who signs, the words that were chosen for this one."""

    desk: DeskFile
    kind: str
    number: int
    signer: Signer | None
    words: str = ""
    about: str = ""


def facts(asked: Asked, to: Recipient, words: Words) -> dict[str, str]:
    """The value of every placeholder that the desk knows; days and words are those of the language spoken inside."""
    desk, home = asked.desk, asked.desk.home()
    values = desk.get(asked.kind, asked.number).values
    visit = _visit(asked, to)
    tie = _tie(desk, asked, values, to, visit)
    found = {
        **_of_home(home, words.language),
        **_of_recipient(to, words),
        **_of_tie(desk, tie, words),
        **_of_visit(desk, visit, to, home, words),
        **_of_record(asked, values, to, words, tie, visit),
        "signer": asked.signer.name if asked.signer else "",
        "signer_office": asked.signer.office if asked.signer else "",
        "today": days.day(desk.today),
        "words": asked.words,
    }
    if asked.about:
        found |= {"purpose": asked.about, "occasion": asked.about}
    return {name: value for name, value in found.items() if value}


def _of_home(home: Values, language: str) -> dict[str, str]:
    texts = {name: str(home[name] or "") for name in ("region", "office", "phone", "email")}
    return {"city": home["name"], "our_country": _country(home["country"], language), **texts}


def _country(code: str | None, language: str) -> str:
    if not code:
        return ""
    if language == "en":
        return countries.name(code)
    try:
        return str(Locale(language).territories.get(code, countries.name(code)))
    except UnknownLocaleError:
        return countries.name(code)


def _of_recipient(to: Recipient, words: Words) -> dict[str, str]:
    person = to.person
    return {
        "salutation": salutation(to, words),
        "name": to.name,
        "formal": addressing.formal(person) or to.name,
        "position": str(person.get("position") or ""),
        "organization": str(to.office.get("name") or to.partner.get("name") or ""),
        "passport_name": passport_name(to),
        "country": _country(to.partner.get("country") or to.office.get("country"), words.language),
        "partner": str(to.partner.get("name") or ""),
    }


def salutation(to: Recipient, words: Words) -> str:
    """The words that greet someone in this language; an English form of address stays in English letters."""
    written = str(to.person.get("written_form") or "")
    if words.language == "en":
        return addressing.salutation(to.person) if to.person else _dear(to, words)
    if not to.person:
        return words.say("colleagues")
    neutral = words.say("salutation", name=str(to.person["full_name"]))
    if written and not _ENGLISH.match(written):
        own = to.language[:2] in ("", words.language)
        return written.rstrip(",: ") + neutral[-1] if own else _by_honorific(to, words) or neutral
    by_given_name = written and str(to.person["family"]) not in written
    return neutral if by_given_name else _by_honorific(to, words) or neutral


def _by_honorific(to: Recipient, words: Words) -> str:
    return words.greeted(str(to.person.get("honorific") or ""), family=str(to.person["family"]))


def _dear(to: Recipient, words: Words) -> str:
    return words.say("salutation", name=to.addressed) if to.addressed else words.say("colleagues")


def passport_name(to: Recipient) -> str:
    """The name as the passport has it; where nobody copied it, both names with the surname in capitals."""
    if known := to.member.get("passport_name"):
        return str(known)
    return " ".join(filter(None, (str(to.person.get("family") or "").upper(), to.person.get("given"))))


def _visit(asked: Asked, to: Recipient) -> Values:
    number = asked.number if asked.kind == "delegation" else to.member.get("delegation")
    if asked.kind in ("event", "gift"):
        number = asked.desk.get(asked.kind, asked.number).values["delegation"]
    return {"id": number, **asked.desk.get("delegation", number).values} if number else {}


def _tie(desk: DeskFile, asked: Asked, values: Values, to: Recipient, visit: Values) -> Values:
    if asked.kind == "tie":
        return values
    if number := values.get("tie") or visit.get("tie"):
        return desk.get("tie", number).values
    rows = picked(desk, "tie", ("partner", "status"), {"partner": [to.partner.get("id")]}) if to.partner else []
    living = sorted((_LIVING.index(r["status"]), r["id"]) for r in rows if r["status"] in _LIVING)
    return desk.get("tie", living[0][1]).values if living else {}


def _of_tie(desk: DeskFile, tie: Values, words: Words) -> dict[str, str]:
    """What the tie's own partner is to us: whoever gets the letter may come from another one, as its region does."""
    if not tie:
        return {}
    signed, kind = days.known(tie["signed_on"]), words.word("tie", tie["type"])
    partner = str(desk.get("partner", tie["partner"]).values["name"])
    comes = terms.next_anniversary(tie["signed_on"], desk.today)
    lives = tie["status"] in _LIVING
    since = _phrase("since", tie["signed_on"], words)
    relation = words.say("relation" if since else "relation_undated", partner=partner, tie=kind, since=since)
    return {
        "tie": kind,
        "signed": signed,
        "since": since,
        "areas": tie["areas"] or "",
        "relation": relation if lives else "",
        "years": str(comes.years) if comes else "",
        **_coming(comes.known if comes else "", words),
        "occasion": words.say("day_of", partner=partner),
    }


def _coming(known: str, words: Words) -> dict[str, str]:
    """A day to come: bare, as templates of an office's own may ask for it, and with the preposition that it takes."""
    return {"on": days.known(known), "when": _phrase("when", known, words)}


def _phrase(which: str, known: str | None, words: Words) -> str:
    """“on April 4, 2027”, “in June 2026”, “since 1964”: the preposition follows from how much of the day is known."""
    if not known:
        return ""
    exact = len(known) >= len("1959-04-04")
    return words.say(f"{which}_day" if exact else f"{which}_part", known=days.known(known))


def _of_visit(desk: DeskFile, visit: Values, to: Recipient, home: Values, words: Words) -> dict[str, str]:
    if not visit:
        return {}
    host = desk.get("person", visit["host_lead"]).values if visit["host_lead"] else {}
    payer = to.member.get("payer")
    return {
        "visit": visit["name"],
        "visit_type": words.word("visit_type", visit["type"]),
        "purpose": _first_sentence(visit["purpose"] or ""),
        "arrives": days.day(visit["arrives"]) if visit["arrives"] else "",
        "departs": days.day(visit["departs"]) if visit["departs"] else "",
        "place": visit["place"] or "",
        "payer": words.word("payer", payer, city=str(home["name"])) if payer else "",
        "interpreter": _interpreter(desk, visit["id"], words),
        "host": ", ".join(filter(None, (addressing.formal(host), host.get("position")))),
    }


def _first_sentence(text: str) -> str:
    """What a consul reads; the rest is for ourselves."""
    return re.split(r"(?<=[.!?]) |\n", text.strip(), maxsplit=1)[0]


def _interpreter(desk: DeskFile, visit: int, words: Words) -> str:
    items = picked(desk, "itinerary_item", ("interpreter",), {"delegation": [visit]})
    wanted = {"item": [row["id"] for row in items], "role": (Part.INTERPRETER,)}
    if any(row["interpreter"] for row in items) or picked(desk, "item_person", (), wanted):
        return words.say("interpreter_yes")
    if picked(desk, "member", (), {"delegation": [visit], "role": (MemberRole.INTERPRETER,)}):
        return words.say("interpreter_theirs")
    return ""


def _of_record(asked: Asked, values: Values, to: Recipient, words: Words, tie: Values, visit: Values) -> dict[str, str]:
    desk, found = asked.desk, {"national_day": _national_day(to, asked.desk.today)}
    match asked.kind:
        case "invitation" | "event":
            found["occasion"] = values.get("occasion") or values.get("name") or ""
            found |= _coming(values["on"].isoformat() if values["on"] else "", words)
            found["place"] = values["place"] or ""
        case "gift":
            found |= {"gift": values["what"], **_coming(values["on"].isoformat(), words)}
        case "delegation" | "member":
            found["occasion"] = visit["name"]
        case "greeting_list":
            found["wording"] = values["wording"] or ""
            found["year"] = str(greetings.first_year(desk, asked.number, desk.today))
    return found


def _national_day(to: Recipient, today: date) -> str:
    said = days_said(str(to.office.get("national_day") or to.partner.get("national_day") or ""))
    country = to.partner.get("country") or to.office.get("country")
    known = national_day(country) if country and not said else None
    found = said[0] if said else (known.month, known.day) if known else None
    if found is None:
        return ""
    month, day = found
    year = today.year + ((month, day) < (today.month, today.day))
    return days.day(date(year, month, 28 if (month, day) == (2, 29) else day))
