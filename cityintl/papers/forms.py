"""The forms in which a paper leaves the desk: PDF, Word, workbook; one door for the window and the command line."""

import importlib
import importlib.util
from datetime import datetime
from pathlib import Path

from cityintl.files import write_whole
from cityintl.papers.blocks import Paper
from cityintl.papers.offer import PaperKind
from cityintl.progress import Progress, silent
from cityintl.words import speaking

_WORD = "cityintl.papers.as_word"


def forms_of(kind: PaperKind) -> tuple[str, ...]:
    """The forms in which a paper can be made here: “pdf”, “docx”, “xlsx”."""
    return tuple(form for form in kind.formats if form != "docx" or importlib.util.find_spec(_WORD))


def write(path: Path, paper: Paper, size: str = "letter", progress: Progress = silent) -> tuple[str, ...]:
    """Write a paper in the form that the name of the file says; gives the characters that no font has."""
    with speaking(paper.language):
        match path.suffix.lower():
            case ".xlsx":
                return _workbook(path, paper, progress)
            case ".docx":
                importlib.import_module(_WORD).write(path, paper, size)
                return ()
            case _:
                return _pdf(path, paper, size, progress)


def _workbook(path: Path, paper: Paper, progress: Progress) -> tuple[str, ...]:
    from cityintl.papers import as_excel

    made = datetime.fromisoformat(paper.created)
    as_excel.write(path, as_excel.sheets_of(paper), paper.readme, paper.title, paper.office, made, progress)
    return ()


def _pdf(path: Path, paper: Paper, size: str, progress: Progress) -> tuple[str, ...]:
    from cityintl.papers.as_pdf import set_paper

    rendered = set_paper(paper, size, progress)
    write_whole(path, lambda unfinished: unfinished.write_bytes(rendered.content))
    return rendered.unknown
