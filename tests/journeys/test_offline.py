"""The rule of the network, shown with strace: no socket but to the machine itself, no other process."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

STRACE = shutil.which("strace")
FORBIDDEN = re.compile(r"\b(AF_INET6?|AF_PACKET)\b")


def _traced(tmp_path: Path, *words: str) -> list[str]:
    """The socket and exec calls of a command and all its threads."""
    log = tmp_path / "calls.txt"
    done = subprocess.run(
        [str(STRACE), "-f", "-qq", "-e", "trace=socket,connect,execve", "-o", str(log), sys.executable, "-m", *words],
        env={
            **os.environ,
            "PYTHONPATH": str(tmp_path),
            "QT_QPA_PLATFORM": "offscreen",
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none",
        },
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert done.returncode == 0, done.stderr
    return log.read_text().splitlines()


def _refuse(calls: list[str]) -> None:
    outside = [call for call in calls if FORBIDDEN.search(call)]
    assert not outside, outside
    started = [call for call in calls if "execve(" in call and " = 0" in call]
    assert len(started) == 1, started


@pytest.fixture(autouse=True)
def needs_strace() -> None:
    if STRACE is None:
        assert not os.environ.get("CI"), "strace is missing: installer/test.py installs it"
        pytest.skip("strace is not installed")


def test_the_rule_notices_a_socket_and_a_process(tmp_path: Path) -> None:
    script = tmp_path / "loud.py"
    script.write_text("import socket, subprocess\nsocket.socket().close()\nsubprocess.run(['true'])\n")
    calls = _traced(tmp_path, "loud")
    with pytest.raises(AssertionError):
        _refuse([call for call in calls if "socket(" in call])
    with pytest.raises(AssertionError):
        _refuse([call for call in calls if "execve(" in call])


def test_a_day_at_the_command_line_stays_on_this_machine(tmp_path: Path) -> None:
    desk = str(tmp_path / "Riverton.cityintl")
    _refuse(_traced(tmp_path, "cityintl", "sample", desk))
    _refuse(_traced(tmp_path, "cityintl", "search", desk, "nagoya"))
    _refuse(_traced(tmp_path, "cityintl", "paper", desk, "partner-profile", "PAR-1", str(tmp_path / "p.pdf")))
    _refuse(_traced(tmp_path, "cityintl", "paper", desk, "ties-register", str(tmp_path / "t.xlsx")))


def test_the_window_stays_on_this_machine(tmp_path: Path) -> None:
    desk = str(tmp_path / "Riverton.cityintl")
    _traced(tmp_path, "cityintl", "sample", desk)
    _refuse(_traced(tmp_path, "cityintl.gui.picture", desk, str(tmp_path / "window.png")))
    assert (tmp_path / "window.png").stat().st_size > 10_000
