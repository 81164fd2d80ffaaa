"""Records going out as plain sheets."""

import pytest

from cityintl.desk.contents import contents
from cityintl.errors import UserError
from cityintl.exchange import export
from cityintl.store import DeskFile


def test_every_kind_with_records_is_a_sheet_with_references(sample: DeskFile) -> None:
    sheets = export.sheets(sample)
    counts = sample.counts()
    assert {s.name: len(s.rows) for s in sheets}["Ties"] == counts["tie"] > 0
    assert len(sheets) == sum(1 for n in counts.values() if n)
    for sheet in sheets:
        assert all(len(row) == len(sheet.columns) for row in sheet.rows)
        heads = [c.head for c in sheet.columns]
        assert heads[0] == "Reference"
        assert len(set(heads)) == len(heads)


def test_links_go_out_as_reference_and_title_and_values_as_people_read_them(sample: DeskFile) -> None:
    (ties,) = export.sheets(sample, ["ties"])
    row = dict(zip([c.head for c in ties.columns], ties.rows[0], strict=True))
    entry = sample.get("tie", 1)
    assert row["Reference"] == "TIE-1"
    assert row["Partner: reference"] == f"PAR-{entry.values['partner']}"
    assert row["Partner"] == entry.title
    assert row["Status"] == entry.values["status"].value
    (partners,) = export.sheets(sample, ["partner"])
    by_head = {c.head: c for c in partners.columns}
    assert (by_head["Population"].kind, by_head["Population"].unit) == ("number", "people")
    assert by_head["Latitude"].kind == "decimal"
    population = [c.head for c in partners.columns].index("Population")
    assert any(isinstance(r[population], int) for r in partners.rows)


def test_confidential_fields_go_out_only_when_asked(sample: DeskFile) -> None:
    (people,) = export.sheets(sample, ["person"])
    assert "Diet" not in [c.head for c in people.columns]
    assert people.note == "Confidential fields are left out: Diet, Access needs."
    (asked,) = export.sheets(sample, ["person"], sensitive=True)
    assert "Diet" in [c.head for c in asked.columns]
    assert asked.note == ""


def test_progress_names_the_kinds_and_an_unknown_kind_is_refused(sample: DeskFile) -> None:
    told: list[str] = []
    export.sheets(sample, ["tie", "partner"], progress=lambda _done, _total, text: told.append(text))
    assert told == ["Ties", "Partners"]
    with pytest.raises(UserError, match="no kind of record called “ship”"):
        export.sheets(sample, ["ship"])


def test_contents_are_kept_values_with_links_as_numbers(sample: DeskFile) -> None:
    number, (partner, status) = contents(sample, "tie", ("partner", "status"))[0]
    values = sample.get("tie", number).values
    assert (partner, status) == (values["partner"], values["status"])
