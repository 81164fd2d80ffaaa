"""The verb that opens the window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize("words", [(), ("open",), ("open", "x.cityintl")])
def test_without_a_display_the_window_is_refused_in_a_sentence(
    cityintl: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("cityintl.app.run", pytest.fail)
    told = cityintl(*words)
    assert told.code == 1
    assert (
        told.err
        == "cityintl: There is no display for a window here. The other verbs work without one: cityintl --help\n"
    )


@pytest.mark.parametrize(
    ("platform", "named"),
    [("linux", "DISPLAY"), ("linux", "WAYLAND_DISPLAY"), ("linux", "QT_QPA_PLATFORM"), ("darwin", "X"), ("win32", "X")],
)
def test_where_something_shows_it_the_window_opens_on_the_desk(
    cityintl: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, platform: str, named: str
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(named, "1")
    monkeypatch.setattr("sys.platform", platform)
    opened: list[Path | None] = []
    monkeypatch.setattr("cityintl.app.run", lambda desk, as_of: opened.append(desk) or as_of or 0)
    assert cityintl("open", "x.cityintl").code == 0
    assert opened == [Path("x.cityintl")]


def test_the_readme_tells_every_verb_that_reports(cityintl: Callable[..., Any]) -> None:
    from cityintl.cli.main import _VERBS

    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    table = readme.partition("### What `--json` says")[2].partition("\n## ")[0]
    assert [verb for verb in _VERBS if verb != "open" and f"`{verb}`" not in table] == []


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "soon"])
def test_a_today_that_cannot_be_is_wrong_usage(cityintl: Callable[..., Any], tmp_path: Path, day: str) -> None:
    told = cityintl("sample", tmp_path / "s.cityintl", "--today", day)
    assert told.code == 2
    assert "Traceback" not in told.err
    assert list(tmp_path.iterdir()) == []
