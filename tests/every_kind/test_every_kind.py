"""What every kind of record can do, whatever it is."""

import re
from typing import Any

import pytest

from cityintl.records import kinds
from cityintl.records.values import Choice, Link
from cityintl.store import Invalid, NotFound

every_kind = pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda k: k.name)
every_link = pytest.mark.parametrize(
    ("kind", "field"),
    [(k, f) for k in kinds.KINDS for f in k.editable.values() if f.link],
    ids=lambda x: x.name,
)
every_required = pytest.mark.parametrize(
    ("kind", "field"),
    [(k, f) for k in kinds.KINDS for f in k.editable.values() if f.required],
    ids=lambda x: x.name,
)


@every_kind
def test_a_record_comes_back_as_it_was_written(desk, values_for, kind):
    with desk.write("Add") as door:
        values = values_for(door, kind.name, whole=True)
        number = door.add(kind.name, values)
    entry = desk.get(kind.name, number)
    assert {n: entry.values[n] for n in values} == values
    assert entry.reference == f"{kind.prefix}-{number}"
    assert entry.title
    assert {type(entry.values[n]) for n in values} == {type(v) for v in values.values()}
    assert desk.check() == []


@every_required
def test_a_record_without_what_it_needs_is_refused_beside_the_field(desk, values_for, kind, field):
    before = desk.counts()
    with pytest.raises(Invalid) as refused, desk.write("Add") as door:
        door.add(kind.name, values_for(door, kind.name) | {field.name: None})
    assert [p.field for p in refused.value.problems] == [field.name]
    assert field.label in str(refused.value)
    assert desk.counts() == before


@every_link
def test_a_link_to_nobody_is_refused(desk, values_for, kind, field):
    with pytest.raises(NotFound, match=f"{kinds.kind(field.link).prefix}-999"), desk.write("Add") as door:
        door.add(kind.name, values_for(door, kind.name) | {field.name: 999})
    with pytest.raises(NotFound), desk.write("Import") as door:
        door.add_many(kind.name, [values_for(door, kind.name, 2), values_for(door, kind.name) | {field.name: 999}])
    assert desk.count(kind.name) == 0
    assert desk.check() == []


@every_kind
def test_a_list_shows_its_columns_and_finds_by_words_and_values(desk, values_for, kind):
    with desk.write("Add") as door:
        numbers = [door.add(kind.name, values_for(door, kind.name, n, whole=True)) for n in (1, 2)]
    listing = desk.listing(kind.name, kind.table)
    assert set(numbers) <= set(listing.ids)
    assert all(len(row) == len(kind.table) for row in listing.rows)
    entry = desk.get(kind.name, numbers[0])
    for path, cell in zip(kind.table, listing.rows[listing.ids.index(numbers[0])], strict=True):
        link, stored = kind.fields[path].link, entry.values[path]
        assert cell == (desk.titles(link, [stored])[stored] if link and stored else stored)
    assert numbers[1] in desk.listing(kind.name, kind.table, words=kind.reference(numbers[1])).ids
    assert desk.listing(kind.name, kind.table, words="nothing-holds-this").ids == []
    for name in ("id", *kind.table):
        if name in kind.editable or name == "id":
            wanted = numbers[1] if name == "id" else desk.get(kind.name, numbers[1]).values[name]
            assert numbers[1] in desk.listing(kind.name, kind.table, where={name: wanted}).ids
    assert desk.listing(kind.name, kind.table, where={"id": numbers[0]}).ids == [numbers[0]]


@every_kind
def test_every_value_reads_back_what_an_editor_shows(desk, values_for, kind):
    with desk.write("Add") as door:
        values = values_for(door, kind.name, whole=True)
    for name, value in values.items():
        field = kind.fields[name]
        assert field.value.read(field.value.type_text(value)) == value
        assert field.value.read(value) == value


def different(kind: kinds.Kind, values: dict[str, Any]) -> dict[str, Any]:
    """A change of one plain field."""
    for field in kind.editable.values():
        if not field.link and field.value.name in ("text", "note"):
            return {field.name: f"{values[field.name]} anew"}
    raise AssertionError(kind.name)


@every_kind
def test_adding_changing_and_deleting_are_undone_and_redone(desk, values_for, content, kind):
    with desk.write("Prepare") as door:
        values = values_for(door, kind.name)
    states = [content(desk)]
    with desk.write("Add") as door:
        number = door.add(kind.name, values)
    states.append(content(desk))
    with desk.write("Change") as door:
        door.set(kind.name, number, different(kind, desk.get(kind.name, number).values))
    states.append(content(desk))
    with desk.write("Delete") as door:
        door.delete(kind.name, number)
    states.append(content(desk))
    for turn, label in zip((2, 1, 0), ("Delete", "Change", "Add"), strict=True):
        assert desk.undo() == label
        assert content(desk) == states[turn]
        assert desk.check() == []
    for turn, label in zip((1, 2, 3), ("Add", "Change", "Delete"), strict=True):
        assert desk.redo() == label
        assert content(desk) == states[turn]
    assert desk.check() == []


@every_kind
def test_a_deleted_record_is_gone_from_search_and_its_number_is_not_used_again(desk, values_for, kind):
    with desk.write("Add") as door:
        number = door.add(kind.name, values_for(door, kind.name))
    assert kind.reference(number) in [f.reference for f in desk.search(kind.reference(number))]
    with desk.write("Delete") as door:
        door.delete(kind.name, number)
    assert (kind.name, number) not in [(f.kind, f.id) for f in desk.search(kind.reference(number))]
    with pytest.raises(NotFound, match=kind.reference(number)):
        desk.get(kind.name, number)
    with desk.write("Add") as door:
        assert door.add(kind.name, values_for(door, kind.name, 2)) == number + 1


@every_kind
def test_a_step_in_the_history_names_the_record(desk, values_for, kind):
    with desk.write("Add") as door:
        number = door.add(kind.name, values_for(door, kind.name))
    title = desk.get(kind.name, number).title
    with desk.write("Delete") as door:
        door.delete(kind.name, number)
    deleted, added = desk.history(kind.name, number)
    assert [(c.what, c.title) for c in deleted.changes if (c.kind, c.id) == (kind.name, number)] == [("deleted", title)]
    assert [(c.what, c.title) for c in added.changes if (c.kind, c.id) == (kind.name, number)] == [("added", title)]


#: Words that tell nothing by themselves.
_SMALL = set(
    re.findall(r"\w+", "a an and are as at be by for from in is it its not of on or that the this to what when which")
)


def _telling(text: str) -> set[str]:
    """The words of a text that say something."""
    return set(re.findall(r"[^\W_]+", text.casefold())) - _SMALL


@pytest.mark.parametrize("kind", (*kinds.KINDS, kinds.HOME), ids=lambda k: k.name)
def test_help_says_more_than_the_label_and_no_label_stands_twice(kind):
    labels = [f.label for f in kind.fields.values()]
    assert len(labels) == len(set(labels))
    helps = [f.help for f in kind.fields.values()]
    assert len(helps) == len(set(helps)), "two fields are explained by the same words"
    for field in kind.fields.values():
        choices = " ".join(w.value for w in field.value.words) if isinstance(field.value, Choice) else ""
        more = _telling(field.help) - _telling(f"{field.label} {kind.one} {choices}")
        assert len(more) >= 2, f"{field.label}: {field.help}"
        assert field.help.endswith((".", "?", "…", "…”.")) or field.help[-1] in "”市香", field.help


@pytest.mark.parametrize("kind", (*kinds.KINDS, kinds.HOME), ids=lambda k: k.name)
def test_a_form_shows_every_field_that_people_fill_once(kind):
    shown = [name for group in kind.form.values() for name in group]
    assert len(shown) == len(set(shown))
    assert set(shown) == set(kind.editable)


def test_links_know_the_prefix_of_their_target():
    targets = {f.link for k in kinds.KINDS for f in k.fields.values() if f.link}
    assert targets <= Link.prefixes.keys()
