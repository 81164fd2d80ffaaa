"""What can go wrong with a desk that the person at it can do something about."""

from collections.abc import Sequence
from pathlib import Path

from cityintl.errors import UserError
from cityintl.records.describe import Problem


class NotADesk(UserError):
    """The file is no desk, or a damaged one."""


class Damaged(NotADesk):
    """The file of a desk is damaged; `path` is where it lies."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” is damaged.", "Recover it: its newest backup comes back, and what can still be read of it."
        )
        self.path = path


class DeskTooNew(UserError):
    """The desk was made by a later version of the program."""


class DeskBusy(UserError):
    """Another window or command is writing to the desk."""


class NotFound(UserError):
    """There is no such record."""


class StaleEdit(UserError):
    """The record changed since it was read."""


class StillNeeded(UserError):
    """A record cannot be deleted because others need it."""


class OnHold(UserError):
    """A record cannot be deleted because a hold keeps it."""


class Invalid(UserError):
    """Values that a record cannot have; `problems` names the fields."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(p.text for p in problems))
        self.problems = tuple(problems)


class UndoBlocked(UserError):
    """Later work depends on the step that was to be undone; `steps` holds its numbers, newest first."""

    def __init__(self, message: str, advice: str, steps: Sequence[int]) -> None:
        super().__init__(message, advice)
        self.steps = tuple(steps)
