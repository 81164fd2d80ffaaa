"""The faces that papers are set in: which file has a character, and the shape that words take in it."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import uharfbuzz as hb

from cityintl import paths

_SCRIPTS = (
    "Arabic", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Hebrew",
    "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Thai",
)  # fmt: skip
_HAN = {"ja": "JP", "ko": "KR", "zh": "SC", "zh-hans": "SC", "zh-hant": "TC", "zh-tw": "TC", "zh-hk": "TC"}
_ROLES = {
    "sans": ("SourceSans3-Regular", "Regular"),
    "semi": ("SourceSans3-SemiBold", "SemiBold"),
    "italic": ("SourceSans3-Italic", "Regular"),
    "serif": ("SourceSerif4-Regular", "Regular"),
    "display": ("SourceSerif4-Display", "Regular"),
}
#: Features that are off: ligatures extract badly, and a record's “fi” is two letters.
_FEATURES = {"liga": False, "dlig": False, "clig": False}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shape, the text it stands for, and its place from the beginning of its run, in thousandths of the size."""

    number: int
    text: str
    x: float
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Shaped:
    """The shapes of a piece of text from left to right; `plain` when each stands for its own part of the text."""

    glyphs: tuple[Glyph, ...]
    width: float
    plain: bool


class Face:
    """One font file, read once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.hb_face = hb.Face(hb.Blob.from_file_path(str(paths.built("fonts", f"{name}.ttf"))))
        self.hb_font = hb.Font(self.hb_face)
        self.scale = 1000 / self.hb_face.upem

    def has(self, character: str) -> bool:
        """Whether the file has a shape for this character."""
        return bool(self.hb_font.get_nominal_glyph(ord(character)))

    def advance(self, number: int) -> float:
        """The width of a shape in thousandths of the size."""
        wide: float = self.hb_font.get_glyph_h_advance(number) * self.scale
        return wide

    def __repr__(self) -> str:
        return f"Face({self.name})"


@cache
def face(name: str) -> Face:
    """The face of this file name."""
    return Face(name)


@cache
def _order(role: str, han: str) -> tuple[str, ...]:
    first, weight = _ROLES[role]
    companions = [f"NotoSans{script}-{weight}" for script in _SCRIPTS]
    others = [code for code in ("JP", "SC", "TC", "KR") if code != han]
    hans = [f"NotoSans{code}-Regular" for code in (han, *others)]
    return (first, f"NotoSans-{weight}", *companions, *hans, "NotoSansSymbols-Regular", "SourceSans3-Regular")


def han_of(language: str) -> str:
    """The Han face of a language: the forms of Japan, Korea, mainland China or Taiwan."""
    code = language.lower()
    return _HAN.get("-".join(code.split("-")[:2]), _HAN.get(code.split("-")[0], "JP"))


@lru_cache(maxsize=20_000)
def choose(character: str, role: str, language: str) -> Face | None:
    """The first face of the role's order that has the character; None when no face has it."""
    for name in _order(role, han_of(language)):
        if face(name).has(character):
            return face(name)
    return None


def invisible(character: str) -> bool:
    """Whether a character only steers others: joiners, marks of direction, selectors of variants."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


@lru_cache(maxsize=50_000)
def shape(text: str, name: str, right_to_left: bool, language: str) -> Shaped:
    """The shapes of a text of one face and one direction."""
    chosen = face(name)
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    if language:
        buffer.language = language
    hb.shape(chosen.hb_font, buffer, _FEATURES)
    return _collect(chosen, text, buffer, right_to_left)


def _collect(chosen: Face, text: str, buffer: hb.Buffer, right_to_left: bool) -> Shaped:
    """The shapes from left to right, which is how readers of PDF expect them of right-to-left text as well."""
    clusters = [found.cluster for found in buffer.glyph_infos]
    steps = [at.x_advance * chosen.scale for at in buffer.glyph_positions]
    texts = _texts(text, clusters, steps, right_to_left)
    glyphs: list[Glyph] = []
    pen, straight = 0.0, not right_to_left
    for found, at, step, said in zip(buffer.glyph_infos, buffer.glyph_positions, steps, texts, strict=True):
        straight = straight and bool(said) and not at.x_offset and not at.y_offset
        x, y = pen + at.x_offset * chosen.scale, at.y_offset * chosen.scale
        glyphs.append(Glyph(found.codepoint, said, x, y))
        pen += step
    return Shaped(tuple(glyphs), pen, straight)


def _texts(text: str, clusters: list[int], steps: list[float], right_to_left: bool) -> list[str]:
    """What each shape stands for: of several the widest bears the letter, and a mark's text goes to its letter."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    bearers: dict[int, int] = {}
    for n, cluster in enumerate(clusters):
        if cluster not in bearers or steps[n] > steps[bearers[cluster]]:
            bearers[cluster] = n
    found = [text[c : ends[c]] if bearers[c] == n else "" for n, c in enumerate(clusters)]
    letter = -1
    for n in reversed(range(len(found))) if right_to_left else range(len(found)):
        if steps[n]:
            letter = n if found[n] else letter
        elif found[n] and letter >= 0:
            found[letter], found[n] = found[letter] + found[n], ""
    return found
