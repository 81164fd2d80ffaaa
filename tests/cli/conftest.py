"""Running commands in the tests' own process."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cityintl.cli import run


class Said:
    """What a command said."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def cityintl(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def command(*words: object) -> Said:
        try:
            code = run([str(w) for w in words])
        except SystemExit as stopped:
            code = int(str(stopped.code))
        told = capsys.readouterr()
        return Said(code, told.out, told.err)

    return command


@pytest.fixture
def krakow(tmp_path: Path, cityintl: Callable[..., Said]) -> Path:
    path = tmp_path / "Kraków.cityintl"
    assert cityintl("new", path, "--city", "krakow", "--today", "2026-05-14").code == 0
    return path
