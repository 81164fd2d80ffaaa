"""Which form each block has that is looked at rather than read through."""

from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf.beside import halves, signing
from cityintl.papers.as_pdf.flow import Item
from cityintl.papers.as_pdf.key_figures import key_figures
from cityintl.papers.as_pdf.large_list import large_list
from cityintl.papers.as_pdf.picture import picture
from cityintl.papers.as_pdf.programme import programme
from cityintl.papers.as_pdf.structure import Element
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
    return []
