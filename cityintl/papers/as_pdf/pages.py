"""Items are put on pages; then every page is painted with its head and foot."""

from dataclasses import dataclass

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item, NewPage, Running, Shown, Shrunk
from cityintl.papers.as_pdf.style import FOOT, HEAD, MARGIN, STYLES, TOP, Grid
from cityintl.papers.as_pdf.text import Paragraph
from cityintl.papers.as_pdf.words import Unknown, pieces
from cityintl.progress import Progress
from cityintl.words import _

#: At the foot of a page an item that could begin there does so only with this much room.
_LEAST = 24.0
#: A last page with less than this share of its depth is nearly empty; sections then stand as near as this.
_LITTLE, _NEAR = 1 / 3, 10.0


@dataclass(frozen=True, slots=True)
class Placed:
    """An item on a page, so far under the upper edge of the text."""

    item: Item
    down: float


class Page(list[Placed]):
    """What stands on a page, its sheet, and what stands around the text.

    `leaf` counts the pages of a letter; `torn` is the item that goes on over the page's edge.
    """

    def __init__(self, sheet: Grid, shown: Shown = "whole", running: Running | None = None, leaf: int = 1) -> None:
        super().__init__()
        self.sheet, self.shown, self.running, self.leaf, self.down = sheet, shown, running, leaf, 0.0
        self.torn: Item | None = None

    def put(self, item: Item, down: float) -> None:
        """Put an item there; the next one can begin where it ends."""
        self.append(Placed(item, down))
        self.down = down + item.height(self.sheet.full)

    def another(self) -> "Page":
        """A page like this one."""
        return Page(self.sheet, self.shown, self.running, self.leaf + 1)

    def again(self) -> "Page":
        """This page, with nothing on it yet."""
        return Page(self.sheet, self.shown, self.running, self.leaf)

    def turn(self, to: NewPage) -> None:
        """Take on the sheet and the surroundings that are asked for."""
        self.sheet, self.shown = to.sheet or self.sheet, to.shown or self.shown
        if to.shown:
            self.running, self.leaf = to.running, 1


def paginate(items: list[Item], sheet: Grid) -> list[Page]:
    """The items on pages: none is cut, no heading stands alone at a foot, no last page is nearly empty without need."""
    pages = [Page(sheet)]
    run: list[Item] = []
    for item in items:
        if not isinstance(item, NewPage):
            run.append(item)
            continue
        pages[-1:] = _settled(run, pages[-1])
        pages += [pages[-1].another()] if pages[-1] else []
        pages[-1].turn(item)
        run = []
    pages[-1:] = _settled(run, pages[-1])
    return [page for page in pages if page] or [Page(sheet)]


def _settled(run: list[Item], begun: Page) -> list[Page]:
    """The pages of a run; where little is left for the last one, it is spared, or a torn section stands on it whole."""
    pages = _laid(run, begun)
    last = pages[-1]
    if len(pages) == 1 or last.shown != "whole" or last.down > last.sheet.depth * _LITTLE:
        return pages
    wide = [(item, item.before) for item in run if item.before > _NEAR]
    left = sum(page.sheet.depth - page.down for page in pages[:-1])
    if left + sum(before - _NEAR for _item, before in wide) >= last.down:
        for item, _before in wide:
            item.before = _NEAR
        if len(nearer := _laid(run, begun)) < len(pages):
            return nearer
        for item, before in wide:
            item.before = before
    torn = pages[-2].torn
    if torn and torn.height(last.sheet.full) <= last.sheet.depth * _LITTLE:
        kept = _laid(run, begun, torn)
        return kept if len(kept) == len(pages) else pages
    return pages


def _laid(run: list[Item], begun: Page, whole: Item | None = None) -> list[Page]:
    """The items of a run one after the other, from a page that is begun; `whole` is not torn."""
    pages, queue = [begun.again()], run[::-1]
    while queue:
        rest = _put(queue.pop(), pages[-1], queue, whole)
        if rest is not None:
            queue += rest
            pages.append(pages[-1].another())
    return pages


def _put(item: Item, page: Page, queue: list[Item], whole: Item | None) -> list[Item] | None:
    """Put the item on the page, or its beginning; gives what goes over to the next one, or None if nothing does."""
    full = page.sheet.full
    down = page.down + (item.before if page else 0.0)
    room = page.sheet.depth - down
    depth = item.height(full)
    needed = depth + (_beginning(queue, page.sheet) if item.keep_with_next else 0.0)
    if needed <= room + 0.01 or (not page and depth <= room + 0.01):
        page.put(item, down)
        return None
    parted = item.split(full, room) if room > _LEAST and not item.keep_with_next and item is not whole else None
    if parted:
        page.put(parted[0], down)
        page.torn = item
        return [parted[1]]
    if page:
        return [item, *_kept(page)]
    page.put(Shrunk(item, page.sheet.depth), 0.0)
    return []


def _beginning(queue: list[Item], sheet: Grid) -> float:
    """The depth that must follow an item that keeps with the next one."""
    found = 0.0
    for item in reversed(queue):
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
    """What stands on every page: book or city and handling over it, contact, version, time and page under it."""

    def __init__(self, paper: blocks.Paper, unknown: Unknown) -> None:
        self.paper, self.unknown = paper, unknown

    def paint(self, canvas: TaggedCanvas, page: Page, number: int, pages: int) -> None:
        """Head and foot of a page, as artifacts."""
        if page.shown in ("none", "letter"):
            self._letter(canvas, page)
            return
        sheet, right = page.sheet, page.sheet.width - MARGIN
        with canvas.artifact("Pagination"):
            if page.shown == "whole":
                taken = self._put(canvas, self.paper.handling, right, sheet.height - HEAD, 0)
                left = self.paper.running or self.paper.office
                self._put(canvas, left, MARGIN, sheet.height - HEAD, sheet.full - taken - 14)
                end = _("{page} of {pages}").format(page=number, pages=pages)
            else:
                end = self.paper.handling
            taken = self._put(canvas, blocks.Strong(end), right, FOOT, 0, "ink")
            taken += self._put(canvas, self._version(page.shown), right - taken - 14 * bool(taken), FOOT, 0) + 14
            room = sheet.full - taken - 14
            self._put(canvas, self._contact(room), MARGIN, FOOT, room)

    def _contact(self, room: float) -> str:
        """The contact in one line: where there is no room for all of it, telephone and e-mail are what one needs."""
        style, said = STYLES["furniture"], self.paper.contact
        while " · " in said:
            words = pieces(said, style, self.unknown, self.paper.language)
            if Paragraph(words, style, None, self.paper.language).natural() + 0.5 <= room:
                break
            said = said.partition(" · ")[2]
        return said

    def _letter(self, canvas: TaggedCanvas, page: Page) -> None:
        """Over a letter how it is to be handled; from its second page on to whom it goes, and which page this is."""
        if page.shown == "none":
            return
        right, top = page.sheet.width - MARGIN, page.sheet.height - HEAD
        running = page.running if page.leaf > 1 else None
        with canvas.artifact("Pagination"):
            end = running.page.format(page=page.leaf) if running else ""
            taken = self._put(canvas, blocks.Strong(end), right, top, 0, "ink")
            taken += self._put(canvas, self.paper.handling, right - taken - 14 * bool(taken), top, 0) + 14
            if running:
                room = right - taken - running.left
                self._put(canvas, blocks.Local(running.said, running.language), running.left, top, room)

    def _version(self, shown: Shown) -> str:
        """“Version 7 · printed May 14, 2026, 9:05 a.m.”; a cover tells the version itself."""
        version, time = self.paper.version, self.paper.printed
        if version and time and shown == "whole":
            return _("{version} · printed {time}").format(version=version, time=time)
        return time and _("Printed {time}").format(time=time)

    def _put(
        self, canvas: TaggedCanvas, said: blocks.Said, x: float, y: float, room: float, colour: str = "grey"
    ) -> float:
        """Set a line from x to the right, or up to x where the room is 0; gives its width. A long one grows upward."""
        if not blocks.bare(said):
            return 0.0
        style = STYLES["furniture"].but(colour=colour)
        line = Paragraph(pieces(said, style, self.unknown, self.paper.language), style, None, self.paper.language)
        wide = line.natural() + 0.5
        width = min(wide, room) if room else wide
        grown = line.height(width) - style.leading
        top = y + style.size + (grown if y < HEAD + 10 else 0.0)
        line.paint(canvas, x if room else x - wide + 0.5, top, width)
        return width


def paint(canvas: TaggedCanvas, pages: list[Page], furniture: Furniture, progress: Progress) -> None:
    """Paint all pages; says after each how far it is."""
    for number, page in enumerate(pages, 1):
        progress(number - 1, len(pages), _("Page {page} of {pages}").format(page=number, pages=len(pages)))
        canvas.sheet(page.sheet.width, page.sheet.height)
        furniture.paint(canvas, page, number, len(pages))
        for placed in page:
            placed.item.paint(canvas, MARGIN, page.sheet.height - TOP - placed.down, page.sheet.full)
        canvas.showPage()
    progress(len(pages), len(pages), "")
