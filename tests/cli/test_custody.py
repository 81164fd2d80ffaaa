"""The verbs of records requests, holds, retention and bids, on the sample desk."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TODAY = ("--today", "2026-05-14")


@pytest.fixture
def riverton(ready_sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(ready_sample, tmp_path / "Riverton.cityintl"))


@pytest.fixture
def find(cityintl: Callable[..., Any], riverton: Path) -> Callable[[str, str], str]:
    """The reference of the record of a prefix that holds these words."""

    def finding(prefix: str, words: str) -> str:
        found = cityintl("search", riverton, *words.split(), "--json").json
        return next(each["reference"] for each in found if each["reference"].startswith(prefix))

    return finding


def test_what_is_on_hold_is_neither_deleted_nor_undone_away(cityintl, riverton, find) -> None:
    visit = find("DEL", "flood park high water")
    told = cityintl("delete", riverton, visit)
    assert told.code == 1 and "is on hold: “Fall on the wet quay in Bordeaux: claim of a traveler” (HLD-" in told.err
    assert f"{visit} · Delegation" in cityintl("show", riverton, visit).out
    assert "On hold: Fall on the wet quay" in cityintl("show", riverton, visit).out
    (hold,) = cityintl("show", riverton, visit, "--json").json["holds"]
    told = cityintl("hold", riverton, hold, "--json").json
    assert visit in [each["reference"] for each in told["keeps"]]
    assert cityintl("hold", riverton, hold, "--release").code == 1
    assert cityintl("hold", riverton, hold, "--release", "--by", "City Attorney", *TODAY).code == 0
    assert cityintl("delete", riverton, visit).code == 0
    assert cityintl("undo", riverton).code == 0


def test_a_class_on_hold_keeps_all_it_covers(cityintl, riverton, find) -> None:
    told = cityintl("delete", riverton, find("SUP", "trailer pumps"))
    assert told.code == 1 and "“Audit of contributions to associations”" in told.err


def test_a_record_is_put_on_hold(cityintl, riverton, find) -> None:
    gift, hold = find("GFT", "tea bowl"), find("HLD", "wet quay")
    assert cityintl("hold", riverton, hold, "--add", gift).code == 0
    assert cityintl("delete", riverton, gift).code == 1
    assert cityintl("undo", riverton).code == 0
    assert cityintl("delete", riverton, gift).code == 0


def test_retention_lists_by_class_and_deletes_nothing(cityintl, riverton) -> None:
    before = cityintl("export", riverton, riverton.with_name("a.xlsx"), "--json").json["sheets"]
    shelves = {each["title"]: each for each in cityintl("retention", riverton, "--json", *TODAY).json}
    letters = shelves["Routine correspondence"]
    assert letters["free"] and not letters["verified"] and letters["covers"] == ["correspondence"]
    assert {each["over"][:4] for each in letters["free"]} == {"2023"}
    assert shelves["Ties, decisions and signed papers"]["free"] == []
    later = {each["title"]: each for each in cityintl("retention", riverton, "--json", "--today", "2040-01-01").json}
    held = later["Support and its accounts"]
    assert held["free"] == [] and held["held"] and held["held"][0]["holds"]
    told = cityintl("retention", riverton, *TODAY)
    assert "2 years from the end of its calendar year, not verified" in told.out
    assert told.out.rstrip().splitlines()[-1].startswith("Nothing was deleted")
    assert cityintl("export", riverton, riverton.with_name("b.xlsx"), "--json").json["sheets"] == before


def test_a_desk_without_classes_says_what_to_do(cityintl, krakow) -> None:
    assert "Add them as your state’s schedule" in cityintl("retention", krakow).out


def test_a_request_is_told_and_answered(cityintl, riverton, find) -> None:
    asked = find("RRQ", "radio stations abroad")
    told = cityintl("records", riverton, asked, *TODAY)
    assert "received. Answer by" in told.out and "answered within 5 working days (not verified)" in told.out
    assert cityintl("records", riverton, asked, "searching", *TODAY).code == 0
    assert cityintl("records", riverton, asked, "denied", *TODAY).code == 1
    told = cityintl("records", riverton, asked, "answered", "--found", "0", "--counsel", "Farrow", "--json", *TODAY)
    assert (told.json["status"], told.json["answered_on"]) == ("Answered", "2026-05-14")
    assert cityintl("show", riverton, asked, "--json").json["fields"]["counsel"] == "Farrow"


def test_a_request_is_extended_with_its_ground(cityintl, riverton, find) -> None:
    asked = find("RRQ", "declaration with Yueyang")
    assert cityintl("records", riverton, asked, "--until", "2026-06-01", *TODAY).code == 1
    told = cityintl("records", riverton, asked, "--until", "2026-06-01", "--reason", "Three boxes", "--json", *TODAY)
    assert told.json["due"] == "2026-06-01" and told.json["rule"] is None


def test_a_bid_is_told_and_decided(cityintl, riverton, find) -> None:
    bid = find("BID", "Children’s Games")
    told = cityintl("bid", riverton, bid, "--json", *TODAY).json
    assert (told["guaranteed"]["minor"], told["asked"]["minor"], told["over"]) == (41_000_000, 6_900_000, False)
    book = next(each["reference"] for each in told["stages"] if each["stage"] == "Bid book")
    assert cityintl("bid", riverton, find("BID", "Choral Days"), "--done", book).code == 1
    told = cityintl("bid", riverton, bid, "--done", book, *TODAY)
    assert "Two inspectors for three days: due" in told.out
    told = cityintl("bid", riverton, bid, "won", *TODAY)
    assert told.code == 1 and "2 guarantees are still open" in told.err
    assert cityintl("bid", riverton, bid, "withdrawn", *TODAY).code == 1
    told = cityintl("bid", riverton, bid, "withdrawn", "--reason", "Clause 11.1 stayed in.", *TODAY)
    assert "withdrawn. Withdrawn on 14 May 2026." in told.out


def test_what_is_due_is_done_by_its_key(cityintl, riverton, find) -> None:
    due = {each["key"] for each in cityintl("due", riverton, "--json", *TODAY).json}
    asked = find("RRQ", "radio stations abroad")
    assert f"records_request:{asked}" in due
    assert cityintl("done", riverton, f"records_request:{asked}", *TODAY).code == 0
    assert cityintl("show", riverton, asked, "--json").json["fields"]["status"] == "Answered"
    entries = _calendar(cityintl, riverton)
    assert any(key.startswith("hold_review") for key in entries)
    assert not any(key.startswith("lead_step") for key in entries), "it says nothing of firms"


def _calendar(cityintl: Any, riverton: Path) -> list[str]:
    out = riverton.with_suffix(".ics")
    assert cityintl("export", riverton, out, *TODAY).code == 0
    return [line.removeprefix("UID:") for line in out.read_text("utf-8").splitlines() if line.startswith("UID:")]
