"""Blocks that have no form of their own on the page yet, said with those that have one."""

from cityintl.papers import blocks


def plainly(block: blocks.Block) -> list[blocks.Block]:
    """The same content in simpler blocks."""
    match block:
        case blocks.Letter():
            lines: list[blocks.Said] = [*block.to, block.day, blocks.Strong(block.subject)]
            end: list[blocks.Said] = [block.closing, *block.signature, *block.enclosures]
            return [*(blocks.Text(s) for s in lines), *block.blocks, *(blocks.Text(s) for s in end)]
        case blocks.Tiles(_kind, tiles):
            return [blocks.Text(said) for tile in tiles for said in tile.lines]
        case blocks.Certificate():
            more: list[blocks.Block] = [block.signing] if block.signing else []
            return [blocks.Text(block.title, "lead"), *block.blocks, *more]
    return []
