"""Long work in one worker thread: progress after a moment, Cancel, and failures handed on in words."""

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from cityintl.errors import Cancelled, UserError
from cityintl.progress import Progress

T = TypeVar("T")
#: Work that is done sooner than this (in milliseconds) shows no progress.
SOON = 400


class Tasks(QObject):
    """Runs one piece of work at a time; its signals arrive in the window's thread."""

    #: The work takes long enough to be shown: its label.
    shown = Signal(str)
    #: How far it is: done, total, text.
    progressed = Signal(int, int, str)
    #: It is over, in whatever way.
    ended = Signal()
    #: A failure that nobody else takes: the exception.
    failed = Signal(object)
    _came_back = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._then: Callable[[Any], None] = lambda _found: None
        self._otherwise: Callable[[BaseException], None] | None = None
        self._label = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(lambda: self.shown.emit(self._label))
        self._came_back.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something is running."""
        return self._thread is not None

    def start(
        self,
        label: str,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Run `work(progress)` beside the window, then `then(result)` in it.

        `otherwise` is called with what was raised (Cancelled when the user stopped it); without it, failures go
        to `failed` and a stop is silent. UserError when something else is running.
        """
        if self.busy:
            raise UserError("Something else is still being done.", "Wait for it, or cancel it.")
        self._label, self._then, self._otherwise = label, then, otherwise
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True, name="work")
        self._soon.start()
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next word of progress."""
        self._stop.set()

    def stop(self) -> None:
        """Cancel the work and wait for its end; nobody is told: the desk under it is about to be closed."""
        thread = self._thread
        if thread is not None:
            self.cancel()
            thread.join()
            self._then, self._otherwise = lambda _found: None, lambda _wrong: None

    def _tell(self, done: int, total: int, text: str) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total, text)

    def _run(self, work: Callable[[Progress], Any]) -> None:
        try:
            found = work(self._tell)
        except Exception as wrong:  # noqa: BLE001  # the thread's edge: everything is handed to the window
            self._came_back.emit(None, wrong)
        else:
            self._came_back.emit((found,), None)

    def _finish(self, found: tuple[Any] | None, wrong: BaseException | None) -> None:
        if self._thread is not None:
            self._thread.join()
        self._thread = None
        self._soon.stop()
        self.ended.emit()
        if found is not None:
            self._then(found[0])
        elif wrong is not None and self._otherwise is not None:
            self._otherwise(wrong)
        elif wrong is not None and not isinstance(wrong, Cancelled):
            self.failed.emit(wrong)
