"""Lists with real numbers: each begins at one, and Word goes on counting when a line is added."""

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from cityintl.papers.as_pdf.style import COLOURS
from cityintl.papers.as_word.looks import SERIF

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
#: The shapes of lists: marks by level, and how far each level stands in, in twentieths of a point.
_BULLETS = (("bullet", "•"), ("bullet", "–"), ("bullet", "•"), ("bullet", "–"))
_NUMBERS = (("decimal", "%1"), ("lowerLetter", "%2"), ("lowerRoman", "%3"), ("decimal", "%4"))
_STEP = 340
_SHAPES = {"bullets": 1, "numbers": 2, "large": 3}
#: A list deeper than this goes on at the last level.
DEEPEST = 3


class Lists:
    """The lists of one file."""

    def __init__(self, document: Document) -> None:
        self._numbering = document.part.numbering_part.element
        for child in list(self._numbering):
            self._numbering.remove(child)
        for code, marks, large in ((1, _BULLETS, False), (2, _NUMBERS, False), (3, _NUMBERS, True)):
            self._numbering.append(_abstract(code, marks, large))
        self._count = 0

    def new(self, shape: str) -> int:
        """The number of a new list that counts from one."""
        self._count += 1
        starts = "".join(
            f'<w:lvlOverride w:ilvl="{n}"><w:startOverride w:val="1"/></w:lvlOverride>' for n in range(DEEPEST + 1)
        )
        self._numbering.append(
            parse_xml(
                f'<w:num {_NS} w:numId="{self._count}"><w:abstractNumId w:val="{_SHAPES[shape]}"/>{starts}</w:num>'
            )
        )
        return self._count


def number(paragraph: Paragraph, of: int, depth: int) -> None:
    """Make a paragraph an item of a list at this depth."""
    facts = paragraph._p.get_or_add_pPr()
    found = facts._add_numPr()
    for name, value in (("w:ilvl", min(depth, DEEPEST)), ("w:numId", of)):
        part = OxmlElement(name)
        part.set(qn("w:val"), str(value))
        found.append(part)


def _abstract(code: int, marks: tuple[tuple[str, str], ...], large: bool) -> BaseOxmlElement:
    levels = ""
    for n, (form, text) in enumerate(marks):
        step = 600 if large and not n else _STEP
        face = f'<w:rFonts w:ascii="{SERIF}" w:hAnsi="{SERIF}"/>' if large and not n else ""
        size = '<w:sz w:val="40"/>' if large and not n else ""
        levels += (
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{step + n * _STEP}" w:hanging="{step}"/></w:pPr>'
            f'<w:rPr>{face}<w:b/><w:color w:val="{COLOURS["blue"]}"/>{size}</w:rPr></w:lvl>'
        )
    return parse_xml(
        f'<w:abstractNum {_NS} w:abstractNumId="{code}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
