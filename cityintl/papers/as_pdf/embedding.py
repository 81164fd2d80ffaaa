"""Fonts inside the file: only the shapes that were used, each with the text it stands for."""

import hashlib
import struct
from collections.abc import Iterable, Sequence
from itertools import groupby

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFString

from cityintl.papers.as_pdf.fonts import Face, Glyph
from cityintl.papers.as_pdf.streams import SoundStream

#: Tables that a font inside a PDF does not need.
_NOT_NEEDED = ("BASE", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "cmap", "gasp", "name", "post", "vhea", "vmtx", "DSIG")


#: What a dot stands for whose letter already bears the text: a space without width.
_NO_TEXT = "\u200b"


class Subset:
    """The used shapes of one face, numbered in the order of their use.

    The same shape gets another number for another text (大 and its radical look alike), so that what is
    copied from the page is what was typed.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.face, self.name = face, name
        self._numbers: dict[tuple[int, str], int] = {}
        self._advances: dict[int, float] = {}
        # readers of PDF tell gaps from spaces by the width of the font's own space
        if space := face.hb_font.get_nominal_glyph(0x20):
            self.code(Glyph(space, " ", 0.0))

    def code(self, glyph: Glyph) -> int:
        """The number of a shape in this file, from 1 on."""
        return self._numbers.setdefault((glyph.number, glyph.text), len(self._numbers) + 1)

    def advance(self, number: int) -> float:
        """The width of a shape, as the file says it."""
        if number not in self._advances:
            self._advances[number] = round(self.face.advance(number), 3)
        return self._advances[number]

    def write(self, document: PDFDocument) -> object:
        """Put the font into the document; gives the reference to it."""
        data, new = self._cut()
        tag = "".join(chr(65 + b % 26) for b in hashlib.sha256(data).digest()[:6])
        name = PDFName(f"{tag}+{self.face.name}")
        places = [0] + [new[number] for number, _ in self._numbers]
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(self._descriptor(document, name, data)),
                "CIDToGIDMap": document.Reference(SoundStream(struct.pack(f">{len(places)}H", *places))),
                "DW": 1000,
                "W": PDFArray([1, PDFArray([self.advance(n) for n, _ in self._numbers])]),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(SoundStream(self._to_unicode())),
            }
        )
        return document.Reference(font)

    def _cut(self) -> tuple[bytes, dict[int, int]]:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({number for number, _ in self._numbers})
        wanted.drop_table_tag_set.update({int.from_bytes(tag.encode(), "big") for tag in _NOT_NEEDED})
        wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE
        plan = hb.SubsetPlan(self.face.hb_face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)

    def _descriptor(self, document: PDFDocument, name: PDFName, data: bytes) -> PDFDictionary:
        scale = self.face.scale
        head = self.face.hb_face.reference_table("head").data
        extents = self.face.hb_font.get_font_extents("ltr")
        program = SoundStream(data, {"Length1": len(data)})
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": 4,
                "FontBBox": PDFArray([round(v * scale) for v in struct.unpack(">4h", bytes(head[36:44]))]),
                "ItalicAngle": -12 if "Italic" in self.face.name else 0,
                "Ascent": round(extents.ascender * scale),
                "Descent": round(extents.descender * scale),
                "CapHeight": 660,
                "StemV": 120 if "SemiBold" in self.face.name else 80,
                "FontFile2": document.Reference(program),
            }
        )

    def _to_unicode(self) -> bytes:
        lines = [f"<{n:04x}> <{_utf16(text or _NO_TEXT)}>" for (_, text), n in self._numbers.items()]
        blocks = [lines[k : k + 100] for k in range(0, len(lines), 100)]
        body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
            f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "surrogatepass").hex()


def show(subset: Subset, glyphs: Sequence[Glyph], size: float) -> str:
    """The operators that show these shapes, each at its place from where the pen stands.

    Dots without a text of their own come after the letters, each with a move of its own: a move within a word is
    read as a space.
    """
    out: list[str] = []
    pen = 0.0
    for rise, group in groupby((g for g in glyphs if g.text), key=lambda g: g.y):
        shown, pen = _line(subset, group, pen)
        out += [f"{_number(rise * size / 1000)} Ts", shown, "0 Ts"] if rise else [shown]
    x = y = 0.0
    for mark in (g for g in glyphs if not g.text):
        out.append(f"{_number((mark.x - x) * size / 1000)} {_number((mark.y - y) * size / 1000)} Td")
        out.append(f"<{subset.code(mark):04x}> Tj")
        x, y = mark.x, mark.y
    if x or y:
        out.append(f"{_number(-x * size / 1000)} {_number(-y * size / 1000)} Td")
    return " ".join(out)


def _line(subset: Subset, glyphs: Iterable[Glyph], pen: float) -> tuple[str, float]:
    out: list[str] = []
    codes = ""
    for glyph in glyphs:
        if abs(glyph.x - pen) >= 0.5:
            if codes:
                out.append(f"<{codes}>")
                codes = ""
            out.append(_number(pen - glyph.x))
            pen = glyph.x
        codes += f"{subset.code(glyph):04x}"
        pen += subset.advance(glyph.number)
    return f"[{' '.join([*out, f'<{codes}>'])}] TJ", pen


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
