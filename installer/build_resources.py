"""Make resources/built out of registry packages: fonts, icons, cities, countries, and whose work they are.

Run by the set-up with the packages of requirements-build.txt on the path. A result whose recipe has not
changed is left as it is; each is written under another name and put in place when it is whole.
"""

import hashlib
import json
import sys
import time
from pathlib import Path

INSTALLER = Path(__file__).resolve().parent
ROOT = INSTALLER.parent
BUILT = ROOT / "resources" / "built"
# Each result: the files that show it is there, and the sources that decide what is in it.
LOCK = "installer/requirements-build.txt"
RESULTS = {
    "countries": (
        ("countries.json", "languages.json"),
        (LOCK, "installer/build/countries.py", "installer/build/byhand.py", "cityintl/folding.py",
         "cityintl/reference/countries.py"),
    ),
    "cities": (
        ("places.sqlite",),
        (LOCK, "installer/build/places.py", "installer/build/byhand.py", "cityintl/folding.py"),
    ),
    "fonts": (("fonts/fonts.json",), (LOCK, "installer/build/fonts.py")),
    "icons": (("icons/handshake.svg",), (LOCK, "installer/build/icons.py", "resources/icons")),
    "sources": (("sources.json",), (LOCK, "installer/build/sources.py", "LICENSE")),
    "locale": (
        ("locale/es/LC_MESSAGES/cityintl.mo", "locale/fr/LC_MESSAGES/cityintl.mo"),
        ("installer/build/catalogues.py", "resources/locale/es/LC_MESSAGES/cityintl.po",
         "resources/locale/fr/LC_MESSAGES/cityintl.po"),
    ),
}  # fmt: skip
# The results that are made with what the program itself runs on, without a package to build from.
PLAIN = ("locale",)


def recipe(name):
    """The digest of everything of ours that decides what is in a result."""
    digest = hashlib.sha256()
    for source in RESULTS[name][1]:
        path = ROOT / source
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def missing(built=BUILT):
    """The results that are not there, or were made after another recipe."""
    made = _made(built)
    return [
        name
        for name, (files, _sources) in RESULTS.items()
        if made.get(name) != recipe(name) or not all((built / file).is_file() for file in files)
    ]


def _made(built):
    try:
        made = json.loads((built / "made.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return made if isinstance(made, dict) else {}


def build(names):
    """Make these results, each noted as made only when it is whole."""
    from build.fresh import fresh_file

    for name in names:
        started = time.monotonic()
        said = maker(name)()
        with fresh_file(BUILT / "made.json") as half:
            half.write_text(json.dumps({**_made(BUILT), name: recipe(name)}, indent=1), encoding="utf-8")
        print(f"  {said} ({time.monotonic() - started:.0f} s)", flush=True)


def maker(name):
    """What makes a result; only what is made needs its packages."""
    if name in PLAIN:
        from build import catalogues

        return lambda: catalogues.build(ROOT / "resources" / "locale", BUILT / "locale")
    from build import countries, fonts, icons, places, sources

    return {
        "countries": lambda: countries.build(BUILT),
        "cities": lambda: places.build(BUILT / "places.sqlite", BUILT / "countries.json"),
        "fonts": lambda: fonts.build(BUILT / "fonts"),
        "icons": lambda: icons.build(BUILT / "icons"),
        "sources": lambda: sources.build(BUILT / "sources.json"),
    }[name]


if __name__ == "__main__":
    sys.path[:0] = [str(INSTALLER), str(ROOT)]
    build(sys.argv[1:] or missing())
