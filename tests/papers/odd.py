"""Papers of content that nobody would wish for, and one page with all scripts."""

from datetime import date
from decimal import Decimal

from cityintl.papers.blocks import (
    Box,
    Bullets,
    Column,
    Event,
    Facts,
    Group,
    History,
    Line,
    Lines,
    Link,
    Local,
    Numbered,
    Paper,
    People,
    Person,
    Quiet,
    Section,
    Soft,
    Span,
    Status,
    Strong,
    Table,
    Text,
    line,
)  # fmt: skip

SCRIPTS = {
    "pl": "Łódź i Białystok",
    "vi": "Hà Nội",
    "el": "Θεσσαλονίκη",
    "uk": "Київ",
    "ja": "名古屋市",
    "ko": "대전광역시",
    "zh-Hans": "哈尔滨",
    "zh-Hant": "臺北市",
    "ar": "القاهرة",
    "he": "תל אביב–יפו",
    "hi": "वाराणसी",
    "th": "เชียงใหม่",
    "ka": "თბილისი",
    "hy": "Երևան",
    "am": "አዲስ አበባ",
}
HEAD = {
    "office": "Riverton, Illinois · Office of International Affairs",
    "contact": "City Hall, 100 Front Street · +1 217-555-0142",
    "printed": "14 May 2026, 10:00 am",
    "created": "2026-05-14T10:00:00-05:00",
}
NASTY = "<b>bold</b> & <para> </font> &amp; {x} %s \\ (a) <!-- <![CDATA[ \x00\x07\x1b end \ud800"


def every_script() -> Paper:
    facts = tuple((code, Local(text, code)) for code, text in SCRIPTS.items())
    mixed = line("In one line: ", *(Local(f"{text} ", code) for code, text in SCRIPTS.items()))
    blocks = (
        Section("Names", (Facts(facts),)),
        Section("Mixed", (Text(mixed),)),
        Section("Right to left", (Text(Local("مدينة القاهرة (Cairo) توأم ريفرتون منذ 1987. " * 8, "ar")),)),
        Section("Hebrew", (Text(Local("העיר תל אביב היא עיר תאומה של Philadelphia מאז 1967. " * 5, "he")),)),
    )
    return Paper("scripts", "Names in fifteen scripts", blocks, kicker="Proof", **HEAD)


def everything() -> Paper:
    person = Person("Żurek-Łukasik", "Małgorzata", phonetic="mow-go-ZHAH-tah", say="Deputy Mayor", title="Deputy Mayor")
    tanaka = Person("Tanaka", "Haruka", True, Local("田中 春香", "ja"), write="Dear Ms. Tanaka")
    columns = (Column("What", share=2), Column("Due"), Column("Cost", "right", unit="$", decimals=2))
    rows = tuple((f"Thing {n}", date(2026, 5, 1), Decimal(n) / 3) for n in range(70))
    events = tuple(Event(str(1990 + n * 3), 1990.5 + n * 3, f"What happened {n}") for n in range(9))
    spans = (Span(1990, 1996, "before"), Span(1996, 2010), Span(2010, 2014, "silent"), Span(2014, 2026))
    blocks = (
        Section("Why", (Text("A lead sentence that says it all, and then a little more than that.", "lead"),)),
        Section(
            "Facts",
            (
                Facts(
                    (
                        ("Web", Link("the city’s pages", "https://example.org/ż?a=b")),
                        ("Empty", None),
                        ("Status", Status("Suspended", ", since 2022")),
                        ("Yes", True),
                        ("Number", 1234567),
                        ("Two", Lines((Line((Strong("One"), Soft(" two"))), Quiet("three")))),
                    )
                ),
            ),
            "A note.",
        ),
        People((person, tanaka, Person("X"), Person("Y", "Z"))),
        History("History", events, spans, "Thick: in force."),
        Section("Lists", (Bullets(("one", "two " * 60)), Numbered(tuple(f"point {n}" for n in range(1, 30))))),
        Section("Avoid", (Box((Text(line(Strong("Money."), " Never.")), Text("Dates " * 90))),), tone="care"),
        Section("Table", (Table(columns, rows, caption="Seventy things"),)),
        Table(columns, (), (Group("One", rows[:4]), Group("Two", rows[4:8])), "Groups", True, dense=True),
    )
    return Paper("everything", "Everything there is", blocks, standfirst=line("Now ", Status("Active")), **HEAD)


def strange() -> Paper:
    wide = Table(tuple(Column(f"Column {n}", share=0) for n in range(40)), (tuple(f"v{n}" for n in range(40)),) * 3)
    long = Table((Column("Note"), Column("Other")), (("A very long cell. " * 700, "short"),), caption="Long")
    blocks = (
        Text(NASTY),
        Section(NASTY, (Facts(((NASTY, NASTY),)), Text("word" * 400), Text(""), Text(" "))),
        Section("Empty", ()),
        Section("Nothing in it", (Table((), ()), Table((Column("a"),), ()), Facts(()), Bullets(()), People(()))),
        wide,
        long,
        Section("Long", (long, Text("line\n" * 300, "note"))),
        Section("Unknown \U0001f600", (Text("\U0001f600 \U0001f468\u200d\U0001f469 \ue000 \u0378 end"),)),
        Table((Column("One"),), (("x",),), heads=False),
        Section("Lists", (Bullets(("\u200f", "\u202eabc", "a\u0301\u0302\u0303" * 30)), Numbered(("1",) * 120))),
    )
    return Paper("strange", NASTY, blocks, kicker="\x00", contact="c" * 300, office="o" * 200)
