"""Make resources/national_days: the national days that the package `holidays` tells without a doubt.

Not part of the set-up: its result is small and kept with the program. Run again by hand when it shall be renewed,
in an environment of its own: python -m venv fresh && fresh/bin/pip install holidays==0.109, then with its python.

A country gets a day only where one public holiday is called its National Day, on the same date each year, and none its
Independence Day on another; or where one is called its Independence Day, and no other could be meant: a republic, a
revolution, a restoration, a constitution, a monarch. Everything else stays empty.
"""

import re
import sys
from pathlib import Path

import holidays

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "national_days" / "national_days.tsv"
YEARS = (2022, 2023, 2024, 2025)
#: Beside the members of the United Nations and their observers, Taiwan has offices that the desk writes to.
ALSO = ("PS", "TW")
NATIONAL = re.compile(r"\b(?:National (?:Day|Holiday))\b(?! of (?:Remembrance|Thanksgiving|Patriotism|Community))")
INDEPENDENCE = re.compile(r"\bIndependence (?:Day|Holiday)\b")
OTHER = re.compile(
    r"\b(?:Republic|Revolution|Restoration|Constitution|Statehood|State Foundation|Foundation|Liberation|Separation|"
    r"Unification|Unity|Reunification|Proclamation|Sovereignty|Self-[Gg]overnment|Armed Forces|Emperor|King|Queen|"
    r"Sultan|Emir|Throne|Declaration|Victory|Battle|Martyrs|Our Lady)\b"
)


def named(code: str) -> dict[str, set[tuple[int, int]]]:
    """The holidays of a country by their English name, with the dates that they had in these years."""
    found: dict[str, dict[int, set[tuple[int, int]]]] = {}
    for year in YEARS:
        try:
            days = holidays.country_holidays(code, years=year, language="en_US", observed=False)
        except (KeyError, ValueError, NotImplementedError):
            days = holidays.country_holidays(code, years=year, observed=False)
        for on, names in days.items():
            for name in names.split("; "):
                found.setdefault(name, {}).setdefault(year, set()).add((on.month, on.day))
    every = {name: set.intersection(*days.values()) for name, days in found.items() if len(days) == len(YEARS)}
    return {name: days for name, days in every.items() if days}


def of_its_own(name: str, country: str) -> bool:
    """Whether a holiday is called after the country: “Pakistan Day”."""
    return re.sub(r"\W", "", name.lower()) == re.sub(r"\W", "", country.lower()) + "day"


def day_of(code: str, country: str) -> tuple[int, int, str] | None:
    """The national day, where there is one candidate and no other."""
    fixed = named(code)
    national = {(*day, name) for name, days in fixed.items() if NATIONAL.search(name) for day in days}
    independence = {(*day, name) for name, days in fixed.items() if INDEPENDENCE.search(name) for day in days}
    national -= independence
    other = any(OTHER.search(name) or of_its_own(name, country) for name in fixed if not NATIONAL.search(name))
    if len({(month, day) for month, day, _name in national | independence}) == 1 and national:
        return next(iter(national))
    clear = not national and not other and len(independence) == 1
    return next(iter(independence)) if clear else None


def main() -> None:
    """Write the table, with the release that it comes from."""
    sys.path.insert(0, str(ROOT))
    from cityintl.reference import countries

    wanted = sorted({*countries.un_members(), *ALSO})
    lines = [f"# holidays {holidays.__version__}", "country\tday\tname"]
    for code in wanted:
        if code in holidays.list_supported_countries() and (found := day_of(code, countries.name(code))):
            month, day, name = found
            lines.append(f"{code}\t{month:02}-{day:02}\t{name}")
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 2} of {len(wanted)} countries")


if __name__ == "__main__":
    main()
