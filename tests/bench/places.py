"""How long a keystroke in a field for cities takes, beside a bare prefix query on the same file.

python tests/bench/places.py
"""

import sqlite3
import statistics
import time
from collections.abc import Callable

from cityintl import paths
from cityintl.folding import fold
from cityintl.reference import places

NAMES = (
    "Kraków", "Nagoya", "Łódź", "São Paulo", "Santiago", "San José", "Saint-Denis", "Rochester, New York",
    "Tamale", "名古屋", "القاهرة", "Київ", "서울", "Άθῆναι", "New York", "Villa María", "Xi'an", "Zürich",
    "Al Khobar", "Los Angeles", "El Alto", "La Paz", "Ulaanbaatar", "Ostrowiec", "Quito", "Washington, D.C.",
)  # fmt: skip


def prefixes(shortest: int) -> list[str]:
    """What stands in the field after each key, from so many letters on."""
    return [name[:length] for name in NAMES for length in range(min(shortest, len(name)), len(name) + 1)]


def timed(work: Callable[[str], object], typed: list[str]) -> list[float]:
    """Milliseconds for each text, the best of three, because others use this machine too."""
    spent = []
    for text in typed:
        runs = []
        for _run in range(3):
            started = time.perf_counter()
            work(text)
            runs.append((time.perf_counter() - started) * 1000)
        spent.append(min(runs))
    return spent


def main() -> None:
    """Print median and worst of both, and their ratio."""
    file = sqlite3.connect(f"{paths.built('places.sqlite').as_uri()}?mode=ro&immutable=1", uri=True)
    query = "SELECT city FROM name WHERE folded >= ? AND folded < ? LIMIT 10"

    def bare(text: str) -> object:
        return file.execute(query, (fold(text), fold(text) + "\U0010ffff")).fetchall()

    started = time.perf_counter()
    places.find("kra")
    print(f"first search of a process: {(time.perf_counter() - started) * 1000:.1f} ms")
    for shortest in (1, 3):
        typed = prefixes(shortest)
        ours, theirs = timed(places.find, typed), timed(bare, typed)
        worst = typed[ours.index(max(ours))]
        print(
            f"from {shortest} letter(s), {len(typed)} texts: median {statistics.median(ours):.2f} ms, worst"
            f" {max(ours):.2f} ms (“{worst}”); bare query {statistics.median(theirs):.3f} ms;"
            f" ratio {statistics.median(ours) / statistics.median(theirs):.1f}"
        )


if __name__ == "__main__":
    main()
