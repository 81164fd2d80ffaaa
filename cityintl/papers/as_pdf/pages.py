"""Items are put on pages; then every page is painted with its head and foot."""

from dataclasses import dataclass

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item, NewPage
from cityintl.papers.as_pdf.style import FOOT, HEAD, MARGIN, STYLES, TOP, Grid
from cityintl.papers.as_pdf.text import Paragraph
from cityintl.papers.as_pdf.words import Unknown, pieces
from cityintl.progress import Progress
from cityintl.words import _

#: At the foot of a page an item that could begin there does so only with this much room.
_LEAST = 24.0


@dataclass(frozen=True, slots=True)
class Placed:
    """An item on a page, so far under the upper edge of the text."""

    item: Item
    down: float


def paginate(items: list[Item], sheet: Grid) -> list[list[Placed]]:
    """The items on pages: none is cut, no heading stands alone at a foot."""
    pages: list[list[Placed]] = [[]]
    queue = items[::-1]
    down = 0.0
    while queue:
        item = queue.pop()
        if isinstance(item, NewPage):
            pages += [[]] if pages[-1] else []
            down = 0.0
            continue
        gap = item.before if pages[-1] else 0.0
        depth = item.height(sheet.full)
        room = sheet.depth - down - gap
        needed = depth + (_beginning(queue, sheet) if item.keep_with_next else 0.0)
        if needed <= room + 0.01 or (not pages[-1] and depth <= room + 0.01):
            pages[-1].append(Placed(item, down + gap))
            down += gap + depth
            continue
        parted = item.split(sheet.full, room) if room > _LEAST and not item.keep_with_next else None
        if parted:
            pages[-1].append(Placed(parted[0], down + gap))
            queue.append(parted[1])
        elif pages[-1]:
            queue += [item, *_kept(pages[-1])]
        else:
            pages[-1].append(Placed(item, 0.0))
        pages.append([])
        down = 0.0
    return [page for page in pages if page] or [[]]


def _beginning(queue: list[Item], sheet: Grid) -> float:
    """The depth that must follow an item that keeps with the next one."""
    found = 0.0
    for item in queue[::-1]:
        depth = item.height(sheet.full)
        if item.keep_with_next:
            found += item.before + depth
            continue
        return found + item.before + min(depth, 60.0)
    return found


def _kept(page: list[Placed]) -> list[Item]:
    """Items at the foot of a page that go over with the next one, taken off it; the last of them first."""
    found: list[Item] = []
    while len(page) > 1 and page[-1].item.keep_with_next:
        found.append(page.pop().item)
    return found


class Furniture:
    """What stands on every page: city and handling over it, contact, time and page under it."""

    def __init__(self, paper: blocks.Paper, sheet: Grid, unknown: Unknown) -> None:
        self.paper, self.sheet, self.unknown = paper, sheet, unknown

    def paint(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        """Head and foot of a page, as artifacts."""
        right = self.sheet.width - MARGIN
        with canvas.artifact("Pagination"):
            self._put(canvas, self.paper.office, MARGIN, self.sheet.height - HEAD, self.sheet.full * 0.75)
            self._put(canvas, self.paper.handling, right, self.sheet.height - HEAD, 0)
            number = blocks.Strong(_("{page} of {pages}").format(page=page, pages=pages))
            taken = self._put(canvas, number, right, FOOT, 0, "ink") + 14
            said = self.paper.printed and _("Printed {time}").format(time=self.paper.printed)
            taken += self._put(canvas, said, right - taken, FOOT, 0)
            self._put(canvas, self.paper.contact, MARGIN, FOOT, self.sheet.full - taken - 14)

    def _put(
        self, canvas: TaggedCanvas, said: blocks.Said, x: float, y: float, room: float, colour: str = "grey"
    ) -> float:
        """Set a line from x to the right, or up to x where the room is 0; gives its width. A long one grows upward."""
        if not said:
            return 0.0
        style = STYLES["furniture"].but(colour=colour)
        line = Paragraph(pieces(said, style, self.unknown, self.paper.language), style, None, self.paper.language)
        wide = line.natural() + 0.5
        width = min(wide, room) if room else wide
        grown = line.height(width) - style.leading
        top = y + style.size + (grown if y < self.sheet.height / 2 else 0.0)
        line.paint(canvas, x if room else x - wide + 0.5, top, width)
        return width


def paint(
    canvas: TaggedCanvas, pages: list[list[Placed]], sheet: Grid, furniture: Furniture, progress: Progress
) -> None:
    """Paint all pages; says after each how far it is."""
    for number, page in enumerate(pages, 1):
        progress(number - 1, len(pages), _("Page {page} of {pages}").format(page=number, pages=len(pages)))
        furniture.paint(canvas, number, len(pages))
        for placed in page:
            placed.item.paint(canvas, MARGIN, sheet.height - TOP - placed.down, sheet.full)
        canvas.showPage()
    progress(len(pages), len(pages), "")
