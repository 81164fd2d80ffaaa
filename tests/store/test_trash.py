"""Deleted records are found in the log and come back with their number, parts and links; the desk as it was is read."""

from datetime import date, datetime, timedelta

import pytest

from cityintl import store
from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import NotFound, as_of


@pytest.fixture
def filled(desk):
    with desk.write("Fill") as door:
        nagoya = door.add("partner", {"name": "Nagoya"})
        door.add("person", {"family": "Tanaka", "partner": nagoya})
        tie = door.add("tie", {"partner": nagoya, "type": TieType.MOU, "status": TieStatus.ACTIVE})
        door.add("agreement", {"tie": tie, "title": "Charter"})
        other = door.add("partner", {"name": "Łódź"})
        door.connect("tie", tie, "about", "partner", other)
    return desk


def test_a_deleted_record_comes_back_with_its_parts_and_links(filled, content):
    before = content(filled)
    with filled.write("Delete the tie") as door:
        door.delete("tie", 1)
    (gone,) = filled.deleted()
    assert (gone.reference, gone.title, gone.label) == ("TIE-1", "Nagoya", "Delete the tie")
    with filled.write("More work") as door:
        door.add("partner", {"name": "Kraków"})
    with filled.write("Bring back TIE-1") as door:
        assert door.bring_back("tie", 1) > 1
        door.delete("partner", 3)
    assert filled.check() == [] and [g.reference for g in filled.deleted()] == ["PAR-3"]

    def plain(found):
        return {
            t: [[v for v, c in zip(row, columns(t), strict=True) if c not in ("changed_in", "id")] for row in lines]
            for t, lines in found.items()
            if t in kinds_with_rows(found)
        }

    def columns(table):
        with filled.reading() as connection:
            return [line[1] for line in store.driver.fetch(connection, f'PRAGMA table_xinfo("{table}")')]

    def kinds_with_rows(found):
        return [k.name for k in kinds.KINDS if found[k.name]] + ["connection"]

    assert plain(content(filled)) == plain(before)
    assert [f.reference for f in filled.search("charter")] == ["AGR-1"]
    filled.undo()
    assert filled.check() == []


def test_what_pointed_to_it_points_to_it_again(filled):
    with filled.write("Delete") as door:
        door.delete("tie", 1)
        door.delete("partner", 1)
    assert filled.get("person", 1).values["partner"] is None
    with filled.write("Back") as door, pytest.raises(UserError, match="belongs to PAR-1"):
        door.bring_back("tie", 1)
    with filled.write("Back") as door:
        door.bring_back("partner", 1)
        door.bring_back("tie", 1)
    assert filled.get("person", 1).values["partner"] == 1 and filled.check() == []
    assert filled.get("tie", 1).values["status"] is TieStatus.ACTIVE


def test_what_was_brought_back_or_never_deleted_is_not_among_the_deleted(filled):
    with filled.write("Delete") as door:
        door.delete("tie", 1)
    filled.undo()
    assert filled.deleted() == []
    for kind, number in (("tie", 1), ("tie", 99)):
        with pytest.raises(NotFound), filled.write("Back") as door:
            door.bring_back(kind, number)


def test_what_an_undo_took_away_is_no_deleted_record(filled):
    filled.undo()
    assert filled.deleted() == []


def test_every_kind_that_can_go_comes_back(sample):
    tried = 0
    for kind in kinds.KINDS:
        for number in sample.listing(kind.name, (kind.title,)).ids:
            title = sample.titles(kind.name, [number])[number]
            try:
                with sample.write("Delete") as door:
                    door.delete(kind.name, number)
            except UserError:
                continue  # others need it
            found = next(g for g in sample.deleted(1000) if (g.kind, g.id) == (kind.name, number))
            assert (
                kind.part_of or found.title == title or kind.fields[kind.title].link or kind.fields[kind.title].computed
            )
            with sample.write("Back") as door:
                door.bring_back(kind.name, number)
            tried += 1
            break
    assert tried > 30 and sample.check() == []


@pytest.fixture
def long_desk(desk):
    """A desk that was worked in for four days, with the rows as each day left them."""
    moment = [datetime.fromisoformat("2026-05-01T15:00:00+00:00")]
    desk.clock = lambda: moment[0]
    return desk, moment


def test_the_desk_as_it_was_on_every_day(long_desk, tmp_path, content):
    desk, moment = long_desk
    states = {}

    def close_of_day():
        states[moment[0].date()] = content(desk)
        moment[0] += timedelta(days=1)

    with desk.write("One") as door:
        nagoya = door.add("partner", {"name": "Nagoya"})
        door.add("person", {"family": "Tanaka", "partner": nagoya})
    close_of_day()
    with desk.write("Two") as door:
        door.set("partner", 1, {"name": "Nagoya City"})
        door.add("tie", {"partner": nagoya, "type": TieType.MOU, "status": TieStatus.ACTIVE})
    close_of_day()
    with desk.write("Three") as door:
        door.delete("tie", 1)
        door.delete("person", 1)
    close_of_day()
    desk.undo()
    close_of_day()
    for day, state in states.items():
        to = tmp_path / f"{day}.cityintl"
        at = as_of.build(desk, as_of.last_step_of(desk, day), to)
        was = as_of.open_as_of(to, at)
        assert content(was) == state
        assert was.check() == [] and was.today == day
        with pytest.raises(UserError, match="can be read, not changed"), was.write("No") as door:
            door.add("partner", {"name": "x"})
        was.close()
    with pytest.raises(UserError, match="There was no desk yet"):
        as_of.last_step_of(desk, date(1999, 1, 1))
    assert desk.count("tie") == 1


def test_a_confidential_value_is_shown_only_where_it_is_still_the_same(long_desk, tmp_path):
    desk, moment = long_desk
    field = next(f.name for f in kinds.kind("person").fields.values() if f.sensitive)
    with desk.write("One") as door:
        door.add("person", {"family": "Tanaka", field: "first"})
        door.add("person", {"family": "Suzuki", field: "same"})
    moment[0] += timedelta(days=1)
    with desk.write("Two") as door:
        door.set("person", 1, {field: "second"})
        door.set("person", 2, {"family": "Suzuki-Ito"})
    at = as_of.build(desk, 2, tmp_path / "was.cityintl")
    with as_of.open_as_of(tmp_path / "was.cityintl", at) as was:
        assert was.get("person", 1).values[field] is None
        assert was.get("person", 2).values[field] == "same" and was.get("person", 2).values["family"] == "Suzuki"
