import subprocess

import pytest


@pytest.fixture
def system(load, monkeypatch):
    module = load("system")
    monkeypatch.setattr(module.importlib.util, "find_spec", lambda name: object())
    return module


def yes(_thing):
    return True


def no(_thing):
    return False


def test_a_whole_system_lacks_nothing(system):
    assert system.missing(True, True, loads=yes, there=yes) == []


def test_each_missing_thing_is_named_as_debian_calls_it(system):
    assert system.missing(False, False, loads=lambda lib: lib != "libEGL.so.1", there=yes) == ["libegl1"]
    assert system.missing(False, True, loads=lambda lib: lib != "libxcb-cursor.so.0", there=yes) == ["libxcb-cursor0"]
    assert system.missing(True, False, loads=yes, there=lambda thing: thing != "strace") == ["strace"]


def test_without_a_display_its_libraries_are_not_asked_for(system):
    assert "libxcb-cursor0" not in system.missing(False, False, loads=no, there=no)
    assert "libxcb-cursor0" in system.missing(False, True, loads=no, there=no)


def test_tools_of_the_tests_are_asked_for_by_the_tests_only(system):
    assert "libjaxb-java" not in system.missing(False, True, loads=no, there=no)
    assert {"default-jdk-headless", "libjaxb-java", "poppler-utils"} <= set(system.missing(True, True, no, no))


def test_a_python_without_venv_needs_its_package(load, monkeypatch):
    system = load("system")
    monkeypatch.setattr(system.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    assert system.missing(False, False, loads=yes) == ["python3-venv"]


def test_the_loader_and_the_path_are_really_asked(system):
    assert not system._loads("libno-such-library.so.7")
    assert system._loads("libc.so.6")
    assert system._there("sh")
    assert not system._there("/no/such/file.jar")


@pytest.mark.parametrize(
    ("environment", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_seen(system, environment, platform, shown):
    assert system.has_display(environment, platform) is shown


def prepared(system, monkeypatch, root, codes):
    """Pretend to be somebody on Debian; return the commands that were run."""
    ran, answers = [], list(codes)

    def run(command, **_options):
        ran.append(" ".join(command))
        return subprocess.CompletedProcess(command, answers.pop(0))

    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system.os, "geteuid", lambda: 0 if root else 1000)
    monkeypatch.setattr(system.subprocess, "run", run)
    return ran


def test_root_installs_what_is_missing(system, monkeypatch):
    ran = prepared(system, monkeypatch, root=True, codes=[0])
    system.provide(["libgl1", "strace"], lambda text: None)
    assert ran == ["apt-get install -y --no-install-recommends libgl1 strace"]


def test_root_updates_the_lists_of_a_bare_system(system, monkeypatch):
    ran = prepared(system, monkeypatch, root=True, codes=[100, 0, 0])
    system.provide(["libgl1"], lambda text: None)
    assert ran[1] == "apt-get update"
    assert ran[0] == ran[2]


@pytest.mark.parametrize("codes", [[100, 100], [100, 0, 100]])
def test_root_without_network_gets_the_line_and_3(system, monkeypatch, load, codes):
    prepared(system, monkeypatch, root=True, codes=codes)
    with pytest.raises(load("trouble").Trouble, match="install -y --no-install-recommends libgl1") as found:
        system.provide(["libgl1"], lambda text: None)
    assert found.value.code == 3


def test_a_chroot_without_proc_is_told_what_java_needs(system, monkeypatch, load, tmp_path):
    for proc, told in ((tmp_path / "none", True), (tmp_path, False)):
        prepared(system, monkeypatch, root=True, codes=[100, 100])
        monkeypatch.setattr(system, "PROC", proc)
        with pytest.raises(load("trouble").Trouble) as found:
            system.provide(["strace"], lambda text: None)
        assert ("mount -t proc" in str(found.value)) is told


def test_without_root_or_terminal_the_one_line_is_printed_and_nothing_run(system, monkeypatch, load):
    ran = prepared(system, monkeypatch, root=False, codes=[])
    monkeypatch.setattr(system.sys.stdin, "isatty", lambda: False, raising=False)
    with pytest.raises(load("trouble").Trouble, match=r"sudo apt-get install .* libgl1 libegl1\n") as found:
        system.provide(["libgl1", "libegl1"], lambda text: None)
    assert found.value.code == 3
    assert ran == []


@pytest.mark.parametrize(("answer", "runs"), [("y", True), ("", False), ("n", False)])
def test_at_a_terminal_sudo_runs_only_when_asked_to(system, monkeypatch, load, answer, runs):
    ran = prepared(system, monkeypatch, root=False, codes=[0])
    monkeypatch.setattr(system.sys, "stdin", _Terminal())
    monkeypatch.setattr(system.sys, "stdout", _Terminal())
    monkeypatch.setattr("builtins.input", lambda question: answer)
    try:
        system.provide(["libgl1"], lambda text: None)
    except load("trouble").Trouble as found:
        assert found.code == 3
    assert bool(ran) is runs
    assert not ran or ran[0].startswith("sudo apt-get install")


class _Terminal:
    def isatty(self):
        return True

    def write(self, text):
        return len(text)

    def flush(self):
        return None


def test_elsewhere_than_on_debian_the_names_are_said(system, monkeypatch, load):
    monkeypatch.setattr(system.shutil, "which", lambda name: None)
    with pytest.raises(load("trouble").Trouble, match="Debian calls them") as found:
        system.provide(["libgl1"], lambda text: None)
    assert found.value.code == 3
