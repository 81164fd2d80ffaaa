"""The house style for Word: fonts that every office has, styles with names that people find, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from cityintl.papers.as_pdf.style import COLOURS

#: Fonts of every Windows and Mac with Word; LibreOffice has those of the same widths.
SANS, SERIF = "Calibri", "Georgia"
#: The font for Han and Hangul by language, and for scripts that Word calls complex.
HAN = {
    "ja": "Yu Gothic", "ko": "Malgun Gothic", "zh": "Microsoft YaHei", "zh-hans": "Microsoft YaHei",
    "zh-hant": "Microsoft JhengHei", "zh-tw": "Microsoft JhengHei", "zh-hk": "Microsoft JhengHei",
}  # fmt: skip
COMPLEX = {"hi": "Nirmala UI", "mr": "Nirmala UI", "ne": "Nirmala UI", "bn": "Nirmala UI", "th": "Leelawadee UI"}
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: size in points, space before and after, weight, colour, what it is built on."""

    name: str
    size: float = 0.0
    before: float = 0.0
    after: float = 0.0
    colour: str = ""
    bold: bool = False
    serif: bool = False
    align: str = ""
    keep: bool = False
    based: str = "Normal"
    follows: str = ""
    level: int | None = None
    rule: str = ""
    line: float = 0.0


LOOKS = (
    Look("Title", 25, 0, 4, serif=True, keep=True, follows="Normal", level=0, line=1.05),
    Look("Subtitle", 10.5, 0, 10, "grey"),
    Look("Kicker", 9.5, 0, 3, "blue", bold=True, keep=True),
    Look("Own Script", 14, 0, 4, "grey", keep=True),
    Look("Heading 1", 18, 20, 4, serif=True, keep=True, follows="Normal", level=0, line=1.1),
    Look("Heading 2", 11.5, 14, 4, "blue", bold=True, keep=True, follows="Normal", level=1, rule="top"),
    Look("Heading 3", 10.5, 10, 3, bold=True, keep=True, follows="Normal", level=2),
    Look("Heading 4", 10, 8, 2, "grey", bold=True, keep=True, follows="Normal", level=3),
    Look("Lead", 13, 0, 7, serif=True, line=1.25),
    Look("Quiet", 9.5, 0, 4, "grey"),
    Look("Small Note", 8.5, 2, 4, "grey"),
    Look("Changed", 9, 0, 4, "blue", rule="left"),
    Look("List Bullet", 0, 0, 3),
    Look("List Number", 0, 0, 3),
    Look("Caption", 9.5, 6, 3, bold=True, keep=True),
    Look("Cell", 9.5, 0, 0, line=1.08),
    Look("Cell Quiet", 9, 0, 0, "grey", based="Cell"),
    Look("Column Head", 9, 0, 0, "grey", bold=True, based="Cell", keep=True),
    Look("Label", 9.5, 0, 0, "grey", based="Cell"),
    Look("After Table", 6, 0, 0, line=1.0),
    Look("Key Figure", 26, 0, 0, serif=True, line=1.05),
    Look("Signing Room", 10.5, 30, 0, keep=True),
    Look("Signing Line", 9.5, 0, 0, based="Cell"),
    Look("Letterhead City", 15, 0, 0, serif=True, line=1.1),
    Look("Letterhead Line", 8.5, 0, 0, "grey", line=1.15),
    Look("Letter Text", 10.5, 0, 8, line=1.25),
    Look("Letter Date", 10.5, 10, 18, based="Letter Text"),
    Look("Letter Address", 10.5, 0, 0, based="Letter Text", line=1.15),
    Look("Letter Subject", 10.5, 16, 10, bold=True, based="Letter Text", keep=True),
    Look("Letter Closing", 10.5, 6, 44, based="Letter Text", keep=True),
    Look("Letter Signature", 10.5, 0, 0, based="Letter Text", keep=True, line=1.15),
    Look("Letter Enclosures", 9, 16, 0, "grey"),
    Look("Card Name", 17, 0, 2, serif=True, align="center", line=1.1),
    Look("Card Line", 10, 0, 0, "grey", align="center", line=1.1),
    Look("Label Line", 9.5, 0, 0, line=1.0),
    Look("Sheet End", 1, 0, 0, line=0.1),
    Look("Certificate Title", 34, 0, 20, serif=True, align="center", line=1.1),
    Look("Certificate City", 11, 0, 22, "grey", align="center"),
    Look("Certificate Name", 22, 6, 10, serif=True, align="center", line=1.2),
    Look("Certificate Text", 12.5, 0, 9, serif=True, align="center", line=1.35),
    Look("header", 8.5, 0, 0, "grey", line=1.0),
    Look("footer", 8.5, 0, 0, "grey", line=1.0),
    Look("toc 1", 10.5, 5, 0, bold=True),
    Look("toc 2", 10, 1, 0),
    Look("toc 3", 9.5, 0, 0, "grey"),
)
#: Names that Word writes small within a file.
_BUILT_IN = {name: name.lower() for name in ("Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption")}
#: Styles of words: id, name, what they are.
_WORDS = (
    ("Strong", "Strong", "<w:b/><w:bCs/>"),
    ("Emphasis", "Emphasis", "<w:i/><w:iCs/>"),
    ("QuietWord", "Quiet Word", f'<w:color w:val="{COLOURS["grey"]}"/>'),
    ("CareWord", "Care Word", f'<w:color w:val="{COLOURS["brick"]}"/>'),
    ("BlueWord", "Blue Word", f'<w:b/><w:color w:val="{COLOURS["blue"]}"/>'),
    ("Hyperlink", "Hyperlink", f'<w:color w:val="{COLOURS["blue"]}"/><w:u w:val="single"/>'),
)


def style_id(name: str) -> str:
    """The id of a style within the file."""
    return "".join(part[0].upper() + part[1:] for part in name.split())


def styles(language: str) -> Iterator[BaseOxmlElement]:
    """Everything that stands in the styles of a file whose own language is this."""
    yield _defaults(language)
    yield _style("paragraph", "Normal", "Normal", "", "", default=True)
    yield _style("character", "DefaultParagraphFont", "Default Paragraph Font", "", "", default=True)
    yield _style("table", "TableNormal", "Normal Table", "", _MARGINS.format(top=0, side=0), default=True)
    for look in LOOKS:
        yield _paragraph(look)
    for code, name, facts in _WORDS:
        yield _style("character", code, name, "", f"<w:rPr>{facts}</w:rPr>")
    hair = COLOURS["hair"]
    inside = f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{hair}"/>'
    ink = f'w:val="single" w:sz="8" w:space="0" w:color="{COLOURS["ink"]}"'
    ends = f'<w:top {ink}/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="{hair}"/>'
    yield _table("House Facts", inside, 50)
    yield _table("House Table", ends + inside, 70)
    yield _table("House Plain", "", 40)


_MARGINS = (
    '<w:tblPr><w:tblCellMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
    '<w:bottom w:w="{top}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)


def _defaults(language: str) -> BaseOxmlElement:
    east = language if language[:2] in ("ja", "ko", "zh") else "ja-JP"
    bidi = language if language[:2] in ("ar", "he", "fa", "ur") else "ar-SA"
    fonts = f'w:ascii="{SANS}" w:hAnsi="{SANS}" w:eastAsia="{east_asian(language)}" w:cs="Arial"'
    return parse_xml(
        f'<w:docDefaults {_NS}><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:color w:val="{COLOURS["ink"]}"/>'
        f'<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{language}" w:eastAsia="{east}" w:bidi="{bidi}"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def east_asian(language: str) -> str:
    """The font for Han and Hangul in words of this language."""
    code = language.lower()
    return HAN.get(code) or HAN.get(code[:2]) or HAN["ja"]


def _style(kind: str, code: str, name: str, based: str, facts: str, *, default: bool = False) -> BaseOxmlElement:
    usual = ' w:default="1"' if default else ""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    shown = "" if kind == "table" and default else "<w:qFormat/>"
    return parse_xml(
        f'<w:style {_NS} w:type="{kind}"{usual} w:styleId="{code}"><w:name w:val="{name}"/>{on}{shown}{facts}</w:style>'
    )


def _paragraph(look: Look) -> BaseOxmlElement:
    facts = "<w:keepNext/>" if look.keep else ""
    facts += "<w:keepLines/>" if look.level is not None else ""
    facts += _ruled(look)
    line = f' w:line="{round(look.line * 240)}" w:lineRule="auto"' if look.line else ""
    facts += f'<w:spacing w:before="{round(look.before * 20)}" w:after="{round(look.after * 20)}"{line}/>'
    facts += f'<w:jc w:val="{look.align}"/>' if look.align else ""
    facts += f'<w:outlineLvl w:val="{look.level}"/>' if look.level is not None else ""
    words = f'<w:rFonts w:ascii="{SERIF}" w:hAnsi="{SERIF}"/>' if look.serif else ""
    words += "<w:b/><w:bCs/>" if look.bold else ""
    words += f'<w:color w:val="{COLOURS[look.colour]}"/>' if look.colour else ""
    words += f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/>' if look.size else ""
    after = f'<w:next w:val="{style_id(look.follows)}"/>' if look.follows else ""
    name = _BUILT_IN.get(look.name, look.name)
    return parse_xml(
        f'<w:style {_NS} w:type="paragraph" w:styleId="{style_id(look.name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{style_id(look.based)}"/>{after}<w:qFormat/><w:pPr>{facts}</w:pPr>'
        f"<w:rPr>{words}</w:rPr></w:style>"
    )


def _ruled(look: Look) -> str:
    if look.rule == "top":
        return f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="5" w:color="{COLOURS["hair"]}"/></w:pBdr>'
    if look.rule == "left":
        return f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{COLOURS["blue"]}"/></w:pBdr>'
    return ""


def _table(name: str, borders: str, pad: int) -> BaseOxmlElement:
    margins = _MARGINS.format(top=pad, side=80).replace("<w:tblPr>", f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>")
    return _style("table", style_id(name), name, "TableNormal", margins)
