"""Each type of value reads what people type and cells hold, refuses the rest in words, and takes back what it shows."""

from datetime import date, datetime
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityintl.records import values as v
from cityintl.records.person import NameOrder
from cityintl.records.tie import ReviewGrade, TieStatus
from cityintl.reference import countries, languages, zones


class Colour(Enum):
    """Two words."""

    RED = "Red wine"
    GREEN = "Green"


READS = [
    (v.Text(20), "  Łódź \t city ", "Łódź city"),
    (v.Text(20), "a\u00a0b\x07c", "a bc"),
    (v.Text(20), "می\u200cخواهم", "می\u200cخواهم"),
    (v.Text(20), "\x07", None),
    (v.Text(20), 7400.0, "7400"),
    (v.Text(20), 1.5, "1.5"),
    (v.Note(), "one\r\ntwo\rthree\u2028four ", "one\ntwo\nthree\nfour"),
    (v.Note(), "rue\u00a0Foch\u3000東京", "rue Foch 東京"),
    (v.Note(), "a\tb", "a\tb"),
    (v.Date(), "2026-05-14", date(2026, 5, 14)),
    (v.Date(), "14 May 2026", date(2026, 5, 14)),
    (v.Date(), "May 14th, 2026", date(2026, 5, 14)),
    (v.Date(), "14. Sept. 2026", date(2026, 9, 14)),
    (v.Date(), "14.5.2026", date(2026, 5, 14)),
    (v.Date(), "2026年5月14日", date(2026, 5, 14)),
    (v.Date(), "25/12/2026", date(2026, 12, 25)),
    (v.Date(), "12/25/2026", date(2026, 12, 25)),
    (v.Date(), "5/5/2026", date(2026, 5, 5)),
    (v.Date(), "2026-05-14T10:30:00", date(2026, 5, 14)),
    (v.Date(), datetime(2026, 5, 14, 10), date(2026, 5, 14)),
    (v.Date(), date(2026, 5, 14), date(2026, 5, 14)),
    (v.PartialDate(), "1962", "1962"),
    (v.PartialDate(), 1962.0, "1962"),
    (v.PartialDate(), "May 1962", "1962-05"),
    (v.PartialDate(), "5/1962", "1962-05"),
    (v.PartialDate(), "1962-5", "1962-05"),
    (v.PartialDate(), "14 May 1962", "1962-05-14"),
    (v.PartialDate(), date(1962, 5, 14), "1962-05-14"),
    (v.PartialDate(), datetime(1962, 5, 14, 1), "1962-05-14"),
    (v.Number("people"), "145,985", 145985),
    (v.Number("people"), "1,45,985", 145985),
    (v.Number("people"), "145 985", 145985),
    (v.Number("people"), "145\u00a0985", 145985),
    (v.Number("people"), "1.145.985", 1145985),
    (v.Number("people"), "7400.0", 7400),
    (v.Number("people"), "７４００", 7400),
    (v.Number("people"), "٧٤٠٠", 7400),
    (v.Number(), "-5", -5),
    (v.Number(), "−5", -5),
    (v.Number(), 0, 0),
    (v.Decimal("°"), "19.9366", 19.9366),
    (v.Decimal("°"), "19,9366", 19.9366),
    (v.Decimal("°"), "−3.5", -3.5),
    (v.Decimal(), "1 234.5", 1234.5),
    (v.Decimal(), 1e16, 1e16),
    (v.Decimal(), 0, 0.0),
    (v.YesNo(), "Yes", True),
    (v.YesNo(), True, True),
    (v.YesNo(), False, False),
    (v.YesNo(), "nein", False),
    (v.Choice(Colour), "red WINE", Colour.RED),
    (v.Choice(Colour), "GREEN", Colour.GREEN),
    (v.Choice(Colour), Colour.RED, Colour.RED),
    (v.Choice(NameOrder), "family first", NameOrder.FAMILY_FIRST),
    (v.Country(), "Japan", "JP"),
    (v.Country(), "jp".upper(), "JP"),
    (v.Languages(), "Polish, German and Japanese", ("pl", "de", "ja")),
    (v.Languages(), ["pl", "de", "pl"], ("pl", "de")),
    (v.Languages(), " ; ", None),
    (v.Language(), "日本語", "ja"),
    (v.Zone(), "Asia/Tokyo", "Asia/Tokyo"),
    (v.Email(), " a.b@example.org ", "a.b@example.org"),
    (v.Phone(), "+81 52 961 1111", "+81 52 961 1111"),
    (v.Web(), "www.city.nagoya.jp/en", "https://www.city.nagoya.jp/en"),
    (v.Web(), "HTTP://a.b", "HTTP://a.b"),
    (v.Link("partner"), "PAR-12", 12),
    (v.Link("partner"), "par-12", 12),
    (v.Link("partner"), 12, 12),
]

REFUSED = [
    (v.Text(5), "too long", "room for 5"),
    (v.Note(5), "too long", "longer than 5"),
    (v.Date(), "5/6/2026", "could be two different days"),
    (v.Date(), "31 February 2026", "no such day"),
    (v.Date(), "2026", "is not a date"),
    (v.Date(), "14 Mäi 2026x", "is not a date"),
    (v.Date(), "14 Foo 2026", "is not a month"),
    (v.PartialDate(), "1962-13", "no such month"),
    (v.PartialDate(), "0062", "not a year that"),
    (v.PartialDate(), "long ago", "is not a date"),
    (v.Number(), "1,5", "not a whole number"),
    (v.Number(), "1.000", "not a whole number"),
    (v.Number(), 1.5, "not a whole number"),
    (v.Number(), "12 34", "not a whole number"),
    (v.Number(), "many", "not a whole number"),
    (v.Number("", 0), "-1", "too small"),
    (v.Number("", 0, 10), "11", "too large"),
    (v.Decimal("°", -90, 90), "90.01", "too large"),
    (v.Decimal(), "1 2", "is not a number"),
    (v.Decimal(), float("nan"), "is not a number"),
    (v.Decimal(), float("inf"), "is not a number"),
    (v.YesNo(), "perhaps", "neither yes nor no"),
    (v.Choice(Colour), "blue", "not one of the words"),
    (v.Country(), "Atlantis", "No country"),
    (v.Language(), "Martian", "No language"),
    (v.Languages(), "Polish, Martian", "No language"),
    (v.Zone(), "Asia/Nowhere", "no time zone"),
    (v.Email(), "a@b", "not an e-mail"),
    (v.Email(), "a b@example.org", "not an e-mail"),
    (v.Phone(), "call me", "not a telephone"),
    (v.Web(), "nothing", "not a web address"),
    (v.Link("partner"), "TIE-7", "right kind"),
    (v.Link("partner"), "Nagoya", "PAR-12"),
]


def named(value):
    return value.name if isinstance(value, v.Value) else repr(value)


@pytest.mark.parametrize(("value", "given", "wanted"), READS, ids=named)
def test_what_people_write_is_read(value, given, wanted):
    found = value.read(given)
    assert found == wanted and type(found) is type(wanted)


@pytest.mark.parametrize(("value", "given", "said"), REFUSED, ids=named)
def test_what_cannot_be_is_refused_in_words(value, given, said):
    with pytest.raises(v.BadValue, match=said) as refused:
        value.read(given)
    assert refused.value.advice and refused.value.message.endswith(".")


@pytest.mark.parametrize("given", (None, "", "  ", "\n"))
@pytest.mark.parametrize("value", {type(x): x for x, *_ in READS}.values(), ids=named)
def test_nothing_is_nothing_and_shows_as_nothing(value, given):
    assert value.read(given) is None
    assert value.show(None) == value.cell(None) == value.type_text(None) == ""


SHOWN = [
    (v.Date(), date(1959, 4, 4), "4 April 1959", "1959-04-04"),
    (v.PartialDate(), "1962", "1962", "1962"),
    (v.PartialDate(), "1962-05", "May 1962", "1962-05"),
    (v.PartialDate(), "1962-05-14", "14 May 1962", "1962-05-14"),
    (v.Number("people"), 145985, "145,985 people", "145,985"),
    (v.Number(), 1962, "1962", "1962"),
    (v.Decimal("°"), 19.93660001, "19.9366°", "19.9366"),
    (v.Decimal("km"), 2.0, "2 km", "2"),
    (v.Decimal(), 2.5, "2.5", "2.5"),
    (v.YesNo(), False, "No", "No"),
    (v.Choice(Colour), Colour.RED, "Red wine", "Red wine"),
    (v.Country(), "JP", "Japan", "Japan"),
    (v.Languages(), ("pl", "de"), "Polish, German", "Polish, German"),
    (v.Note(), "one\ntwo", "one\ntwo", "one"),
]


@pytest.mark.parametrize(("value", "given", "shown", "cell"), SHOWN, ids=named)
def test_values_are_shown_as_people_say_them(value, given, shown, cell):
    assert (value.show(given), value.cell(given)) == (shown, cell)


DAYS = st.dates(min_value=date(1000, 1, 1))
KNOWN = st.one_of(
    st.integers(1000, 2999).map(str), DAYS.filter(lambda d: d.year < 3000).map(lambda d: d.isoformat()[:7]),
    DAYS.map(date.isoformat),
)  # fmt: skip
ROUND = [
    (v.Text(500), st.text(max_size=80)),
    (v.Note(), st.text(max_size=200)),
    (v.Date(), DAYS),
    (v.PartialDate(), KNOWN),
    (v.Number("people"), st.integers(-(10**17), 10**17)),
    (v.Number(), st.integers(-(10**17), 10**17)),
    (v.Decimal("°"), st.floats(allow_nan=False, allow_infinity=False)),
    (v.YesNo(), st.booleans()),
    (v.Choice(TieStatus), st.sampled_from(TieStatus)),
    (v.Choice(ReviewGrade), st.sampled_from(ReviewGrade)),
    (v.Country(), st.sampled_from(countries.codes())),
    (v.Language(), st.sampled_from(languages.codes())),
    (v.Languages(), st.lists(st.sampled_from(languages.codes()), min_size=1, max_size=4, unique=True).map(tuple)),
    (v.Zone(), st.sampled_from(zones.names())),
    (v.Email(), st.emails()),
    (v.Phone(), st.from_regex(r"\+[0-9]{2} [0-9]{2,8}", fullmatch=True)),
    (v.Web(), st.from_regex(r"https://[a-z]{1,9}\.[a-z]{2,3}(/[a-z0-9?=&%]{0,20})?", fullmatch=True)),
    (v.Link("partner"), st.integers(1, 10**17)),
]


@pytest.mark.parametrize(("value", "made"), ROUND, ids=[value.name for value, _made in ROUND])
def test_a_value_takes_back_what_its_editor_shows(value, made):
    @given(made)
    def comes_home(given):
        clean = value.read(given)  # what a desk can hold
        again = value.read(value.type_text(clean))
        assert again == clean and type(again) is type(clean)
        assert value.read(clean) == clean
        assert isinstance(value.show(clean), str)
        if clean is not None:
            assert not value.sort_key(clean) < value.sort_key(again)

    comes_home()


@pytest.mark.parametrize("value", {type(x): x for x, *_ in READS}.values(), ids=named)
def test_no_text_breaks_a_reader(value):
    from cityintl.errors import UserError

    @given(st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes()))
    def reads_or_refuses(given):
        try:
            value.read(given)
        except UserError as refused:
            assert refused.message

    reads_or_refuses()


def test_lists_sort_by_names_not_codes_and_by_life_not_letters():
    assert v.Country().sort_key("DE") == "germany" < v.Country().sort_key("JP")
    assert v.Language().sort_key("ja") == "japanese"
    assert v.Languages().sort_key(("pl", "de")) == "polish, german"
    assert v.Text().sort_key("Łódź") == "lodz"
    assert v.Choice(TieStatus).sort_key(TieStatus.INQUIRY) < v.Choice(TieStatus).sort_key(TieStatus.ACTIVE)


def test_a_name_that_does_not_lead_back_is_typed_as_its_code(monkeypatch):
    assert v.Country().type_text("MF") == "MF" and v.Country().type_text("JP") == "Japan"
    monkeypatch.setattr(countries, "find", lambda text: "PL")
    assert v.Country().type_text("JP") == "JP"

    def unsure(text: str) -> str:
        raise countries.Ambiguous(text, ("KR", "KP"))

    monkeypatch.setattr(countries, "find", unsure)
    assert v.Country().type_text("KR") == "KR"
    monkeypatch.setattr(languages, "find", lambda text: None)
    assert v.Languages().type_text(("pl", "de")) == "pl, de"
