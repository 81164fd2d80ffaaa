"""The verbs over whole desks: new, sample, open."""

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from cityintl.cli import said
from cityintl.cli.clock import clock
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records import kinds
from cityintl.reference import places
from cityintl.reference.places import Place


def new(args: Namespace) -> None:
    """Make a desk for a city."""
    from cityintl.desk.founding import new_desk

    place = _chosen(args.city)
    path = Path(args.desk)
    new_desk(path, place, clock(args.today)).close()
    name = ", ".join(filter(None, (place.name, place.region, place.country_name)))
    if args.json:
        said.as_json({"desk": str(path), "city": place.name, "region": place.region, "country": place.country})
    else:
        said.out(f"Made {path} for {name}.")


def _chosen(words: str) -> Place:
    """The one city that these words name; UserError lists the several ones."""
    found = places.find(words, limit=12)
    wanted = fold(words.split(",")[0])
    exact = [p for p in found if fold(p.name) == wanted]
    if len(exact) == 1 or (len(found) == 1 and not exact):
        return (exact or found)[0]
    if not found:
        raise UserError(f"No city called “{words}” is known.", "Try another spelling, or the next larger city.")
    listed = "; ".join(", ".join(filter(None, (p.name, p.region, p.country_name))) for p in (exact or found)[:8])
    raise UserError(f"“{words}” could be several cities: {listed}.", "Write one of them as it stands here.")


def sample(args: Namespace) -> None:
    """Make the sample desk."""
    from cityintl.desk import sample as riverton

    now = clock(args.today)
    path = Path(args.desk)
    riverton.make(path, args.today or now().date())
    if args.json:
        said.as_json({"desk": str(path)})
    else:
        said.out(f"Made the sample desk {path}.")


def add_usual(args: Namespace) -> None:
    """Add the usual rules, checklists and letters, or frameworks, that the desk lacks; what is there stays as it is."""
    from cityintl.cli.records import desk_of
    from cityintl.desk import usual

    named = {
        "rules": ("rule",),
        "checklists": ("checklist_template",),
        "letters": ("letter_template",),
        "frameworks": ("framework",),
    }
    wanted = named.get(args.what, usual.KINDS)
    with desk_of(args) as desk:
        added = usual.add(desk, wanted)
    if args.json:
        said.as_json({"added": added})
        return
    for kind, count in added.items():
        said.out(f"{kinds.kind(kind).many}: {f'{count} added' if count else 'all there already'}.")


def show_window(args: Namespace) -> int:
    """Open the window, on this desk where one is named; UserError where nothing could show it."""
    if not _has_screen(os.environ, sys.platform):
        raise UserError("There is no display for a window here.", "The other verbs work without one: cityintl --help")
    from cityintl.app import run

    return run(Path(args.desk) if args.desk else None, as_of=args.as_of)


def _has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Whether Qt can show a window: without a display on Linux it would end the whole process."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in named)
