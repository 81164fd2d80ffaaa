"""The real window, begun as the program begins it, over desks that the command line made."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from cityintl import app, cli, paths, settings
from cityintl.gui import style
from cityintl.gui.shell import Shell
from tests.journeys.driving import Hands

EXAMPLES = Path(__file__).parents[3] / "shared" / "data" / "examples"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the platform without a screen says of itself means nothing."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["CityIntl"]


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp: QApplication) -> None:
    style.load_fonts()


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each journey begins with the settings of a new user, in light colours."""
    monkeypatch.setenv("CITYINTL_SETTINGS", str(tmp_path / "settings"))
    monkeypatch.setenv("CITYINTL_DESKS", str(tmp_path / "desks"))
    settings.save(replace(settings.Settings(), theme="light"), paths.settings_folder())
    return tmp_path / "settings"


@pytest.fixture
def start(qapp: QApplication, qtbot, clock) -> Iterator[Callable[..., Hands]]:
    """Start the program as `app.run` does, on this desk or the last one, and go on from today to one's work."""
    begun: list[Shell] = []

    def starting(
        desk: Path | None = None,
        size: tuple[int, int] = (1366, 768),
        at: str = "tie",
        now: Callable[[], datetime] = clock,
    ) -> Hands:
        while begun:  # one window at a time holds a desk
            end(begun.pop())
        chosen = settings.load(paths.settings_folder())
        shell = app.show_frame(qapp, chosen)
        shell.resize(*size)
        begun.append(shell)
        app.fill(qapp, shell, chosen, desk, now)
        qtbot.waitExposed(shell)
        shell.activateWindow()
        qtbot.waitUntil(shell.isActiveWindow)
        if shell.navigation.isEnabled() and at != "today":
            shell.navigation.chosen.emit(at)
        return Hands(qtbot, shell)

    yield starting
    for shell in begun:
        end(shell)


def end(shell: Shell) -> None:
    """Close the window, as its cross does, and let it go."""
    shell.close()
    shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def city(ready_desk: Path, tmp_path: Path) -> Path:
    """A copy of an empty desk for Riverton."""
    return Path(shutil.copy(ready_desk, tmp_path / ready_desk.name))


@pytest.fixture
def sample_file(ready_sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample desk."""
    return Path(shutil.copy(ready_sample, tmp_path / ready_sample.name))


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """What a verb of the command line reports, as JSON."""

    def telling(verb: str, *words: object) -> Any:
        capsys.readouterr()
        code = cli.run([verb, *map(str, words), "--json"])
        out = capsys.readouterr()
        assert code == 0, out.err
        return json.loads(out.out)

    return telling


@pytest.fixture
def whole(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[[Path], dict[str, list[Any]]]:
    """Every record of a desk as the command line shows it, by kind."""

    def reading(desk: Path) -> dict[str, list[Any]]:
        from openpyxl import load_workbook

        out = tmp_path / "whole.xlsx"
        out.unlink(missing_ok=True)
        capsys.readouterr()
        if cli.run(["export", str(desk), str(out), "--sensitive"]):
            assert "no records to export" in capsys.readouterr().err
            return {}
        book = load_workbook(out)
        sheets = [name for name in book.sheetnames if name != "Read me"]
        return {name: list(book[name].iter_rows(values_only=True)) for name in sheets}

    return reading


@pytest.fixture
def real_ties() -> Path:
    """A real file of sister cities, where the examples stand beside the checkout."""
    found = EXAMPLES / "ties_poland_wikidata.tsv"
    if not found.is_file():
        assert not os.environ.get("CITYINTL_NEEDS_EXAMPLES"), "the examples are missing"
        pytest.skip(f"the example files do not stand beside the checkout: {found}")
    return found
