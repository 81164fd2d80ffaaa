"""The program's log: a small file of what it did by itself, and of its own faults."""

from cityintl import paths


def begin() -> None:
    """Let what is noted from now on go into the log; a second time changes nothing."""
    import logging  # after the first paint: they cost a start 15 ms
    from logging.handlers import RotatingFileHandler

    log = logging.getLogger("cityintl")
    if not log.handlers:
        handler = RotatingFileHandler(paths.log_file(), maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
