"""What the operating system must bring: libraries of Qt, and tools of the tests; Debian's names for them."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from trouble import PACKAGES_MISSING, Trouble

# A library as the loader asks for it, and the Debian package that has it.
WINDOW = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Absent in a bare chroot.
PROC = Path("/proc/self")
# Programs and files that only the tests use.
TESTS = {
    "javac": "default-jdk-headless",
    "/usr/share/java/jaxb-api.jar": "libjaxb-java",
    "pdfinfo": "poppler-utils",
    "soffice": "libreoffice-calc-nogui",
    "strace": "strace",
    "Xvfb": "xvfb",
}


def has_display(environment=os.environ, platform=sys.platform):
    """Whether a window can be shown: elsewhere than on Linux there always is a screen."""
    if not platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def missing(tests, display, loads=None, there=None):
    """The Debian packages that this machine lacks for starting, and for testing where asked."""
    loads, there = loads or _loads, there or _there
    libraries = {**WINDOW, **(SCREEN if display else {})}
    lacking = [package for library, package in libraries.items() if not loads(library)]
    if tests:
        lacking += [package for thing, package in TESTS.items() if not there(thing)]
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        lacking.append("python3-venv")
    return lacking


def _loads(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _there(thing):
    return Path(thing).exists() if thing.startswith("/") else shutil.which(thing) is not None


def provide(packages, say):
    """Install the missing packages where that is ours to do; else say the one line that does it."""
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if not shutil.which("apt-get"):
        raise Trouble(
            "The system lacks some libraries. Debian calls them:\n  " + " ".join(packages)
            + "\nInstall what your system calls so, and run the same command again.",
            PACKAGES_MISSING,
        )  # fmt: skip
    before = [] if os.geteuid() == 0 else _sudo(line)
    if before is None:
        raise Trouble(
            f"The system lacks some packages. This line installs them:\n  sudo {line}"
            "\nThen run the same command again.",
            PACKAGES_MISSING,
        )
    say(f"System packages: {', '.join(packages)}")
    if not (_apt(before, line) or (_apt(before, "apt-get update") and _apt(before, line))):
        raise Trouble(
            f"The system packages could not be installed (no network?). This line does it:\n  {line}{_proc_hint()}"
            "\nThen run the same command again.",
            PACKAGES_MISSING,
        )


def _proc_hint():
    """A bare chroot has no /proc, without which Java's package does not install."""
    if PROC.exists():
        return ""
    return "\nIn a chroot, Java's package needs /proc first:\n  mount -t proc proc /proc"


def _sudo(line):
    """The words before the command when the person at the terminal agrees, else None."""
    if not (sys.stdin.isatty() and sys.stdout.isatty() and shutil.which("sudo")):
        return None
    print(f"Some system packages are missing:\n  sudo {line}")
    return ["sudo"] if input("Run this line now? [y/N] ").strip().lower() in ("y", "yes") else None


def _apt(before, line):
    """Run one line of apt without questions; return whether it went well."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(before + line.split(), env=quiet, capture_output=not before, text=True, check=False)
    return done.returncode == 0
