"""Which form each block has that is looked at rather than read through."""

from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf.beside import halves, signing
from cityintl.papers.as_pdf.certificate import certificate
from cityintl.papers.as_pdf.flow import Item
from cityintl.papers.as_pdf.key_figures import key_figures
from cityintl.papers.as_pdf.large_list import large_list
from cityintl.papers.as_pdf.letter import letter
from cityintl.papers.as_pdf.picture import picture
from cityintl.papers.as_pdf.programme import programme
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.tiles import tiles
from cityintl.papers.as_pdf.year_columns import year_columns

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer


def form(composer: "Composer", block: blocks.Block, parent: Element, width: float, *, framed: bool) -> list[Item]:
    """The items of such a block; none for a block of another kind."""
    match block:
        case blocks.Programme():
            return programme(composer, block, parent, width, framed=framed)
        case blocks.KeyFigures():
            return key_figures(composer, block, parent, width, framed=framed)
        case blocks.YearColumns():
            return year_columns(composer, block, parent, width)
        case blocks.Picture():
            return picture(composer, block, parent, width)
        case blocks.Halves():
            return halves(composer, block, parent, width)
        case blocks.Signing():
            return signing(composer, block, parent, width)
        case blocks.Numbered():
            return large_list(composer, block, parent, width)
        case blocks.Heading(text):
            return [composer.head(text, "heading", parent, before=10.0, keep=True)]
    return [item for inner in _words(block) for item in composer.inner(inner, parent, width, framed=framed)]


def _words(block: blocks.Block) -> list[blocks.Block]:
    """The words of a letter or a card that stands within something else, where it has no sheet of its own."""
    match block:
        case blocks.Letter():
            head = [*block.to, block.day, block.subject]
            end = [block.closing, *block.signature, *block.enclosures]
            return [*map(blocks.Text, head), *block.blocks, *map(blocks.Text, end)]
        case blocks.Certificate():
            return [blocks.Text(block.title), *block.blocks, *([block.signing] if block.signing else [])]
        case blocks.Tiles(_kind, cards):
            return [blocks.Text(said) for card in cards for said in card.lines]
        case blocks.Part():
            return [blocks.Heading(block.title), *block.blocks]
    return []


def sheets(composer: "Composer", block: blocks.Letter | blocks.Certificate | blocks.Tiles) -> list[Item]:
    """The pages of a block that has sheets of its own."""
    match block:
        case blocks.Letter():
            return letter(composer, block)
        case blocks.Certificate():
            return certificate(composer, block)
    return tiles(composer, block)


def sheets_alone(paper: blocks.Paper) -> bool:
    """Whether nothing but such sheets stands in a paper, which then has no title page before them."""
    kinds = blocks.Letter | blocks.Certificate | blocks.Tiles | blocks.Break
    return bool(paper.blocks) and not paper.cover and all(isinstance(block, kinds) for block in paper.blocks)
