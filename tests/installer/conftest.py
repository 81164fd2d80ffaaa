import importlib
import sys
from pathlib import Path

import pytest

INSTALLER = Path(__file__).parents[2] / "installer"


@pytest.fixture
def load(monkeypatch):
    """Load a module of installer/ the way the commands do: from a path of their own."""
    monkeypatch.syspath_prepend(str(INSTALLER))

    def loaded(name):
        return importlib.import_module(name)

    yield loaded
    for name in ("prepare", "system", "trouble", "build_resources", "start"):
        sys.modules.pop(name, None)
    for name in [name for name in sys.modules if name == "build" or name.startswith("build.")]:
        del sys.modules[name]
