"""Where the packages that the build reads lie, found without running any code of theirs."""

import importlib.util
from importlib.metadata import distribution
from pathlib import Path


def folder(package: str) -> Path:
    """The folder of an installed package."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(f"the package {package} is not installed")
    return Path(next(iter(found.submodule_search_locations)))


def licence(name: str) -> str:
    """The licence text that a distribution brings along."""
    for path in distribution(name).files or ():
        if "licen" in path.name.lower() or "licen" in path.parent.name.lower():
            return Path(str(path.locate())).read_text(encoding="utf-8")
    raise FileNotFoundError(f"the package {name} brings no licence text")
