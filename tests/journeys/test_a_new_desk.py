"""A first day: the welcome page, a new desk for Kraków, and what its empty lists say."""

from pathlib import Path


def test_a_new_desk_for_krakow_is_made_from_the_welcome_page(start, tmp_path: Path) -> None:
    hands = start()
    hands.see("welcome")
    hands.click("welcome_new")
    hands.see("new_desk")
    hands.type("krak")
    hands.until(lambda: hands.lines("place_list"))
    assert hands.lines("place_list")[0].startswith("Kraków, Poland · ")
    hands.click_item("place_list", "Kraków, Poland")
    hands.line("desk_path").setFocus()
    path = tmp_path / "Ours.cityintl"
    hands.write(str(path))
    hands.click("make")
    hands.gone("welcome")
    hands.says("city", "Kraków")
    assert hands.shell.windowTitle() == "Kraków – CityIntl"
    assert path.is_file()
    assert hands.text("where").startswith("Ours.cityintl")
    for place, words in (("Ties", "No ties yet"), ("Partners", "No partners yet"), ("Decisions", "No decisions yet")):
        hands.go_to(place)
        hands.see("empty")
        assert words in hands.words_of("empty")
        for offer in ("empty_new", "empty_import", "empty_sample"):
            assert hands.see(offer).isEnabled()
