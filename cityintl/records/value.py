"""What every type of value can do, and the complaint of one that cannot read a text."""

from collections.abc import Callable
from typing import Any, ClassVar

import sqlalchemy as sa

from cityintl.errors import UserError

#: The digits of scripts that count in tens, turned into ours.
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९０１２３４５６７８９", "0123456789" * 4)


class BadValue(UserError):
    """A text that cannot become the value of its field."""


class Value:
    """What every type of value can do; a subclass changes what differs."""

    name: ClassVar[str] = "text"
    python: ClassVar[type] = str
    align: ClassVar[str] = "left"
    column_type: sa.types.TypeEngine[Any] = sa.Text()

    def read(self, given: object) -> Any:
        """The value of a typed text or a native cell; None for nothing; BadValue when it cannot be."""
        if given is None:
            return None
        text = given.strip() if isinstance(given, str) else self._text_of(given)
        found = self._read(text) if text else None
        return None if found in ("", ()) else found

    def _text_of(self, given: object) -> str:
        if isinstance(given, float) and given.is_integer():
            return str(int(given))
        return str(given).strip()

    def _read(self, text: str) -> Any:
        return text

    def show(self, value: Any) -> str:
        """The value as a text or a paper says it."""
        return "" if value is None else str(value)

    def cell(self, value: Any) -> str:
        """The value as a dense table says it."""
        return self.show(value)

    def type_text(self, value: Any) -> str:
        """The value as an editor shows it: what `read` takes back."""
        return self.cell(value)

    def sort_key(self, value: Any) -> Any:
        """What a list sorts by; never called with None."""
        return value


def refused(reader: Callable[[str], Any], text: str) -> Any:
    """Run a reader that raises ValueError(message, advice), and say it as a BadValue."""
    try:
        return reader(text)
    except ValueError as wrong:
        raise BadValue(*wrong.args) from None
