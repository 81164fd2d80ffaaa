"""A large document never stands in memory whole, whatever is done with it."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

MEGABYTES = 80
#: What the program takes without any document, and half of this one.
MOST = 150


@pytest.mark.skipif(sys.platform == "win32", reason="each deed is measured in a forked process")
def test_no_deed_holds_a_large_document_in_memory(tmp_path):

    memory = Path("/dev/shm")
    room = memory if os.access(memory, os.W_OK) else tmp_path
    with tempfile.TemporaryDirectory(dir=room) as name:
        ran = subprocess.run(  # a process without what other tests have loaded
            [sys.executable, "-m", "tests.faults.large", str(MEGABYTES)],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "TMPDIR": name},
            capture_output=True,
            text=True,
            check=False,
        )
    assert ran.returncode == 0, ran.stderr
    peaks = {line[:26].strip(): float(line[26:].split()[0]) for line in ran.stdout.splitlines()}
    assert {"keep", "restore", "recover"} <= peaks.keys()
    assert {deed: most for deed, most in peaks.items() if most > MOST} == {}
