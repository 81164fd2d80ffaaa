"""Papers in another language: every fixed word is in the catalogue, and no English word of it is left on the page."""

import gettext
import re
from dataclasses import replace
from string import ascii_lowercase, ascii_uppercase

import pytest
from babel import Locale

from cityintl import words as program
from cityintl.desk.contents import contents
from cityintl.folding import fold
from cityintl.papers import as_pdf, blocks
from cityintl.papers.as_pdf import fonts
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.sheets import sheets_of
from cityintl.paths import resource
from cityintl.records import kinds
from cityintl.reference import countries, languages
from tests.papers import words
from tests.papers.structure import spoken

LANGUAGES = ("es", "fr")
#: Letters that stand for those of the fixed words, so that whatever did not pass the catalogue stands out.
_MASK = str.maketrans(
    ascii_lowercase + ascii_uppercase,
    "абвгдежзиклмнопрстуфхцчшыэ" + "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЫЭ",
)
_HOLE = re.compile(r"(\{[^}]*\})")
_WORD = re.compile(r"[^\W\d_]{3,}")
#: Words of measures and of names of the program's own sources, the same in every language.
_ANY = {"geonames", "utc", "https", "http", "www"}
IN = [(paper.name, language) for language in LANGUAGES for paper in words.spoken_in(language)]


class Masked(gettext.NullTranslations):
    """A catalogue in which every fixed word is written in other letters, and what is filled in is not."""

    def gettext(self, message: str) -> str:
        return "".join(part if part.startswith("{") else part.translate(_MASK) for part in _HOLE.split(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fixed_word_of_a_paper_lacks_its_translation(office, language: str) -> None:
    """`python -m tests.papers.words es` prints what lacks as a piece of the catalogue."""
    assert words.missing(office, language) == []


def test_signs_between_words_are_set_off_in_french_and_no_line_ends_before_them(office) -> None:
    profile = PAPERS["partner-profile"]
    told = repr(profile.build(office, ("partner", 1), words.MOMENT, {}, "fr"))
    assert all(each in told for each in ("Aichi\\xa0; 2", "'\\xa0: Écrire", "Actif\\xa0; accord de jumelage"))
    assert "Aichi; 2" in repr(profile.build(office, ("partner", 1), words.MOMENT, {}, "es"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_stands_in_every_translation(language: str) -> None:
    for message in words.catalogue(language):
        if not message.id:
            continue
        source, said = message.id, message.string
        forms = [(source, said)] if isinstance(source, str) else [(source[1], each) for each in said]
        for one, other in forms:
            assert sorted(_HOLE.findall(one)) == sorted(_HOLE.findall(other)), one
            assert (one == one.strip()) == (other == other.strip()) or one.startswith(";"), other
            assert "'" not in other and '"' not in other, other
            assert len(one) < 5 or one.endswith((".", ":")) == other.endswith((".", ":")), other


@pytest.fixture(scope="session")
def written(office) -> set[str]:
    """Every word that somebody wrote into the desk."""
    found: set[str] = set()
    for kind in (*kinds.KINDS, kinds.HOME):
        fields = [name for name, field in kind.fields.items() if field.value.name not in ("choice", "yes_no")]
        for _number, row in contents(office, kind.name, fields):
            for value in row:
                if isinstance(value, str):
                    found.update(re.findall(r"[^\W\d_]+", fold(value)))
                    found.update(re.findall(r"[^\W\d_]+", value.casefold()))
        found.add(kind.prefix.lower())
    return found


def _names(language: str) -> set[str]:
    """The words of countries, languages, months and days in a language."""
    locale = Locale(language)
    said = [countries.name(code, language) for code in countries.codes()]
    said += [languages.name(code, language) for code in languages.codes()]
    for kept in (locale.months, locale.days):
        said += [name for form in kept.values() for width in form.values() for name in width.values()]
    return {word for name in said for word in re.findall(r"[^\W\d_]+", name.casefold())}


def _of_letters(language: str) -> set[str]:
    """The words of the usual letters in a language, which have a file of their own."""
    text = resource("letters", f"{language}.toml").read_text(encoding="utf-8")
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


@pytest.mark.parametrize(("name", "language"), IN)
def test_every_word_is_of_the_catalogue_or_of_a_record(office, written, name: str, language: str) -> None:
    known = written | _names(language) | _ANY | _of_letters(language)
    with words.answered_by(Masked()):
        for n, paper in enumerate(words.made(office, PAPERS[name], language)):
            if n > 2:
                break
            told = [text for _tag, text, _language in spoken(as_pdf.render(paper))]
            with program.speaking(language):
                sheets = sheets_of(paper)
            told += [str(cell) for sheet in sheets for row in sheet.rows for cell in row if isinstance(cell, str)]
            told += [column.head for sheet in sheets for column in sheet.columns]
            for text in told:
                latin = [word for word in _WORD.findall(text) if not word.isupper() and re.search("[A-Za-z]", word)]
                assert [word for word in latin if not {word.casefold(), fold(word)} & known] == [], text


@pytest.mark.parametrize(("name", "language"), IN)
def test_nothing_on_the_page_is_an_english_word_of_the_catalogue(office, written, name: str, language: str) -> None:
    english = {
        message.id
        for message in words.catalogue(language)
        if isinstance(message.id, str) and len(message.id) > 3 and message.id.casefold() != message.string.casefold()
    }
    paper = next(words.made(office, PAPERS[name], language))
    content = as_pdf.render(paper)
    assert f"/Lang ({language}".encode() in content or f"/Lang ({language}".encode() in content.replace(b"\n", b" ")
    told = {text.strip() for _tag, text, _language in spoken(content)}
    assert {text for text in told & english if text.casefold() not in written} == set()


def test_the_built_catalogue_is_that_of_the_sources(office) -> None:
    for language in LANGUAGES:
        with program.speaking(language):
            for message in words.catalogue(language):
                if isinstance(message.id, str) and message.id:
                    assert program._(message.id) == message.string
                elif message.id:
                    assert program.ngettext(*message.id, 5) == message.string[-1]


def test_a_catalogue_of_papers_leaves_the_window_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_catalogue", program._catalogue)
    program.use("es")
    assert program._("Ties") == "Ties"
    with program.speaking("es"):
        assert program._("Ties") == "Vínculos"


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", ("3,532", "$19,532.30", "29%")), ("fr", ("3\u202f532", "19\u202f532,30\u00a0$", "29\u202f%"))],
)
def test_numbers_on_the_page_follow_its_language_and_a_sheet_keeps_them(office, language, shown) -> None:
    register = PAPERS["ties-register"].build(office, None, words.MOMENT, {}, language)
    told = "\n".join(text for _tag, text, _language in spoken(as_pdf.render(register)))
    assert shown[1] in told
    annex = PAPERS["indicators"].build(office, None, words.MOMENT, {}, language)
    assert shown[2] in "\n".join(text for _tag, text, _language in spoken(as_pdf.render(annex)))
    assert any(isinstance(cell, float) for sheet in sheets_of(annex) for row in sheet.rows for cell in row)
    table = blocks.Table((blocks.Column("People", "right"),), ((3532,),))
    counted = replace(register, blocks=(table,))
    assert shown[0] in "\n".join(text for _tag, text, _language in spoken(as_pdf.render(counted)))


@pytest.mark.parametrize("role", ["sans", "semi", "italic", "serif", "display"])
def test_the_spaces_within_numbers_are_in_every_face_of_ours(role: str) -> None:
    for space in "\u00a0\u202f":
        assert fonts.choose(space, role, "fr") is fonts.choose("5", role, "fr")
