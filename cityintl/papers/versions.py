"""Versions of a paper: what stood in each entry, and what changed since the last one that was handed out."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from typing import Any

from cityintl.papers import blocks
from cityintl.papers.lines import HOLDING, keyed, lines, one
from cityintl.words import _, ngettext, speaking

#: More words than this of what stood there are cut: the mark shall be read at a glance.
_MOST = 110
#: How many of the facts of a cover there is room for.
_FACTS = 4
#: Blocks that may be marked, or hold one that may.
_HELD = (*HOLDING, blocks.Programme, blocks.Entry)


@dataclass(frozen=True, slots=True)
class Marked:
    """A paper with what changed marked in it, and how many changes these are."""

    paper: blocks.Paper
    changes: int


def entries(paper: blocks.Paper) -> dict[str, str]:
    """What stands under each key of a paper; in an entry of a programme each fact has a line of its own."""
    names = _Names()
    for block in keyed(paper.blocks):
        names.name(block)
    return names.found


class _Names:
    """The name of each block with a key, in their order: what stands twice word for word is one entry."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def name(self, block: blocks.Section | blocks.Entry) -> str:
        """The key of this block, with a number where another one has it already."""
        text, key, n = _text(block), block.key, 1
        while self.found.get(key, text) != text:
            n += 1
            key = f"{block.key}#{n}"
        self.found[key] = text
        return key


def _text(block: blocks.Section | blocks.Entry) -> str:
    if isinstance(block, blocks.Section):
        return "\n".join(filter(None, (block.head, block.note, *lines(block.blocks))))
    return "\n".join(map(one, (block.here, block.end, block.what, *block.where, block.part, *block.others)))


def digests(found: Mapping[str, str]) -> dict[str, str]:
    """The same entries, told apart but not to be read: for papers with confidential words."""
    return {key: sha256(text.encode()).hexdigest() for key, text in found.items()}


def marked(paper: blocks.Paper, before: Mapping[str, str], version: int, *, secret: bool = False) -> Marked:
    """The paper as this version of itself, each entry marked that is not as it was `before`.

    `secret` says that `before` holds digests: then a mark says only that something changed.
    """
    now = entries(paper)
    compared = digests(now) if secret else now
    with speaking(paper.language):
        marks = {
            key: _("new") if key not in before else _was(before[key], text, version - 1, secret)
            for key, text in compared.items()
            if before.get(key) != text
        }
        gone = [key for key in before if key not in compared]
        made: tuple[blocks.Block, ...] = _marked(paper.blocks, marks, _Names())
        if gone:
            made = (*made, _gone([] if secret else [before[key] for key in gone], len(gone), version - 1))
        changes = len(marks) + len(gone)
        told = _("Version {n}").format(n=version)
        more = ngettext("{n} change since version {m}", "{n} changes since version {m}", changes)
        cover = paper.cover and _on_cover(paper.cover, told, more.format(n=changes, m=version - 1))
    return Marked(replace(paper, blocks=made, version=told, cover=cover), changes)


def numbered(paper: blocks.Paper, version: int) -> blocks.Paper:
    """The paper as this version of itself, with nothing marked."""
    with speaking(paper.language):
        told = _("Version {n}").format(n=version)
        return replace(paper, version=told, cover=paper.cover and _on_cover(paper.cover, told, ""))


def _was(old: str, new: str, version: int, secret: bool) -> str:
    """“was 11:15 a.m.”: what stood there and does not any more, or else what came."""
    if secret:
        return _("since version {n}").format(n=version)
    were, are = old.split("\n"), new.split("\n")
    gone = [line for line in were if line and line not in are]
    if gone:
        return _("was {words}").format(words=_short(gone))
    came = [line for line in are if line and line not in were]
    return _("added: {words}").format(words=_short(came)) if came else _("in another order")


def _short(of: list[str]) -> str:
    whole = " · ".join(of)
    return whole if len(whole) <= _MOST else whole[: _MOST - 1].rsplit(" ", 1)[0] + "…"


def _gone(texts: list[str], count: int, version: int) -> blocks.Section:
    """What is no longer in the paper."""
    said = ngettext("{n} entry taken out", "{n} entries taken out", count).format(n=count)
    since = _("since version {n}").format(n=version)
    rows = tuple(_short(list(filter(None, text.split("\n")))) for text in texts)
    inside: tuple[blocks.Block, ...] = (blocks.Bullets(rows),) if rows else (blocks.Text(f"{said}, {since}"),)
    return blocks.Section(_("No longer in it"), inside, changed=said)


def _on_cover(cover: blocks.Cover, version: str, changes: str) -> blocks.Cover:
    """The cover with the version among its facts: in its place where there is one, else where there is room."""
    fact = (_("Version"), blocks.Lines(tuple(filter(None, (version, changes)))))
    places = [n for n, (label, _said) in enumerate(cover.facts) if label == fact[0]]
    if places:
        return replace(cover, facts=tuple(fact if n in places else each for n, each in enumerate(cover.facts)))
    return replace(cover, facts=(*cover.facts, fact)) if len(cover.facts) < _FACTS else cover


def _marked(thing: Any, marks: Mapping[str, str], names: _Names) -> Any:
    """The same blocks, those with a mark changed."""
    if isinstance(thing, tuple):
        return tuple(_marked(each, marks, names) for each in thing)
    if not isinstance(thing, _HELD):
        return thing
    name = names.name(thing) if isinstance(thing, blocks.Section | blocks.Entry) and thing.key else ""
    found = {each.name: _marked(getattr(thing, each.name), marks, names) for each in fields(thing)}
    if name in marks:
        found["changed"] = marks[name]
    return replace(thing, **found)
