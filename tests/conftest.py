"""What all tests share: the day, a desk copied from one made once, a settings folder of their own."""

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from cityintl import store
from cityintl.records import kinds
from cityintl.records.bid import BidStatus, GuaranteeStatus
from cityintl.records.custody import Kept
from cityintl.records.event import InvitationAnswer
from cityintl.records.gift import FollowUpStatus
from cityintl.records.grant import GrantStatus
from cityintl.records.grant_course import AmendmentType
from cityintl.records.indicator import Applicability
from cityintl.records.reminder import Answer
from cityintl.records.statement import StatementStatus
from cityintl.records.submission import SubmissionStatus
from cityintl.records.values import Amount, Value
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


#: How long a test waits for what the window shall come to, in milliseconds: a machine may be slow, or busy beside it.
PATIENCE = 40_000


class PatientBot(QtBot):
    """A QtBot that gives a slow machine time; what never comes fails all the same."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **words: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **words)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: Any, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "says_in_log: this test expects warnings or errors in the log")


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test touches the settings or the desks of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CITYINTL_SETTINGS", str(tmp_path_factory.mktemp("settings")))
        patch.setenv("CITYINTL_DESKS", str(tmp_path_factory.mktemp("desks")))
        patch.setenv("CITYINTL_BACKUPS", str(tmp_path_factory.mktemp("backups")))
        yield


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of our own, for this process and those that it starts."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning or error that nobody expected in the log fails the test."""
    yield
    if request.node.get_closest_marker("says_in_log"):
        return
    said = [r for when in ("setup", "call") for r in caplog.get_records(when) if r.levelno >= logging.WARNING]
    assert not said, [f"{r.name}: {r.getMessage()}" for r in said]


@pytest.fixture(scope="session")
def beside() -> Callable[..., Path]:
    """A file of the data that lies beside the checkout; the test is skipped, saying so, where it does not."""

    def named(*parts: str) -> Path:
        for folder in Path(__file__).resolve().parents[2:]:
            if (path := folder.joinpath("shared", "data", *parts)).exists():
                return path
        assert not os.environ.get("CITYINTL_NEEDS_EXAMPLES"), f"{'/'.join(parts)} is missing"
        pytest.skip(f"{'/'.join(parts)} is not beside the checkout")

    return named


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


def some_value(value: Value, number: int) -> Any:
    """A value of this type that differs with the number; not for links."""
    made = {
        "text": f"Text {number}",
        "note": f"Line {number}\nmore",
        "date": date(2020, 1, 1 + number % 28),
        "partial_date": f"{1960 + number % 40}-05",
        "number": int(getattr(value, "minimum", 0) or 0) + 1 + number % 100,
        "decimal": 10.5 + number % 50,
        "yes_no": bool(number % 2),
        "country": ("PL", "JP", "DE")[number % 3],
        "language": ("pl", "ja", "de")[number % 3],
        "languages": (("pl", "de"), ("ja",), ("de", "ja", "pl"))[number % 3],
        "zone": ("Europe/Warsaw", "Asia/Tokyo", "Europe/Berlin")[number % 3],
        "email": f"desk{number}@example.org",
        "phone": f"+48 12 34 {number:02}",
        "money": Amount(100 + number, ("USD", "EUR", "JPY")[number % 3]),
        "currency": ("USD", "EUR", "JPY")[number % 3],
        "time": f"{number % 24:02}:30",
        "period": f"{1990 + number % 30}-{(1991 + number % 30) % 100:02}",
        "web": f"https://example.org/{number}",
        "kinds_of_record": (("gift", "decision"), ("correspondence",), ("tie", "gift"))[number % 3],
    }
    return list(value.words)[number % len(value.words)] if value.name == "choice" else made[value.name]


#: Fields that exclude one another, or whose order in time a kind insists on.
APART = {
    "agreement": {"open_ended", "expires_on"},
    "tie": {"first_contact"},
    "office": {"until"},
    "meeting_sheet": {"avoid"},
    "commitment": {"stage_on"},
    "observation": {"text"},
    "indicator": {"meaning_until"},
}
#: Words that ask for nothing else.
PLAIN = {
    ("invitation", "answer"): InvitationAnswer.ACCEPTED,
    ("follow_up", "status"): FollowUpStatus.OPEN,
    ("reminder", "answer"): Answer.CLOSED,
    ("indicator_use", "applicability"): Applicability.APPLIES,
    ("submission", "status"): SubmissionStatus.PREPARING,
    ("event_bid", "status"): BidStatus.BIDDING,
    ("guarantee", "status"): GuaranteeStatus.ASKED,
    ("statement", "status"): StatementStatus.DRAFT,
    ("retention_class", "kept"): Kept.PERMANENT,
    ("grant", "status"): GrantStatus.ACTIVE,
    ("amendment", "type"): AmendmentType.OTHER,
    ("member", "passport_name"): "OSHIMA Kenji",
}


@pytest.fixture
def values_for() -> Callable[..., dict[str, Any]]:
    """Values for a new record of a kind: the required ones, or all; what it must point to is made by the door."""

    def filled(door: store.Write, name: str, number: int = 1, whole: bool = False) -> dict[str, Any]:
        found = {}
        for field in kinds.kind(name).editable.values():
            if field.name in APART.get(name, ()) or not (field.required or whole):
                continue
            if field.link == "home":
                found[field.name] = 1
            elif (name, field.name) in PLAIN:
                found[field.name] = PLAIN[name, field.name]
            elif (name, field.name) == ("document", "sha256"):
                found[field.name] = door.put_file(f"Document {number}".encode())
            elif field.link and (field.required or field.link != name):
                found[field.name] = door.add(field.link, filled(door, field.link, number))
            elif not field.link:
                found[field.name] = some_value(field.value, number)
        return found

    return filled


def _rows(path: Path, skipped: set[str]) -> dict[str, list[tuple[Any, ...]]]:
    raw = dbapi2.connect(str(path))
    try:
        names = [n for (n,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = [n for n in names if n not in skipped and not n.startswith(("sqlite_", "search_index_"))]
        return {n: sorted(raw.execute(f'SELECT * FROM "{n}"').fetchall(), key=repr) for n in kept}
    finally:
        raw.close()


@pytest.fixture
def content() -> Callable[[DeskFile], dict[str, list[tuple[Any, ...]]]]:
    """Every row of every table of a desk, but the log and the numbers of search entries."""

    def read(desk: DeskFile) -> dict[str, list[tuple[Any, ...]]]:
        found = _rows(desk.path, {"change_set", "change", "search_index"})
        found["search_entry"] = sorted(row[1:] for row in found["search_entry"])
        return found

    return read


def pytest_sessionfinish() -> None:
    """The offscreen clipboard outlives Python, and would crash over what a test copied into it."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
