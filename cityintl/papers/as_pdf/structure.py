"""The structure of a paper: what each piece of the page is, in the order of reading."""

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFString

from cityintl.papers.as_pdf.streams import sound


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a page's content, by page and number."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation of a page, such as a link, by its name in the file."""

    page: int
    name: str


@dataclass(eq=False)
class Element:
    """An element of the structure: a heading, a paragraph, a cell of a table; a note has a name."""

    tag: str
    parent: "Element | None" = None
    language: str = ""
    alternative: str = ""
    actual: str = ""
    name: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list["Element | Marked | Annotated"] = field(default_factory=list)

    def add(self, tag: str, **facts: Any) -> "Element":
        """A new element inside this one, after what stands there."""
        kid = Element(tag, self, **facts)
        self.kids.append(kid)
        return kid

    def used(self) -> bool:
        """Whether anything on a page belongs to it."""
        return any(not isinstance(kid, Element) or kid.used() for kid in self.kids)


def table_attributes(scope: str = "", columns: int = 1, rows: int = 1) -> dict[str, Any]:
    """The attributes of a cell: for which cells a header stands, over how many columns and rows a cell goes."""
    found: dict[str, Any] = {"O": PDFName("Table")}
    if scope:
        found["Scope"] = PDFName(scope)
    if columns > 1:
        found["ColSpan"] = columns
    if rows > 1:
        found["RowSpan"] = rows
    return found if len(found) > 1 else {}


def list_attributes(numbering: str) -> dict[str, Any]:
    """The attributes of a list: “Disc” or “Decimal”."""
    return {"O": PDFName("List"), "ListNumbering": PDFName(numbering)}


def box_attributes(box: tuple[float, float, float, float]) -> dict[str, Any]:
    """The attributes of a figure: where it stands on its page."""
    corners = PDFArray([round(v, 2) for v in box])
    return {"O": PDFName("Layout"), "BBox": corners, "Placement": PDFName("Block")}


#: Elements that stay even when they are empty, or the grid of their table would have holes.
_KEPT = ("TR", "TH", "TD")


class Tree:
    """The elements of one file and what stands on its pages for them."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._marked: dict[int, list[Element]] = {}
        self._annotated: list[Element] = []

    def mark(self, element: Element, page: int) -> int:
        """The number of the next piece of a page's content, which belongs to the element."""
        pieces = self._marked.setdefault(page, [])
        pieces.append(element)
        element.kids.append(Marked(page, len(pieces) - 1))
        return len(pieces) - 1

    def annotate(self, element: Element, page: int, name: str) -> int:
        """The structure's number for an annotation that belongs to the element."""
        self._annotated.append(element)
        element.kids.append(Annotated(page, name))
        return _ANNOTATIONS + len(self._annotated) - 1

    def write(self, document: PDFDocument) -> object:
        """Put the structure into the document; gives the reference to its root."""
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = document.Reference(root)
        made: dict[int, object] = {}
        root["K"] = PDFArray([_written(document, self.root, reference, made)])
        numbers: list[object] = []
        for page in sorted(self._marked):
            owners = PDFArray([made[id(element)] for element in self._marked[page]])
            numbers += [page - 1, document.Reference(owners)]
        for n, element in enumerate(self._annotated):
            numbers += [_ANNOTATIONS + n, made[id(element)]]
        root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        root["ParentTreeNextKey"] = _ANNOTATIONS + len(self._annotated)
        return reference


_ANNOTATIONS = 100_000


def _written(document: PDFDocument, element: Element, parent: object, made: dict[int, object]) -> object:
    facts = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": parent})
    reference = made[id(element)] = document.Reference(facts)
    told = {"Alt": element.alternative, "Lang": element.language, "ActualText": element.actual, "ID": element.name}
    for key, text in told.items():
        if text:
            facts[key] = PDFString(sound(text))
    if element.attributes:
        facts["A"] = PDFDictionary(element.attributes)
    kids: list[object] = []
    for kid in element.kids:
        if isinstance(kid, Marked):
            kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": _page(kid.page), "MCID": kid.number}))
        elif isinstance(kid, Annotated):
            target = document.refAnnotation(kid.name)
            kids.append(PDFDictionary({"Type": PDFName("OBJR"), "Pg": _page(kid.page), "Obj": target}))
        elif kid.used() or kid.tag in _KEPT:
            kids.append(_written(document, kid, reference, made))
    facts["K"] = PDFArray(kids)
    return reference


def _page(number: int) -> PDFObjectReference:
    return PDFObjectReference(f"Page{number}")
