"""CityIntl: a desk for the one person who runs a small city's international affairs."""

import builtins

#: Python's own import, kept before PySide6 puts another in its place that takes a third longer over SQLAlchemy.
plain_import = builtins.__import__

__version__ = "0.1.0"
