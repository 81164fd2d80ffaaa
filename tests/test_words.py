"""The catalogue of words."""

import io
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from cityintl import words


@pytest.fixture
def spanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    po = io.BytesIO(
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=n!=1;\\n"\n\n'
        b'msgid "Ties"\nmsgstr "Hermanamientos"\n\n'
        b'msgid "one tie"\nmsgid_plural "many ties"\nmsgstr[0] "uno"\nmsgstr[1] "muchos"\n'
    )
    with (folder / "cityintl.mo").open("wb") as file:
        write_mo(file, read_po(po, locale="es"))
    monkeypatch.setattr(words, "resource", lambda *_parts: tmp_path)
    monkeypatch.setattr(words, "_catalogue", words._catalogue)
    return tmp_path


def test_a_catalogue_that_is_there_is_spoken(spanish: Path) -> None:
    words.use("es-MX")
    assert words._("Ties") == "Hermanamientos"
    assert (words.ngettext("one tie", "many ties", 1), words.ngettext("one tie", "many ties", 3)) == ("uno", "muchos")
    assert words._("Not in the catalogue") == "Not in the catalogue"
    assert words._("") == ""


def test_without_a_catalogue_english_stands(spanish: Path) -> None:
    words.use("fr")
    assert words._("Ties") == "Ties"
    assert words.ngettext("one tie", "many ties", 2) == "many ties"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es-MX"),
        ({"LANG": "de_DE", "LC_ALL": "fr_FR.UTF-8"}, "fr-FR"),
        ({"LANG": "de_DE", "LANGUAGE": "pl:en"}, "pl"),
    ],
)
def test_the_systems_language_is_asked(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert words.of_system() == language
