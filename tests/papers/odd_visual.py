"""Papers of the blocks that are looked at, from programs to cards: as wished, and as nobody would wish for."""

from io import BytesIO

from PIL import Image

from cityintl.papers.blocks import (
    Bullets,
    Certificate,
    Column,
    Entry,
    Halves,
    Heading,
    KeyFigure,
    KeyFigures,
    Letter,
    Lines,
    Numbered,
    Paper,
    People,
    Person,
    Picture,
    Programme,
    Section,
    Series,
    Signing,
    Spark,
    Status,
    Table,
    Text,
    Tile,
    Tiles,
    YearColumns,
)  # fmt: skip
from tests.papers.odd import HEAD, NASTY, SCRIPTS


def picture(mode: str = "RGB", kind: str = "PNG", **more) -> bytes:
    found, out = Image.new("RGB", (90, 60), (40, 90, 160)), BytesIO()
    found.paste((220, 180, 60), (20, 10, 70, 50))
    found.convert(mode).save(out, kind, **more)
    return out.getvalue()


DRIVE = Entry("8:10 a.m.", "Drive to City Hall", "to 8:30 a.m.", "10:10 p.m.", drive=True, others=("Vans 1 and 2",))
MEETING = Entry(
    "9:00 a.m.", "Meeting", "to 10:00 a.m.", "11:00 p.m.", "Thu", ("Room 204",), "You lead", changed="was 8:45"
)
PROGRAM = Programme("Riverton", (DRIVE, MEETING), "Nagoya")
FIGURES = KeyFigures((KeyFigure("114", "people", "92 in 2025"), KeyFigure("84%", "kept")))
SIGNING = Signing((Lines(("Angela R. Whitfield", "Mayor")), Lines(("Date",))))
LARGE = Numbered((Lines(("One sentence.", "And grey words.")), "Two"), large=True)


def visible() -> Paper:
    series = (Series("In", tuple(range(10))), Series("Out", (3.0,) * 10))
    years = YearColumns(tuple(range(2017, 2027)), series, "People.", "people", ((2017, "calls only"),))
    halves = Halves(("We promised", (Text(Status("Overdue")),)), ("They promised", (Bullets(("One", "Two")),)))
    sparks = tuple((f"Row {n}", Spark(tuple(range(n, n + 10)), f"Row {n}, ten years")) for n in range(3))
    pictures = (
        Picture(picture(), "A field"), Picture(picture("RGBA"), "Shining", "Caption"),
        Picture(picture("CMYK", "JPEG", dpi=(72, 72)), "Inks", share=0.4), Picture(b"broken", "Lost"),
        Picture(picture("P"), "Few colors"), Picture(picture("LA"), "Grey"),
    )  # fmt: skip
    people = People((Person("Oshima", "Kenichi", True, photo=picture("RGB", "JPEG")),))
    letters = tuple(
        Letter(
            ("Mayor", "City"), "May 14, 2026", (Text("Dear Mayor, " * n), LARGE), "Subject", "Yours,", ("Name",),
            ("Plan",), code,
        )
        for n, code in ((3, ""), (900, "fr"), (2, "ar"))
    )  # fmt: skip
    cards = tuple(Tile((name, "Mayor")) for name in (*SCRIPTS.values(), "A very long name " * 9))
    blocks = (
        PROGRAM, Section("Day", (PROGRAM, FIGURES)), FIGURES, Section("Years", (years, halves)), people,
        Section("Heads", (Heading("Within"), LARGE, SIGNING)), Table((Column("Row"), Column("People")), sparks),
        *pictures, *letters, Certificate("Honorary Citizen", (Text("Kenichi Oshima", "lead"), FIGURES), SIGNING, "ja"),
        Tiles("place", cards), Tiles("badge", cards), Tiles("label", cards), Section("End", (Text("End"),)),
    )  # fmt: skip
    return Paper("visible", "What is looked at", blocks, **HEAD)


def pocket() -> Paper:
    found = (PROGRAM, Section("Help", (Text("Daniel Osei"), Numbered(("one", "two")), SIGNING)))
    return Paper("pocket", "Tuesday", found, look="pocket", kicker="Day 2", **HEAD)


def letters_alone() -> Paper:
    found = (Letter(("Mayor",), "May 14, 2026", (Text("Dear Mayor,"),)), Tiles("label", (Tile(("Mayor",)),)))
    return Paper("letters", "Letters", found, look="letter", letterhead=("City of Riverton", "Office", "Here"), **HEAD)


def unwished() -> Paper:
    name, none = "N" * 2000, Lines(())
    years = YearColumns((2026,), (Series(NASTY, (float("inf"),)), Series(name, ())), NASTY, NASTY, ((2026, name),))
    nasty = Entry(NASTY, NASTY, NASTY, NASTY, NASTY, (NASTY,), NASTY, (NASTY,), changed=NASTY)
    inside = (Text(name), Section(NASTY, (Text("x"),)))
    blocks = (
        Programme(NASTY, (nasty,), NASTY), Programme("", (Entry("", ""), Entry(name, name, where=(name,), drive=True))),
        KeyFigures((KeyFigure(name, NASTY), KeyFigure("", ""))), years,
        Section(NASTY, (years, Heading(""), Heading(name))), Halves(("", ()), (NASTY, (Text(name),))),
        Numbered((none, NASTY, Lines((name, ""))), large=True), Signing((none, Lines((name, NASTY)))),
        Picture(b"", NASTY, NASTY), Picture(picture(), "", share=-3.0),
        People((Person(name, photo=picture()), Person("", photo=b"x"))),
        Letter((name, NASTY), NASTY, inside, name, NASTY, (name, ""), (NASTY, ""), "xx"), Letter((), "", ()),
        Certificate("", ()), Certificate(name, (Text(name), Table((), ())), Signing((none,))),
        Tiles("badge", (Tile((NASTY, name)), Tile(()))), Tiles("label", (Tile((name, "\n" * 50)),)), Tiles("place", ()),
        Table((Column("a"),), ((Spark((), NASTY),), (Spark((float("nan"), -1e300, 1e300), ""),))),
    )  # fmt: skip
    return Paper("unwished", NASTY, blocks, **HEAD)
