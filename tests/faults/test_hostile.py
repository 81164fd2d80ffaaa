"""Files made to hurt, and real ones with faults, are read or refused in a sentence, within ten seconds and 500 MB."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="each file is tried in a forked process")
@pytest.mark.timeout(600)
def test_no_hostile_file_hurts():
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.hostile", "30", "--seed", "2026"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "104 tried" in ran.stdout or ran.returncode, ran.stdout[-200:]
    assert ran.returncode == 0, "\n".join(line for line in ran.stdout.splitlines() if "FAILED" in line) + ran.stderr
    assert ran.stdout.splitlines()[-1].endswith(" 0 failed")
