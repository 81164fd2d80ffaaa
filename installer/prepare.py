"""The set-up that both commands share; when nothing has changed since the last one it does nothing.

It must be readable by an old Python, so that a wrong one gets a sentence instead of a traceback.
"""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import build_resources
import system
import trouble
from trouble import Trouble

WANTED = (3, 11)
INSTALLER = Path(__file__).resolve().parent
ROOT = INSTALLER.parent
VENV = ROOT / ".venv"
STAMP, UNFINISHED, LOG = VENV / "set-up.json", VENV / "unfinished", VENV / "set-up.log"
RUN, TEST, BUILD = (INSTALLER / f"requirements{end}.txt" for end in ("", "-test", "-build"))
ROOM = 2_000_000_000


def check_python(version=sys.version_info):
    """Raise Trouble unless this Python is new enough."""
    if tuple(version[:2]) < WANTED:
        raise Trouble(
            "CityIntl needs Python {}.{} or newer; this one is {}.{}.\nStart the same command with a newer"
            " one, for example: python3.11 {}".format(*WANTED, *version[:2], " ".join(sys.argv))
        )


def guarded(work):
    """Run the work of a command; return its exit code, with a sentence where it could not be done."""
    try:
        check_python()
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        return work() or 0
    except Trouble as found:
        failure = found
    except OSError as error:
        failure = trouble.of_system(error)
    except KeyboardInterrupt:
        failure = Trouble("\nStopped. Run the same command again to go on.", trouble.STOPPED)
    print(failure, file=sys.stderr)
    return failure.code


def ready(tests=False):
    """Set up whatever is not there yet; return the Python to run the program with."""
    digest = wanted_digest(tests)
    lacking = system.missing(tests, system.has_display()) if sys.platform.startswith("linux") else []
    if not lacking and _stamps().get("test" if tests else "run") == digest and not build_resources.missing():
        return python()
    with _alone():
        _set_up(tests, lacking)
    return python()


@contextmanager
def _alone():
    """Wait until no other set-up of this checkout is at work (on Windows we cannot tell)."""
    if os.name == "nt":
        yield
        return
    import fcntl

    with (INSTALLER / "prepare.py").open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("Another set-up is at work here; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _set_up(tests, lacking):
    """Do what is missing, in an order in which each step can be taken up again."""
    _say(f"Setting up CityIntl in {VENV} (once; a few minutes)")
    started = time.monotonic()
    if lacking:
        system.provide(lacking, _say)
    if shutil.disk_usage(ROOT).free < ROOM and not STAMP.exists():
        raise trouble.no_disk()
    _environment()
    if _stamps().get("run") != wanted_digest(False):
        _install("packages", RUN)
        _project()
        _stamp("run", wanted_digest(False))
    if tests and _stamps().get("test") != wanted_digest(True):
        _install("test tools", TEST)
        _stamp("test", wanted_digest(True))
    _resources()
    _say(f"Set up in {time.monotonic() - started:.0f} s.\n")


def python(windows=os.name == "nt"):
    """The Python of the project's own environment."""
    return VENV / ("Scripts/python.exe" if windows else "bin/python")


def wanted_digest(tests):
    """The digest of all that decides what is installed: locks, scripts, the Python, and where we are."""
    digest = hashlib.sha256(f"{sys.version} {ROOT}".encode())
    files = [RUN, INSTALLER / "prepare.py", ROOT / "pyproject.toml"] + ([TEST] if tests else [])
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _stamps():
    """The digests noted when the parts of the set-up were last done."""
    try:
        stamps = json.loads(STAMP.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) and not UNFINISHED.exists() else {}


def _stamp(what, digest):
    half = STAMP.with_suffix(".half")
    half.write_text(json.dumps({**_stamps(), what: digest}), encoding="utf-8")
    half.replace(STAMP)


def _environment():
    """Make the virtual environment, anew where it is half made, broken or of another Python."""
    if UNFINISHED.exists() or (VENV.exists() and not _is_sound()):
        _say("The environment in .venv is not usable; making it anew")
        shutil.rmtree(VENV)
    if not VENV.exists():
        _say("Virtual environment")
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
        if made.returncode:
            shutil.rmtree(VENV, ignore_errors=True)
            raise trouble.of_pip(made.stdout + made.stderr, VENV)


def _is_sound():
    """Whether the environment runs, with pip, under the Python that we run under."""
    ask = "import sys, pip; print(sys.version)"
    try:
        answer = subprocess.run([str(python()), "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == sys.version.strip()


def _install(title, lock, *options):
    """Install what a lock file names, each file checked against its hash."""
    count = sum(1 for line in lock.read_text(encoding="utf-8").splitlines() if line[:1].isalnum())
    _say(f"{count} {title}")
    locked = ("--require-hashes", "--no-deps", "--no-build-isolation", "--use-pep517", "-r", str(lock))
    _pip(*locked, *options, count=count)


def _project():
    """Install the project in place, so that the checkout is what runs."""
    _say("CityIntl itself")
    _pip("--no-index", "--no-deps", "--no-build-isolation", "-e", str(ROOT))


def _pip(*words, count=0):
    """Run pip, show how far it is; a mark shows the next run that this one was killed in between."""
    UNFINISHED.touch()
    command = [str(python()), "-m", "pip", "install", "--no-input", "--disable-pip-version-check",
               "--progress-bar", "off", *words]  # fmt: skip
    lines, fetched = [], 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT) as pip:
        try:
            for line in pip.stdout:
                lines.append(line)
                if count and line.startswith("Collecting "):
                    fetched += 1
                    _tick(f"  {fetched} of {count}: {line.split()[1].split('==')[0]}")
                elif count and line.startswith("Installing collected"):
                    _tick("  installing")
        except KeyboardInterrupt:
            pip.kill()
            raise
    _tick("")
    output = "".join(lines)
    with LOG.open("a", encoding="utf-8") as log:
        log.write(output)
    UNFINISHED.unlink()
    if pip.returncode:
        raise trouble.of_pip(output, LOG)


def _resources():
    """Build what is missing in resources/built, with packages that are thrown away afterwards."""
    names = build_resources.missing()
    if not names:
        return
    packages = VENV / "build-packages"
    shutil.rmtree(packages, ignore_errors=True)
    try:
        if not set(names) <= set(build_resources.PLAIN):
            _install("packages to build from", BUILD, "--target", str(packages))
        _say("Building " + ", ".join(names))
        environment = {**os.environ, "PYTHONPATH": str(packages), "PYTHONUTF8": "1"}
        command = [str(python()), str(INSTALLER / "build_resources.py"), *names]
        made = subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        shutil.rmtree(packages, ignore_errors=True)
    if made.returncode:
        with LOG.open("a", encoding="utf-8") as log:
            log.write(made.stderr)
        raise (
            trouble.of_pip(made.stderr, LOG)
            if "No space" in made.stderr
            else Trouble(
                f"The reference data could not be built: {made.stderr.strip().splitlines()[-1]}\nAll of it: {LOG}"
            )
        )


def _say(text):
    print(text, flush=True)


def _tick(text):
    """Show how far we are on one line of a terminal; a file is spared it."""
    if sys.stdout.isatty():
        print(f"\r\033[K{text}", end="", flush=True)
