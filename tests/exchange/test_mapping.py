"""A mapping as a file, and mappings that were kept."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cityintl.errors import UserError
from cityintl.exchange import keeping, mapping
from cityintl.exchange.mapping import Mapping, field_of, load, targets
from cityintl.exchange.tables import read_table
from cityintl.paths import settings_folder

WHOLE = Mapping(
    "tie", {"City": "partner", "Home": "our city"}, {"Home": "Lima"}, {"Signed": "day first"}, {"status": "Active"},
    ("region",), {"Country": {"Korea": "South Korea"}}, (45,), "Ties", 3,
)  # fmt: skip


HOME = {"name": "Pécs"}


def test_a_mapping_goes_through_its_file(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_text(WHOLE.as_json(), encoding="utf-8")
    assert load(path) == WHOLE


def test_the_smallest_file_has_a_kind_and_columns(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_text('{"kind": "Ties", "columns": {"City": "partner", "x": ""}}')
    assert load(path) == Mapping("tie", {"City": "partner"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "it is not JSON"),
        ("[" * 200_000, "it is not JSON"),
        ("[]", "it needs “kind” and “columns”"),
        ('{"kind": "tie"}', "it needs “kind” and “columns”"),
        ('{"kind": "ship", "columns": {}}', "no kind of record called “ship”"),
        ('{"kind": "tie", "columns": []}', "“columns” does not have the right form"),
        ('{"kind": "tie", "columns": {"a": 5}}', "“columns” does not have the right form"),
        ('{"kind": "tie", "columns": {}, "foo": 1}', "“foo” is not known"),
        ('{"kind": "tie", "columns": {}, "values": {"a": "b"}}', "“values” does not have the right form"),
        ('{"kind": "tie", "columns": {"a": "colour"}}', "A tie has no field “colour”"),
        ('{"kind": "tie", "columns": {"a": "status.x"}}', "A tie has no field “status.x”"),
        ('{"kind": "tie", "columns": {}, "defaults": {"b": "c"}}', "A tie has no field “b”"),
        ('{"kind": "tie", "columns": {}, "dates": {"a": "perhaps"}}', "does not say how the dates in “a” are meant"),
        ('{"kind": "tie", "columns": {}, "fill": ["mayor"]}', "“mayor” cannot be filled"),
    ],
)
def test_a_file_that_is_no_mapping_is_refused_in_words(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "map.json"
    path.write_text(text)
    with pytest.raises(UserError, match=said):
        load(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        load(tmp_path / "none.json")


def test_every_target_can_be_chosen_and_says_its_label() -> None:
    labels = {t.path: t.label for t in targets("tie")}
    assert labels["partner.population"] == "Partner → Population"
    assert labels["our city"] == "our own city: a filter"
    for kind in ("tie", "partner", "person", "organization", "agreement", "correspondence"):
        for target in targets(kind):
            assert target.path == mapping.OUR_CITY or field_of(kind, target.path)
    assert "full_name" in {t.path for t in targets("person")}
    assert "title" in {t.path for t in targets("agreement") if t.required}


@pytest.fixture
def text(tmp_path: Path) -> Callable[[str], Path]:
    def write(content: str) -> Path:
        path = tmp_path / "list.csv"
        path.write_text(content)
        return path

    return write


def test_a_kept_mapping_is_found_by_the_names_of_the_columns_in_any_order(text: Callable[[str], Path]) -> None:
    table = read_table(text("City,Home\nPécs,Lima\nLviv,Lima\n"))
    assert keeping.kept(table, HOME) is None
    path = keeping.keep(WHOLE, table, HOME)
    assert path.parent == settings_folder() / "mappings"
    other = read_table(text("HOME,city\nLima,Pécs\nLima,Lviv\n"))
    found = keeping.kept(other, HOME)
    assert found is not None
    assert found.columns == {"city": "partner", "HOME": "our city"}
    assert (found.keep, found.sheet, found.defaults) == ((), "", {"status": "Active"})
    assert keeping.kept(read_table(text("City,Home,x\na,b,c\nd,e,f\n")), HOME) is None
    path.write_text(json.dumps({"kind": "ship", "columns": {}}))
    assert keeping.kept(table, HOME) is None
    keeping.forget(table)
    assert not path.exists()


@pytest.mark.parametrize(
    ("chosen", "desk", "rows", "where"),
    [
        ("Pécs", "Pécs", "Pécs,Graz", {"Home": "Pécs"}),
        ("Pécs", "Lima", "Pécs,Lima", {"Home": "Lima"}),
        ("Pécs", "Lima", "Cusco,Arequipa", {}),
        ("Lima", "Pécs", "Graz,Lima", {"Home": "Lima"}),
        ("Lima", "Pécs", "Graz,Pécs", {"Home": "Pécs"}),
        ("Lima", "Pécs", "Graz,Linz", {}),
    ],
)
def test_which_rows_are_ours_is_found_for_each_file_and_desk(
    text: Callable[[str], Path], chosen: str, desk: str, rows: str, where: dict[str, str]
) -> None:
    columns = {"City": "partner", "Home": "our city", "Year": "signed_on"}
    table = read_table(text("City,Home,Year\nLviv,Pécs,1999\nGent,Lima,2001\n"))
    keeping.keep(Mapping("tie", columns, {"Home": chosen, "Year": "1999"}), table, HOME)
    lines = "".join(f"Lviv,{home},2001\n" for home in rows.split(","))
    found = keeping.kept(read_table(text("City,Home,Year\n" + lines)), {"name": desk})
    assert found is not None
    assert found.where == {**where, "Year": "1999"}, "only what chooses our city is found anew"
    keeping.forget(table)


def test_all_dates_can_be_answered_at_once() -> None:
    told = Mapping("agreement", {"a": "signed_on", "b": "expires_on", "c": "title", "d": "our city"}).dating(
        "month first"
    )
    assert told.dates == {"a": "month first", "b": "month first"}
