"""Settings: what was chosen stays, what is not understood survives, what is broken is set aside."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from cityintl import settings
from cityintl.settings import Settings


def test_without_a_file_the_usual_settings_are_taken(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == Settings()


def test_what_was_chosen_is_there_the_next_time(tmp_path: Path) -> None:
    chosen = Settings(theme="dark", text_scale=125, splitter=(1, 2, 3), columns={"tie": ("partner", "why")})
    settings.save(chosen, tmp_path)
    assert settings.load(tmp_path) == chosen


def test_what_a_later_version_wrote_survives(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"theme": "light", "wallpaper": {"a": [1]}}))
    loaded = settings.load(tmp_path)
    settings.save(replace(loaded, theme="dark"), tmp_path)
    written = json.loads((tmp_path / "settings.json").read_text())
    assert written["theme"] == "dark" and written["wallpaper"] == {"a": [1]}


def test_a_broken_file_is_set_aside(tmp_path: Path) -> None:
    for text in ("{not json", "[1, 2]"):
        (tmp_path / "settings.json").write_text(text)
        assert settings.load(tmp_path) == Settings()
        assert (tmp_path / "settings.broken.json").read_text() == text
        assert not (tmp_path / "settings.json").exists()


def test_values_of_the_wrong_shape_or_size_are_not_taken(tmp_path: Path) -> None:
    written = {"theme": "pink", "text_scale": 900, "splitter": "wide", "empty_fields": 1, "columns": []}
    (tmp_path / "settings.json").write_text(json.dumps(written))
    assert settings.load(tmp_path) == Settings(text_scale=200)


def test_a_folder_that_cannot_be_written_to_stops_nobody(tmp_path: Path) -> None:
    settings.save(Settings(), tmp_path / "not there")
    (tmp_path / "file").write_text("")
    assert settings.load(tmp_path / "file") == Settings()


def test_desks_opened_lately_are_remembered_once_each(tmp_path: Path) -> None:
    chosen = Settings()
    for n in (*range(10), 3):
        chosen = chosen.opened(Path(f"{n}.cityintl"), datetime(2026, 5, 14, tzinfo=UTC))
    assert chosen.last_desk == "3.cityintl"
    assert chosen.recent[:3] == ("3.cityintl", "9.cityintl", "8.cityintl") and len(chosen.recent) == 8
