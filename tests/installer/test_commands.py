import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

INSTALLER = Path(__file__).parents[2] / "installer"
PYTHON = Path("/the/python")


@pytest.fixture
def start(load, monkeypatch, tmp_path):
    """The start command in an empty folder, with a set-up that is done."""
    module = load("start")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "ready", lambda: PYTHON)
    return module


@pytest.fixture
def tester(load):
    """The test command; its name belongs to a package of Python itself."""
    load("prepare")
    spec = importlib.util.spec_from_file_location("test_command", INSTALLER / "test.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_without_a_display_the_samples_are_written(start, monkeypatch, tmp_path, capsys):
    ran = []

    def run(command, **options):
        assert options["env"]["QT_QPA_PLATFORM"] == "offscreen"
        ran.append(command[1:])
        Path(command[-1]).write_bytes(b"x" * 2048)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(start.system, "has_display", lambda: False)
    monkeypatch.setattr(start.subprocess, "run", run)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "Riverton.cityintl").write_text("of last time")
    assert not start.start()
    said = capsys.readouterr().out
    assert "no display" in said
    for name in ("ties-register.xlsx", "partner-profile.pdf", "window.png", "window-dark.png"):
        assert f"{name}  (2 KB)" in said
    assert [command[2] for command in ran[:3]] == ["sample", "paper", "paper"]


def test_what_fails_is_said_in_its_own_words(start, monkeypatch, load):
    failed = subprocess.CompletedProcess([], 1, "", "The desk is damaged.\n")
    monkeypatch.setattr(start.subprocess, "run", lambda *command, **options: failed)
    with pytest.raises(load("trouble").Trouble, match="The desk is damaged"):
        start.write_samples(PYTHON)


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot hand a process over")
def test_with_a_display_the_window_opens_on_the_sample_desk(start, monkeypatch, tmp_path, there):
    desk = tmp_path / "Riverton.cityintl"
    ran, opened = [], []

    def run(command, **options):
        ran.append(command[3] if command[1] == "-m" else "where")
        return subprocess.CompletedProcess(command, 0, f"{tmp_path}\n", "")

    def handed_over(program, words):
        opened.append(words[1:])
        raise SystemExit(0)

    if there:
        desk.touch()
    monkeypatch.setattr(start.system, "has_display", lambda: True)
    monkeypatch.setattr(start.subprocess, "run", run)
    monkeypatch.setattr(start.os, "chdir", lambda folder: None)
    monkeypatch.setattr(start.os, "execv", handed_over)
    with pytest.raises(SystemExit):
        start.start()
    assert opened == [["-m", "cityintl", "open", str(desk)]]
    assert ran == (["where"] if there else ["where", "sample"])


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("===== 812 passed, 3 skipped in 61.20s (0:01:01) =====", (812, 0, 3)),
        ("== 1 failed, 2 errors, 4 passed, 1 xfailed, 7 deselected in 2s ==", (5, 3, 0)),
        ("no tests ran in 0.01s", None),
        ("Killed", None),
    ],
)
def test_pytests_closing_line_is_counted(tester, line, counts):
    found = tester.counted(line)
    assert (found or None) == (counts and dict(zip(("passed", "failed", "skipped"), counts, strict=True)))


def outcome(tester, monkeypatch, results):
    """Run the command with checks that end like this; return its exit code."""
    answers = iter(results)
    monkeypatch.setattr(tester, "ready", lambda tests: PYTHON)
    monkeypatch.setattr(tester.sys, "argv", ["test.py"])
    monkeypatch.setattr(tester, "run", lambda command: next(answers))
    return tester.test()


def test_all_checks_and_tests_are_counted_together(tester, monkeypatch, capsys):
    clean = [(0, "")] * 4 + [(0, "10 passed, 2 skipped in 1s")] + [(0, "")] * 2
    assert outcome(tester, monkeypatch, clean) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("16 passed, 0 failed, 2 skipped in")


@pytest.mark.parametrize("broken", range(7))
def test_any_failing_check_fails_the_command(tester, monkeypatch, capsys, broken):
    results = [(0, "")] * 4 + [(0, "10 passed in 1s")] + [(0, "")] * 2
    results[broken] = (1, "3 passed, 1 failed in 1s" if broken == 4 else "it is wrong")
    assert outcome(tester, monkeypatch, results) == 1
    assert ", 1 failed," in capsys.readouterr().out.splitlines()[-1]


def test_a_crash_of_pytest_is_a_failure_even_without_a_failed_test(tester, monkeypatch):
    assert outcome(tester, monkeypatch, [(0, "")] * 4 + [(139, "10 passed in 1s")] + [(0, "")] * 2) == 1


def test_words_go_to_pytest_alone(tester):
    ((title, command),) = tester.checks(PYTHON, ["-k", "krak"])
    assert title == "Tests"
    assert command[-2:] == ["-k", "krak"]


def test_coverage_floors_part_the_tree(tester):
    below, window = [command for _title, command in tester.checks(PYTHON, [])][-2:]
    assert below[below.index("--omit") + 1] == window[window.index("--include") + 1]
    assert below[-1] == "--fail-under=95"
    assert window[-1] == "--fail-under=85"


def test_a_check_is_shown_and_its_last_line_kept(tester, capfd):
    words = "import sys; print('first'); print('last'); print(); sys.exit(3)"
    assert tester.run([sys.executable, "-c", words]) == (3, "last\n")
    assert "first" in capfd.readouterr().out
