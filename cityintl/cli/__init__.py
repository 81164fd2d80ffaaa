"""The verbs of the command line: everything that works without a window."""

from cityintl.cli.main import run

__all__ = ["run"]
