"""Values that are the codes of indicators, and the years for which a figure holds."""

import re

from cityintl.folding import natural
from cityintl.records.texts import Text
from cityintl.records.value import DIGITS, BadValue

#: “2017-18” is a span, “2018-05” a month: nobody keeps figures of more years than this together.
_LONGEST = 10
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|2[01]\d\d)(?!\d)")
_SHORT = re.compile(r"(?<!\d)(?P<first>(?:1[89]|2[01])\d\d) ?[-/] ?(?P<last>\d\d)(?![-/\d])")


def last_year(period: str) -> int:
    """The year a figure counts for: of “2017-18” the last one, 2018."""
    if found := _SHORT.search(period):
        first, short = int(found["first"]), int(found["last"])
        last = first + (short - first) % 100
        if last - first <= _LONGEST:
            return last
    return max(int(year) for year in _YEAR.findall(period))


class Code(Text):
    """The code of an indicator, target, question or paragraph, which sorts as people count."""

    def sort_key(self, value: str) -> tuple[tuple[int, int, str], ...]:  # type: ignore[override]  # no text: it counts
        """1.2, 1.10, 1.a."""
        return natural(value)


class Period(Text):
    """A year, or years: “2024”, “2017-18”, “2018 November”, kept as its source writes it."""

    name = "period"
    align = "right"

    def __init__(self, most: int = 40) -> None:
        super().__init__(most)

    def _read(self, text: str) -> str:
        line = re.sub(r"\s*[‐‑‒–—−]\s*", "-", super()._read(text)).translate(DIGITS)
        if not _YEAR.search(line):
            raise BadValue(f"“{text}” names no year.", "Write 2024, or 2017-18 for years that belong together.")
        return line

    def sort_key(self, value: str) -> tuple[int, str]:  # type: ignore[override]  # no text: it counts
        """By the year it counts for."""
        return last_year(value), value
