"""Commands run by somebody who has no right to write where a desk lies, also where the tests are run by root.

python -m tests.faults.unprivileged FOLDER < [[VERB, WORD, …], …] prints [[CODE, OUT, ERR], …]
"""

import contextlib
import io
import json
import os
import shutil
import sys
from pathlib import Path

#: A user that every system of the family has, and that owns nothing.
NOBODY = 65534


def _ran(words: list[str]) -> tuple[int, str, str]:
    from cityintl.cli import run

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = run(words)
        except SystemExit as stopped:
            code = int(str(stopped.code))
    return code, out.getvalue(), err.getvalue()


def _warm(desk: Path, own: Path, commands: list[list[str]]) -> None:
    """Run the commands on a copy first, with all rights: what they import may lie where nobody else may read."""
    copy = own / "warm" / desk.name
    copy.parent.mkdir()
    shutil.copy(desk, copy)
    for words in commands:
        _ran([str(copy) if word == str(desk) else word for word in words])
    shutil.rmtree(own)
    own.mkdir()


def main() -> None:
    """Give up every right, and run the commands."""
    room = Path(sys.argv[1])
    commands = json.load(sys.stdin)
    own = room / "own"
    own.mkdir()
    os.environ |= {"TMPDIR": str(own)} | {
        f"CITYINTL_{name}": str(own / name.lower()) for name in ("SETTINGS", "DESKS", "BACKUPS")
    }
    _warm(next((room / "desk").glob("*.cityintl")), own, commands)
    if os.getuid() == 0:
        os.chown(own, NOBODY, NOBODY)
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    (own / "desks").mkdir()
    json.dump([_ran(words) for words in commands], sys.stdout)


if __name__ == "__main__":
    main()
