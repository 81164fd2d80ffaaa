"""Where the packages that the build reads lie, found without running any code of theirs."""

import importlib.util
from importlib.metadata import distribution
from pathlib import Path

_BY_LIKELIHOOD = ("OFL.TXT", "LICENSE.UNICODE", "LICENSE", "LICENSE.TXT", "LICENSE.MD")


def folder(package: str) -> Path:
    """The folder of an installed package."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(f"the package {package} is not installed")
    return Path(next(iter(found.submodule_search_locations)))


def licence(name: str) -> str:
    """The licence text that a distribution brings along: that of its data before that of its code."""
    texts = {path.name.upper(): path for path in distribution(name).files or ()}
    for title in _BY_LIKELIHOOD:
        if title in texts:
            return Path(str(texts[title].locate())).read_text(encoding="utf-8")
    raise FileNotFoundError(f"the package {name} brings no licence text")
