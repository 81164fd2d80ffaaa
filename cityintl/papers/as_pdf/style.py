"""The house style in numbers: sheets, grid, colours, sizes of type, the marks of statuses."""

from dataclasses import dataclass, replace

SHEETS = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}
#: The page in points: side margins, edges of the text, gutter of the twelve columns.
MARGIN, TOP, BOTTOM, GUTTER = 54.0, 64.0, 52.0, 12.0
HEAD, FOOT = 42.0, 34.0
#: Under a section's hairline, and from its end to the next one.
RULE, AFTER = 7.0, 14.0

COLOURS = {
    "ink": "1A1D21",
    "grey": "525B66",
    "blue": "0B5394",
    "brick": "9A3412",
    "second": "5B8DBF",
    "line": "626E7B",
    "hair": "C7CED6",
    "tile": "EAEFF4",
    "land": "DDE3EA",
    "country": "B9CDE2",
    "white": "FFFFFF",
}
#: Colours that text stands in, and those of drawing that means something, with the ground they may stand on.
TEXT_ON = [(c, g) for g in ("white", "tile", "land") for c in ("ink", "grey")] + [
    ("ink", "country"),
    ("blue", "white"),
    ("brick", "white"),
]
DRAWN_ON = [("second", "white"), ("line", "white"), ("brick", "white")] + [
    (c, g) for g in ("white", "land", "country", "hair") for c in ("blue", "ink")
]

#: Mark and its colour by the word of a status; a word that is not here stands without a mark.
MARKS = {
    "Active": ("●", "blue"),
    "Open": ("○", "blue"),
    "In progress": ("○", "blue"),
    "Inquiry": ("○", "blue"),
    "Under review": ("○", "blue"),
    "Provisional": ("○", "blue"),
    "Letter of intent": ("○", "blue"),
    "Done": ("✓", "blue"),
    "On track": ("✓", "blue"),
    "Clear": ("✓", "blue"),
    "Reached": ("✓", "blue"),
    "Moving away": ("▲", "brick"),
    "In force": ("●", "blue"),
    "Amended": ("●", "blue"),
    "No-cost extension": ("●", "blue"),
    "Awarded": ("○", "blue"),
    "Accepted": ("○", "blue"),
    "Closeout": ("○", "blue"),
    "Period ended": ("■", "grey"),
    "Terminated by agency": ("■", "grey"),
    "Closed": ("■", "grey"),
    "Retention": ("■", "grey"),
    "Destroyed": ("■", "grey"),
    "Inactive": ("△", "grey"),
    "Emeritus": ("△", "grey"),
    "Terminated": ("■", "grey"),
    "Ended": ("■", "grey"),
    "Below": ("–", "grey"),
    "Overdue": ("▲", "brick"),
    "Behind": ("▲", "brick"),
    "Silent": ("▲", "brick"),
    "Expired": ("▲", "brick"),
    "Report": ("▲", "brick"),
    "Ask counsel": ("▲", "brick"),
    "Suspended": ("■", "brick"),
    "Conditions": ("○", "blue"),
    "Look again": ("▲", "brick"),
    "Forbidden": ("▲", "brick"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set: role of the face (sans, semi, italic, serif, display), size and leading in points, colour.

    `rise` is how far over the line they stand.
    """

    role: str
    size: float
    leading: float
    colour: str = "ink"
    align: str = "left"
    rise: float = 0.0

    def but(self, **changes: object) -> "Style":
        """The same style with these differences."""
        return replace(self, **changes)  # type: ignore[arg-type]  # the names are the fields' own


STYLES = {
    "title": Style("display", 25, 29),
    "local": Style("sans", 13, 18, "grey"),
    "kicker": Style("semi", 9, 12, "blue"),
    "stand": Style("sans", 10, 14, "grey"),
    "lead": Style("serif", 13, 19),
    "cover": Style("display", 42, 46),
    "coverkicker": Style("semi", 11, 14, "blue"),
    "coverlocal": Style("sans", 15, 20, "grey"),
    "coverfigure": Style("display", 22, 27),
    "city": Style("semi", 11, 14),
    "office": Style("sans", 9.5, 12, "grey"),
    "side": Style("semi", 10, 14, "blue"),
    "body": Style("sans", 10, 14),
    "quiet": Style("sans", 9, 12, "grey"),
    "cell": Style("sans", 9, 12),
    "head": Style("semi", 8.5, 11, "grey"),
    "group": Style("semi", 9, 11, "blue"),
    "note": Style("sans", 8, 11, "grey"),
    "wide": Style("sans", 8, 11),
    "widehead": Style("semi", 8, 10, "grey"),
    "phonetic": Style("italic", 9, 12, "grey"),
    "initials": Style("display", 15, 18, "grey"),
    "furniture": Style("sans", 8, 10, "grey"),
    "hour": Style("semi", 10, 14),
    "clock": Style("sans", 9, 12, "grey"),
    "where": Style("sans", 9, 12),
    "voices": Style("sans", 9, 12, "grey"),
    "heading": Style("semi", 10, 14),
    "half": Style("semi", 9, 12),
    "figure": Style("display", 27, 30),
    "lesser figure": Style("display", 22, 27),
    "least figure": Style("display", 16, 20),
    "number": Style("display", 24, 28),
    "total": Style("sans", 8.5, 11),
    "certificate": Style("display", 34, 40),
}
#: How letters are set, for which the larger type of a page to be read by itself is better.
LETTER = {
    "body": Style("sans", 11, 16),
    "lead": Style("serif", 13, 19),
    "cell": Style("sans", 10, 14),
    "quiet": Style("sans", 10, 14, "grey"),
    "address": Style("sans", 11, 14),
    "long address": Style("sans", 9.5, 11.5),
    "subject": Style("semi", 12, 16),
    "signature": Style("semi", 11, 16),
}
#: What is set larger in the pocket look, to be read while walking.
POCKET = {
    **STYLES,
    "title": Style("display", 32, 37),
    "kicker": Style("semi", 11, 14, "blue"),
    "stand": Style("sans", 11, 15, "grey"),
    "local": Style("sans", 15, 20, "grey"),
    "lead": Style("serif", 17, 24),
    "side": Style("semi", 14, 18, "ink"),
    "body": Style("sans", 14, 18),
    "cell": Style("sans", 14, 18),
    "quiet": Style("sans", 14, 18, "grey"),
    "phonetic": Style("italic", 14, 18, "grey"),
    "head": Style("semi", 11, 14, "grey"),
    "group": Style("semi", 14, 18, "blue"),
    "note": Style("sans", 11, 15, "grey"),
    "heading": Style("semi", 14, 18),
    "half": Style("semi", 14, 18),
    "hour": Style("semi", 17, 22),
    "clock": Style("sans", 12, 16, "grey"),
    "where": Style("sans", 14, 18),
    "voices": Style("sans", 14, 18, "grey"),
}
#: How much smaller a day of the pocket look is set where it has no room on its page, and the least sizes of it.
POCKET_SHARES = (1.0, 0.93, 0.86, 0.79, 0.7)
_LEAST_HOUR, _LEAST_TEXT = (12.0, 15.0), (11.0, 14.0)


def pocket(share: float) -> dict[str, Style]:
    """The pocket look in this share of its sizes, none smaller than can be read while walking."""
    return {
        name: _smaller(each, share, _LEAST_HOUR if name == "hour" else _LEAST_TEXT) for name, each in POCKET.items()
    }


def _smaller(of: Style, share: float, least: tuple[float, float]) -> Style:
    size, leading = max(of.size * share, least[0]), max(of.leading * share, least[1])
    return of.but(size=min(of.size, round(size, 1)), leading=min(of.leading, round(leading, 1)))


@dataclass(frozen=True, slots=True)
class Grid:
    """The twelve columns of a sheet."""

    width: float
    height: float

    def upright(self) -> "Grid":
        """The same sheet, higher than wide."""
        return Grid(min(self.width, self.height), max(self.width, self.height))

    def on_its_side(self) -> "Grid":
        """The same sheet, wider than high."""
        return Grid(max(self.width, self.height), min(self.width, self.height))

    def columns(self, count: int) -> float:
        """The width of so many columns and the gutters between them."""
        one = (self.width - 2 * MARGIN - 11 * GUTTER) / 12
        return one * count + (count - 1) * GUTTER

    @property
    def full(self) -> float:
        """The width of the text."""
        return self.columns(12)

    @property
    def side(self) -> float:
        """The width of a section's head."""
        return self.columns(3) if self.width < 700 else self.columns(2)

    @property
    def main(self) -> float:
        """The width of a section's matter."""
        return self.full - self.side - GUTTER

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.height - TOP - BOTTOM


def grid(paper_size: str, landscape: bool) -> Grid:
    """The grid of a sheet of this size, turned or not; KeyError for an unknown size."""
    width, height = SHEETS[paper_size]
    return Grid(height, width) if landscape else Grid(width, height)


def rgb(colour: str) -> tuple[float, float, float]:
    """The parts of a colour of the house style, from 0 to 1."""
    code = COLOURS[colour]
    return int(code[:2], 16) / 255, int(code[2:4], 16) / 255, int(code[4:], 16) / 255


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours of the house style (WCAG 2)."""

    def light(colour: str) -> float:
        parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in rgb(colour)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
