"""The order of letters on a line: right-to-left words among left-to-right ones (Unicode Annex 9)."""

import unicodedata
from collections.abc import Sequence

from bidi import algorithm

_STRONG = {"R", "AL", "AN", "RLE", "RLO", "RLI"}


def mixed(text: str) -> bool:
    """Whether anything in the text runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _STRONG for c in text)


def right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.lower().split("-")[0] in {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}


def levels(text: str, turned: bool = False) -> tuple[int, list[int]]:
    """The level of the paragraph and of each character: even ones run left to right, odd ones right to left.

    In a `turned` paper, one written from right to left, a mixed line runs so whatever it begins with.
    """
    if not mixed(text):
        return 0, [0] * len(text)
    plain = "".join(" " if unicodedata.bidirectional(c) in _STEERING else c for c in text)
    base = int(turned or (algorithm.get_base_level(plain) and _mostly_turned(plain)))
    found = algorithm.get_empty_storage()
    found["base_level"], found["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(plain, found)
    algorithm.explicit_embed_and_overrides(found)
    algorithm.resolve_weak_types(found)
    algorithm.resolve_neutral_types(found, False)
    algorithm.resolve_implicit_levels(found, False)
    known = [c["level"] for c in found["chars"]]
    return base, known if len(known) == len(text) else [base] * len(text)


def _mostly_turned(text: str) -> bool:
    """Whether more letters run from right to left: a Latin title that opens with two Arabic words stays Latin."""
    found = [unicodedata.bidirectional(c) for c in text]
    return sum(kind in ("R", "AL") for kind in found) >= found.count("L")


#: Marks that steer the algorithm; python-bidi removes them, and the levels would no longer fit the text.
_STEERING = {"LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN", "B"}


def visual_order(found: Sequence[int]) -> list[int]:
    """The places of runs of these levels from left to right (rule L2)."""
    order = list(range(len(found)))
    odd = [level for level in found if level % 2]
    for level in range(max(found, default=0), min(odd, default=1) - 1, -1):
        start = 0
        while start < len(order):
            if found[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order
