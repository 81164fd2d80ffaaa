"""The history says what was done in words people know, and for one record only what touched it."""

from time import perf_counter

import pytest

from cityintl.records.memory import Direction, Medium
from cityintl.records.tie import TieStatus, TieType


@pytest.fixture
def tie(desk):
    with desk.write("Add tie “Nagoya”") as door:
        nagoya = door.add("partner", {"name": "Nagoya", "country": "JP"})
        return door.add("tie", {"partner": nagoya, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})


def said(step):
    return [(c.kind, c.title, c.what, c.field, c.before, c.after) for c in step.changes]


def test_a_change_is_told_by_labels_and_shown_values(desk, tie, today):
    with desk.write("Edit") as door:
        person = door.add("person", {"family": "Tanaka", "given": "Haruka"})
        door.set("tie", tie, {"review_on": today, "charter": True, "contact": person, "grade": None})
    told = [line for line in said(desk.history()[0]) if line[0] == "tie"]
    assert told == [
        ("tie", "Nagoya", "changed", "Their contact", "", "Haruka Tanaka"),
        ("tie", "Nagoya", "changed", "Charter sister city", "", "Yes"),
        ("tie", "Nagoya", "changed", "Next review", "", "14 May 2026"),
    ]
    assert desk.history()[0].at == "2026-05-14T15:00:00+00:00"


def test_a_record_tells_of_itself_its_parts_and_links_only(desk, tie, today):
    with desk.write("Add paper") as door:
        paper = door.add("agreement", {"tie": tie, "title": "Charter"})
        door.add("partner", {"name": "Somewhere else"})
    with desk.write("Delete paper") as door:
        door.delete("agreement", paper)
    with desk.write("Decide") as door:
        decision = door.add("decision", {"on": today, "what": "Wait", "decided_by": "Mayor"})
        door.connect("decision", decision, "about", "tie", tie)
    with desk.write("Cut") as door:
        door.disconnect("decision", decision, "about", "tie", tie)
    with desk.write("Other") as door:
        door.add("partner", {"name": "Other"})
    cut, decide, delete, add, _made = desk.history("tie", tie)
    assert said(cut) == [("decision", "Wait", "unlinked", "about", "", "Nagoya")]
    assert said(decide) == [("decision", "Wait", "linked", "about", "", "Nagoya")]
    assert said(delete) == [("agreement", "Charter", "deleted", "", "", "")]
    assert said(add) == [("agreement", "Charter", "added", "", "", "")] and add.records == 2
    assert [s.label for s in desk.history("decision", decision)] == ["Cut", "Decide"]


def test_what_is_gone_keeps_its_name(desk, tie):
    with desk.write("Delete") as door:
        person = door.add("person", {"family": "Tanaka", "given": "Haruka"})
        door.delete("tie", tie)
        door.delete("partner", 1)
    with desk.write("Delete person") as door:
        third = door.add("person", {"family": "Kowalska"})
        door.delete("person", person)
    titles = {(c.kind, c.title, c.what) for s in desk.history() for c in s.changes}
    assert ("person", "Haruka Tanaka", "deleted") in titles
    assert ("tie", "PAR-1", "deleted") in titles and ("partner", "Nagoya", "deleted") in titles
    with desk.write("Delete third") as door:
        door.delete("person", third)
    assert desk.history()[0].changes[0].title == "Kowalska"


def test_words_of_an_earlier_version_are_told_as_they_stand(desk, tie):
    from sqlcipher3 import dbapi2

    with desk.write("Suspend") as door:
        door.set("tie", tie, {"status": TieStatus.SUSPENDED})
    raw = dbapi2.connect(str(desk.path), isolation_level=None)
    raw.execute("UPDATE change SET after = replace(after, 'SUSPENDED', 'DORMANT') WHERE table_name = 'tie'")
    raw.execute("UPDATE change SET table_name = 'visit' WHERE table_name = 'tie_event'")
    raw.close()
    told = said(desk.history()[0])
    assert ("tie", "Nagoya", "changed", "Status", "Active", "DORMANT") in told
    assert ("visit", "visit 1", "changed", "", "", "") in told


def test_a_large_step_is_told_by_its_beginning_at_once(desk):
    with desk.write("Import") as door:
        partners = door.add_many("partner", [{"name": f"City {n}"} for n in range(3000)])
        door.add_many("tie", [{"partner": p, "type": TieType.MOU, "status": TieStatus.ACTIVE} for p in partners])
    start = perf_counter()
    (step, _made) = desk.history()
    (own,) = desk.history("tie", 2999)
    assert perf_counter() - start < 2
    assert step.records == 6000 and len(step.changes) == 20
    assert said(own) == [("tie", "City 2998", "added", "", "", "")]


def test_the_history_is_as_long_as_asked(desk, tie):
    for n in range(5):
        with desk.write(f"Step {n}") as door:
            door.set("tie", tie, {"why": f"because {n}"})
    assert [s.label for s in desk.history(limit=2)] == ["Step 4", "Step 3"]
    assert [s.label for s in desk.history("tie", tie, limit=1)] == ["Step 4"]


def test_letters_are_told_by_subject(desk, today):
    with desk.write("Write") as door:
        letter = door.add(
            "correspondence",
            {"on": today, "subject": "Hello", "direction": Direction.SENT, "medium": Medium.LETTER},
        )
    assert said(desk.history("correspondence", letter)[0]) == [("correspondence", "Hello", "added", "", "", "")]
