"""Mappings that the user kept: found again by the names of a file's columns, in whatever order they stand.

Which rows are ours is asked of each file and desk anew: a mapping made for one city serves another one's file.
"""

import hashlib
import json
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cityintl.errors import UserError
from cityintl.exchange import proposing
from cityintl.exchange.mapping import OUR_CITY, Mapping, from_shape
from cityintl.exchange.tables import Table
from cityintl.files import write_whole
from cityintl.folding import fold
from cityintl.paths import settings_folder


def _file(columns: Sequence[str]) -> Path:
    names = json.dumps(sorted(fold(name) for name in columns), ensure_ascii=False)
    return settings_folder() / "mappings" / f"{hashlib.sha256(names.encode()).hexdigest()[:24]}.json"


def keep(mapping: Mapping, table: Table, home: Dict[str, Any]) -> Path:
    """Keep the mapping for files with these columns; gives its file, which `--map` takes too."""
    path = _file(table.columns)
    path.parent.mkdir(parents=True, exist_ok=True)
    proposed = proposing.ours(table, mapping, home)
    where = {column: text for column, text in mapping.where.items() if proposed.get(column) != text}
    lasting = mapping.but(where=where, keep=(), sheet="", header_row=None)
    write_whole(path, lambda unfinished: unfinished.write_text(lasting.as_json(), encoding="utf-8"))
    return path


def kept(table: Table, home: Dict[str, Any]) -> Mapping | None:
    """The mapping kept for a file with these columns; None when there is none, or it does not fit any more."""
    path = _file(table.columns)
    if not path.exists():
        return None
    try:
        mapping = from_shape(json.loads(path.read_text(encoding="utf-8")), path)
    except (UserError, ValueError, OSError):
        return None
    named = {fold(name): name for name in table.columns}
    found = mapping.but(
        columns={named[fold(c)]: target for c, target in mapping.columns.items() if fold(c) in named},
        where={named[fold(c)]: text for c, text in mapping.where.items() if fold(c) in named},
    )
    return found.but(where={**proposing.ours(table, found, home), **_fitting(table, found)})


def _fitting(table: Table, mapping: Mapping) -> dict[str, str]:
    """The conditions that go for this file: a city of ours that it does not name was another file's."""
    return {
        column: text
        for column, text in mapping.where.items()
        if mapping.columns.get(column) != OUR_CITY or proposing.holds(table, column, text)
    }


def forget(table: Table) -> None:
    """Keep no mapping for files with these columns any more."""
    _file(table.columns).unlink(missing_ok=True)
