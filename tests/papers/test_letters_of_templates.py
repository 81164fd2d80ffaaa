"""Letters from templates: every value stands in them, in the language asked for; what is not known is a visible gap."""

import re
from datetime import date

import pypdfium2
import pytest

from cityintl.desk import greetings, letter_templates, recipients, usual
from cityintl.desk.letter_words import LANGUAGES, templates, words
from cityintl.errors import UserError
from cityintl.papers import as_pdf, as_word, blocks
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.letters.facts import Asked, facts
from cityintl.records.itinerary import Part
from cityintl.records.letter_template import BRACED, PLACEHOLDERS, LetterPurpose
from cityintl.records.member import VisaLetter
from tests.papers.conftest import MOMENT
from tests.papers.heard import heard, missing, stands_in_order
from tests.papers.test_as_word import _told as in_word

NAGOYA = ("delegation", 10)
TIE, LIST = ("tie", 1), ("greeting_list", 1)
_NO_ENGLISH = (
    "City",
    "Dear",
    "visit",
    "between",
    "Sincerely",
    "the",
    "Page",
    "Who pays",
    "interpreter provided",
    "host in",
)


def _paper(desk, record, name="letter", language="en", **options) -> blocks.Paper:
    return PAPERS[name].build(desk, record, MOMENT, options, language)


def _words(paper: blocks.Paper) -> str:
    return in_word(as_word.render(paper))


def _member(desk, given: str) -> tuple[int, dict]:
    for number in desk.listing("member", (), where={"delegation": NAGOYA[1]}).ids:
        values = desk.get("member", number).values
        if desk.get("person", values["person"]).values["given"] == given:
            return number, values
    raise AssertionError(given)


# -- the visa letter


def test_the_visa_letter_holds_all_that_a_consul_asks_for(office) -> None:
    number, member = _member(office, "Daisuke")
    person = office.get("person", member["person"]).values
    visit = office.get(*NAGOYA).values
    host = office.get("person", visit["host_lead"]).values
    signer = office.get("signatory", 2).values
    told = heard(office, "letter", ("member", number))
    stands_in_order(told, [
        "May 14, 2026", "MATSUI Daisuke", person["written_form"], "sister city since April 4, 1959",
        "MATSUI Daisuke", person["position"], "Nagoya", "Official visit", visit["purpose"].split(". ")[0].rstrip("."),
        "May 26, 2026", "May 29, 2026", "The traveler", "The city provides an interpreter",
        host["full_name"], host["position"], "international@riverton.example", "Sincerely,", signer["name"],
        signer["office"],
    ])  # fmt: skip
    assert missing(told, [person["honorific"]]) == []


def test_the_name_is_the_passports_letter_for_letter(sample) -> None:
    number, _values = _member(sample, "Kenichi")
    assert "OSHIMA Kenichi" in _words(_paper(sample, ("member", number)))
    with sample.write("Another page of the passport") as door:
        door.set("member", number, {"passport_name": "OHSHIMA-TANAKA Ken'ichi  J."})
    assert "OHSHIMA-TANAKA Ken'ichi  J." in _words(_paper(sample, ("member", number)))
    with sample.write("Nobody copied it") as door:
        door.set("member", number, {"passport_name": None})
    paper = _paper(sample, ("member", number))
    assert "ŌSHIMA Kenichi" in _words(paper)
    assert paper.gaps == ("Ōshima Kenichi: the name was not copied from the passport",)


def test_a_name_without_a_surname_in_capitals_is_refused(sample) -> None:
    number, _values = _member(sample, "Kenichi")
    with pytest.raises(UserError, match="capitals"), sample.write("Wrong") as door:
        door.set("member", number, {"passport_name": "Oshima Kenichi"})


def test_only_those_who_need_a_visa_letter_get_one(office) -> None:
    paper = _paper(office, NAGOYA)
    needed = [
        n for n in office.listing("member", (), where={"delegation": NAGOYA[1]}).ids
        if office.get("member", n).values["visa_letter"] is not VisaLetter.NOT_NEEDED
    ]  # fmt: skip
    assert len(paper.blocks) == len(needed) == 1
    everyone = _paper(office, NAGOYA, template="thank-you-after-a-visit")
    assert len(everyone.blocks) == len(office.listing("member", (), where={"delegation": NAGOYA[1]}).ids)


def test_an_interpreter_is_told_only_where_one_is_on_record(sample) -> None:
    number, _values = _member(sample, "Daisuke")
    items = sample.listing("itinerary_item", (), where={"delegation": NAGOYA[1]}).ids
    parts = [
        n for n in sample.listing("item_person", ()).ids
        if sample.get("item_person", n).values["role"] is Part.INTERPRETER
        and sample.get("item_person", n).values["item"] in items
    ]  # fmt: skip
    with sample.write("Nobody interprets") as door:
        for item in items:
            door.set("itinerary_item", item, {"interpreter": None})
        for part in parts:
            door.delete("item_person", part)
    assert "An interpreter travels with the delegation" in _words(_paper(sample, ("member", number)))
    interpreter = next(
        n for n in sample.listing("member", (), where={"delegation": NAGOYA[1]}).ids
        if sample.get("member", n).values["role"].name == "INTERPRETER"
    )  # fmt: skip
    with sample.write("Nobody at all") as door:
        door.delete("member", interpreter)
    paper = _paper(sample, ("member", number))
    assert "[whether there is an interpreter]" in _words(paper)
    assert paper.gaps == ("Matsui Daisuke: [whether there is an interpreter]",)


# -- the letter that a visit wants where it stands


@pytest.mark.parametrize(
    ("visit", "first"),
    [
        (1, "thank-you-to-our-hosts"),  # outbound, reported
        (2, "thank-you-after-a-visit"),  # inbound, closed
        (4, "courteous-decline-of-a-visit"),  # declined
        (5, "courteous-decline-of-an-invitation"),  # outbound, called off
        (6, "courteous-decline-of-a-visit"),  # referred
        (9, "thank-you"),  # on screens
        (10, "invitation-for-a-visa"),  # inbound, ahead
        (14, "thank-you-after-a-visit"),  # inbound, just over
        (16, "thank-you"),  # outbound, ahead
    ],
)
def test_the_first_letter_of_a_visit_fits_its_way_and_where_it_stands(office, visit: int, first: str) -> None:
    words = [word for word, _name in PAPERS["letter"].options[0].choices(office, ("delegation", visit))]
    assert words[0] == first
    assert ("invitation-for-a-visa" in words) == (visit == NAGOYA[1])
    if first != "invitation-for-a-visa":
        with pytest.raises(UserError, match="invitation-for-a-visa"):
            _paper(office, ("delegation", visit), template="invitation-for-a-visa")
    members = office.listing("member", (), where={"delegation": visit}).ids
    assert PAPERS["letter"].chosen(office, ("member", members[0]), {})["template"] != "invitation-for-a-visa" or (
        visit == NAGOYA[1]
    )


def test_nobody_is_invited_to_a_visit_whose_days_are_past(sample) -> None:
    with sample.write("Nobody wrote that it is over") as door:
        door.set(*NAGOYA, {"arrives": date(2026, 5, 1), "departs": date(2026, 5, 4)})
    assert PAPERS["letter"].chosen(sample, NAGOYA, {})["template"] == "thank-you-after-a-visit"


def test_one_letter_declines_a_visit_whoever_was_to_come(office) -> None:
    letters = _paper(office, ("delegation", 4)).blocks
    assert len(letters) == 1 < len(office.listing("member", (), where={"delegation": 4}).ids)


def test_we_thank_our_hosts_for_receiving_us(office) -> None:
    told = heard(office, "letter", ("delegation", 1), template="thank-you-to-our-hosts", language="en")
    stands_in_order(told, ["Castaing", "visit to Bordeaux", "February 3, 2026", "February 7, 2026", "received us"])


# -- every letter


@pytest.mark.parametrize(
    ("record", "template", "wanted"),
    [
        (("invitation", 1), "courteous-decline-of-an-invitation", ["Ōnishi"]),
        (NAGOYA, "courteous-decline-of-a-visit", ["May 26, 2026", "May 29, 2026"]),
        (("gift", 1), "thank-you-for-a-gift", []),
        (TIE, "anniversary-greeting", ["April 4, 2027", "68 years", "Nagoya", "since April 4, 1959"]),
        (TIE, "letter-of-intent", ["Schools, manufacturing, gardens, baseball"]),
    ],
)
def test_each_letter_holds_the_values_of_its_record(office, record, template: str, wanted: list[str]) -> None:
    told = heard(office, "letter", record, template=template)
    values = office.get(*record).values
    own = {"invitation": ["occasion"], "gift": ["what"]}.get(record[0], [])
    assert missing(told, [*wanted, *(values[name] for name in own)]) == []
    assert "[" not in told, "nothing is missing in the sample"


def test_condolences_and_thanks_take_words_of_ones_own(office) -> None:
    told = heard(office, "letter", TIE, template="condolence", words="the death of Mayor Suzuki")
    assert missing(told, ["we have learned of the death of Mayor Suzuki."]) == []
    paper = _paper(office, TIE, template="condolence")
    assert "[words of your own]" in _words(paper)
    assert paper.gaps == ("Tanaka Haruka: [words of your own]",)
    added = heard(office, "letter", TIE, words="Bring the drums.")
    stands_in_order(added, ["warmest greetings", "Bring the drums.", "In friendship,"])


def test_a_national_day_comes_with_the_next_day_of_that_name(office) -> None:
    french = next(n for n in office.listing("tie", ()).ids if _country(office, n) == "FR")
    told = heard(office, "letter", ("tie", french), template="national-day-greeting", language="en")
    assert missing(told, ["On July 14, 2026", "France"]) == []


def _country(desk, tie: int) -> str:
    return desk.get("partner", desk.get("tie", tie).values["partner"]).values["country"]


def test_a_greeting_list_becomes_a_letter_for_each_card(office) -> None:
    paper = _paper(office, LIST)
    cards = recipients.of(office, *LIST, office.today)
    assert len(paper.blocks) == len(cards) > 10
    letters = dict(zip([to.name for to in cards], paper.blocks, strict=True))
    assert letters["Maëlle Castaing"].language == "fr"
    assert letters["Suzuki Takashi"].language == "en", "there is no Japanese one yet"
    wording = office.get(*LIST).values["wording"]
    assert all(wording in repr(letter) for letter in paper.blocks)


def test_a_letter_of_the_desk_is_printed_as_it_was_written(office) -> None:
    number = next(
        n for n in office.listing("correspondence", ()).ids
        if office.get("correspondence", n).values["signatory"] and office.get("correspondence", n).values["person"]
    )  # fmt: skip
    values = office.get("correspondence", number).values
    told = heard(office, "letter", ("correspondence", number))
    signer = office.get("signatory", values["signatory"]).values
    stands_in_order(told, [values["subject"], values["text"][-40:], "Sincerely,", signer["name"], signer["office"]])


def test_every_option_of_a_letter_changes_it(office) -> None:
    plain = _paper(office, NAGOYA).blocks
    for options in (
        {"template": "thank-you-after-a-visit"}, {"language": "fr"}, {"signed": "1"}, {"about": "A look at pumps"},
        {"words": "Bring a coat."},
    ):  # fmt: skip
        assert _paper(office, NAGOYA, **options).blocks != plain, options
    assert "A look at pumps" in _words(_paper(office, NAGOYA, about="A look at pumps"))


@pytest.mark.parametrize(("name", "template"), [("letter", "thank-you-after-a-visit"), ("certificate", "")])
def test_what_a_template_has_no_place_for_is_refused_and_not_lost(office, name: str, template: str) -> None:
    chosen = {"template": template} if template else {}
    with pytest.raises(UserError, match="speaks of no purpose and no occasion"):
        _paper(office, NAGOYA, name, about="TIE-2", **chosen)


def test_who_signs_follows_what_they_sign(office) -> None:
    assert "Daniel Prewitt" in repr(_paper(office, NAGOYA).blocks[0].signature)
    assert "Eleanor Whitcomb" in repr(_paper(office, TIE).blocks[0].signature)


def test_a_desk_in_which_nobody_signs_and_nothing_is_known_shows_it(desk) -> None:
    usual.add(desk, ("letter_template",))
    with desk.write("Add") as door:
        person = door.add("person", {"family": "Doe"})
    paper = _paper(desk, ("person", person), template="invitation-for-a-visa")
    told = _words(paper)
    for gap in ("[who signs]", "[day of arrival]", "[purpose of the visit]", "[who pays]", "[title or position]"):
        assert gap in told
        assert f"Doe: {gap}" in paper.gaps


def test_a_desk_without_templates_says_what_to_do(desk) -> None:
    with desk.write("Add") as door:
        person = door.add("person", {"family": "Doe"})
    with pytest.raises(UserError, match="No template fits"):
        _paper(desk, ("person", person))


# -- languages


@pytest.mark.parametrize("language", ["es", "fr"])
def test_letters_hold_no_english_words_of_ours(office, language: str) -> None:
    names = {each["name"] for each in templates()}
    english = {each["name"]: each for each in templates() if each["language"] == "en"}
    own = {each["name"]: each for each in templates() if each["language"] == language}
    assert set(own) == names
    for name, each in own.items():
        pieces = [p.strip(" .,:;“”\n") for part in ("subject", "body", "closing") if part in each
                  for p in BRACED.split(english[name].get(part, ""))[::2]]  # fmt: skip
        whole = " ".join(each.get(part, "") for part in ("subject", "body", "closing"))
        for piece in pieces:
            assert len(piece) < 8 or piece == "Proclamation" or piece not in whole, piece
    told = _words(_paper(office, NAGOYA, language=language, about="Bombas"))
    for theirs in ("City of Riverton", "Member of the City Assembly", "City Hall"):
        told = told.replace(theirs, "")
    for word in _NO_ENGLISH:
        assert not re.search(rf"\b{word}\b", told), word
    assert "MATSUI Daisuke" in told
    day = {"es": "26 de mayo de 2026", "fr": "26 mai 2026"}[language]
    assert day in told


def test_every_language_has_every_word_and_fills_in_the_same(office) -> None:
    by = {language: words(language) for language in LANGUAGES}
    for table in ("words", "gaps", "payer", "tie", "visit_type"):
        assert len({tuple(by[language]._tables[table]) for language in LANGUAGES}) == 1
    assert set(by["en"]._tables["gaps"]) == set(PLACEHOLDERS)
    for name in {each["name"] for each in templates()}:
        asked = [
            {w for part in ("subject", "body", "closing") for w in BRACED.findall(each.get(part, ""))}
            for each in templates() if each["name"] == name
        ]  # fmt: skip
        assert asked[0] == asked[1] == asked[2], name


def test_the_papers_language_goes_before_the_recipients(office) -> None:
    assert {letter.language for letter in _paper(office, LIST, language="es").blocks} == {"es"}
    assert _paper(office, LIST, language="es").language == "es"


def test_the_language_chosen_for_the_letters_is_that_of_the_whole_paper(office) -> None:
    build = PAPERS["letter"].build
    assert build(office, LIST, MOMENT, {"language": "es"}, "fr").language == "es"
    assert build(office, LIST, MOMENT, {"language": "en"}, "fr").language == "en"
    assert build(office, LIST, MOMENT, {}, "fr").language == "fr"


@pytest.mark.parametrize(
    ("given", "language", "greeting"),
    [
        ("Kaname", "es", "Distinguido señor Itō:"),
        ("Fumiko", "es", "Distinguida señora Ogawa:"),
        ("Daisuke", "es", "Apreciable Matsui Daisuke:"),  # “Hon.” tells no gender
        ("Sara", "es", "Apreciable Kuno Sara:"),  # known by her given name
        ("Maëlle", "es", "Distinguida señora Castaing:"),
        ("Lucía", "es", "Estimada Presidenta Municipal:"),
        ("Hélène", "fr", "Madame la Consule générale,"),
        ("Kaname", "fr", "Monsieur,"),
        ("Daisuke", "fr", "Madame, Monsieur,"),
    ],
)
def test_everybody_is_greeted_as_the_language_does_it(office, given: str, language: str, greeting: str) -> None:
    number = next(n for n in office.listing("person", ()).ids if office.get("person", n).values["given"] == given)
    paper = _paper(office, ("person", number), template="thank-you", language=language, words="x")
    assert blocks.bare(paper.blocks[0].blocks[0].said) == greeting


def test_a_label_says_that_the_name_is_the_passports(office) -> None:
    for language, label in (("es", "Nombre en el pasaporte"), ("fr", "Nom au passeport")):
        assert label in _words(_paper(office, NAGOYA, language=language))


def test_a_tie_of_which_only_the_year_is_known_is_told_without_the_article_of_a_day(sample) -> None:
    with sample.write("The day was lost") as door:
        door.set(*TIE, {"signed_on": "1959"})
    for language, told in (("es", "desde 1959."), ("fr", "depuis 1959.")):
        assert told in _words(_paper(sample, TIE, language=language))


@pytest.mark.parametrize(
    ("signed", "language", "comes"),
    [
        ("1959-04-04", "en", "On April 4, 2027 it will be 68 years"),
        ("1964-06", "en", "In June 2026 it will be 62 years"),
        ("1996", "en", "In 2026 it will be 30 years"),
        ("1959-04-04", "es", "El 4 de abril de 2027 se cumplen"),
        ("1964-06", "es", "En junio de 2026 se cumplen"),
        ("1996", "es", "En 2026 se cumplen"),
        ("1959-04-04", "fr", "Le 4 avril 2027, il y aura"),
        ("1964-06", "fr", "En juin 2026, il y aura"),
        ("1996", "fr", "En 2026, il y aura"),
    ],
)
def test_an_anniversary_is_told_by_as_much_of_its_day_as_is_known(
    sample, signed: str, language: str, comes: str
) -> None:
    with sample.write("As much as is known") as door:
        door.set(*TIE, {"signed_on": signed})
    assert comes in _words(_paper(sample, TIE, template="anniversary-greeting", language=language))


@pytest.mark.parametrize(
    ("signed", "language", "since"),
    [
        ("1959-04-04", "es", "están unidas desde el 4 de abril de 1959"),
        ("1964-06", "es", "están unidas desde junio de 1964"),
        ("1964", "es", "están unidas desde 1964"),
        ("1964", "fr", "sont liées depuis 1964"),
    ],
)
def test_a_proclamation_tells_since_when_without_the_article_of_a_day(
    sample, signed: str, language: str, since: str
) -> None:
    with sample.write("As much as is known") as door:
        door.set(*TIE, {"signed_on": signed})
    assert since in _words(_paper(sample, TIE, "proclamation", language=language))


def test_a_template_of_the_offices_own_that_asks_for_the_bare_day_gets_what_is_known(sample) -> None:
    with sample.write("Ours") as door:
        door.set(*TIE, {"signed_on": "1964-06"})
        door.add("letter_template", {
            "name": "Ours", "purpose": LetterPurpose.ANNIVERSARY, "language": "en", "body": "On {on}, that is {when}.",
        })  # fmt: skip
    assert "On June 2026, that is in June 2026." in _words(_paper(sample, TIE, template="ours", language="en"))


def test_a_visa_letter_stays_on_one_page_where_only_the_room_to_sign_lacks(office) -> None:
    for language in LANGUAGES:
        assert len(_pages(_paper(office, NAGOYA, language=language))) == 1, language


def _pages(paper: blocks.Paper) -> list[str]:
    document = pypdfium2.PdfDocument(as_pdf.render(paper))
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


# -- templates


@pytest.mark.parametrize("text", ["Dear {guest},", "{}", "{ city }", "{City}", "a { brace", "a } brace"])
def test_a_template_with_something_that_nobody_can_fill_in_is_refused(desk, text: str) -> None:
    values = {"name": "Ours", "purpose": LetterPurpose.OTHER, "language": "en", "body": text}
    with pytest.raises(UserError) as refused, desk.write("Add") as door:
        door.add("letter_template", values)
    assert "brace" in str(refused.value) or "fill in" in str(refused.value)


def test_the_offices_own_words_and_languages_are_used(desk) -> None:
    with desk.write("Add") as door:
        person = door.add("person", {"family": "Tanaka", "given": "Haruka", "languages": ("ja", "en")})
        for language, body in (
            ("en", "{salutation}\n\nOne {city}."),
            ("ja", "{salutation}\n\n{city}より。\n\n- a\n- b"),
        ):
            door.add("letter_template", {
                "name": "Ours", "purpose": LetterPurpose.OTHER, "language": language, "body": body,
                "subject": "Hello", "closing": "Bye,",
            })  # fmt: skip
    letter = _paper(desk, ("person", person)).blocks[0]
    assert letter.language == "ja"
    assert letter.blocks[1:] == (blocks.Text(f"{desk.home()['name']}より。"), blocks.Bullets(("a", "b")))
    assert letter_templates.offered(letter_templates.fitting(desk, ("person", person))) == [("ours", "Ours")]


# -- proclamations, certificates, labels, lists


def test_nobody_thanks_oneself(office) -> None:
    mayor = _paper(office, ("person", 1), "certificate").blocks[0]
    assert "Eleanor Whitcomb" in repr(mayor.blocks) and "Eleanor Whitcomb" not in repr(mayor.signing)
    other = _paper(office, ("person", 2), "certificate").blocks[0]
    assert "Eleanor Whitcomb" in repr(other.signing)


def test_a_proclamation_has_its_day_its_reasons_and_who_signs(office) -> None:
    told = heard(office, "proclamation", TIE)
    stands_in_order(told, ["Proclamation", "Nagoya and Riverton", "April 4, 1959", "Eleanor Whitcomb", "Nagoya Day",
                           "May 14, 2026", "Eleanor Whitcomb", "Mayor"])  # fmt: skip
    assert "Friendship Week" in heard(office, "proclamation", TIE, about="Friendship Week")
    assert "Proclamación" in repr(_paper(office, TIE, "proclamation", language="es").blocks[0].title)
    plain = _paper(office, TIE, "proclamation").blocks
    for options in ({"language": "fr"}, {"signed": "2"}, {"about": "x"}, {"words": "y"}):
        assert _paper(office, TIE, "proclamation", **options).blocks != plain, options


def test_each_guest_of_a_visit_gets_a_certificate(office) -> None:
    paper = _paper(office, NAGOYA, "certificate", template="certificate-of-participation")
    assert len(paper.blocks) == 7
    told = heard(office, "certificate", NAGOYA, template="certificate-of-participation")
    for number in office.listing("member", (), where={"delegation": NAGOYA[1]}).ids:
        person = office.get("person", office.get("member", number).values["person"]).values
        assert missing(told, [person["full_name"], person["position"]]) == []
    other = _paper(office, NAGOYA, "certificate")
    assert other.blocks != paper.blocks


def test_labels_hold_each_address_once_and_say_which_lack_one(office) -> None:
    paper = _paper(office, LIST, "labels", without=True)
    cards = recipients.of(office, *LIST, office.today)
    assert len(paper.blocks[0].tiles) == len(cards)
    lacking = [to for to in cards if not (to.person.get("address") or to.office.get("address"))]
    assert [f"{to.name}: no postal address" for to in lacking] == list(paper.gaps) != []
    usual = _paper(office, LIST, "labels")
    assert len(usual.blocks[0].tiles) == len(cards) - len(lacking)
    assert [f"{to.name}: no postal address, and no label" for to in lacking] == list(usual.gaps)
    local = repr(_paper(office, LIST, "labels", local=True))
    written = [to.person["address_local"].split("\n")[0] for to in cards if to.person.get("address_local")]
    assert written and all(first in local for first in written)
    assert written[0] not in repr(paper)
    told = heard(office, "labels", LIST)
    for to in cards:
        postal = str(to.person.get("address") or to.office.get("address") or "").split("\n")
        assert missing(told, postal[-1:]) == []


def test_a_greeting_list_is_a_paper_and_a_workbook(office) -> None:
    paper = _paper(office, LIST, "greeting-list")
    year = int(dict(paper.readme)["What"].split()[-1])
    told = heard(office, "greeting-list", LIST)
    assert missing(told, [to.addressed for to in recipients.of(office, *LIST, office.today)]) == []
    assert paper.sheets[0].name == f"Cards {year}"
    without = _paper(office, LIST, "greeting-list", addresses=False)
    assert len(without.sheets[0].columns) == len(paper.sheets[0].columns) - 1
    assert repr(without.blocks) != repr(paper.blocks)
    earlier = _paper(office, LIST, "greeting-list", year="2025")
    assert earlier.sheets[0].rows != paper.sheets[0].rows


def test_a_greeting_list_says_when_the_cards_of_its_own_year_leave(sample) -> None:
    number = LIST[1]
    with sample.write("Prepare") as door:
        door.add("greeting", {"greeting_list": number, "year": 2027, "addressed": "One"})
        for card in greetings.cards(sample, number, 2025):
            door.set("greeting", card.number, {"sent_on": date(2024, 12, 1)})
    said = {year: str(_paper(sample, LIST, "greeting-list", year=year).standfirst) for year in ("2025", "2026", "2027")}
    assert " by " not in said["2025"], "all of them left"
    assert said["2026"].endswith("They were to leave by December 4, 2025.")
    assert said["2027"].endswith("Send by December 4, 2026.")


@pytest.mark.parametrize("name", ["letter", "labels", "certificate"])
def test_confidential_facts_of_people_stand_in_no_letter(sample, name: str) -> None:
    with sample.write("Plant") as door:
        for number in sample.listing("member", (), where={"delegation": NAGOYA[1]}).ids:
            person = sample.get("member", number).values["person"]
            door.set("person", person, {"diet": "TOKEN-DIET", "access_needs": "TOKEN-ACCESS"})
            door.set("member", number, {"passport_country": "KI"})
        door.set(*NAGOYA, {"avoid": "TOKEN-AVOID", "sensitivities": "TOKEN-SENSITIVE"})
    paper = _paper(sample, NAGOYA, name)
    assert "TOKEN" not in repr(paper) and "Kiribati" not in repr(paper)


def test_a_letter_tells_a_tie_by_its_own_partner(office) -> None:
    fair = ("delegation", 16)
    to = next(to for to in recipients.of(office, *fair, office.today) if to.partner.get("name") == "Aichi Prefecture")
    assert office.get(*fair).values["tie"] == TIE[1]
    told = facts(Asked(office, *fair, None), to, words("en"))
    assert told["relation"].startswith("Nagoya has been our sister city since ")
    assert told["partner"] == "Aichi Prefecture"
