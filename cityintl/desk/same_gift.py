"""Whether two descriptions mean the same gift: nobody is given the same twice, however it was written down."""

import re

from cityintl.folding import fold

_WORD = re.compile(r"\w+")
#: Words that tell no gift from another: articles, what joins words, how many.
_EMPTY = frozenset(
    _WORD.findall(
        "a an and at by for from in into its of on or our out s the their to under with"
        " one two three four five six seven eight nine ten eleven twelve dozen pair"
    )
)
#: A single word says too little: a book is not every book.
_ENOUGH = 2


def same(one: str, other: str) -> bool:
    """Whether they share all their telling words, or one says all that the other does, and more.

    A share of the words is not enough: “photograph of the river, framed” is not that of the bridge.
    """
    if fold(one) == fold(other):
        return True
    first, second = sorted((_telling(one), _telling(other)), key=len)
    return first == second != set() if len(first) < _ENOUGH else first <= second


def _telling(words: str) -> set[str]:
    """The telling words, each without the ending of many: “three jars” and “one jar”."""
    return {word.removesuffix("s") for word in _WORD.findall(fold(words)) if word not in _EMPTY}
