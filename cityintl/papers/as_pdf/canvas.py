"""The tagged page: whatever is painted belongs to an element of the structure, or is an artifact."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from cityintl.papers.as_pdf.bidi import right_to_left
from cityintl.papers.as_pdf.embedding import Subset, show
from cityintl.papers.as_pdf.fonts import Face, Glyph
from cityintl.papers.as_pdf.images import Image
from cityintl.papers.as_pdf.metadata import About, describe
from cityintl.papers.as_pdf.streams import SoundStream, sound
from cityintl.papers.as_pdf.structure import Element, Tree, box_attributes
from cityintl.papers.as_pdf.style import rgb


@dataclass(frozen=True, slots=True)
class Run:
    """Shapes of one face at a place of the page; `actual` is their text where the shapes do not tell it."""

    x: float
    y: float
    face: Face
    size: float
    colour: str
    glyphs: tuple[Glyph, ...]
    actual: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading in the list of bookmarks: its level from 0, its words, and its name as a place of the file."""

    level: int
    text: str
    key: str


def _artifact_unless_marked(name: str) -> Callable[..., Any]:
    """A painting method of ReportLab's canvas that marks what it paints as an artifact, outside of elements."""
    painted = getattr(Canvas, name)

    def paint(self: "TaggedCanvas", *args: Any, **more: Any) -> Any:
        if self._inside:
            return painted(self, *args, **more)
        with self.artifact():
            return painted(self, *args, **more)

    paint.__name__ = name
    return paint


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """ReportLab's canvas, on which nothing can stay untagged."""

    line = _artifact_unless_marked("line")
    lines = _artifact_unless_marked("lines")
    rect = _artifact_unless_marked("rect")
    circle = _artifact_unless_marked("circle")
    drawPath = _artifact_unless_marked("drawPath")  # noqa: N815  # ReportLab's own name
    drawImage = _artifact_unless_marked("drawImage")  # noqa: N815  # ReportLab's own name

    def __init__(self, about: About, size: tuple[float, float]) -> None:
        self._out = BytesIO()
        super().__init__(self._out, pagesize=size, lang=about.language, pdfVersion=(1, 7), invariant=1)
        self.tree = Tree()
        self._about = about
        self._subsets: dict[str, Subset] = {}
        self._inside = 0
        self._links = 0
        self._pictures: set[str] = set()
        self.width = size[0]
        self.turned = right_to_left(about.language)
        self.setViewerPreference("DisplayDocTitle", "true")
        describe(self._doc, about)

    def sheet(self, width: float, height: float) -> None:
        """The size of this page and of those that follow."""
        self.setPageSize((width, height))
        self.width = width

    def _make_preamble(self) -> None:
        self._preamble = ""  # ReportLab would choose a face here that is not in the file

    # -- what the content is

    @contextmanager
    def _marked(self, beginning: str) -> Iterator[None]:
        self._code.append(beginning)
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1
            self._code.append("EMC")

    def artifact(self, kind: str = "") -> Any:
        """What is painted inside is no content: rules, grounds, and what stands on every page (“Pagination”)."""
        return self._marked(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")

    @contextmanager
    def figure(self, element: Element, box: tuple[float, float, float, float]) -> Iterator[None]:
        """What is painted inside is the figure of this element; `box` is its left, lower, right and upper edge."""
        element.attributes = box_attributes(box)
        with self._marked(self._beginning(element)):
            yield

    def _beginning(self, element: Element) -> str:
        return f"/{element.tag} <</MCID {self.tree.mark(element, self.getPageNumber())}>> BDC"

    def picture(self, image: Image, box: tuple[float, float, float, float]) -> None:
        """Fill the box with the dots of a picture; outside of a figure it is an artifact."""
        if not self._inside:
            with self.artifact():
                self.picture(image, box)
            return
        name = hashlib.sha256(image.content).hexdigest()[:20]
        if name not in self._pictures:
            self._pictures.add(name)
            facts: dict[str, object] = {
                "Type": PDFName("XObject"),
                "Subtype": PDFName("Image"),
                "Width": image.width,
                "Height": image.height,
                "BitsPerComponent": 8,
                "ColorSpace": PDFName("DeviceRGB"),
                "Filter": PDFName("DCTDecode" if image.jpeg else "FlateDecode"),
            }
            self._doc.addForm(name, SoundStream(image.content, facts, packed=False))
        left, low, right, high = box
        self._code.append(f"q {right - left:.2f} 0 0 {high - low:.2f} {left:.2f} {low:.2f} cm")
        self.doForm(name)
        self._code.append("Q")

    # -- text

    def write(self, element: Element | None, runs: Sequence[Run]) -> None:
        """Set runs that belong to this element, or to none: then they are artifacts."""
        for _, group in groupby(runs, key=lambda run: run.actual and run.y):
            together = list(group)
            actual = "".join(run.actual for run in together)
            owner = element
            if element is None or self._inside:
                owner = None
            elif actual:
                owner = element.add("Span", actual=actual)
            code = self._text(together)
            if owner is not None:
                self._code += [self._beginning(owner), code, "EMC"]
            elif self._inside:
                self._code.append(code)
            else:
                self._code += ["/Artifact BMC", code, "EMC"]

    def _text(self, runs: list[Run]) -> str:
        out = ["BT"]
        x = y = 0.0
        set_in: tuple[str, float] | None = None
        colour = ""
        for run in runs:
            subset = self._subset(run.face)
            if set_in != (subset.name, run.size):
                out.append(f"/{subset.name} {run.size:g} Tf")
                set_in = (subset.name, run.size)
            if colour != run.colour:
                out.append("{:.4g} {:.4g} {:.4g} rg".format(*rgb(run.colour)))
                colour = run.colour
            out.append(f"{run.x - x:.2f} {run.y - y:.2f} Td")
            x, y = run.x, run.y
            out.append(show(subset, run.glyphs, run.size))
        return " ".join([*out, "ET"])

    def _subset(self, face: Face) -> Subset:
        return self._subsets.setdefault(face.name, Subset(face, f"T{len(self._subsets) + 1}"))

    # -- ways through the file

    def link(self, element: Element, address: str, box: tuple[float, float, float, float]) -> None:
        """Lead from this box to an address; the element is the link's in the structure."""
        there = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(_ascii(address))})
        self._annotate(element, box, address, {"A": there})

    def lead(self, element: Element, key: str, box: tuple[float, float, float, float], said: str) -> None:
        """Lead from this box to a place of the file, which may come later; `said` is where it leads."""
        self._annotate(element, box, said, {"Dest": self._bookmarkReference(key)})

    def place(self, key: str, top: float) -> None:
        """A place that something leads to."""
        self.bookmarkHorizontalAbsolute(key, top)

    def _annotate(
        self, element: Element, box: tuple[float, float, float, float], said: str, there: dict[str, object]
    ) -> None:
        self._links += 1
        name = f"Link{self._links}"
        facts = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray([round(v, 2) for v in box]),
            "Border": PDFArray([0, 0, 0]),
            "F": 4,
            "Contents": PDFString(sound(said).strip() or "Link"),
            "StructParent": self.tree.annotate(element, self.getPageNumber(), name),
            **there,
        }
        self._addAnnotation(PDFDictionary(facts), name)

    def heading(self, bookmark: Bookmark, top: float) -> None:
        """A bookmark that leads here."""
        self.place(bookmark.key, top)
        self.addOutlineEntry(sound(bookmark.text), bookmark.key, bookmark.level, closed=False)

    # -- the file

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self.getPageNumber() - 1, PDFName("S")
        page.Contents = SoundStream(page.stream)

    def finish(self) -> bytes:
        """Close the file; gives its bytes. Every page was closed with showPage before."""
        fonts = self._doc.idToObject["BasicFonts"].dict
        fonts.clear()  # ReportLab's own first font, which is not in the file
        for subset in self._subsets.values():
            fonts[subset.name] = subset.write(self._doc)
        self._doc.Catalog.StructTreeRoot = self.tree.write(self._doc)
        self._doc.SaveToFile(self._out, self)
        return self._out.getvalue()


def _ascii(address: str) -> str:
    """The address with what is not ASCII as percent codes, as a URI wants it."""
    return "".join(
        c if " " < c < "\x7f" else "".join(f"%{b:02X}" for b in c.encode("utf-8", "replace")) for c in address
    )
