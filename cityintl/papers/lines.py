"""The words of blocks line by line, as somebody reads them out: for comparing versions and for the search."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

from cityintl.papers import blocks

#: What blocks say of their form and not to their reader.
_OF_FORM = {
    "key", "changed", "style", "tone", "align", "share", "unit", "decimals", "language", "quiet", "state", "at",
    "kind", "address", "large", "drive", "dense", "heads", "header_column", "caption_shown", "landscape",
}  # fmt: skip
#: Blocks that hold further blocks, each with lines of its own.
HOLDING = (blocks.Section, blocks.Part, blocks.Box, blocks.Letter, blocks.Certificate, blocks.Halves)


def lines(thing: Any) -> Iterator[str]:
    """The lines of a block, or of several, without what stands in it under a key of its own."""
    match thing:
        case blocks.Section(key=key) if key:
            return
        case tuple():
            for each in thing:
                yield from lines(each)
        case blocks.Facts(pairs):
            yield from (f"{label}: {said}" for label, cell in pairs if (said := one(cell)))
        case blocks.Table():
            yield from filter(None, map(one, thing.all_rows()))
        case blocks.Programme(entries=entries):
            yield from (one(entry) for entry in entries if not entry.key)
        case blocks.Bullets(items) | blocks.Numbered(items) | blocks.People(items):
            yield from filter(None, map(one, items))
        case _ if isinstance(thing, HOLDING):
            for each in fields(thing):
                if each.name not in _OF_FORM:
                    yield from lines(getattr(thing, each.name))
        case _:
            if said := one(thing):
                yield said


def one(thing: Any) -> str:
    """All words of a thing in one line."""
    return " · ".join(" ".join(word.split()) for word in _words(thing) if word.strip())


def _words(thing: Any) -> Iterator[str]:
    match thing:
        case None | bool() | blocks.Covered():
            return
        case bytes():
            yield sha256(thing).hexdigest()[:8]
        case blocks.Line() | blocks.Status():
            yield blocks.bare(thing)
        case tuple() | list():
            for each in thing:
                yield from _words(each)
        case _ if is_dataclass(thing):
            for each in fields(thing):
                if each.name not in _OF_FORM:
                    yield from _words(getattr(thing, each.name))
        case _:
            yield str(thing)


def keyed(thing: Any) -> Iterator[blocks.Section | blocks.Entry]:
    """The sections and the lines of a programme that have a key, in their order, however deep they stand."""
    if isinstance(thing, tuple):
        for each in thing:
            yield from keyed(each)
    elif isinstance(thing, (*HOLDING, blocks.Programme, blocks.Entry)):
        if isinstance(thing, blocks.Section | blocks.Entry) and thing.key:
            yield thing
        for each in fields(thing):
            yield from keyed(getattr(thing, each.name))


def text_of(paper: blocks.Paper) -> str:
    """All that a paper says, for finding it again."""
    found = [paper.title, one(paper.local), one(paper.standfirst), *lines(paper.blocks)]
    for block in keyed(paper.blocks):
        found += [block.head, *lines(block.blocks)] if isinstance(block, blocks.Section) else [one(block)]
    return "\n".join(filter(None, found))
