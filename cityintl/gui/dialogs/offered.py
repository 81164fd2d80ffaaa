"""What the paper dialog is given: the papers that can be made here, and how each form of them is made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cityintl.progress import Progress

#: What was chosen: the options by name; a yes or no is a bool, everything else a word.
Options = Mapping[str, bool | str]


@dataclass(frozen=True)
class Choice:
    """An option as it can be chosen here: yes or no, one of `words` (each with what it says), or any text."""

    name: str
    label: str
    standard: bool | str
    words: tuple[tuple[str, str], ...] = ()
    free: bool = False
    confidential: bool = False


@dataclass(frozen=True)
class Ask:
    """What a paper is asked for: its options, its language, the size of its sheets."""

    options: Options
    language: str
    size: str


@dataclass(frozen=True)
class Made:
    """A paper that was made: the bytes of its file, how it stands to its last printing, and how it is kept.

    `keep` brings it into the desk as one step and gives the words that say so; None where it cannot be kept.
    """

    content: bytes
    said: str = ""
    keep: Callable[[], str] | None = None


@dataclass(frozen=True)
class Offer:
    """A paper that can be made here.

    `choices` finds its options, which may ask the desk; `pdf(ask, progress)` makes it, `writers` write its other
    forms by the ending of the file. All three run in the worker. A form that the paper does not have is not there.
    """

    name: str
    title: str
    about: str
    group: str
    file_name: str
    pdf: Callable[[Ask, Progress], Made] | None
    writers: Mapping[str, Callable[[Path, Ask, Progress], None]] = field(default_factory=dict)
    choices: Callable[[], Sequence[Choice]] = tuple
    languages: tuple[tuple[str, str], ...] = (("en", "English"),)
    keep_words: str = ""
