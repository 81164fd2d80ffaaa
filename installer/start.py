"""Set CityIntl up and open it: python3 installer/start.py

Exit codes: 0; 1 with a sentence; 3 when system packages are missing (the line that installs them is printed).
"""

import os
import subprocess
import sys
from pathlib import Path

import system
from prepare import ROOT, guarded, ready
from trouble import Trouble

DESK = "Riverton.cityintl"


def start():
    """Open the window on the sample desk, or write what it shows where there is no display."""
    python = ready()
    if not system.has_display():
        return write_samples(python)
    ask = "from cityintl import paths; print(paths.desks_folder())"
    folder = subprocess.run([str(python), "-c", ask], stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    desk = Path(folder.stdout.strip()) / DESK
    if not desk.exists():
        run(python, "-m", "cityintl", "sample", desk)
    window = [str(python), "-m", "cityintl", "open", str(desk)]
    os.chdir(ROOT)
    if os.name == "posix":
        os.execv(window[0], window)  # the window takes this process over, signals and all
    return subprocess.run(window, check=False).returncode


def write_samples(python):
    """Write the sample desk's register, a partner profile and pictures of the window into out/."""
    out = ROOT / "out"
    print(
        f"There is no display here, so the window stays closed; what it would give is written into {out}:", flush=True
    )
    out.mkdir(exist_ok=True)
    desk = out / DESK
    desk.unlink(missing_ok=True)
    program = ("-m", "cityintl")
    run(python, *program, "sample", desk)
    run(python, *program, "paper", desk, "ties-register", out / "ties-register.xlsx")
    run(python, *program, "paper", desk, "partner-profile", "PAR-1", out / "partner-profile.pdf")
    shown = ("--open", "TIE-1", desk)
    run(python, "-m", "cityintl.gui.picture", *shown, out / "window.png")
    run(python, "-m", "cityintl.gui.picture", "--dark", *shown, out / "window-dark.png")
    for path in sorted(out.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            print(f"  {path.name}  ({path.stat().st_size / 1024:,.0f} KB)")


def run(python, *words):
    """Run one command of the program; raise Trouble with its own words when it fails."""
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [str(python), *map(str, words)]
    done = subprocess.run(command, env=quiet, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise Trouble(f"This did not work: {' '.join(command[1:])}\n{said}")


if __name__ == "__main__":
    sys.exit(guarded(start))
