"""One spelling for comparing: without marks, without case, letters that Unicode does not take apart by hand."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "ß": "ss", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d",
        "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ə": "e", "ʻ": "'", "ʼ": "'", "’": "'", "‘": "'", "`": "'",
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
    }
)  # fmt: skip
_SPACES = re.compile(r"\s+")
_PIECES = re.compile(r"\d+|[^\W\d_]+")
_VOICED = {"\u3099", "\u309a"}  # が is not か: the voicing marks of kana are letters, not accents


def fold(text: str) -> str:
    """The text as it is compared: “Łódź” and “LODZ” are both “lodz”; spaces stand single."""
    if text.isascii():
        return _SPACES.sub(" ", text.lower()).strip()
    parts = unicodedata.normalize("NFKD", text.casefold()).casefold()
    bare = "".join(c for c in parts if c in _VOICED or not unicodedata.combining(c))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", bare).translate(_LETTERS)).strip()


def natural(code: str) -> tuple[tuple[int, int, str], ...]:
    """What codes are sorted by, as people count: 1.2 before 1.10, and letters after all numbers: 1.a after 1.10."""
    pieces = _PIECES.findall(fold(code))
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces)
