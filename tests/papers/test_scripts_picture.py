"""One page with every script is drawn as it was when somebody looked at it: the picture lies in tests/golden.

With GOLDEN=write in the environment the picture is drawn anew; look at it before you keep it.
"""

import os
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from cityintl.papers import as_pdf
from cityintl.papers.blocks import Column, Facts, Local, Note, Paper, People, Person, Section, Table, Text, line
from tests.papers.odd import HEAD, SCRIPTS

PICTURE = Path(__file__).parents[1] / "golden" / "scripts.png"
#: A step of grey that an eye may miss, and the share of dots that may differ by more: half a letter.
_STEP, _SHARE = 40, 0.00005


def page() -> Paper:
    """Every script as a fact, in one line, in a table, in paragraphs from right to left, and an unknown sign."""
    cells = [cell for code, text in SCRIPTS.items() for cell in (code, Local(text, code))] + [None, None]
    names = Table(
        tuple(Column(f"c{n}", share=1 + n % 2 * 2) for n in range(4)),
        tuple(tuple(cells[n : n + 4]) for n in range(0, len(cells), 4)),
        heads=False,
        header_column=False,
    )
    apart = [part for code, text in SCRIPTS.items() for part in (Local(text, code), " ")]
    mixed = line("In one line: ", *apart)
    han = tuple((code, Local("骨直与角", code)) for code in ("ja", "ko", "zh-Hans", "zh-Hant"))
    table = Table((Column("City"), Column("Since", "right"), Column("Said")), (
        (Local("القاهرة", "ar"), 1987, line("Cairo (", Local("القاهرة", "ar"), ") 1987–2026")),
        (Local("תל אביב–יפו", "he"), 1967, line(Local("תל אביב", "he"), ", 425,000 people")),
    ))  # fmt: skip
    return Paper(
        "scripts",
        "Names in fifteen scripts",
        (
            Section("Names", (names,)),
            Section("Mixed", (Text(mixed), Facts(han), Text("No face has \U0001f600 or \u0378."))),
            People((Person("Tanaka", "Haruka", True, Local("田中 春香", "ja")), Person("Łukasik", "Żaneta"))),
            Section("Right to left", (
                Text(Local("مدينة القاهرة (Cairo) توأم ريفرتون منذ 1987. " * 3, "ar")),
                Text(line(Local("העיר תל אביב היא עיר תאומה של Philadelphia מאז 1967. " * 3, "he"), Note("A note."))),
                table,
            )),
        ),
        kicker="Proof",
        **HEAD,
    )  # fmt: skip


def _drawn() -> Image.Image:
    document = pypdfium2.PdfDocument(as_pdf.render(page()))
    assert len(document) == 1
    drawn = document[0].render(scale=1.25).to_pil().convert("L")
    document.close()
    return drawn


def _differing(one: Image.Image, other: Image.Image) -> float:
    """The share of dots that an eye would see to be different; edges that moved by a hair do not count."""
    blurred = [picture.filter(ImageFilter.BoxBlur(1)) for picture in (one, other)]
    seen = ImageChops.difference(*blurred).histogram()[_STEP:]
    return sum(seen) / (one.width * one.height)


def test_a_page_of_all_scripts_looks_as_it_did() -> None:
    drawn = _drawn()
    if os.environ.get("GOLDEN") == "write":
        drawn.quantize(16).save(PICTURE, optimize=True)
    with Image.open(PICTURE) as kept:
        assert kept.size == drawn.size
        assert _differing(kept.convert("L"), drawn) < _SHARE


def test_one_letter_of_another_shape_would_be_seen() -> None:
    with Image.open(PICTURE) as found:
        kept = found.convert("L")
    moved = kept.copy()
    moved.paste(kept.crop((295, 210, 311, 228)), (355, 210))
    assert _differing(kept, moved) > _SHARE
    assert _differing(kept, kept.copy()) == 0
