"""Five hundred kills at random moments of everything that writes lose nothing; ten thousand are run by hand."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import calls

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="trials are forked from one warm process")


def run(times: int, fault: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "tests.faults.killing", str(times), "--fault", fault, "--seed", "2026"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.timeout(600)
def test_five_hundred_kills_lose_nothing():
    ran = run(500, "kill")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.startswith("500 times kill, 0 lost, ")


@pytest.mark.timeout(600)
@pytest.mark.parametrize("fault", ("fail", "full"))
def test_a_disk_that_fails_or_is_full_at_any_call_ends_in_a_sentence_and_loses_nothing(fault):
    if not calls.can_be_watched():
        assert not os.environ.get("CI"), "a C compiler is missing"
        pytest.skip("there is no C compiler to watch the calls of the system")
    ran = run(160, fault)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.startswith(f"160 times {fault}, 0 lost, ")
