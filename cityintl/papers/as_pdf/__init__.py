"""Papers as tagged PDF: PDF/UA-1 and PDF/A-2a at once, in any script, the same bytes for the same paper."""

from dataclasses import dataclass
from datetime import datetime

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.compose import Composer
from cityintl.papers.as_pdf.metadata import About
from cityintl.papers.as_pdf.pages import Furniture, paginate, paint
from cityintl.papers.as_pdf.style import grid
from cityintl.papers.as_pdf.words import Unknown
from cityintl.papers.days import told
from cityintl.progress import Progress, silent

__all__ = ["Rendered", "render", "set_paper"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file: its bytes, how many pages it has, and the characters that no font has."""

    content: bytes
    pages: int
    unknown: tuple[str, ...]


def set_paper(paper: blocks.Paper, paper_size: str = "letter", progress: Progress = silent) -> Rendered:
    """Set a paper on sheets of this size (“letter” or “a4”)."""
    with told(paper.language, paper.country):
        return _set(paper, paper_size, progress)


def _set(paper: blocks.Paper, paper_size: str, progress: Progress) -> Rendered:
    sheet = grid(paper_size.lower(), paper.landscape)
    unknown = Unknown()
    about = About(
        title=paper.title,
        author=paper.office,
        subject=paper.subject or paper.kicker,
        language=paper.language,
        created=datetime.fromisoformat(paper.created),
    )
    canvas = TaggedCanvas(about, (sheet.width, sheet.height))
    composer = Composer(canvas.tree.root, sheet, paper.language, unknown)
    pages = paginate(composer.paper(paper), sheet)
    if composer.contents:
        composer.contents.number(pages)
    paint(canvas, pages, Furniture(paper, unknown), progress)
    return Rendered(canvas.finish(), len(pages), tuple(unknown.found))


def render(paper: blocks.Paper, paper_size: str = "letter", progress: Progress = silent) -> bytes:
    """The bytes of a paper as a file; the preview shows the same ones."""
    return set_paper(paper, paper_size, progress).content
