"""Where things are: what ships with the program, what belongs to this user, what the set-up built."""

import os
from pathlib import Path

import platformdirs

from cityintl.errors import UserError

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """A file or folder of resources/, from a checkout, a wheel or a frozen bundle alike."""
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def built(*parts: str) -> Path:
    """A file that the set-up builds into resources/built; raises UserError when it is not there."""
    path = resource("built", *parts)
    if not path.exists():
        raise UserError(
            f"The program's own file “{'/'.join(parts)}” is missing.",
            "Run the set-up again: python3 installer/start.py",
        )
    return path


def _own(variable: str, standard: str) -> Path:
    chosen = os.environ.get(variable)
    folder = Path(chosen) if chosen else Path(standard)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def settings_folder() -> Path:
    """The folder of this user's settings (CITYINTL_SETTINGS names another one)."""
    return _own("CITYINTL_SETTINGS", platformdirs.user_config_dir("CityIntl", appauthor=False, roaming=False))


def desks_folder() -> Path:
    """The folder where a new desk is proposed to lie: local data, never a roaming profile."""
    return _own("CITYINTL_DESKS", platformdirs.user_data_dir("CityIntl", appauthor=False, roaming=False))


def log_file() -> Path:
    """The file in which the program notes its own faults."""
    return settings_folder() / "cityintl.log"
