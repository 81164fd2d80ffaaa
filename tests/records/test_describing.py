"""A kind is described once, and a description that does not fit is refused when it is imported."""

from datetime import date

import pytest
from sqlalchemy.orm import Mapped

from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.describe import Kind, Problem, Record, field
from cityintl.records.partner import Partner
from cityintl.records.person import Person
from cityintl.records.values import Text

SCREEN = {"one": "X", "many": "Xs", "title": "name", "table": ("name",), "form": {"A": ("name",)}}
SCREEN |= {"search": ("name",), "order": "name"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"prefix": "TIE"}, "cannot be the prefix"),
        ({"prefix": "tie"}, "cannot be the prefix"),
        ({"prefix": "XYZ", "title": "colour"}, "no field 'colour'"),
        ({"prefix": "XYZ", "form": {"A": ("colour",)}}, "no field 'colour'"),
        ({"prefix": "XYZ", "order": "-colour"}, "no field 'colour'"),
        ({"prefix": "XYZ", "table": ("colour.name",)}, "no field 'colour.name'"),
    ],
)
def test_a_description_that_does_not_fit_is_refused(changed, said):
    with pytest.raises(ValueError, match=said):
        Kind(Partner, **(SCREEN | changed))


def test_a_confidential_field_is_never_searched_or_a_title():
    for shown in ({"search": ("diet",)}, {"quiet": "access_needs"}):
        with pytest.raises(ValueError, match="confidential"):
            Kind(Person, prefix="XYZ", **(SCREEN | {"title": "family", "table": (), "form": {}, "order": "family",
                                                    "search": ()} | shown))  # fmt: skip


def test_a_field_knows_its_column():
    fields = kinds.kind("person").fields
    assert fields["family"].required and not fields["given"].required
    assert fields["diet"].sensitive and not fields["given"].sensitive
    assert fields["partner"].link == "partner" and not fields["partner"].part_of
    assert kinds.kind("office").part_of is kinds.kind("office").fields["person"]
    assert kinds.kind("partner").part_of is None
    assert "full_name" not in kinds.kind("person").editable and fields["full_name"].computed
    assert [k.name for k in kinds.parts_of("tie")] == ["agreement", "tie_event", "legal_review"]


def test_references_are_read_back():
    for kind in (*kinds.KINDS, kinds.HOME):
        assert kinds.parse_reference(f" {kind.reference(7).lower()} ") == (kind, 7)
    for text in ("TIE7", "XXX-7", "TIE-", "7", "TIE-7x"):
        with pytest.raises(UserError, match="not a reference"):
            kinds.parse_reference(text)


@pytest.mark.parametrize("word", ("tie", "Ties", "TIE", "status history", "Status History", "tie-event", "people"))
def test_a_kind_is_called_by_the_words_people_use(word):
    assert kinds.kind_called(word).many in ("Ties", "Status history", "People")


def test_a_kind_that_is_none_is_said_with_those_there_are():
    with pytest.raises(UserError, match=r"called “visit”\. Choose one of: tie, partner"):
        kinds.kind_called("visit")
    with pytest.raises(KeyError):
        kinds.kind("visit")


def test_values_that_a_kind_forbids_are_named_beside_their_field():
    def wrong(name, **values):
        return [p.field for p in kinds.kind(name).problems(values) if "needed" not in p.text]

    assert wrong("partner", latitude=1.0) == ["longitude"] and wrong("partner", longitude=1.0) == ["latitude"]
    assert wrong("partner", latitude=0.0, longitude=0.0) == [] == wrong("partner")
    assert wrong("tie", first_contact="1963", signed_on="1962-05") == ["first_contact"]
    assert wrong("tie", first_contact="1962", signed_on="1962-05") == []
    assert wrong("tie", first_contact="1962-06", signed_on="1962-05") == ["first_contact"]
    assert wrong("office", since="2020", until="2019-12") == ["until"]
    assert wrong("office", since="2020-05", until="2020") == []
    assert wrong("agreement", open_ended=True, term_months=12) == ["open_ended"]
    assert wrong("agreement", open_ended=True, expires_on=date(2027, 1, 1)) == ["open_ended"]
    assert wrong("agreement", signed_on="2020-05", expires_on=date(2020, 4, 30)) == ["expires_on"]
    assert wrong("agreement", signed_on="2020-05", expires_on=date(2020, 5, 1)) == []


def test_a_rule_may_use_what_its_record_offers():
    class Gift(Record):
        __tablename__ = "gift_for_this_test"
        name: Mapped[str] = field("Name", Text(), required=True)

        @property
        def loud(self) -> bool:
            return self.name.isupper()

        def problems(self):
            if self.loud and self.id is None:
                yield Problem("name", "Not so loud.")

    try:
        kind = Kind(Gift, prefix="ZZZZ", **SCREEN)
        assert [p.text for p in kind.problems({"name": "LOUD"})] == ["Not so loud."]
        assert kind.problems({"name": "quiet"}) == []
    finally:
        Record.metadata.remove(Gift.__table__)
        Kind._taken.pop("ZZZZ")


@pytest.mark.parametrize("kind", (*kinds.KINDS, kinds.HOME), ids=lambda k: k.name)
def test_every_path_of_a_kind_leads_to_a_field(kind):
    for path in (kind.title, kind.order.lstrip("-"), *kind.table, *kind.search, *filter(None, [kind.quiet])):
        name, _, rest = path.partition(".")
        assert not rest or rest in kinds.kind(kind.fields[name].link).fields, path
