"""Pictures and photographs in a paper: any mode, broken bytes, sRGB, no transparency."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageCms, ImageDraw

from cityintl.papers import as_pdf
from cityintl.papers.as_pdf import images
from cityintl.papers.blocks import Paper, People, Person, Picture, Section
from tests.papers.structure import figures, spoken


def made(mode: str, kind: str, size: tuple[int, int] = (60, 40), **more) -> bytes:
    found = Image.new("RGB", size, (200, 30, 30))
    ImageDraw.Draw(found).rectangle((0, 0, size[0] // 2, size[1]), fill=(30, 30, 200))
    out = BytesIO()
    (found.convert("L") if mode == "I;16" else found).convert(mode).save(out, kind, **more)
    return out.getvalue()


def _paper(*found) -> bytes:
    return as_pdf.render(Paper("pictures", "Pictures", found))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_mode_is_shown(mode: str) -> None:
    content = _paper(Section("S", (Picture(made(mode, "PNG"), f"Two fields, {mode}"),)))
    assert figures(content) == [f"Two fields, {mode}"]
    assert content.count(b"/Subtype /Image") == 1 and b"/SMask" not in content and b"/DeviceRGB" in content


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_of_any_mode_is_shown_with_and_without_its_dots_per_inch(mode: str) -> None:
    for more in ({}, {"dpi": (300, 300)}, {"dpi": (1, 1)}):
        content = _paper(Picture(made(mode, "JPEG", **more), "Two fields"))
        assert b"/DCTDecode" in content and b"/DeviceCMYK" not in content
        assert figures(content) == ["Two fields"]


def _size(content: bytes) -> tuple[float, float]:
    document = pypdfium2.PdfDocument(content)
    left, low, right, high = next(o for o in document[0].get_objects() if o.type == 3).get_bounds()
    document.close()
    return right - left, high - low


def test_a_picture_is_no_wider_than_its_share_nor_than_its_dots_nor_higher_than_half_a_page() -> None:
    wide, high = _size(_paper(Picture(made("RGB", "PNG", (1200, 800)), "a", share=0.5)))
    assert (wide, high) == pytest.approx((252, 168), abs=0.1)
    assert _size(_paper(Picture(made("RGB", "PNG", (60, 40)), "a"))) == pytest.approx((60, 40), abs=0.1)
    assert _size(_paper(Picture(made("RGB", "PNG", (400, 4000)), "a")))[1] == pytest.approx(338, abs=0.1)


def test_a_large_photograph_takes_no_more_dots_than_are_printed() -> None:
    content = made("RGB", "JPEG", (4000, 3000))
    found = images.image(content, 72.0)
    assert (found.width, found.height, found.jpeg) == (220, 165, True)


def test_what_shines_through_becomes_white_and_a_profile_becomes_srgb() -> None:
    clear = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    out = BytesIO()
    clear.save(out, "PNG")
    assert images._read(out.getvalue(), 100)[0].getpixel((1, 1)) == (255, 255, 255)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert figures(_paper(Picture(made("RGB", "PNG", icc_profile=profile), "With a profile"))) == ["With a profile"]
    assert figures(_paper(Picture(made("RGB", "PNG", icc_profile=b"no profile"), "Odd profile"))) == ["Odd profile"]


def test_sixteen_bits_keep_their_tones() -> None:
    found = Image.new("I;16", (2, 1))
    found.putpixel((0, 0), 65535)
    found.putpixel((1, 0), 32768)
    out = BytesIO()
    found.save(out, "PNG")
    read = images._read(out.getvalue(), 100)[0]
    assert (read.getpixel((0, 0))[0], read.getpixel((1, 0))[0]) == (255, 127)


def test_a_photograph_lying_on_its_side_is_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    content = made("RGB", "JPEG", (60, 40), exif=exif)
    found = images.image(content, 720.0)
    assert images.size_of(content) == (found.width, found.height) == (40, 60)


BROKEN = (
    b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", made("RGB", "PNG")[:70], made("RGB", "JPEG")[:300],
    made("P", "PNG").replace(b"IHDR\x00\x00\x00\x3c", b"IHDR\x7f\xff\xff\xff"), b"<svg/>" * 50,
)  # fmt: skip


@pytest.mark.parametrize("content", BROKEN)
def test_broken_bytes_leave_a_box_that_says_what_it_was(content: bytes) -> None:
    heard = [text for _tag, text, _language in spoken(_paper(Picture(content, "The mayors shake hands", "In May")))]
    assert heard == ["Pictures", "This picture cannot be shown: The mayors shake hands", "In May"]


def test_alternative_texts_are_told_apart_and_never_empty() -> None:
    content = made("RGB", "PNG")
    found = _paper(
        Picture(content, "A"), Picture(content, "A"), Picture(content, "", "Caption"), Picture(content, "\n")
    )
    assert figures(found) == ["A", "A (2)", "Caption", "Figure"]


def test_a_person_s_photograph_is_cropped_to_its_middle_and_initials_stand_for_a_broken_one() -> None:
    wide = made("RGB", "PNG", (400, 200))
    people = People((Person("Tanaka", "Haruka", True, photo=wide), Person("Hayashi", "Miwa", photo=b"x")))
    content = _paper(people)
    assert figures(content) == ["Photograph of TANAKA Haruka"]
    assert [text for _tag, text, _language in spoken(content)][1:] == ["TANAKA Haruka", "Miwa HAYASHI"]
    found = images.image(wide, 42.0, 0.75)
    assert found.width / found.height == pytest.approx(0.75, abs=0.01)
    assert _size(content) == pytest.approx((42, 56), abs=0.1)
