"""The chosen Phosphor icons as single SVG files: the icon font itself costs too much at the start."""

import json
import shutil
from pathlib import Path

from build import packages
from build.fresh import fresh_folder

OWN = Path(__file__).parents[2] / "resources" / "icons"
CHOSEN = """
airplane-tilt archive arrow-left arrow-right arrow-u-up-left arrow-u-up-right arrows-clockwise arrows-left-right bank
bed book-open briefcase buildings cake calendar-blank calendar-check car cardholder caret-down caret-left caret-right
caret-up chart-line chat-text chats check check-circle circle clipboard-text clock clock-counter-clockwise columns
copy currency-dollar dots-three download-simple envelope-open envelope-simple eye eye-slash file-arrow-down file-pdf
file-text flag floppy-disk folder-open fork-knife funnel gear gift globe-hemisphere-west hand-waving handshake house
identification-badge identification-card image info keyboard lifebuoy link link-break list-dashes magnifying-glass
map-pin microphone moon newspaper note note-pencil paperclip path pencil-simple phone plus printer push-pin question
receipt scales share-network shield-check shield-warning sign-out stack star student sun table tag ticket timer trash
trophy upload-simple user user-circle users users-three video-camera wallet warning warning-circle x
"""
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256" width="256" height="256">'
    '<path fill="currentColor" d="{}"/></svg>\n'
)


def build(target: Path) -> str:
    """Draw each glyph as one path, add the icons drawn by ourselves; return what to say about it."""
    from fontTools.misc.transform import Transform
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont

    source = packages.folder("qtawesome") / "fonts"
    charmap = json.loads(next(source.glob("phosphor-charmap-*.json")).read_text(encoding="utf-8"))
    font = TTFont(next(source.glob("phosphor-[0-9]*.ttf")))
    glyphs, letters = font.getGlyphSet(), font.getBestCmap()
    scale, top = 256 / font["head"].unitsPerEm, font["hhea"].ascent
    onto_screen = Transform(scale, 0, 0, -scale, 0, top * scale)
    with fresh_folder(target) as folder:
        for name in CHOSEN.split():
            pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
            glyphs[letters[int(charmap[name], 16)]].draw(TransformPen(pen, onto_screen))
            (folder / f"{name}.svg").write_text(_SVG.format(pen.getCommands()), encoding="utf-8")
        own = sorted(OWN.glob("*.svg"))
        for drawing in own:
            shutil.copyfile(drawing, folder / drawing.name)
    return f"{len(CHOSEN.split()) + len(own)} icons"
