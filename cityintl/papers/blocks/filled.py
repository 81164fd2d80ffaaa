"""What of a paper says something: a head over nothing is not set."""

from dataclasses import replace

from cityintl.papers.blocks.matter import Block, Facts, Part, Section


def filled(found: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without facts of which none is known, and without sections in which nothing stands."""
    kept = [replace(each, blocks=filled(each.blocks)) if isinstance(each, Section | Part) else each for each in found]
    return tuple(each for each in kept if not _is_empty(each))


def _is_empty(block: Block) -> bool:
    """A note or a change under the head of a section is something, too."""
    if isinstance(block, Section):
        return not (block.blocks or block.note or block.changed)
    return isinstance(block, Facts) and not block.pairs
