"""The same small desk and the same page shown over the whole width as for the pages of courtesy."""

from tests.gui.protocol.conftest import add, desk_, show

__all__ = ["add", "desk_", "show"]
