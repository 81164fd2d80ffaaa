"""An import is one step: all of it or nothing."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from cityintl.errors import Cancelled, UserError
from cityintl.exchange import importing, planning
from cityintl.exchange.identity import New
from cityintl.exchange.mapping import Mapping
from cityintl.exchange.plan import Addition, Plan
from cityintl.exchange.tables import read_table
from cityintl.store import DeskFile

TextFile = Callable[..., Path]
TIES = Mapping(
    "tie", {"Sister city": "partner", "Country": "partner.country", "Office": "counterpart", "Name": "contact"}
)


def plan_of(text_file: TextFile, desk: DeskFile, count: int) -> Plan:
    rows = "\n".join(f"Place {n},Peru,Office {n % 7},Ana Ruiz {n % 5}" for n in range(count))
    return planning.make(read_table(text_file(f"Sister city,Country,Office,Name\n{rows}\n")), TIES, desk)


def test_everything_a_row_names_is_written_and_linked_in_one_step(text_file: TextFile, desk: DeskFile) -> None:
    plan = plan_of(text_file, desk, 20)
    touched: list[set[str]] = []
    desk.changed.append(touched.append)
    result = importing.run(plan, desk)
    assert result.added == {"tie": 20, "partner": 20, "organization": 7, "person": 5}
    assert touched == [{"tie", "partner", "organization", "person"}]
    assert desk.get("tie", result.numbers["tie"][3]).title == "Place 3"
    rows = desk.listing("tie", ("partner", "counterpart", "contact")).rows
    assert rows[8] == ("Place 8", "Office 1", "Ana Ruiz 3")
    assert desk.listing("person", ("partner",)).rows[0] == ("Place 0",)
    assert [step.label for step in desk.history()][:-1] == ["Import 20 ties from list.csv"]
    desk.undo()
    assert not any(desk.counts().values())
    desk.redo()
    assert desk.count("tie") == 20
    assert desk.check() == []


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_an_import_that_is_stopped_leaves_nothing(text_file: TextFile, desk: DeskFile, share: float) -> None:
    plan = plan_of(text_file, desk, 1000)
    before, steps = desk.counts(), desk.history()

    def stop(done: int, total: int, text: str) -> None:
        assert text
        if done >= share * total:
            raise Cancelled

    with pytest.raises(Cancelled):
        importing.run(plan, desk, stop)
    assert desk.counts() == before
    assert desk.history() == steps
    assert importing.run(plan, desk).added["tie"] == 1000


def test_progress_comes_at_least_every_200_records(text_file: TextFile, desk: DeskFile) -> None:
    told: list[int] = []
    importing.run(plan_of(text_file, desk, 900), desk, lambda done, _total, _text: told.append(done))
    assert max(b - a for a, b in pairwise(told)) <= 200
    assert told[-1] == 1812


def test_a_second_import_adds_nothing_and_says_so(text_file: TextFile, desk: DeskFile) -> None:
    importing.run(plan_of(text_file, desk, 5), desk)
    with pytest.raises(UserError, match="nothing to import"):
        importing.run(plan_of(text_file, desk, 5), desk)


def test_a_plan_with_a_question_is_not_carried_out(text_file: TextFile, desk: DeskFile) -> None:
    table = read_table(text_file("Sister city,Signed\nLima,03/04/2021\nPécs,1990\n"))
    plan = planning.make(table, Mapping("tie", {"Sister city": "partner", "Signed": "signed_on"}), desk)
    with pytest.raises(UserError, match="still has a question"):
        importing.run(plan, desk)
    assert desk.count("tie") == 0


def test_a_record_that_points_to_another_of_its_kind_comes_after_it(text_file: TextFile, desk: DeskFile) -> None:
    table = read_table(text_file("Name,Type,Part of\nPress office,City office,City Hall\nCity Hall,City office,\n"))
    mapping = Mapping("organization", {"Name": "name", "Type": "type", "Part of": "parent"})
    plan = planning.make(table, mapping, desk)
    importing.run(plan, desk)
    assert dict(desk.listing("organization", ("name", "parent")).rows) == {
        "City Hall": None,
        "Press office": "City Hall",
    }


def test_records_that_wait_for_each_other_are_our_mistake(text_file: TextFile, desk: DeskFile) -> None:
    plan = plan_of(text_file, desk, 1)
    plan.additions["organization"] = [Addition({"name": "x", "parent": New("organization", 0)}, 2)]
    with pytest.raises(AssertionError):
        importing.run(plan, desk)


def test_no_row_chosen_is_said_with_what_was_asked_for(text_file: TextFile, desk: DeskFile) -> None:
    table = read_table(text_file("Home city,Sister city\nLima,Pécs\nLima,Lviv\n"))
    mapping = Mapping("tie", {"Sister city": "partner"}, where={"Home city": "Oslo"})
    plan = planning.make(table, mapping, desk)
    assert (plan.remarks[0].text, plan.remarks[0].doing) == ("No row has Home city = Oslo.", "import nothing")
    with pytest.raises(UserError, match=r"No row of the file was chosen. No row has Home city = Oslo."):
        importing.run(plan, desk)
    later = mapping.but(where={"Home city": "Oslo", "HOME CITY": "Lima"})
    assert planning.make(table, later, desk).added()["tie"] == 2


def test_a_row_that_is_left_out_adds_nothing_it_names(text_file: TextFile, desk: DeskFile) -> None:
    table = read_table(text_file("Partner,Subject,Date\nPécs,Visit,never\nLviv,,2020-01-02\nLima,Letter,2020-01-03\n"))
    mapping = Mapping("correspondence", {"Partner": "partner", "Subject": "subject", "Date": "on"},
                      defaults={"direction": "Sent", "medium": "Letter"})  # fmt: skip
    plan = planning.make(table, mapping, desk)
    assert plan.added() == {"correspondence": 1, "partner": 1}
    assert [line.why for line in plan.lines] == ["Date: “never” is not a date.", "Subject is needed.", ""]
