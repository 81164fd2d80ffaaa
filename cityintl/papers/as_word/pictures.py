"""Pictures with the words for those who do not see them; the map is drawn as on the tagged page."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from PIL import Image, ImageChops, UnidentifiedImageError

from cityintl.papers import blocks
from cityintl.papers.as_word.words import sound
from cityintl.pdfium import PDFIUM

#: A picture is never higher than half a page, in points.
_HIGHEST = 330.0
#: Dots for each point of a drawing, and what lies on its sheet besides: head and foot.
_DOTS = 3
_FURNITURE = 0.92


def put(paragraph: Paragraph, content: bytes, words: str, width: float) -> bool:
    """Set a picture so wide into a paragraph, with its words; says whether it is one."""
    try:
        with Image.open(BytesIO(content)) as picture:
            wide, high = picture.size
            kind = picture.format
            if kind not in ("PNG", "JPEG"):
                content = _png(picture)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, ValueError):
        return False
    if not wide or not high:
        return False
    width = min(width, _HIGHEST * wide / high)
    shape = paragraph.add_run().add_picture(BytesIO(content), Pt(width), Pt(width * high / wide))
    facts = shape._inline.docPr
    facts.set("descr", sound(words))
    facts.set("name", f"Picture {facts.get('id')}")
    for named in shape._inline.iter(qn("pic:cNvPr")):
        named.set("name", f"Picture {facts.get('id')}")
    return True


def drawn(block: blocks.Block, language: str) -> bytes:
    """A drawing (a map) as a picture of the page on which it is set."""
    import pypdfium2  # type: ignore[import-untyped]  # ships no types

    from cityintl.papers import as_pdf

    page = as_pdf.render(blocks.Paper("drawing", "", (block,), language=language))
    with PDFIUM, _opened(pypdfium2, page) as sheet:
        picture = sheet[0].render(scale=_DOTS).to_pil().convert("RGB")
    whole = picture.crop((0, 0, picture.width, int(picture.height * _FURNITURE)))
    box = ImageChops.difference(whole, Image.new("RGB", whole.size, "white")).getbbox()
    return _png(whole.crop(box) if box else whole)


@functools.cache
def seal() -> bytes:
    """The mark of the city, as it stands on the tagged page of a letter."""
    import pypdfium2

    from cityintl.papers import as_pdf

    page = as_pdf.render(blocks.Paper("seal", "", (blocks.Letter((), "", ()),), look="letter", letterhead=(" ", " ")))
    with PDFIUM, _opened(pypdfium2, page) as sheet:
        picture = sheet[0].render(scale=2 * _DOTS).to_pil().convert("RGB")
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    return _png(picture.crop(box))


@contextmanager
def _opened(pdfium: Any, content: bytes) -> Iterator[Any]:
    document = pdfium.PdfDocument(content)
    try:
        yield document
    finally:
        document.close()


def _png(picture: Image.Image) -> bytes:
    found = BytesIO()
    picture.save(found, "PNG")
    return found.getvalue()
