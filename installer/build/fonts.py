"""Static fonts for papers and screens out of the variable ones: ReportLab takes only fixed weights.

Run as a program (`fonts.py OUT FACE`) it makes one face, so that the set-up can make two at a time.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from build import packages
from build.fresh import fresh_folder

SANS, SERIF, NOTO, HAN = (
    "fontpkg_source_sans_3",
    "fontpkg_source_serif_4",
    "manimgx_fonts",
    "justmytype_intl_cjk",
)
WEIGHTS = {"Regular": 400, "SemiBold": 600, "Italic": 400}
# Scripts of the Noto companions by the end of their name; the code is ISO 15924's.
COMPANIONS = {
    "": "Latn", "Arabic": "Arab", "Armenian": "Armn", "Bengali": "Beng", "Devanagari": "Deva",
    "Ethiopic": "Ethi", "Georgian": "Geor", "Gujarati": "Gujr", "Gurmukhi": "Guru", "Hebrew": "Hebr",
    "Kannada": "Knda", "Khmer": "Khmr", "Lao": "Laoo", "Malayalam": "Mlym", "Myanmar": "Mymr",
    "Oriya": "Orya", "Sinhala": "Sinh", "Tamil": "Taml", "Telugu": "Telu", "Thai": "Thai",
}  # fmt: skip
HAN_SCRIPTS = {"JP": "Jpan", "KR": "Kore", "SC": "Hans", "TC": "Hant"}


@dataclass(frozen=True)
class Face:
    """One font file to make: where it comes from and what it is for."""

    file: str
    family: str
    package: str
    source: str
    role: str
    script: str = "Latn"
    opsz: int | None = None

    @property
    def style(self) -> str:
        """Regular, SemiBold or Italic, as the file's name ends."""
        end = self.file.removesuffix(".ttf").rsplit("-", 1)[1]
        return end if end in WEIGHTS else "Regular"

    @property
    def axes(self) -> dict[str, int]:
        """Where on the axes of the variable font this face lies."""
        return {"wght": WEIGHTS[self.style]} | ({"opsz": self.opsz} if self.opsz else {})


def _companions() -> list[Face]:
    faces = []
    for end, script in COMPANIONS.items():
        for style in ("Regular", "SemiBold"):
            family, source = f"Noto Sans {end}".strip(), f"NotoSans{end}[wght].ttf"
            faces.append(Face(f"NotoSans{end}-{style}.ttf", family, NOTO, source, "companion", script))
    faces.append(
        Face("NotoSansSymbols-Regular.ttf", "Noto Sans Symbols", NOTO, "NotoSansSymbols[wght].ttf", "companion", "Zsym")
    )
    for end, script in HAN_SCRIPTS.items():
        source = f"fonts/ofl/notosans{end.lower()}/NotoSans{end}[wght].ttf"
        faces.append(Face(f"NotoSans{end}-Regular.ttf", f"Noto Sans {end}", HAN, source, "companion", script))
    return faces


FACES = [
    Face("SourceSans3-Regular.ttf", "CityIntl Sans", SANS, "files/SourceSans3[wght].ttf", "sans"),
    Face("SourceSans3-SemiBold.ttf", "CityIntl Sans", SANS, "files/SourceSans3[wght].ttf", "semibold"),
    Face("SourceSans3-Italic.ttf", "CityIntl Sans", SANS, "files/SourceSans3-Italic[wght].ttf", "italic"),
    Face("SourceSerif4-Regular.ttf", "CityIntl Serif", SERIF, "files/SourceSerif4[opsz,wght].ttf", "serif", opsz=14),
    Face(
        "SourceSerif4-Display.ttf", "CityIntl Display", SERIF, "files/SourceSerif4[opsz,wght].ttf",
        "display", opsz=40,
    ),
    *_companions(),
]  # fmt: skip


def build(target: Path) -> str:
    """Make every face and the list of them; return what to say about it."""
    heaviest_first = sorted(FACES, key=lambda face: face.package != HAN)
    with fresh_folder(target) as folder:
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            for _done in pool.map(lambda face: _in_own_process(folder, face), heaviest_first):
                pass
        index = [
            {
                "file": face.file, "family": face.family,
                "weight": WEIGHTS[face.style], "italic": face.style == "Italic",
                "role": face.role, "script": face.script,
            }
            for face in FACES
        ]  # fmt: skip
        (folder / "fonts.json").write_text(json.dumps(index, indent=1), encoding="utf-8")
    return f"{len(FACES)} fonts"


def _in_own_process(folder: Path, face: Face) -> None:
    command = [sys.executable, str(Path(__file__)), str(folder), face.file]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        raise RuntimeError(f"{face.file} could not be made:\n{made.stderr}")


def make(face: Face, target: Path) -> None:
    """Write one static font with names of its own."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(packages.folder(face.package) / face.source)
    axes = {axis.axisTag: face.axes.get(axis.axisTag, axis.defaultValue) for axis in font["fvar"].axes}
    font = instancer.instantiateVariableFont(font, axes, inplace=True)
    if face.package in (SANS, SERIF):
        _drop_ligatures(font)
    if face.role == "display":
        _proportional_figures(font)
    _name(font, face)
    font.save(target)


def _drop_ligatures(font) -> None:
    """Ligatures extract badly from a PDF, and ReportLab asks for the fanciful ones too."""
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag in ("liga", "dlig"):
            record.Feature.LookupListIndex, record.Feature.LookupCount = [], 0


def _proportional_figures(font) -> None:
    """Large figures stand alone: let the digits be the proportional ones from the start."""
    table = font["GSUB"].table
    feature = next(r.Feature for r in table.FeatureList.FeatureRecord if r.FeatureTag == "pnum")
    swap = {}
    for index in feature.LookupListIndex:
        for part in table.LookupList.Lookup[index].SubTable:
            swap.update(getattr(part, "ExtSubTable", part).mapping)
    for letters in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if letters.cmap.get(code) in swap:
                letters.cmap[code] = swap[letters.cmap[code]]


def _name(font, face: Face) -> None:
    """One PostScript name a file (ReportLab mixes two weights under one), one family for Qt.

    “Source” is a reserved name: what is made of those fonts must be called something else.
    """
    postscript = f"{face.family.replace(' ', '')}-{face.style}"
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 5, 7, 8, 9, 11, 13, 14)]
    linked = face.style in ("Regular", "Italic")
    wanted = {1: face.family if linked else f"{face.family} {face.style}", 2: face.style if linked else "Regular",
              3: f"CityIntl {postscript}", 4: f"{face.family} {face.style}", 6: postscript}  # fmt: skip
    if not linked:
        wanted |= {16: face.family, 17: face.style}
    for number, text in wanted.items():
        names.setName(text, number, 3, 1, 0x409)
        names.setName(text, number, 1, 0, 0)
    font["OS/2"].usWeightClass = WEIGHTS[face.style]
    italic = face.style == "Italic"
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b1100001 | (0b1 if italic else 0b1000000)
    font["head"].macStyle = 0b10 if italic else 0


if __name__ == "__main__":
    make(next(face for face in FACES if face.file == sys.argv[2]), Path(sys.argv[1]) / sys.argv[2])
