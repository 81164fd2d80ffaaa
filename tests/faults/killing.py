"""Kill the program in the middle of everything that writes, as often as wanted, and count the desks that are lost.

python -m tests.faults.killing 10000 [--fault kill|fail|full] [--seed 7] [--deed restore] [--workers 2]

Each trial copies a small desk with backups, forks, lets the child do one deed and kills it: at the n-th statement or
after a hundred steps inside one, at the n-th call that changes a file (also with half of what it writes), or after so
many microseconds. With `fail` that call fails instead, with `full` there is no room left for it, and the deed must end
well or in a sentence. Then the desk must open, be sound, and be what it was or what the deed makes of it; what is
called a backup must be whole; the next change must work. Prints what was lost, and gives 1 where anything was.
"""

import os
import random
import signal
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from cityintl import store
from cityintl.errors import UserError
from tests.faults import calls, deeds

#: Steps inside a statement after which a child may die.
_STEPS = 100
#: How a child tells that the deed ended in a sentence.
_SAID = 4
#: What happens at the n-th call that changes a file.
_FAULTS = {"kill": calls.KILL, "fail": calls.FAIL, "full": calls.FULL}


class Counting:
    """Counts the events of a deed, and dies at one of them."""

    def __init__(self, point: int) -> None:
        self.point, self.count = point, 0

    def __call__(self, *_given: object) -> int:
        self.count += 1
        if self.count == self.point:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0


def watch(event: Counting) -> None:
    """Let every event of this process pass by `event`; there is no way back, so it is done in a child."""
    connect = dbapi2.connect

    def connected(*given: Any, **more: Any) -> Any:
        raw = connect(*given, **more)
        raw.set_progress_handler(event, _STEPS)
        raw.set_trace_callback(event)
        return raw

    dbapi2.connect = connected


def forked(work: Callable[[], object], after: float | None = None) -> int:
    """Run work in a child, killed after so many seconds; gives how it ended."""
    child = os.fork()
    if child == 0:
        try:
            with open(os.devnull, "w") as nowhere:  # noqa: PTH123  # by its number, before any other file
                os.dup2(nowhere.fileno(), 2)
            work()
        except UserError:
            os._exit(_SAID)
        except BaseException:  # noqa: BLE001  # the child's edge: its number tells the parent
            os._exit(3)
        os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class Ground:
    """The prepared folder, and for each deed how long it is and what it makes."""

    def __init__(self, room: Path, fault: str) -> None:
        self.room, self.fault = room, fault
        self.ready = deeds.prepare(room / "ready")
        self.before = deeds.standing(self.ready)
        assert not deeds.is_sound(deeds.copied(self.ready, room / "look") / "damaged" / deeds.NAME)
        remove(room / "look")
        self.known: dict[str, tuple[int, int, float, dict[str, Any]]] = {}

    def measured(self, name: str) -> tuple[int, int, float, dict[str, Any]]:
        """The number of events of a deed, that of its calls, its seconds, and the desks after it."""
        if name not in self.known:
            counted = self.room / "counted"

            def count() -> None:
                event = Counting(0)
                folder = deeds.copied(self.ready, self.room / "count")
                watch(event)
                if calls.are_watched():
                    calls.arm(calls.FULL if self.fault == "full" else calls.KILL, 0)
                deeds.DEEDS[name](folder)
                many = calls.counted() if calls.are_watched() else 0
                counted.write_text(f"{event.count} {many}")

            assert forked(count) == 0, f"{name} fails without any fault"
            whole = deeds.copied(self.ready, self.room / "whole")
            start = time.perf_counter()
            assert forked(lambda: deeds.DEEDS[name](whole)) == 0
            took = time.perf_counter() - start
            events, many = map(int, counted.read_text().split())
            self.known[name] = (events, many, took, deeds.standing(whole, name))
            for each in ("count", "whole"):
                remove(self.room / each)
        return self.known[name]

    def trial(self, name: str, chance: random.Random) -> str | None:
        """One deed with its fault; gives what was lost, or None."""
        after = self.measured(name)[-1]
        folder = deeds.copied(self.ready, self.room / f"trial-{os.getpid()}")
        try:
            how, code = self._struck(name, folder, chance)
            if self.fault != "kill" and code not in (0, _SAID):
                return f"{name}, {how}: no sentence for it ({code})"
            return self._lost(name, folder, after, how)
        finally:
            remove(folder)

    def _struck(self, name: str, folder: Path, chance: random.Random) -> tuple[str, int]:
        """Do the deed and strike; gives how, and how the child ended."""
        events, many, took, _after = self.measured(name)
        way = chance.random() if self.fault == "kill" else 0.0
        if self.fault != "kill" and not many:
            return "nothing to fail", forked(lambda: deeds.DEEDS[name](folder))
        if many and way < 0.5:
            point = chance.randint(1, many)
            fault = calls.TEAR if self.fault == "kill" and chance.random() < 0.5 else _FAULTS[self.fault]

            def called() -> None:
                calls.arm(fault, point)
                deeds.DEEDS[name](folder)

            return f"{self.fault} at call {point} of {many}", forked(called)
        if way < 0.75:
            event = Counting(chance.randint(1, events))

            def counted() -> None:
                watch(event)
                deeds.DEEDS[name](folder)

            return f"killed at event {event.point} of {events}", forked(counted)
        late = chance.random() * took * 1.1
        return f"killed after {late * 1000:.2f} ms", forked(lambda: deeds.DEEDS[name](folder), late)

    def _lost(self, name: str, folder: Path, after: dict[str, Any], how: str) -> str | None:
        try:
            _prove(name, folder, self.before, after)
        except Exception as wrong:  # noqa: BLE001  # whatever it is, it is counted and told
            return f"{name}, {how}: {type(wrong).__name__}: {str(wrong)[:300]}"
        return None


def _prove(name: str, folder: Path, before: dict[str, Any], after: dict[str, Any]) -> None:
    found = deeds.standing(folder, name)
    assert found, "no desk is left"
    for path, rows in found.items():
        if name == "create" and path not in before:
            continue  # its secret is its own each time; that it is sound was proved
        known = [each[path] for each in (before, after) if path in each] or [before[deeds.NAME]]
        differing = [t for t in rows if all(rows[t] != each.get(t) for each in known)]
        assert any(rows == each for each in known), f"{path} is neither old nor new: {differing}"
    missing = [path for path in before if path not in found and path in after]
    assert not missing, f"{missing} is gone"
    if name in deeds.WITH_BACKUPS:
        deeds.prove_backups(folder, 3 if name == "thinning" else 4)
    path = folder / next(iter(found))
    with store.open_desk(path, deeds.clock, hold=True) as desk:
        with desk.write("Life goes on") as door:
            door.add("partner", {"name": "After"})
        assert desk.check() == [], "the next change does not leave a sound desk"


def remove(folder: Path) -> None:
    """Remove a folder and all in it."""
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def run(ground: Ground, names: list[str], times: int, seed: int) -> list[str]:
    """So many trials, the deeds in turn; gives what was lost."""
    chance = random.Random(seed)
    found = (ground.trial(names[number % len(names)], chance) for number in range(times))
    return [lost for lost in found if lost]


def worked(ground: Ground, names: list[str], asked: Namespace) -> list[int]:
    """Run the trials in so many processes, which leave beside the ground what was lost; gives how they ended."""
    children = []
    for number in range(asked.workers):
        child = os.fork()
        if child == 0:
            times = asked.times // asked.workers + (number < asked.times % asked.workers)
            lost = run(ground, names, times, asked.seed * 1000 + number)
            (ground.room / f"lost-{number}").write_text("".join(f"{line}\n" for line in lost), "utf-8")
            os._exit(0)
        children.append(child)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def main() -> int:
    """Run the trials on two processes, and print the count lost."""
    parser = ArgumentParser(prog="tests.faults.killing", description=__doc__.splitlines()[0])
    parser.add_argument("times", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--deed", choices=list(deeds.DEEDS))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--fault", choices=list(_FAULTS), default="kill")
    asked = parser.parse_args()
    calls.again("tests.faults.killing")
    if asked.fault != "kill" and not calls.are_watched():
        sys.stdout.write("No C compiler here: calls cannot be made to fail.\n")
        return 2
    start = time.perf_counter()
    memory = Path("/dev/shm")  # a killed process loses nothing that it wrote: trials need not wait for a disk
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as name:
        ground = Ground(Path(name), asked.fault)
        names = [asked.deed] if asked.deed else list(deeds.DEEDS)
        for each in names:
            ground.measured(each)  # once for all workers, and what it imports is there for all children
        codes = worked(ground, names, asked)
        lost = [line for file in sorted(ground.room.glob("lost-*")) for line in file.read_text("utf-8").splitlines()]
    for line in lost:
        sys.stdout.write(f"{line}\n")
    took = time.perf_counter() - start
    sys.stdout.write(f"{asked.times:,} times {asked.fault}, {len(lost)} lost, {len(deeds.DEEDS)} deeds, {took:.0f} s\n")
    return 1 if lost or any(codes) else 0


if __name__ == "__main__":
    sys.exit(main())
