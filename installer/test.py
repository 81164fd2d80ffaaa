"""Set CityIntl up and run every check and test: python3 installer/test.py [what to hand on to pytest]

Exit codes: 0 when everything passed; 1 when something failed; 3 when system packages are missing.
"""

import os
import re
import subprocess
import sys
import time

from prepare import ROOT, guarded, ready

WINDOW = "cityintl/gui/*,cityintl/app.py"
# Share of statements and branches that the tests must reach, in percent.
FLOOR_BELOW, FLOOR_WINDOW = 95, 85
COUNTED = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|deselected)")


def checks(python, only):
    """Each check with its title and its command; with words for pytest only those tests run."""
    tools = [str(python), "-m"]
    pytest = ["Tests", [*tools, "pytest", *only]]
    if only:
        return [pytest]
    # Two at a time: the machine of CI has two cores, and a file's tests share what they made.
    pytest[1] += ["--cov", "--cov-report=", "-n", "2", "--dist", "loadfile"]
    report = [*tools, "coverage", "report", "--skip-covered", "--show-missing"]
    return [
        ["Format", [*tools, "ruff", "format", "--check", "."]],
        ["Lint", [*tools, "ruff", "check", "."]],
        ["Types", [*tools, "mypy"]],
        ["Layers", [str(python.with_name("lint-imports" + python.suffix))]],
        pytest,
        [f"Coverage below the window, {FLOOR_BELOW} %",
         [*report, "--omit", WINDOW, f"--fail-under={FLOOR_BELOW}"]],
        [f"Coverage of the window, {FLOOR_WINDOW} %",
         [*report, "--include", WINDOW, f"--fail-under={FLOOR_WINDOW}"]],
    ]  # fmt: skip


def test():
    """Run the checks one after the other, say how each went, and count them with the tests."""
    started = time.monotonic()
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    outcome = []
    for title, command in checks(ready(tests=True), sys.argv[1:]):
        print(f"\n── {title}", flush=True)
        begun = time.monotonic()
        code, last = run(command)
        how = "passed" if code == 0 else f"FAILED with {code}"
        outcome.append(f"  {how}  {title} ({time.monotonic() - begun:.0f} s)")
        found = counted(last) if title == "Tests" else {}
        for word, number in found.items():
            counts[word] += number
        if not found or (code and not found["failed"]):
            counts["failed" if code else "passed"] += 1
    print("\n" + "\n".join(outcome) + "\n")
    said = ", ".join(f"{number} {word}" for word, number in counts.items())
    print(f"{said} in {time.monotonic() - started:.0f} s (tests and {len(outcome) - 1} other checks)")
    return 1 if counts["failed"] else 0


def run(command):
    """Run one check, showing what it says; return its exit code and its last line."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONUTF8": "1"}
    last = ""
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as check:
        for line in check.stdout:
            print(line, end="", flush=True)
            last = line if line.strip() else last
    return check.returncode, last


def counted(line):
    """The numbers of pytest's closing line; nothing when it is none."""
    found = {word: int(number) for number, word in COUNTED.findall(line)}
    if not found:
        return {}
    return {
        "passed": found.get("passed", 0) + found.get("xfailed", 0),
        "failed": found.get("failed", 0) + found.get("error", 0) + found.get("errors", 0),
        "skipped": found.get("skipped", 0),
    }


if __name__ == "__main__":
    sys.exit(guarded(test))
