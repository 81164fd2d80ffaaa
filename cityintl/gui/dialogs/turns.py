"""Work for a dialog, one piece after the other: what comes while something runs waits for its turn."""

from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from cityintl.errors import Cancelled, UserError
from cityintl.gui.tasks import Tasks
from cityintl.progress import Progress
from cityintl.words import _

T = TypeVar("T")
Start = tuple[str, Callable[[Progress], Any], Callable[[Any], None], Callable[[BaseException], None]]
#: Queues whose work still runs after their dialog went; they are let go when it ends.
_running: set["Turns"] = set()


class Turns(QObject):
    """A queue before the worker thread; `tasks` is the window's, or the dialog's own."""

    def __init__(self, tasks: Tasks, owner: QObject) -> None:
        """For this owner: once it is gone, nobody is told any more."""
        super().__init__()
        self.tasks = tasks
        owner.destroyed.connect(self.leave)
        self._waiting: deque[Start] = deque()
        self._over = False
        tasks.ended.connect(self._soon)

    def run(
        self,
        label: str,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        refused: Callable[[UserError | None], None],
    ) -> None:
        """Run the work when its turn comes; `refused` hears what was wrong, or None when it was stopped.

        A fault of ours goes to `tasks.failed` as well, where the window shows it.
        """

        def otherwise(wrong: BaseException) -> None:
            if self._over:
                return
            if isinstance(wrong, UserError):
                refused(wrong)
            elif isinstance(wrong, Cancelled):
                refused(None)
            else:
                refused(UserError(_("This did not work because of a fault in the program."), str(wrong)))
                self.tasks.failed.emit(wrong)

        self._waiting.append((label, work, lambda found: None if self._over else then(found), otherwise))
        self._next()

    @property
    def busy(self) -> bool:
        """Whether something runs or waits."""
        return self.tasks.busy or bool(self._waiting)

    def leave(self) -> None:
        """Forget what waits and stop what runs; nobody is told any more."""
        self._over = True
        self._waiting.clear()
        if self.tasks.busy and self in _running:
            self.tasks.cancel()

    def _soon(self) -> None:
        QTimer.singleShot(0, self, self._next)

    def _next(self) -> None:
        if self.tasks.busy:
            return
        _running.discard(self)
        if self._waiting:
            _running.add(self)
            self.tasks.start(*self._waiting.popleft())
