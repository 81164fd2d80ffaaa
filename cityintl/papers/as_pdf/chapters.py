"""The opening of a paper and of each of its parts, and the list of its headings."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf.flow import Item, NewPage, Space
from cityintl.papers.as_pdf.pages import paginate
from cityintl.papers.as_pdf.style import POCKET_SHARES, Style, pocket

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer

#: So many sizes are tried to make room for what can be spared.
_FOR_SPARE = 3


@dataclass(slots=True)
class Heading:
    """A heading of the paper: its level from 1, its words, its name as a place of the file; a part has a kicker."""

    level: int
    said: blocks.Said
    key: str
    part: bool = False
    kicker: str = ""


def opener(composer: "Composer", block: blocks.Paper | blocks.Part) -> list[Item]:
    """Kicker, title, own script and standfirst."""
    root = composer.root
    found: list[Item] = []
    if block.kicker:
        found += [composer.paragraph(block.kicker, "kicker", root.add("P"), keep=True), Space(4, True)]
    found.append(composer.head(block.title, "title", root, keep=True))
    if block.local:
        found.append(composer.paragraph(block.local, "local", root.add("P"), before=5, keep=True))
    if blocks.bare(block.standfirst):
        stand = composer.paragraph(block.standfirst, "stand", root.add("P"), keep=True, colour="ink")
        found += [Space(5, True), stand]
    return found


def chapter(composer: "Composer", block: blocks.Part) -> list[Item]:
    """A part on pages of its own, turned where it asks for it, its headings one level under its title."""
    whole, sheet = composer.root, composer.sheet
    waiting = composer.notes.take(whole)
    composer.root = whole.add("Part")
    composer.sheet = own = sheet.on_its_side() if block.landscape else sheet
    styles, spare = composer.styles, False
    if composer.look == "pocket":
        composer.styles, spare = _with_room(composer, block)
    found = _matter(composer, block, spare)
    composer.root, composer.sheet, composer.styles = whole, sheet, styles
    return [*waiting, NewPage(own), *found, NewPage(sheet)]


def _matter(composer: "Composer", block: blocks.Part, spare: bool) -> list[Item]:
    found = opener(composer, block)
    if blocks.bare(block.title).strip():
        composer.headings[-1].part, composer.headings[-1].kicker = True, block.kicker
    with composer.under(block.title):
        return found + composer.run((*block.blocks, *block.spare) if spare else block.blocks)


def _with_room(composer: "Composer", block: blocks.Part) -> tuple[dict[str, Style], bool]:
    """The type in which a day takes the fewest pages, and whether what can be spared has room in it.

    Type is made a little smaller for that, but not as small as it can be for the day itself.
    """
    ways = [(share, True) for share in POCKET_SHARES[:_FOR_SPARE] if block.spare]
    counts: list[tuple[int, dict[str, Style], bool]] = []
    for share, spare in (*ways, *((share, False) for share in POCKET_SHARES)):
        with composer.trying(pocket(share)):
            counts.append((len(paginate(_matter(composer, block, spare), composer.sheet)), pocket(share), spare))
        if counts[-1][0] == 1:
            break
    _pages, styles, spare = min(counts, key=lambda each: each[0])
    return styles, spare
