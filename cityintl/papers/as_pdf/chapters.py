"""The opening of a paper and of each of its parts, and the list of its headings."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf.flow import Item, NewPage, Space
from cityintl.papers.as_pdf.pages import paginate
from cityintl.papers.as_pdf.style import POCKET_SHARES, Style, pocket

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer


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
    styles = composer.styles
    if composer.look == "pocket":
        composer.styles = _with_room(composer, block)
    found = _matter(composer, block)
    composer.root, composer.sheet, composer.styles = whole, sheet, styles
    return [*waiting, NewPage(own), *found, NewPage(sheet)]


def _matter(composer: "Composer", block: blocks.Part) -> list[Item]:
    found = opener(composer, block)
    if blocks.bare(block.title).strip():
        composer.headings[-1].part, composer.headings[-1].kicker = True, block.kicker
    with composer.under(block.title):
        return found + composer.run(block.blocks)


def _with_room(composer: "Composer", block: blocks.Part) -> dict[str, Style]:
    """The largest type in which a day takes the fewest pages."""
    counts: list[tuple[int, dict[str, Style]]] = []
    for share in POCKET_SHARES:
        with composer.trying(pocket(share)):
            counts.append((len(paginate(_matter(composer, block), composer.sheet)), pocket(share)))
        if counts[-1][0] == 1:
            break
    return min(counts, key=lambda each: each[0])[1]
