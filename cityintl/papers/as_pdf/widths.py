"""How wide the columns of a table are, and whether they have room at all."""

from collections.abc import Sequence

#: No column is narrower; a word or number that is longer than the second may be cut; a text wants the third.
_NARROWEST, _LONGEST, _TEXT = 18.0, 110.0, 54.0


def least(longest: float, natural: float) -> float:
    """The width that a column needs for its longest word, so that no word is cut and a text is no string of words."""
    return max(_NARROWEST, min(longest, _LONGEST), min(natural, _TEXT))


def widths(
    shares: Sequence[float], natural: Sequence[float], full: float, gaps: Sequence[float], needed: Sequence[float] = ()
) -> list[float]:
    """The widths of columns: a share of 0 takes what its content needs, the others part the rest among them.

    Where all columns take what they need, what is left goes to all, and what is missing comes from the widest.
    No column gets less than its longest word needs, where there is room for all of them.
    """
    room = full - sum(gaps)
    found = _shared(shares, natural, room)
    if not needed or sum(needed) > room:
        return found
    return _with_room(found, needed)


def _shared(shares: Sequence[float], natural: Sequence[float], room: float) -> list[float]:
    fixed = [n if not s else 0.0 for s, n in zip(shares, natural, strict=True)]
    whole = sum(shares)
    if not whole:
        return _fitted(natural, room)
    rest = room - sum(fixed)
    if rest < room * 0.3:
        fixed = [f * room * 0.7 / sum(fixed) for f in fixed]
        rest = room * 0.3
    return [f or rest * s / whole for f, s in zip(fixed, shares, strict=True)]


def _fitted(natural: Sequence[float], room: float) -> list[float]:
    found = [max(n, _NARROWEST) for n in natural]
    if sum(found) <= room:
        grown = room - sum(found)
        return [w + grown * w / sum(found) for w in found]
    cap = max(found)
    while sum(min(w, cap) for w in found) > room and cap > 1:
        cap -= 1
    kept = [min(w, cap) for w in found]
    return [w + (room - sum(kept)) / len(kept) for w in kept]


def _with_room(found: list[float], needed: Sequence[float]) -> list[float]:
    """Columns that are too narrow get what they need, from those that have more than they need."""
    missing = sum(max(0.0, n - w) for w, n in zip(found, needed, strict=True))
    spare = sum(max(0.0, w - n) for w, n in zip(found, needed, strict=True))
    if missing < 0.01 or spare <= 0:
        return found
    share = missing / spare
    return [n if w < n else w - (w - n) * share for w, n in zip(found, needed, strict=True)]
