"""What can stand on a page: it knows its height for a width, how to part for the next page, and how to paint itself."""

from dataclasses import dataclass
from typing import Literal, Protocol

from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.style import Grid


class Item(Protocol):
    """A piece of the page."""

    before: float
    keep_with_next: bool

    def first_baseline(self) -> float:
        """From the upper edge to the baseline of its first line."""

    def height(self, width: float) -> float:
        """How deep it is when it is so wide."""

    def split(self, width: float, room: float) -> "tuple[Item, Item] | None":
        """Two pieces, the first of which fits into the room; None when no good place to part is within it."""

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Paint it with its upper left corner here."""


class Solid:
    """An item that does not part."""

    before: float = 0.0
    keep_with_next: bool = False

    def first_baseline(self) -> float:
        """That of the usual text, where nothing else is known."""
        return 10.0

    def split(self, width: float, room: float) -> tuple[Item, Item] | None:
        """Never."""
        return None


class Space(Solid):
    """Empty room."""

    def __init__(self, depth: float, keep_with_next: bool = False) -> None:
        self.depth, self.keep_with_next = depth, keep_with_next

    def height(self, width: float) -> float:
        """Its depth."""
        return self.depth

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Nothing to paint."""


Shown = Literal["whole", "foot", "letter", "none"]


@dataclass(frozen=True, slots=True)
class Running:
    """What stands over the second page of a letter and those after it: to whom and when, and which page this is."""

    said: str
    page: str
    language: str
    left: float


class NewPage(Space):
    """What follows begins on a new page, of a sheet of its own where one is given.

    `shown` says what stands around its text: head and foot, only the foot, what a letter has, or nothing; the pages
    after it are alike.
    """

    def __init__(self, sheet: Grid | None = None, shown: Shown | None = None, running: Running | None = None) -> None:
        super().__init__(0.0)
        self.sheet, self.shown, self.running = sheet, shown, running


class Shrunk(Solid):
    """An item that is deeper than any page and cannot part, made small enough for one, so that nothing is cut."""

    def __init__(self, item: Item, room: float) -> None:
        self.item, self.room = item, room

    def height(self, width: float) -> float:
        """No more than the room."""
        return min(self.item.height(width), self.room)

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """The item in small."""
        share = self.room / self.item.height(width)
        canvas.saveState()
        canvas.translate(x, top)
        canvas.scale(share, share)
        self.item.paint(canvas, 0.0, 0.0, width)
        canvas.restoreState()


class Stack:
    """Items one under the other."""

    before = 0.0
    keep_with_next = False

    def __init__(self, items: list[Item], gap: float = 0.0) -> None:
        self.items, self.gap = items, gap

    def first_baseline(self) -> float:
        """That of the first item."""
        return self.items[0].first_baseline() if self.items else 10.0

    def height(self, width: float) -> float:
        """The heights of the items and what stands between them."""
        return sum(depth for _, depth in self._placed(width))

    def _placed(self, width: float) -> list[tuple[Item, float]]:
        return [(item, (item.before + self.gap if n else 0) + item.height(width)) for n, item in enumerate(self.items)]

    def split(self, width: float, room: float) -> "tuple[Stack, Stack] | None":
        """Between two items, or within the one that crosses the edge."""
        used = 0.0
        for n, (item, depth) in enumerate(self._placed(width)):
            if used + depth > room:
                return self._part(n, width, room - used - (item.before + self.gap if n else 0))
            used += depth
        return None

    def _part(self, n: int, width: float, room: float) -> "tuple[Stack, Stack] | None":
        if parted := self.items[n].split(width, room) if room > 0 else None:
            return Stack([*self.items[:n], parted[0]], self.gap), Stack([parted[1], *self.items[n + 1 :]], self.gap)
        while n and self.items[n - 1].keep_with_next:
            n -= 1
        if not n:
            return None
        return Stack(self.items[:n], self.gap), Stack(self.items[n:], self.gap)

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Each item under the one before."""
        for n, (item, depth) in enumerate(self._placed(width)):
            item.paint(canvas, x, top - (item.before + self.gap if n else 0), width)
            top -= depth
