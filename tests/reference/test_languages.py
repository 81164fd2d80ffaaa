import pytest

from cityintl.reference import languages


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ja", "ja"), ("Japanese", "ja"), ("日本語", "ja"), ("POLSKI", "pl"), ("zh_Hant", "zh-Hant"),
        ("Traditional Chinese", "zh-Hant"), ("pt-br", "pt-BR"), ("Klingonish", None), ("", None),
    ],
)  # fmt: skip
def test_a_language_is_found_by_code_name_or_own_name(text, code):
    assert languages.find(text) == code


def test_every_language_leads_back_by_code_and_name():
    for code in languages.codes():
        assert code in languages.codes()
        assert languages.find(code) == code
        found = languages.find(languages.name(code))
        assert languages.name(found) == languages.name(code) or languages.name(code).lower() == found


def test_names_come_in_the_language_asked_for():
    assert languages.name("ja") == "Japanese"
    assert languages.name("zh-Hant", "de") == "Chinesisch (traditionell)"
    assert languages.name("ja", "xx-none") == "Japanese"
    assert languages.name("ja", "") == "Japanese"
    assert languages.own_name("pl") == "polski"
    assert languages.own_name("ace") == languages.name("ace")


def test_an_unknown_code_has_no_name():
    assert "xx" not in languages.codes()
    with pytest.raises(KeyError):
        languages.name("xx")


def test_languages_stand_in_the_order_of_their_names():
    names = [languages.name(code).casefold() for code in languages.codes()]
    assert names.index("arabic") < names.index("japanese") < names.index("ukrainian")
