"""How long work says how far it is, and is told to stop."""

from collections.abc import Callable

#: Called with (done, total, text); raises Cancelled when the user wants the work to stop.
Progress = Callable[[int, int, str], None]


def silent(done: int, total: int, text: str) -> None:
    """Say nothing: the progress of work that nobody watches."""
