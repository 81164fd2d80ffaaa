import ast
import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

INSTALLER = Path(__file__).parents[2] / "installer"
COMMANDS = ("start", "test", "prepare", "system", "trouble", "build_resources")


@pytest.fixture
def prepare(load, monkeypatch, tmp_path):
    """The set-up, working in an empty folder and without pip."""
    module = load("prepare")
    venv = tmp_path / ".venv"
    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "STAMP", venv / "set-up.json")
    monkeypatch.setattr(module, "UNFINISHED", venv / "unfinished")
    monkeypatch.setattr(module, "LOG", venv / "set-up.log")
    monkeypatch.setattr(module.system, "missing", lambda tests, display: [])
    monkeypatch.setattr(module.build_resources, "missing", list)
    return module


@pytest.fixture
def done(prepare, monkeypatch):
    """What the set-up did, step by step, instead of doing it."""
    steps = []
    (prepare.VENV).mkdir()
    monkeypatch.setattr(prepare, "_is_sound", lambda: True)
    monkeypatch.setattr(prepare, "_pip", lambda *words, count=0: steps.append(words[-1]))
    return steps


@pytest.mark.parametrize("name", COMMANDS)
def test_an_old_python_can_read_what_tells_it_that_it_is_too_old(name):
    ast.parse((INSTALLER / f"{name}.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_a_wrong_python_gets_a_sentence(load):
    prepare = load("prepare")
    prepare.check_python((3, 11, 0))
    prepare.check_python((4, 0, 0))
    with pytest.raises(load("trouble").Trouble, match=r"needs Python 3\.11 or newer; this one is 3\.10") as found:
        prepare.check_python((3, 10, 12))
    assert found.value.code == 1


def test_the_first_run_installs_and_the_second_does_nothing(prepare, done, capsys):
    python = prepare.ready()
    assert python == prepare.python()
    assert done == [str(prepare.RUN), str(prepare.ROOT)]
    capsys.readouterr()
    assert prepare.ready() == python
    assert len(done) == 2
    assert capsys.readouterr().out == ""


def test_the_tests_add_their_tools_and_nothing_twice(prepare, done):
    prepare.ready()
    prepare.ready(tests=True)
    prepare.ready(tests=True)
    prepare.ready()
    assert done == [str(prepare.RUN), str(prepare.ROOT), str(prepare.TEST)]


def test_a_changed_lock_is_installed_again(prepare, done, monkeypatch, tmp_path):
    prepare.ready()
    changed = tmp_path / "requirements.txt"
    changed.write_bytes(prepare.RUN.read_bytes() + b"\n")
    monkeypatch.setattr(prepare, "RUN", changed)
    prepare.ready()
    assert done[2:] == [str(changed), str(prepare.ROOT)]


def test_a_moved_checkout_is_set_up_again(prepare, monkeypatch, tmp_path):
    before = prepare.wanted_digest(False)
    (tmp_path / "pyproject.toml").write_bytes((prepare.ROOT / "pyproject.toml").read_bytes())
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    assert prepare.wanted_digest(False) != before


def test_a_set_up_that_was_killed_begins_anew(prepare, done):
    prepare.ready()
    prepare.UNFINISHED.touch()
    (prepare.VENV / "half a package").touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prepare.subprocess, "run", _venv_made(prepare))
        prepare.ready()
    assert not (prepare.VENV / "half a package").exists()
    assert len(done) == 4


def _venv_made(prepare):
    def run(command, **_options):
        assert command[1:3] == ["-m", "venv"]
        prepare.VENV.mkdir()
        return subprocess.CompletedProcess(command, 0, "", "")

    return run


@pytest.mark.parametrize("content", ["", "{", "null"])
def test_a_broken_stamp_counts_as_none(prepare, done, content):
    prepare.STAMP.write_text(content)
    prepare.ready()
    assert json.loads(prepare.STAMP.read_text())["run"] == prepare.wanted_digest(False)


def test_an_environment_of_another_python_is_not_sound(prepare):
    assert not prepare._is_sound()
    python = prepare.python()
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho 3.11.0 of another day\n")
    python.chmod(0o755)
    assert not prepare._is_sound()


def test_pip_that_fails_leaves_its_words_in_the_log_and_no_mark(prepare, monkeypatch, load):
    prepare.VENV.mkdir()
    monkeypatch.setattr(prepare, "python", lambda: Path(sys.executable))
    with pytest.raises(load("trouble").Trouble):
        prepare._pip("--no-index", "a-package-that-is-nowhere", count=1)
    assert "a-package-that-is-nowhere" in prepare.LOG.read_text()
    assert not prepare.UNFINISHED.exists()


def test_packages_to_build_from_are_thrown_away(prepare, done, monkeypatch):
    monkeypatch.setattr(prepare.build_resources, "missing", lambda: ["icons"])
    target = prepare.VENV / "build-packages"
    monkeypatch.setattr(prepare, "_pip", lambda *words, count=0: target.mkdir(exist_ok=True))
    seen = []
    made = subprocess.CompletedProcess([], 0, "", "")
    monkeypatch.setattr(prepare.subprocess, "run", lambda command, **options: seen.append((command, options)) or made)
    prepare._resources()
    assert seen[0][0][-1] == "icons"
    assert seen[0][1]["env"]["PYTHONPATH"] == str(target)
    assert not target.exists()


def test_catalogues_are_compiled_without_any_package_to_build_from(prepare, done, monkeypatch):
    monkeypatch.setattr(prepare.build_resources, "missing", lambda: ["locale"])
    made = subprocess.CompletedProcess([], 0, "", "")
    monkeypatch.setattr(prepare.subprocess, "run", lambda command, **options: made)
    prepare._resources()
    assert done == []


def test_a_full_disk_is_said_before_anything_is_made(prepare, monkeypatch, load):
    monkeypatch.setattr(prepare.shutil, "disk_usage", lambda path: os.terminal_size((1, 1)) and _Usage())
    with pytest.raises(load("trouble").Trouble, match="no room left"):
        prepare.ready()
    assert not prepare.VENV.exists()


class _Usage:
    free = 1_000_000


@pytest.mark.parametrize(
    ("raised", "code", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), 1, "no room left"),
        (PermissionError(errno.EACCES, "denied", "/somewhere"), 1, "cannot be written to: /somewhere"),
        (KeyboardInterrupt(), 130, "Stopped. Run the same command again"),
    ],
)
def test_whatever_stops_the_work_ends_in_a_sentence(prepare, capsys, raised, code, words):
    def work():
        raise raised

    assert prepare.guarded(work) == code
    assert words in capsys.readouterr().err


def test_the_exit_code_of_the_work_is_handed_on(prepare):
    assert prepare.guarded(lambda: None) == 0
    assert prepare.guarded(lambda: 1) == 1


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-test.txt", "requirements-build.txt"])
def test_every_locked_package_has_hashes_and_no_address_is_inside(lock):
    text = (INSTALLER / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|index-url|find-links|trusted-host", text)
    packages = re.split(r"\n(?=\w)", text)
    assert len(packages) > 10
    for package in packages:
        assert re.match(r"[\w.-]+==[\w.]+( ;[^\\]+)? \\\n(\s+--hash=sha256:[0-9a-f]{64}( \\\n|\n?))+$", package), (
            package
        )


def test_the_three_locks_agree():
    pins = {}
    for lock in INSTALLER.glob("requirements*.txt"):
        for name, version in re.findall(r"^([\w.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE):
            assert pins.setdefault(name, version) == version, name
