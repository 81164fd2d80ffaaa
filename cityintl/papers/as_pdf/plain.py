"""Blocks that have no form of their own on the page yet, said with those that have one."""

from cityintl.papers import blocks
from cityintl.words import _


def plainly(block: blocks.Block) -> list[blocks.Block]:
    """The same content in simpler blocks."""
    match block:
        case blocks.Picture():
            return [blocks.Text(block.caption or block.alternative, "note")]
        case blocks.KeyFigures(figures):
            pairs = tuple((f.label, blocks.Lines((f.figure, blocks.Quiet(f.comparison)))) for f in figures)
            return [blocks.Facts(pairs)]
        case blocks.YearColumns():
            columns = (blocks.Column(_("Year")), *(blocks.Column(s.name, "right") for s in block.series))
            rows = tuple((str(y), *(s.values[n] for s in block.series)) for n, y in enumerate(block.years))
            return [blocks.Text(block.said, "note"), blocks.Table(columns, rows)]
        case blocks.Halves():
            found: list[blocks.Block] = []
            for head, inner in (block.left, block.right):
                found += [blocks.Text(blocks.Strong(head)), *inner]
            return found
        case blocks.Signing(places):
            return [blocks.Text(said) for lines in places for said in ("_" * 30, *lines.items)]
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
