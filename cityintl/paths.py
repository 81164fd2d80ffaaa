"""Where things are: what ships with the program, what belongs to this user, what the set-up built."""

import os
from pathlib import Path

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


def _own(variable: str, sort: str) -> Path:
    chosen = os.environ.get(variable)
    if not chosen:
        import platformdirs  # 15 ms of every start: only where it is asked

        find = platformdirs.user_config_dir if sort == "config" else platformdirs.user_data_dir
        chosen = find("CityIntl", appauthor=False, roaming=False)
    return _made(Path(chosen))


def _made(folder: Path, mode: int = 0o777) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=mode)
    except OSError as wrong:
        raise UserError(
            f"There is no folder “{folder}”, and it cannot be made: {wrong.strerror}.",
            "See what stands in its place, and whether you may write there.",
        ) from wrong
    return folder


def settings_folder() -> Path:
    """The folder of this user's settings (CITYINTL_SETTINGS names another one)."""
    return _own("CITYINTL_SETTINGS", "config")


def desks_folder() -> Path:
    """The folder where a new desk is proposed to lie: local data, never a roaming profile."""
    return _own("CITYINTL_DESKS", "data")


def backups_folder() -> Path:
    """The folder of all backups: local data, never a roaming profile (CITYINTL_BACKUPS names another one)."""
    if os.environ.get("CITYINTL_BACKUPS"):
        return _own("CITYINTL_BACKUPS", "data")
    return _made(_own("CITYINTL_DESKS", "data") / "Backups", 0o700)


def log_file() -> Path:
    """The file in which the program notes its own faults."""
    return settings_folder() / "cityintl.log"
