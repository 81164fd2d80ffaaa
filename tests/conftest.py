"""What all tests share: the day, a desk copied from one made once, a settings folder of their own."""

import logging
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from cityintl import store
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)
NOW = datetime(2026, 5, 14, 15, tzinfo=UTC)
RIVERTON = {
    "name": "Riverton",
    "region": "Illinois",
    "country": "US",
    "latitude": 39.8442,
    "longitude": -89.5395,
    "zone": "America/Chicago",
    "population": 3532,
}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "says_in_log: this test expects warnings or errors in the log")


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test touches the settings or the desks of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CITYINTL_SETTINGS", str(tmp_path_factory.mktemp("settings")))
        patch.setenv("CITYINTL_DESKS", str(tmp_path_factory.mktemp("desks")))
        yield


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning or error that nobody expected in the log fails the test."""
    yield
    if request.node.get_closest_marker("says_in_log"):
        return
    said = [r for when in ("setup", "call") for r in caplog.get_records(when) if r.levelno >= logging.WARNING]
    assert not said, [f"{r.name}: {r.getMessage()}" for r in said]


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def clock(now: datetime):
    return lambda: now


@pytest.fixture(scope="session")
def ready_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty desk for Riverton, made once; tests copy it."""
    path = tmp_path_factory.mktemp("ready") / "Riverton.cityintl"
    store.create(path, RIVERTON, lambda: NOW).close()
    return path


@pytest.fixture(scope="session")
def ready_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desk, made once; tests copy it."""
    from cityintl.desk import sample as sample_desk

    path = tmp_path_factory.mktemp("sample") / "Riverton.cityintl"
    sample_desk.make(path, TODAY, lambda: NOW)
    return path


@pytest.fixture
def desk(ready_desk: Path, tmp_path: Path, clock) -> Iterator[DeskFile]:
    """An empty desk for Riverton, Illinois."""
    with store.open_desk(shutil.copy(ready_desk, tmp_path / ready_desk.name), clock) as opened:
        yield opened


@pytest.fixture
def sample(ready_sample: Path, tmp_path: Path, clock) -> Iterator[DeskFile]:
    """A copy of the sample desk."""
    with store.open_desk(shutil.copy(ready_sample, tmp_path / ready_sample.name), clock) as opened:
        yield opened
