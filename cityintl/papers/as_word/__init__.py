"""Papers as files of Word for those who edit them: real heads, lists and tables, the same bytes for the same paper."""

from pathlib import Path

from cityintl.files import write_whole
from cityintl.papers.as_word.compose import Composer
from cityintl.papers.as_word.file import new, packed
from cityintl.papers.blocks import Paper
from cityintl.papers.days import told

__all__ = ["render", "write"]


def render(paper: Paper, paper_size: str = "letter") -> bytes:
    """The bytes of a paper as a file of Word, on sheets of this size (“letter” or “a4”)."""
    with told(paper.language, paper.country):
        document = new(paper, paper_size)
        Composer(document, paper, paper_size).whole()
        return packed(document)


def write(path: Path, paper: Paper, paper_size: str = "letter") -> None:
    """Write a paper as a file of Word; UserError when the disk stands in the way. Nothing half-written stays."""
    content = render(paper, paper_size)
    write_whole(path, lambda unfinished: unfinished.write_bytes(content))
