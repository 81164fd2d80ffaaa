"""Faults below SQLite and Python alike: the n-th call of the system that changes a file kills, fails, or finds no room.

It needs a C compiler and LD_PRELOAD; `again` starts a program anew with the calls watched, where both are there.
"""

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

KILL, TEAR, FAIL, FULL = 1, 2, 3, 4
_LOADED = "CITYINTL_CALLS"
_SOURCE = Path(__file__).with_name("calls.c")


def are_watched() -> bool:
    """Whether this process was started with its calls watched."""
    return _LOADED in os.environ


def can_be_watched() -> bool:
    """Whether there is what it takes."""
    return sys.platform == "linux" and any(shutil.which(name) for name in ("cc", "gcc", "clang"))


def again(module: str) -> None:
    """Start this program anew with its calls watched; returns where that cannot be, or is so already."""
    if are_watched() or not can_be_watched():
        return
    compiler = next(found for name in ("cc", "gcc", "clang") if (found := shutil.which(name)))
    built = Path(tempfile.gettempdir()) / f"cityintl-calls-{os.getuid()}-{_SOURCE.stat().st_mtime_ns}.so"
    if not built.is_file():
        unfinished = built.with_suffix(f".{os.getpid()}")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", unfinished, _SOURCE, "-ldl"], check=True)
        unfinished.replace(built)
    os.environ |= {"LD_PRELOAD": str(built), _LOADED: str(built)}
    os.execv(sys.executable, [sys.executable, "-m", module, *sys.argv[1:]])


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(os.environ[_LOADED])
    library.counted.restype = ctypes.c_long
    library.arm.argtypes = (ctypes.c_int, ctypes.c_long)
    return library


def arm(fault: int, point: int) -> None:
    """From now on count, and let the call of this number meet the fault; 0 only counts."""
    _library().arm(fault, point)


def counted() -> int:
    """How many calls there were since `arm`."""
    return int(_library().counted())
