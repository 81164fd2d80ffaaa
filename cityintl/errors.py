"""The error tree: what a user can act on, and work that the user stopped; everything else is our bug."""


class UserError(Exception):
    """Something the user can act on: a sentence that says what is wrong, and one that says the way out."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class Cancelled(Exception):
    """The user stopped this work; whoever lets it pass leaves nothing half-written."""
