"""Confidential values stand in their record and nowhere else."""

import pytest

from cityintl.errors import UserError

DIET = "vegetarianherring"


@pytest.fixture
def person(desk):
    with desk.write("Add person") as door:
        return door.add("person", {"family": "Tanaka", "diet": DIET, "access_needs": "no stairs"})


def raw_tables(desk, skipped="person"):
    from sqlcipher3 import dbapi2

    raw = dbapi2.connect(str(desk.path))
    names = [n for (n,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if n != skipped]
    found = "\n".join(repr(raw.execute(f'SELECT * FROM "{n}"').fetchall()) for n in names)
    raw.close()
    return found


def test_a_confidential_value_is_read_but_not_searched_listed_or_logged(desk, person):
    assert desk.get("person", person).values["diet"] == DIET
    assert desk.search(DIET) == [] and desk.listing("person", ("family",), words=DIET).ids == []
    assert DIET not in raw_tables(desk) and "no stairs" not in raw_tables(desk)
    with desk.write("Change diet") as door:
        door.set("person", person, {"diet": "none"})
    (step, *_) = desk.history()
    assert [(c.field, c.before, c.after) for c in step.changes] == [("Diet", "(confidential)", "(confidential)")]
    assert DIET not in repr(desk.history())
    assert desk.check() == []


def test_a_confidential_change_is_not_undone_and_says_why(desk, person, content):
    with desk.write("Change diet") as door:
        door.set("person", person, {"diet": "none", "given": "Haruka"})
    before = content(desk)
    with pytest.raises(UserError, match="“Diet” is confidential") as refused:
        desk.undo()
    assert refused.value.advice and content(desk) == before
    assert desk.can_undo() == "Change diet"


def test_other_changes_of_the_same_person_are_undone_and_keep_the_value(desk, person, content):
    before = content(desk)
    with desk.write("Rename") as door:
        door.set("person", person, {"given": "Haruka"})
    desk.undo()
    assert content(desk) == before
    desk.redo()
    assert desk.get("person", person).values["diet"] == DIET
    assert desk.get("person", person).title == "Haruka Tanaka"


def test_a_deleted_person_with_confidential_values_does_not_come_back(desk, person, content):
    lost = ["Diet", "Access needs"]
    assert desk.not_kept("person", person) == lost
    with desk.write("Delete") as door:
        door.delete("person", person)
    with pytest.raises(UserError, match="confidential") as refused:
        desk.undo()
    assert "Deleted records brings back" in refused.value.advice
    assert desk.not_kept("person", person) == lost
    assert desk.counts()["person"] == 0 and desk.check() == []


def test_a_record_without_confidential_values_loses_none(desk):
    with desk.write("Add") as door:
        number = door.add("person", {"family": "Sato"})
    assert desk.not_kept("person", number) == []
    with desk.write("Delete") as door:
        door.delete("person", number)
    assert desk.not_kept("person", number) == []
    desk.undo()
    assert desk.get("person", number).title == "Sato"


def test_adding_such_a_person_is_undone_but_not_redone(desk, person):
    desk.undo()
    assert desk.counts()["person"] == 0
    with pytest.raises(UserError, match="confidential"):
        desk.redo()


def test_a_confidential_value_that_is_gone_leaves_no_trace_in_the_file(desk, person, ready_desk):
    with desk.write("Change") as door:
        door.set("person", person, {"diet": None})
        door.set("person", person, {"access_needs": None})
    draft = desk.keep_draft("person", {"diet": DIET})
    desk.drop_draft(draft)
    desk.close()
    assert DIET.encode() not in desk.path.read_bytes()
    assert not desk.path.with_name(desk.path.name + "-wal").exists()


def test_the_digest_differs_from_desk_to_desk_and_tells_equal_values(desk, person, clock, tmp_path):
    from cityintl import store
    from cityintl.store import images

    with desk.reading() as connection:
        here = images.salt(connection)
    with store.create(tmp_path / "other.cityintl", desk.home() | {}, clock) as other, other.reading() as connection:
        there = images.salt(connection)
    one, same, foreign = (images.hidden("person", {"diet": DIET}, s) for s in (here, here, there))
    assert one == same != foreign


def test_a_path_that_ends_in_a_confidential_field_is_never_searched():
    from cityintl.records import kinds
    from cityintl.store import searching

    office = kinds.kind("office")
    assert searching._is_sensitive(office, "person.diet") and searching._is_sensitive(kinds.kind("person"), "diet")
    assert not searching._is_sensitive(office, "person.bio") and not searching._is_sensitive(office, "person")
