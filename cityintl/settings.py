"""What this user set up: one frozen dataclass, kept as JSON beside the log."""

import contextlib
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from cityintl.errors import UserError
from cityintl.files import write_whole

THEMES = ("system", "light", "dark", "contrast")
SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
_NAME = "settings.json"
#: Desks opened lately that are remembered.
_RECENT = 8


@dataclass(frozen=True)
class Settings:
    """The choices of one user; what a later version wrote is kept in `unknown`."""

    theme: str = "system"
    text_scale: int = 100
    splitter: tuple[int, ...] = ()
    geometry: str = ""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    widths: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    empty_fields: bool = False
    last_desk: str = ""
    recent: tuple[str, ...] = ()
    opened_at: Mapping[str, str] = field(default_factory=dict)
    #: The folder that gets copies of all backups; empty where none was chosen.
    second_place: str = ""
    #: Desks whose place the user was asked about and wants to leave as it is.
    left_where_they_are: tuple[str, ...] = ()
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def opened(self, desk: Path, now: datetime) -> "Settings":
        """These settings with this desk as the last one, opened at this instant."""
        others = [name for name in self.recent if name != str(desk)]
        recent = (str(desk), *others)[:_RECENT]
        kept = {name: at for name, at in self.opened_at.items() if name in recent}
        kept[str(desk)] = now.isoformat(timespec="seconds")
        return replace(self, last_desk=str(desk), recent=recent, opened_at=kept)


def _of_same_shape(value: Any, standard: Any) -> bool:
    if isinstance(standard, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(standard, bool)
    if isinstance(standard, tuple):
        return isinstance(value, list)
    if isinstance(standard, Mapping):
        return isinstance(value, dict)
    return isinstance(value, type(standard))


def _tuples(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return {str(name): _tuples(each) for name, each in value.items()}
    return value


def load(folder: Path) -> Settings:
    """The settings in this folder; a broken file is set aside and the usual settings taken."""
    file = folder / _NAME
    if not file.is_file():
        return Settings()
    import json  # 3 ms of every start: only where there is something to read

    try:
        written = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        written = None
    if not isinstance(written, dict):
        _set_aside(file)
        return Settings()
    standard = Settings()
    known: dict[str, Any] = {}
    for each in fields(Settings):
        if each.name in written and each.name != "unknown":
            value = written.pop(each.name)
            if _of_same_shape(value, getattr(standard, each.name)):
                known[each.name] = _tuples(value)
    return _allowed(Settings(**known, unknown=written))


def _allowed(settings: Settings) -> Settings:
    theme = settings.theme if settings.theme in THEMES else "system"
    return replace(settings, theme=theme, text_scale=min(200, max(80, settings.text_scale)))


def _set_aside(file: Path) -> None:
    """Keep the broken file under another name, for whoever wants to look; a locked one is left alone."""
    try:
        os.replace(file, file.with_suffix(".broken.json"))  # noqa: PTH105  # replaces an older one everywhere
    except OSError:
        return


def save(settings: Settings, folder: Path) -> None:
    """Write the settings whole or not at all; a folder that cannot be written to is no reason to stop work."""
    import json

    written = asdict(settings)
    unknown = written.pop("unknown")
    text = json.dumps({**unknown, **written}, indent=1, ensure_ascii=False)
    with contextlib.suppress(UserError):
        write_whole(folder / _NAME, lambda unfinished: unfinished.write_text(text, encoding="utf-8"))
