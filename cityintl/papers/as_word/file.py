"""A new file of Word: only our styles, sheets of the city's printers, what it says of itself, the same bytes again."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Pt

from cityintl.papers.as_pdf.style import COLOURS, SHEETS
from cityintl.papers.as_word import looks
from cityintl.papers.as_word.words import sound
from cityintl.papers.blocks import Paper

#: Margins in points: the sides, above (where the head stands), below.
SIDE, ABOVE, BELOW = 68.0, 76.0, 66.0
#: Parts of python-docx's own template that say nothing of ours.
_FOREIGN = ("thumbnail", "customXml", "stylesWithEffects", "webSettings")
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def new(paper: Paper, paper_size: str) -> Document:
    """An empty file for this paper."""
    document = docx.Document()
    for part in (document.part.package, document.part):
        for number, relation in list(part.rels.items()):
            if any(word in relation.reltype for word in _FOREIGN):
                del part.rels[number]
    whole = document.part._styles_part.element
    for child in list(whole):
        whole.remove(child)
    for style in looks.styles(paper.language):
        whole.append(style)
    fold(document.sections[0], paper_size, paper.landscape)
    _settings(document, paper.language)
    _properties(document, paper)
    return document


def fold(section: Section, paper_size: str, landscape: bool) -> None:
    """Set the sheet of a section, its way and its margins."""
    wide, high = SHEETS[paper_size.lower()]
    if landscape:
        wide, high = high, wide
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(wide), Pt(high)
    section.left_margin = section.right_margin = Pt(SIDE)
    section.top_margin, section.bottom_margin = Pt(ABOVE), Pt(BELOW)
    section.header_distance, section.footer_distance = Pt(36), Pt(32)


def cards(section: Section, wide: float, high: float) -> None:
    """Set the margins of a section so that cards of this width and height together lie in the middle of the sheet."""
    assert section.page_width is not None and section.page_height is not None
    side = (section.page_width.pt - wide) / 2
    above = (section.page_height.pt - high) / 2
    section.left_margin = section.right_margin = Pt(max(side, 0))
    section.top_margin, section.bottom_margin = Pt(max(above, 0)), Pt(max(above - 3, 0))
    section.header_distance = section.footer_distance = Pt(0)


def width_of(section: Section) -> float:
    """How wide the text is, in points."""
    wide = section.page_width.pt if section.page_width else 0.0
    return wide - 2 * SIDE


def frame(section: Section) -> None:
    """A frame around the sheets of a section, for certificates."""
    sides = "".join(
        f'<w:{side} w:val="double" w:sz="6" w:space="24" w:color="{COLOURS["blue"]}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    _insert(section, parse_xml(f'<w:pgBorders {_NS} w:offsetFrom="page">{sides}</w:pgBorders>'))
    found = OxmlElement("w:vAlign")
    found.set(qn("w:val"), "center")
    _insert(section, found)


def count_from_one(section: Section) -> None:
    """Let the pages of a section be counted anew: a letter among others has a page 1 of its own."""
    found = OxmlElement("w:pgNumType")
    found.set(qn("w:start"), "1")
    _insert(section, found)


#: The order in which Word wants the facts of a section.
_ORDER = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders",
    "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg",
)  # fmt: skip


def _insert(section: Section, element: BaseOxmlElement) -> None:
    facts = section._sectPr
    for child in facts.findall(element.tag):
        facts.remove(child)
    after = {qn(f"w:{name}") for name in _ORDER[_ORDER.index(element.tag.split("}")[1]) + 1 :]}
    following = next((child for child in facts if child.tag in after), None)
    facts.append(element) if following is None else following.addprevious(element)


def _settings(document: Document, language: str) -> None:
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.append(parse_xml(f'<w:zoom {_NS} w:percent="100"/>'))
    settings.append(parse_xml(f'<w:defaultTabStop {_NS} w:val="720"/>'))
    settings.append(parse_xml(f'<w:characterSpacingControl {_NS} w:val="doNotCompress"/>'))
    settings.append(
        parse_xml(
            f'<w:compat {_NS}><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        )
    )
    settings.append(parse_xml(f'<w:themeFontLang {_NS} w:val="{language}"/>'))


def _properties(document: Document, paper: Paper) -> None:
    about = document.core_properties
    made = datetime.fromisoformat(paper.created).astimezone(UTC).replace(tzinfo=None)
    about.title, about.author, about.last_modified_by = (_short(each) for each in (paper.title, *[paper.office] * 2))
    about.subject, about.language = _short(paper.subject or paper.kicker), paper.language
    about.comments = about.keywords = about.category = ""
    about.created = about.modified = made
    about.revision = 1


def _short(text: str) -> str:
    return " ".join(sound(text).split())[:250]


def packed(document: Document) -> bytes:
    """The bytes of the file, the same ones for the same content."""
    loose = BytesIO()
    document.save(loose)
    whole = BytesIO()
    with ZipFile(loose) as source, ZipFile(whole, "w", ZIP_DEFLATED) as target:
        for name in _sorted(source.namelist()):
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, 0o600 << 16, 0
            target.writestr(entry, source.read(name))
    return whole.getvalue()


def _sorted(names: Sequence[str]) -> list[str]:
    """The list of types first, as the format wants it."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", not name.startswith("_rels"), name))
