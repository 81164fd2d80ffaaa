"""The order of letters on a line: right-to-left words among left-to-right ones (Unicode Annex 9)."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from bidi import algorithm

_STRONG = {"R", "AL", "AN", "RLE", "RLO", "RLI"}


def mixed(text: str) -> bool:
    """Whether anything in the text runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _STRONG for c in text)


def right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.lower().split("-")[0] in {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}


def base_level(text: str) -> int:
    """The level of a paragraph: that of its first letter, but a Latin title that opens with an Arabic word is Latin."""
    return int(algorithm.get_base_level(text) and _mostly_turned(text))


def strong(text: str) -> bool:
    """Whether a text has letters, which have a direction."""
    return any(unicodedata.bidirectional(c) in ("L", "R", "AL") for c in text)


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """The level of the paragraph and of each character: even ones run left to right, odd ones right to left.

    With a `base` that is the paragraph's level, as in a paper that is written from right to left.
    """
    if not base and not mixed(text):
        return 0, [0] * len(text)
    plain = "".join(" " if unicodedata.bidirectional(c) in _STEERING else c for c in text)
    base = base_level(plain) if base is None else base
    found = algorithm.get_empty_storage()
    found["base_level"], found["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(plain, found)
    algorithm.explicit_embed_and_overrides(found)
    algorithm.resolve_weak_types(found)
    _pair_brackets(found["chars"], "LR"[base])
    algorithm.resolve_neutral_types(found, False)
    algorithm.resolve_implicit_levels(found, False)
    known = [c["level"] for c in found["chars"]]
    return base, known if len(known) == len(text) else [base] * len(text)


def _pair_brackets(found: list[dict[str, Any]], base: str) -> None:
    """Give both brackets of a pair one direction (rule N0, which python-bidi leaves out)."""
    opened: list[int] = []
    pairs = []
    for n, each in enumerate(found):
        if each["ch"] in _OPENING:
            opened.append(n)
        elif each["ch"] in _OPENING.values():
            same = next((k for k in reversed(opened) if _OPENING[found[k]["ch"]] == each["ch"]), None)
            if same is not None:
                del opened[opened.index(same) :]
                pairs.append((same, n))
    for start, end in sorted(pairs):
        inside = {side for each in found[start + 1 : end] if (side := _side(each))}
        before = next((side for each in reversed(found[:start]) if (side := _side(each))), base)
        if inside:
            chosen = base if base in inside or before == base else before
            found[start]["type"] = found[end]["type"] = chosen


_OPENING = {"(": ")", "[": "]", "{": "}"}


def _side(character: dict[str, Any]) -> str:
    kind = character["type"]
    return "L" if kind == "L" else "R" if kind in ("R", "AL", "AN", "EN") else ""


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
