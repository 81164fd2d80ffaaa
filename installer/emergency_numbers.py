"""Make resources/emergency_numbers: whom to call in which country, as far as public lists tell it alike.

Not part of the set-up: its result is small and kept with the program. Run again by hand when it shall be renewed, in an
environment of its own: python -m venv fresh && fresh/bin/pip install phonenumberslite==9.0.42, then with its python and
two files:
  eccdata.txt                ecc/input of Android's packages/services/Telephony (Apache 2.0): what each number is for
  emergencyContactData.json  resources of nienananas/EmergencyInfo (ODbL), after emergencynumberapi.com and Wikipedia

The numbers are Android's. Each is held against the short numbers of libphonenumber (Apache 2.0), which say that it is
one for emergencies, not for which; and against the third list, of which nothing is taken: it can only contradict.

A number for everything is the one that Android has for police, ambulance and fire alike, or falls back on where
libphonenumber has it too. A service keeps a number of its own where there is just one. What only Android has is left
out where a number for everything stands beside it, and kept where it would be missed. “alike” is a country of which all
numbers are known and none is contradicted; every other one is marked “differ”.
"""

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import phonenumbers

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "emergency_numbers" / "emergency_numbers.tsv"
SERVICES = ("POLICE", "AMBULANCE", "FIRE")
#: Android gives no service for this one; the fire service of South Korea drives the ambulances.
BY_HAND = {("KR", "AMBULANCE"): "119"}
_COUNTRY = re.compile(r'iso_code: "(\w\w)"')
_ENTRY = re.compile(r'eccs \{\s*phone_number: "(\d+)"(.*?)\}', re.DOTALL)
_LAST_RESORT = re.compile(r'ecc_fallback: "(\d+)"')


@dataclass(frozen=True)
class Android:
    """What Android has of a country: the numbers of each service, in its order, and the last resort."""

    numbers: dict[str, tuple[str, ...]]
    last_resort: str


def android(text: str) -> dict[str, Android]:
    """The countries of eccdata.txt by their codes."""
    found = {}
    for block in text.split("countries {")[1:]:
        code = _COUNTRY.findall(block)[0]
        entries = _ENTRY.findall(block)
        numbers = {s: tuple(n for n, rest in entries if f"types: {s}" in rest) for s in SERVICES}
        for (country, service), number in BY_HAND.items():
            if country == code:
                numbers[service] = (number,)
        found[code] = Android(numbers, _LAST_RESORT.findall(block)[0])
    return found


def known(code: str, number: str) -> bool:
    """Whether libphonenumber has it as a number for emergencies in this country."""
    short = phonenumbers.PhoneMetadata.short_metadata_for_region(code)
    pattern = short.emergency.national_number_pattern if short and short.emergency else None
    return bool(pattern and re.fullmatch(pattern, number))


def general(code: str, of: Android) -> str:
    """The number for everything, or nothing: one of both lists before one of Android alone."""
    police, ambulance, fire = (of.numbers[service] for service in SERVICES)
    shared = [number for number in police if number in ambulance and number in fire]
    single = {*police, *ambulance, *fire} - set(shared)
    candidates = [*shared, *([of.last_resort] if of.last_resort not in single else [])]
    return next((number for number in candidates if known(code, number)), shared[0] if shared else "")


def numbers_of(code: str, of: Android) -> tuple[str, str, str, str]:
    """The number for everything, then those of police, ambulance and fire; what there is none of is empty."""
    common = general(code, of)
    listed = [of.numbers[service] for service in SERVICES]
    shared = set(listed[0]).intersection(*listed[1:])
    own = [[n for n in numbers if n not in shared and n != common] for numbers in listed]
    if common:
        chosen = [numbers[0] if len(numbers) == 1 and known(code, numbers[0]) else "" for numbers in own]
    else:
        chosen = [numbers[0] if numbers else "" for numbers in own]
    return common, chosen[0], chosen[1], chosen[2]


def contradicted(numbers: tuple[str, ...], third: Mapping[str, Any]) -> bool:
    """Whether the third list has other numbers for the same purpose."""
    told = {key: _told(third.get(key, {})) for key in ("Dispatch", *(service.capitalize() for service in SERVICES))}
    if third.get("Member_112"):
        told["Dispatch"].add("112")
    common, *own = numbers
    services = [told[service.capitalize()] for service in SERVICES]
    against = [told["Dispatch"]] if told["Dispatch"] else [] if any(own) else services
    if common and any(there and common not in there for there in against):
        return True
    return any(n and there and n not in there | told["Dispatch"] for n, there in zip(own, services, strict=True))


def _told(entry: Mapping[str, Any]) -> set[str]:
    return {number for numbers in entry.values() for number in numbers or () if number}


def main(first: str, third: str) -> None:
    """Write the table, with the releases that it comes from."""
    sys.path.insert(0, str(ROOT))
    from cityintl.reference import countries

    source = f"# Android, list of 2023-12-08; libphonenumber {phonenumbers.__version__}"
    lines = [source, "country\tgeneral\tpolice\tambulance\tfire\tlists"]
    against = {each["Country"]["ISOCode"]: each for each in json.loads(Path(third).read_text(encoding="utf-8"))["data"]}
    alike = 0
    for code, of in sorted(android(Path(first).read_text(encoding="utf-8")).items()):
        numbers = numbers_of(code, of)
        sure = all(known(code, n) for n in numbers if n) and not contradicted(numbers, against.get(code, {}))
        if code in countries.codes():
            lines.append("\t".join((code, *numbers, "alike" if sure else "differ")))
            alike += sure
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 2} countries, {alike} alike in the lists")


if __name__ == "__main__":
    main(*sys.argv[1:])
