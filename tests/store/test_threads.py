"""A worker writes while the window reads; each sees whole steps only."""

import threading

from cityintl.records.tie import TieStatus, TieType


def test_readers_see_whole_steps_while_another_thread_writes(desk, monkeypatch):
    with desk.write("Add") as door:
        nagoya = door.add("partner", {"name": "Nagoya"})
    wrong: list[object] = []
    stop = threading.Event()

    def work() -> None:
        try:
            for turn in range(25):
                with desk.write(f"Pair {turn}") as door:
                    values = {"partner": nagoya, "type": TieType.MOU, "status": TieStatus.ACTIVE}
                    door.add_many("tie", [values, values])
                if turn % 5 == 4:
                    desk.undo()
        finally:
            stop.set()

    monkeypatch.setattr(threading, "excepthook", lambda failed: wrong.append(failed.exc_value))
    worker = threading.Thread(target=work)
    worker.start()
    seen = 0
    while not stop.is_set():
        listing = desk.listing("tie", ("partner", "status"))
        seen += 1
        if len(listing.ids) % 2 or len(desk.search("nagoya", limit=200)) % 2 == 0:
            wrong.append(len(listing.ids))
    worker.join()
    assert not wrong and seen and desk.count("tie") == 40
    assert desk.check() == []
