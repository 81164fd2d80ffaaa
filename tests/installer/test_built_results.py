import gettext
import json
import re
import sys
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path

import pytest
import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from cityintl import paths

FONTS = json.loads(paths.built("fonts", "fonts.json").read_text(encoding="utf-8"))
ICONS = """
airplane-tilt arrow-left arrow-right arrow-u-up-left arrow-u-up-right arrows-clockwise bank book-open briefcase
buildings cake calendar-blank caret-down caret-right caret-up chart-line chat-text check check-circle circle clock
clock-counter-clockwise columns copy dots-three download-simple envelope-simple eye eye-slash file-arrow-down
file-pdf file-text file-xls flag floppy-disk folder-open funnel gear gift globe-hemisphere-west hand-waving
handshake house identification-card info keyboard link link-break list-dashes magnifying-glass map-pin moon note
pencil-simple phone plus printer push-pin question scales scroll share-network sidebar-simple sign-out signature
star sun table tag trash upload-simple user user-circle users wallet warning warning-circle x
"""


def harfbuzz(file):
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(paths.built("fonts", file)))))


def shaped(file, text, **features):
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(harfbuzz(file), buffer, features)
    return buffer


def postscript_name(file):
    face = TTFont(Path(file).stem, str(paths.built("fonts", file))).face
    return face.name.decode() if isinstance(face.name, bytes) else face.name


def test_every_face_has_a_name_of_its_own():
    names = [postscript_name(font["file"]) for font in FONTS]
    assert len(set(names)) == len(FONTS)
    assert not any(name.startswith("Source") for name in names)  # a reserved name


def test_the_faces_of_the_house_style_and_the_scripts_are_there():
    assert {"sans", "semibold", "italic", "serif", "display", "companion"} == {font["role"] for font in FONTS}
    scripts = {font["script"] for font in FONTS}
    assert {"Latn", "Arab", "Hebr", "Deva", "Thai", "Jpan", "Kore", "Hans", "Hant"} <= scripts


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("SourceSans3-Regular.ttf", "Łódź ✓ → ●○△▲■"),
        ("NotoSansArabic-SemiBold.ttf", "القاهرة"),
        ("NotoSansDevanagari-Regular.ttf", "दिल्ली"),
        ("NotoSansJP-Regular.ttf", "名古屋市"),
        ("NotoSansKR-Regular.ttf", "서울"),
        ("NotoSansTC-Regular.ttf", "臺北市"),
        ("NotoSansThai-Regular.ttf", "กรุงเทพ"),
    ],
)
def test_a_face_has_the_letters_it_is_for(file, text):
    assert all(info.codepoint for info in shaped(file, text).glyph_infos)


@pytest.mark.parametrize("file", ["SourceSans3-Regular.ttf", "SourceSans3-SemiBold.ttf", "SourceSerif4-Regular.ttf"])
def test_latin_faces_keep_kerning_and_lose_ligatures(file):
    assert len(shaped(file, "fi ffi he", liga=True, dlig=True).glyph_infos) == len("fi ffi he")

    def width(kern):
        return sum(position.x_advance for position in shaped(file, "AVAT", kern=kern).glyph_positions)

    assert width(True) < width(False)


def test_only_the_display_face_has_proportional_figures():
    def widths(file):
        return {position.x_advance for digit in "0123456789" for position in shaped(file, digit).glyph_positions}

    assert len(widths("SourceSans3-Regular.ttf")) == 1
    assert len(widths("SourceSerif4-Regular.ttf")) == 1
    assert len(widths("SourceSerif4-Display.ttf")) > 1


def test_two_weights_stay_apart_in_one_pdf():
    for file in ("SourceSans3-Regular.ttf", "SourceSans3-SemiBold.ttf"):
        pdfmetrics.registerFont(TTFont(f"Try{Path(file).stem}", str(paths.built("fonts", file))))
    out = BytesIO()
    canvas = Canvas(out, initialFontName="TrySourceSans3-Regular", pageCompression=0)
    canvas.drawString(50, 50, "Kraków")
    canvas.setFont("TrySourceSans3-SemiBold", 12)
    canvas.drawString(50, 80, "Kraków")
    canvas.save()
    names = set(re.findall(rb"/FontName /[A-Z]+\+(\S+)", out.getvalue()))
    assert names == {b"CityIntlSans-Regular", b"CityIntlSans-SemiBold"}


def test_qt_knows_each_weight_under_one_family(qapp):
    from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

    for font in FONTS:
        number = QFontDatabase.addApplicationFont(str(paths.built("fonts", font["file"])))
        assert font["family"] in QFontDatabase.applicationFontFamilies(number), font["file"]
    for weight, style in ((400, "Regular"), (600, "SemiBold")):
        wanted = QFont("CityIntl Sans", 12)
        wanted.setWeight(QFont.Weight(weight))
        assert QFontInfo(wanted).family() == "CityIntl Sans"
        assert QFontInfo(wanted).styleName() == style


@pytest.mark.parametrize("name", ICONS.split())
def test_an_icon_is_one_path_in_the_colour_of_the_window(name):
    text = paths.built("icons", f"{name}.svg").read_text(encoding="utf-8")
    drawing = ET.fromstring(text)
    assert drawing.attrib["viewBox"] == "0 0 256 256"
    (path,) = drawing
    assert "currentColor" in (path.attrib.get("fill"), path.attrib.get("stroke"))
    numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", path.attrib["d"])]
    assert len(numbers) > 4
    if path.attrib["fill"] == "currentColor":
        assert -1 <= min(numbers) <= max(numbers) <= 257


def test_a_catalogue_is_compiled_as_gettext_reads_it(load, tmp_path):
    source = tmp_path / "sources" / "es" / "LC_MESSAGES"
    source.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    (source / "cityintl.po").write_text(f'{head}msgid "Signed"\nmsgstr "Firma"\n', encoding="utf-8")
    assert load("build.catalogues").build(tmp_path / "sources", tmp_path / "made") == "Words of papers: es 1"
    assert gettext.translation("cityintl", tmp_path / "made", ["es"]).gettext("Signed") == "Firma"


def test_a_result_is_whole_or_not_there(load, tmp_path):
    fresh = load("build.fresh")
    target = tmp_path / "result"
    with fresh.fresh_file(target) as half:
        half.write_text("whole")
        assert not target.exists()
    with pytest.raises(ZeroDivisionError), fresh.fresh_file(target) as half:
        half.write_text("hal")
        raise ZeroDivisionError
    assert target.read_text() == "whole"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_is_whole_or_not_there(load, tmp_path):
    fresh = load("build.fresh")
    target = tmp_path / "results"
    for name in ("first", "second"):
        with fresh.fresh_folder(target) as half:
            (half / name).touch()
    with pytest.raises(ZeroDivisionError), fresh.fresh_folder(target) as half:
        raise ZeroDivisionError
    assert [path.name for path in target.iterdir()] == ["second"]
    assert list(tmp_path.iterdir()) == [target]


def test_results_are_made_again_only_after_another_recipe(load, tmp_path, monkeypatch):
    resources = load("build_resources")
    assert resources.missing(tmp_path) == list(resources.RESULTS)
    for files, _sources in resources.RESULTS.values():
        for file in files:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).touch()
    made = {name: resources.recipe(name) for name in resources.RESULTS}
    (tmp_path / "made.json").write_text(json.dumps(made))
    assert resources.missing(tmp_path) == []
    (tmp_path / "places.sqlite").unlink()
    (tmp_path / "made.json").write_text(json.dumps(made | {"icons": "another"}))
    assert resources.missing(tmp_path) == ["cities", "icons"]


def test_the_recipe_of_a_result_follows_its_sources(load, tmp_path, monkeypatch):
    resources = load("build_resources")
    before = resources.recipe("icons")
    for source in resources.RESULTS["icons"][1]:
        copy, original = tmp_path / source, resources.ROOT / source
        copy.parent.mkdir(parents=True, exist_ok=True)
        if original.is_dir():
            copy.mkdir()
            for file in original.iterdir():
                (copy / file.name).write_bytes(file.read_bytes())
        else:
            copy.write_bytes(original.read_bytes())
    monkeypatch.setattr(resources, "ROOT", tmp_path)
    assert resources.recipe("icons") == before
    (tmp_path / "resources/icons/new.svg").touch()
    assert resources.recipe("icons") != before


def test_a_main_name_weighs_more_than_a_foreign_one_and_an_airport_less(load):
    places = load("build.places")
    assert places.weight(100_000, True) > places.weight(1_000_000, False) > places.weight(100_000, False)
    assert places.weight(800_000, False, "KRK") < places.weight(10_000, False, "Krk")


def test_no_maker_is_called_like_a_module_of_python():
    """One of them is run as a program, and its folder then stands before Python's own."""
    makers = {path.stem for path in (Path(__file__).parents[2] / "installer" / "build").glob("*.py")} - {"__init__"}
    assert makers and not makers & sys.stdlib_module_names
