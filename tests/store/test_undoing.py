"""Steps are undone and done again, in order or alone, across restarts; what cannot be is said and leaves nothing."""

import pytest

from cityintl import store
from cityintl.errors import Cancelled, UserError
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import UndoBlocked


@pytest.fixture
def nagoya(desk):
    with desk.write("Add partner “Nagoya”") as door:
        return door.add("partner", {"name": "Nagoya", "country": "JP"})


@pytest.fixture
def tie(desk, nagoya):
    with desk.write("Add tie “Nagoya”") as door:
        return door.add("tie", {"partner": nagoya, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})


def rename(desk, number, name):
    with desk.write(f"Call it {name}") as door:
        door.set("partner", number, {"name": name})


def test_a_new_desk_has_nothing_to_undo(desk):
    assert desk.can_undo() is None and desk.can_redo() is None
    with pytest.raises(UserError, match="nothing to undo"):
        desk.undo()
    with pytest.raises(UserError, match="nothing to redo"):
        desk.redo()
    with pytest.raises(UserError, match="no step 1"):
        desk.undo(1)
    with pytest.raises(UserError, match="no step 77"):
        desk.undo(77)


def test_undo_and_redo_go_through_a_restart_in_order(desk, nagoya, content, clock):
    for name in ("A", "B", "C"):
        rename(desk, nagoya, name)
    before = content(desk)
    labels = []
    while desk.can_undo():
        desk.close()
        desk = store.open_desk(desk.path, clock)
        asked = desk.can_undo()
        labels.append(desk.undo())
        assert labels[-1] == asked
    assert labels == ["Call it C", "Call it B", "Call it A", "Add partner “Nagoya”"]
    assert desk.counts()["partner"] == 0
    desk.close()
    desk = store.open_desk(desk.path, clock)
    again = []
    while desk.can_redo():
        asked = desk.can_redo()
        again.append(desk.redo())
        assert again[-1] == asked
    assert again == labels[::-1]
    assert content(desk) == before
    assert desk.can_undo() == "Call it C"
    assert desk.check() == []
    desk.close()


def test_new_work_ends_what_could_be_redone(desk, nagoya):
    rename(desk, nagoya, "A")
    desk.undo()
    assert desk.can_redo() == "Call it A"
    rename(desk, nagoya, "B")
    assert desk.can_redo() is None
    assert desk.undo() == "Call it B"
    assert desk.redo() == "Call it B"
    assert desk.undo() == "Call it B"
    assert desk.can_undo() == "Add partner “Nagoya”"


def test_a_step_can_be_undone_twice_and_more(desk, nagoya, content):
    rename(desk, nagoya, "A")
    changed = content(desk)
    for _turn in range(3):
        desk.undo()
        assert desk.get("partner", nagoya).values["name"] == "Nagoya"
        desk.redo()
        assert content(desk) == changed
    assert [s.undone for s in desk.history() if s.label == "Call it A"] == [False]


def test_undo_of_an_older_step_names_the_later_work_and_changes_nothing(desk, nagoya, content):
    with desk.write("Note the region") as door:
        door.set("partner", nagoya, {"region": "Aichi"})
    step = desk.history()[0].id
    rename(desk, nagoya, "A")
    rename(desk, nagoya, "B")
    before, history = content(desk), desk.history()
    with pytest.raises(UndoBlocked, match="“Call it B”; “Call it A”") as blocked:
        desk.undo(step)
    assert blocked.value.steps == (step + 2, step + 1)
    assert content(desk) == before and desk.history() == history
    desk.undo(step + 2), desk.undo(step + 1)
    assert desk.undo(step) == "Note the region"


def test_an_older_step_that_nothing_depends_on_is_undone_alone(desk, nagoya):
    with desk.write("Add other") as door:
        other = door.add("partner", {"name": "Łódź"})
    step = desk.history()[0].id
    rename(desk, nagoya, "A")
    desk.undo(step)
    assert desk.get("partner", nagoya).title == "A"
    assert other not in desk.listing("partner", ("name",)).ids
    assert {s.label: s.undone for s in desk.history()}["Add other"]


def test_a_record_that_later_work_points_to_stays(desk, nagoya, tie, content):
    step = next(s.id for s in desk.history() if s.label.startswith("Add partner"))
    before = content(desk)
    with pytest.raises(UndoBlocked, match="“Add tie “Nagoya””"):
        desk.undo(step)
    assert content(desk) == before


def test_a_record_that_was_linked_later_stays(desk, nagoya, today):
    with desk.write("Decide") as door:
        decision = door.add("decision", {"on": today, "what": "Wait", "decided_by": "Mayor"})
    step = desk.history()[0].id
    with desk.write("Link it") as door:
        door.connect("decision", decision, "about", "partner", nagoya)
    with pytest.raises(UndoBlocked, match="Link it"):
        desk.undo(step)
    desk.undo()
    assert desk.undo(step) == "Decide"


def test_a_link_to_what_was_deleted_later_does_not_come_back(desk, nagoya, today):
    with desk.write("Write") as door:
        letter = door.add(
            "correspondence",
            {"on": today, "subject": "Hello", "direction": "SENT", "medium": "LETTER", "partner": nagoya} | _sent(),
        )
    with desk.write("Unlink") as door:
        door.set("correspondence", letter, {"partner": None})
    step = desk.history()[0].id
    with desk.write("Delete Nagoya") as door:
        door.delete("partner", nagoya)
    with pytest.raises(UndoBlocked, match="Delete Nagoya"):
        desk.undo(step)
    assert desk.check() == []


def _sent():
    from cityintl.records.memory import Direction, Medium

    return {"direction": Direction.SENT, "medium": Medium.LETTER}


def test_a_link_that_was_made_anew_is_in_the_way_of_its_earlier_self(desk, nagoya, today, content):
    with desk.write("Decide") as door:
        decision = door.add("decision", {"on": today, "what": "Wait", "decided_by": "Mayor"})
        door.connect("decision", decision, "about", "partner", nagoya)
    with desk.write("Cut") as door:
        door.disconnect("decision", decision, "about", "partner", nagoya)
    step = desk.history()[0].id
    with desk.write("Link again") as door:
        door.connect("decision", decision, "about", "partner", nagoya)
    before = content(desk)
    with pytest.raises(UndoBlocked, match="“Link again”"):
        desk.undo(step)
    assert content(desk) == before


def test_a_link_whose_end_was_deleted_later_does_not_come_back(desk, nagoya, today):
    with desk.write("Decide") as door:
        decision = door.add("decision", {"on": today, "what": "Wait", "decided_by": "Mayor"})
        door.connect("decision", decision, "about", "partner", nagoya)
    with desk.write("Cut") as door:
        door.disconnect("decision", decision, "about", "partner", nagoya)
    step = desk.history()[0].id
    with desk.write("Delete Nagoya") as door:
        door.delete("partner", nagoya)
    with pytest.raises(UndoBlocked, match="Delete Nagoya"):
        desk.undo(step)


def test_an_undo_never_leaves_a_status_that_its_history_denies(desk, tie, content):
    with desk.write("Terminate") as door:
        door.add("tie_event", {"tie": tie, "on": "2022", "to_status": TieStatus.TERMINATED})
    step = desk.history()[0].id
    with desk.write("Older change") as door:
        door.add("tie_event", {"tie": tie, "on": "2001", "to_status": TieStatus.SUSPENDED})
    assert desk.get("tie", tie).values["status"] is TieStatus.TERMINATED
    before = content(desk)
    with pytest.raises(UndoBlocked, match="Older change"):
        desk.undo(step)
    assert content(desk) == before


def test_a_deleted_record_comes_back_with_its_parts_and_links(desk, nagoya, tie, today, content):
    with desk.write("Fill") as door:
        door.add("agreement", {"tie": tie, "title": "Sister city agreement"})
        door.set("tie", tie, {"status": TieStatus.SUSPENDED})
        person = door.add("person", {"family": "Tanaka", "partner": nagoya})
        door.add("office", {"person": person, "title": "Mayor", "partner": nagoya})
        door.set("tie", tie, {"contact": person})
        decision = door.add("decision", {"on": today, "what": "Wait", "decided_by": "Mayor"})
        door.connect("decision", decision, "about", "tie", tie)
    before = content(desk)
    with desk.write("Delete both") as door:
        door.delete("tie", tie)
        door.delete("person", person)
    assert {k: n for k, n in desk.counts().items() if n} == {"partner": 1, "decision": 1}
    assert desk.check() == []
    desk.undo()
    assert content(desk) == before and desk.check() == []


def test_an_import_is_one_step_and_leaves_nothing_behind(desk, content, clock):
    before = content(desk)
    with desk.write("Import ties") as door:
        partners = door.add_many("partner", [{"name": f"City {n}", "country": "PL"} for n in range(300)])
        door.add_many(
            "tie", [{"partner": p, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE} for p in partners]
        )
    after = content(desk)
    assert len(desk.history()) == 2 and desk.history()[0].records == 600
    desk.close()
    desk = store.open_desk(desk.path, clock)
    desk.undo()
    assert content(desk) == before and desk.check() == []
    desk.redo()
    assert content(desk) == after and desk.check() == []
    desk.close()


@pytest.mark.parametrize("share", (0.01, 0.5, 0.99))
def test_a_cancelled_undo_leaves_everything(desk, content, share, monkeypatch):
    monkeypatch.setattr("cityintl.store.rows.PIECE", 10)
    with desk.write("Import") as door:
        door.add_many("partner", [{"name": f"City {n}"} for n in range(1000)])
    before = content(desk)
    seen = []

    def stop(done: int, total: int, text: str) -> None:
        seen.append(done)
        if done >= total * share:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.undo(progress=stop)
    assert content(desk) == before
    assert desk.undo() == "Import"


def test_an_undo_is_not_undone_from_the_history(desk, nagoya):
    rename(desk, nagoya, "A")
    desk.undo()
    undoing = desk.history()[0]
    assert undoing.label == "Undo: Call it A" and not undoing.can_undo and not undoing.undone
    with pytest.raises(UserError, match="itself an undo"):
        desk.undo(undoing.id)
    desk.redo()
    again, undoing, step, *_ = desk.history()
    assert again.label == "Redo: Call it A" and undoing.undone and not step.undone and step.can_undo
    with pytest.raises(UserError, match="itself an undo"):
        desk.undo(again.id)


def test_what_is_undone_is_not_undone_again(desk, nagoya):
    rename(desk, nagoya, "A")
    step = desk.history()[0].id
    desk.undo(step)
    with pytest.raises(UserError, match="undone already"):
        desk.undo(step)


def test_a_step_of_an_earlier_schema_is_read_but_not_undone(desk, nagoya, monkeypatch):
    monkeypatch.setattr("cityintl.store.tables.SCHEMA", "0999")
    (step, *_) = desk.history()
    assert step.changes[0].title == "Nagoya" and not step.can_undo
    with pytest.raises(UserError, match="before an upgrade"):
        desk.undo()


def test_undo_tells_the_screens_which_kinds_changed(desk, nagoya, tie):
    told = []
    desk.changed.append(told.append)
    desk.undo()
    desk.redo()
    assert told == [{"tie"}, {"tie"}]
