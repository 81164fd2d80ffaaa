"""`due`, `snooze`, `done KEY` and the calendar that `export` writes."""

import json
from pathlib import Path

import pytest

from cityintl.cli import run

DAY = ["--today", "2026-05-14"]


def keys_of(capsys: pytest.CaptureFixture[str], desk: Path, *words: str) -> dict[str, dict[str, object]]:
    assert run(["due", str(desk), "--json", *words, *DAY]) == 0
    return {each["key"]: each for each in json.loads(capsys.readouterr().out)}


@pytest.fixture
def file(sample) -> Path:
    """The sample's file, closed."""
    path = sample.path
    sample.close()
    return path


def test_what_is_due_is_told_the_nearest_first(file: Path, capsys) -> None:
    assert run(["due", str(file), *DAY]) == 0
    lines = capsys.readouterr().out.splitlines()
    dated = [line[:10] for line in lines if line[:4].isdigit() and line[4] == "-" and line[7:8] == "-"]
    assert dated == sorted(dated)
    assert any(" late " in line for line in lines)


def test_a_line_says_by_which_rule_and_that_nobody_compared_it(file: Path, capsys) -> None:
    found = keys_of(capsys, file)
    assert run(["due", str(file), *DAY]) == 0
    lines = {line.split()[2]: line for line in capsys.readouterr().out.splitlines() if not line.startswith("no date")}
    told = [(key, each["rule"]) for key, each in found.items() if key in lines]
    assert {bool(rule) for _key, rule in told} == {True, False}
    for key, rule in told:
        behind = f"({rule['label']}{'' if rule['verified'] else ', not verified'})" if rule else ""
        assert lines[key].endswith(behind) if rule else "not verified" not in lines[key], key


def test_json_says_which_rule_and_which_record(file: Path, capsys) -> None:
    found = keys_of(capsys, file)
    each = next(each for each in found.values() if each["rule"])
    assert set(each["rule"]) == {"code", "label", "citation", "verified"}
    assert str(each["key"]).split(":")[1] == each["reference"]
    assert {each["state"] for each in found.values()} == {"Open", "Snoozed"}


def test_between_two_days_done_ones_are_told_too(file: Path, capsys) -> None:
    found = keys_of(capsys, file, "--from", "2026-01-01", "--to", "2026-05-13")
    assert {each["state"] for each in found.values()} == {"Open", "Done", "Snoozed"}
    assert all(each["due"] is None or "2026-01-01" <= str(each["due"]) <= "2026-05-13" for each in found.values())


def test_days_that_end_before_they_begin_are_refused(file: Path, capsys) -> None:
    assert run(["due", str(file), "--from", "2026-05-13", "--to", "2026-01-01", *DAY]) == 1
    assert "ends before it begins" in capsys.readouterr().err


def test_put_off_done_and_asked_again(file: Path, capsys) -> None:
    key = next(key for key, each in keys_of(capsys, file).items() if key.startswith("tie_review"))
    words = [str(file), key, *DAY]
    assert run(["snooze", *words, "--until", "2026-06-30", "--reason", "The mayor is away"]) == 0
    capsys.readouterr()
    assert keys_of(capsys, file)[key]["state"] == "Snoozed"
    assert run(["done", *words, "--evidence", "Talked it over"]) == 0
    capsys.readouterr()
    assert key not in keys_of(capsys, file)
    assert run(["snooze", *words, "--again"]) == 0
    capsys.readouterr()
    assert keys_of(capsys, file)[key]["state"] == "Open"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["snooze", "tie_review:TIE-4"], "until when"),
        (["snooze", "tie_review:TIE-4", "--until", "2026-06-01"], "why it can wait"),
        (["snooze", "tie_review:TIE-4", "--until", "2026-05-01", "--reason", "x"], "not later"),
        (["snooze", "nothing:TIE-4", "--until", "2026-06-01", "--reason", "x"], "Nothing called"),
        (["done", "nothing:TIE-4"], "Nothing called"),
    ],
)
def test_what_cannot_be_is_said_calmly(file: Path, capsys, words: list[str], says: str) -> None:
    assert run([words[0], str(file), *words[1:], *DAY]) == 1
    assert says in capsys.readouterr().err


def test_the_calendar_keeps_its_identifiers_and_raises_its_sequence(file: Path, tmp_path: Path, capsys) -> None:
    def sequences() -> dict[str, int]:
        out = tmp_path / "riverton.ics"
        assert run(["export", str(file), str(out), *DAY]) == 0
        lines = out.read_text("utf-8").replace("\r\n ", "").splitlines()
        uids = [line[4:] for line in lines if line.startswith("UID:")]
        numbers = [int(line[9:]) for line in lines if line.startswith("SEQUENCE:")]
        return dict(zip(uids, numbers, strict=True))

    before = sequences()
    assert sequences() == before, "nothing changed, nothing is new"
    assert run(["set", str(file), "TIE-4", "review_on=2026-08-01", *DAY]) == 0
    after = sequences()
    assert set(after) == set(before)
    assert all(after[uid] > before[uid] for uid in before)
    capsys.readouterr()


def test_the_calendar_goes_nowhere_else(file: Path, tmp_path: Path, capsys) -> None:
    assert run(["export", str(file), str(tmp_path / "no" / "x.ics"), *DAY]) == 1
    assert "no such folder" in capsys.readouterr().err
