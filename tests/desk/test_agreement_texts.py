"""What agreements in force say: which hold today, and how the words of a file become paragraphs again."""

from datetime import date

import pytest

from cityintl import paths
from cityintl.desk.agreement_texts import paragraphs, texts_in_force
from cityintl.desk.terms import in_force
from cityintl.exchange.text_in import text_of
from cityintl.records.tie import TieStatus, TieType

TODAY = date(2026, 5, 14)
OPEN = {
    "signed_on": "2020-05", "effective_on": None, "term_months": None, "open_ended": None, "expires_on": None,
    "auto_renew": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "holds"),
    [
        ({}, True),
        ({"expires_on": date(2026, 5, 14)}, True),
        ({"expires_on": date(2026, 5, 13)}, False),
        ({"expires_on": date(2026, 5, 13), "auto_renew": True}, True),
        ({"term_months": 72}, True),  # signed in May 2020, nobody knows on which day
        ({"term_months": 60}, False),
        ({"term_months": 60, "open_ended": True}, True),
        ({"effective_on": date(2026, 5, 15)}, False),
        ({"signed_on": "2026-06"}, False),
        ({"signed_on": None}, False),
    ],
)
def test_an_agreement_holds_from_its_beginning_to_its_last_day(more: dict, holds: bool) -> None:
    assert in_force({**OPEN, **more}, TODAY) is holds


def test_lines_that_the_edge_of_the_page_broke_are_one_paragraph_again() -> None:
    text = (
        "Agreement between the City of Riverton in Illinois and the\nCity of Nagoya\n"
        "Believing that people who build things for one another should know\n"
        "one another by name, and that the schools, the workshops and houses\nAichi and Illinois share, agree.\n"
        "1. Schools and workshops of both cities further their acquaintance.\n"
        "Article 2 The cities receive the people of the other as guests, at\n(a) their own cost\n(b) any time\n"
        "Harold Lindqvist, Mayor"
    )
    assert paragraphs(text, by_lines=True) == (
        "Agreement between the City of Riverton in Illinois and the City of Nagoya",
        "Believing that people who build things for one another should know one another by name, and that the schools, "
        "the workshops and houses Aichi and Illinois share, agree.",
        "1. Schools and workshops of both cities further their acquaintance.",
        "Article 2 The cities receive the people of the other as guests, at",
        "(a) their own cost",
        "(b) any time",
        "Harold Lindqvist, Mayor",
    )


def test_a_file_that_knows_its_paragraphs_keeps_them() -> None:
    text = "Program on Rivers\nbetween two cities of one size and of one mind\n\n  and\tfriends  "
    assert paragraphs(text, by_lines=False) == (
        "Program on Rivers", "between two cities of one size and of one mind", "and friends",
    )  # fmt: skip
    assert paragraphs(" \n\t\n", by_lines=True) == ()


def test_japanese_lines_are_joined_without_a_space_and_korean_ones_with_one() -> None:
    japanese = "第一条　双方は、偶数年ごとに各十二名の生徒を派\n遣する。\n第二条　受入側は相当の注意を払うものとする。"
    assert paragraphs(japanese, by_lines=True) == (
        "第一条 双方は、偶数年ごとに各十二名の生徒を派遣する。", "第二条 受入側は相当の注意を払うものとする。",
    )  # fmt: skip
    assert paragraphs("두 도시는 서로를 자매 도시로 여기며\n우정을 나눈다.", by_lines=True) == (
        "두 도시는 서로를 자매 도시로 여기며 우정을 나눈다.",
    )


@pytest.mark.parametrize("name", ["agreement-nagoya-1959.pdf", "program-bordeaux.docx"])
def test_the_sample_keeps_of_an_agreement_what_its_file_says(sample, name: str) -> None:
    blob = paths.resource("sample", "documents", name).read_bytes()
    number = next(n for n in sample.listing("document", ()).ids if sample.get("document", n).values["name"] == name)
    assert sample.file_text(sample.get("document", number).values["sha256"]).strip() == text_of(name, blob)


def test_an_agreement_comes_once_for_each_of_its_files_and_once_without_any(desk) -> None:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "Nagoya", "country": "JP"})
        tie = door.add("tie", {"partner": partner, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})
        older = door.add("agreement", {"tie": tie, "title": "Older", "signed_on": "1959", "open_ended": True})
        door.add("agreement", {"tie": tie, "title": "Over", "signed_on": "1960", "expires_on": date(2000, 1, 1)})
        scan, copy = (
            door.add(
                "document",
                {"title": name, "name": name, "sha256": door.put_file(name.encode(), text), "media_type": "text/plain"},
            )
            for name, text in (("scan.pdf", None), ("copy.txt", "We agree."))
        )
        door.add("agreement", {"tie": tie, "title": "Newer", "signed_on": "2019-04-04", "document": copy})
        door.connect("document", scan, "about", "agreement", older)
        door.connect("document", copy, "about", "agreement", older)
        door.set("agreement", older, {"document": copy})
    found = texts_in_force(desk, {tie}, TODAY)
    told = [(text.agreement["title"], text.document and text.document["name"], text.paragraphs) for text in found]
    assert told == [
        ("Older", "copy.txt", ("We agree.",)), ("Older", "scan.pdf", ()), ("Newer", "copy.txt", ("We agree.",)),
    ]  # fmt: skip
    assert texts_in_force(desk, (), TODAY) == []
