"""What macOS says of a path: the file system that it lies on, and the marks of a file; asked without any package."""

import ctypes
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

#: The system's own words: a function by its name.
Calls = Mapping[str, Callable[..., int]]
#: The file system is on a disk of this computer (sys/mount.h).
_LOCAL = 0x00001000
#: statfs with 64-bit inodes is called so on Intel, and plainly on Apple's own processors.
_STATFS = ("statfs$INODE64", "statfs")


class _Statfs(ctypes.Structure):
    """struct statfs of sys/mount.h, with 64-bit inodes."""

    _fields_ = [
        ("bsize", ctypes.c_uint32),
        ("iosize", ctypes.c_int32),
        ("counts", ctypes.c_uint64 * 5),
        ("fsid", ctypes.c_int32 * 2),
        ("owner", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("subtype", ctypes.c_uint32),
        ("fstypename", ctypes.c_char * 16),
        ("mntonname", ctypes.c_char * 1024),
        ("mntfromname", ctypes.c_char * 1024),
        ("flags_ext", ctypes.c_uint32),
        ("reserved", ctypes.c_uint32 * 7),
    ]


@dataclass(frozen=True, slots=True)
class Volume:
    """A file system: what the kernel calls it, and whether it is on a disk of this computer."""

    kind: str
    is_local: bool


def system_calls() -> Calls:
    """The calls of the system that are asked; none where they cannot be had."""
    library = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    return {name: getattr(library, name) for name in (*_STATFS, "listxattr") if hasattr(library, name)}


def volume_of(path: Path, calls: Calls | None = None) -> Volume | None:
    """The file system under this path, or under the nearest folder above it that exists; None where nobody says."""
    known = system_calls() if calls is None else calls
    ask = next((known[name] for name in _STATFS if name in known), None)
    told = _Statfs()
    for each in (path, *path.parents) if ask is not None else ():
        if ask is not None and ask(os.fsencode(each), ctypes.byref(told)) == 0:
            return Volume(told.fstypename.decode("ascii", "replace").lower(), bool(told.flags & _LOCAL))
    return None


def marks_of(path: Path, calls: Calls | None = None) -> list[str]:
    """The names of the extended attributes of a file; none where it has none."""
    known = system_calls() if calls is None else calls
    ask = known.get("listxattr")
    room = ctypes.create_string_buffer(1 << 16)
    size = ask(os.fsencode(path), room, ctypes.c_size_t(len(room)), 0) if ask is not None else 0
    return [name.decode("utf-8", "replace") for name in room.raw[: max(size, 0)].split(b"\0") if name]
