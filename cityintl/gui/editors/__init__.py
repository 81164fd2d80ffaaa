"""Editors: one for every type of value, made by `made_for`."""

from cityintl.gui.editors.catalogue import EDITORS, made_for
from cityintl.gui.editors.editor import Editor, Surroundings

__all__ = ["EDITORS", "Editor", "Surroundings", "made_for"]
