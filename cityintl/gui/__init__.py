"""The window: the only folder that imports PySide6."""

import builtins

import PySide6.QtCore  # noqa: F401  # puts another import in the place of Python's, for features that we do not use

from cityintl import plain_import

builtins.__import__ = plain_import
