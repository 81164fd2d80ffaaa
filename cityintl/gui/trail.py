"""Where the user was: Back and Forward as in a browser."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Place:
    """A list or page by name, the record that was shown, whether it had the whole width, its tab and the part there.

    No tab means the first; `parts` are kind and number of the part, then of the part of that part.
    """

    name: str
    number: int | None = None
    whole: bool = False
    tab: str = ""
    parts: tuple[tuple[str, int], ...] = ()


class Trail:
    """The places gone through; going somewhere new forgets what lay ahead."""

    _MOST = 200

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """The place of now."""
        return self._places[self._at] if self._places else None

    @property
    def can_back(self) -> bool:
        """Whether there is a place before."""
        return self._at > 0

    @property
    def can_forward(self) -> bool:
        """Whether one went back before."""
        return self._at < len(self._places) - 1

    def go(self, place: Place) -> None:
        """Go to a place."""
        if self.here != place:
            self._places = [*self._places[: self._at + 1], place][-self._MOST :]
            self._at = len(self._places) - 1

    def amend(self, **changes: object) -> None:
        """Change the place of now without a step: another row of the same list, another tab."""
        if self.here is not None:
            self._places[self._at] = replace(self.here, **changes)  # type: ignore[arg-type]  # fields of Place

    def back(self) -> Place:
        """One step back."""
        self._at = max(0, self._at - 1)
        return self._places[self._at]

    def forward(self) -> Place:
        """One step forward."""
        self._at = min(len(self._places) - 1, self._at + 1)
        return self._places[self._at]
