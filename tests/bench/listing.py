"""How long a list of 20,000 ties takes with the columns people see, against the bare query of the driver."""

import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from sqlcipher3 import dbapi2

from cityintl.desk import lists
from tests.bench.saving import filled_desk

TIES = 20_000
TIMES = 7
BARE = (
    "SELECT tie.id, partner.name, tie.type, tie.status, tie.signed_on FROM tie"
    " LEFT JOIN partner ON partner.id = tie.partner ORDER BY tie.id"
)


def main() -> None:
    """Read the list as the store gives it, as the window shows it, and bare; print seconds and ratios."""
    place = sys.argv[1] if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory(dir=place) as name, filled_desk(Path(name), TIES) as desk:
        raw = dbapi2.connect(str(desk.path))
        columns = ("partner", "type", "status", "signed_on")
        works = {
            "bare query": lambda: raw.execute(BARE).fetchall(),
            "store.listing": lambda: desk.listing("tie", columns),
            "words typed": lambda: desk.listing("tie", columns, words="city 19"),
            "as shown, with facts": lambda: lists.listing(desk, "tie"),
        }
        times: dict[str, list[float]] = {word: [] for word in works}
        for _turn in range(TIMES):
            for word, work in works.items():
                start = perf_counter()
                work()
                times[word].append(perf_counter() - start)
        raw.close()
    bare = statistics.median(times["bare query"])
    for word, each in times.items():
        middle = statistics.median(each)
        print(f"{word:22} {middle:6.3f} s   {middle / bare:5.1f}x")
    print("goal: shown within 0.3 s")


if __name__ == "__main__":
    main()
