"""What a folder lies on, as the system says it: this computer's own disk, a network, a synced or a roaming folder.

A live desk is at home only on a disk of this computer. Names of folders are never judged: only what mounts, drive
types, attributes of files, the environment and the registry say. Everything asked of the system stands in `System`,
so that each of them can be tried anywhere.
"""

import contextlib
import ctypes
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from cityintl.store import macos


class Ground(Enum):
    """What a path lies on."""

    LOCAL = "a disk of this computer"
    NETWORK = "a network folder"
    SYNCED = "a folder that is copied to other computers while one works"
    ROAMING = "a profile that moves from computer to computer"


#: File systems whose other end is another machine, as the kernel names them.
_NETWORK = {
    "9p", "afp", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.cephfs", "fuse.davfs2",
    "ftp", "fuse.glusterfs", "fuse.sshfs", "fuse.smbnetfs", "fuse.vmhgfs-fuse", "gfs2", "glusterfs", "gpfs", "lustre",
    "ncpfs",
    "nfs", "nfs4", "ocfs2", "orangefs", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "virtiofs", "webdav",
}  # fmt: skip
#: What may stand over a disk of one's own without taking it elsewhere.
_OWN_FUSE = {"fuse.fuseblk", "fuseblk", "fuse.ntfs", "fuse.ntfs-3g", "fuse.encfs", "fuse.gocryptfs", "fuse.mergerfs"}
_REMOTE = 4
#: Attributes that Windows gives only to files which a provider of synced folders keeps.
_KEPT_ELSEWHERE = 0x00080000 | 0x00100000 | 0x00040000 | 0x00400000
#: What the same is called on a Mac, and by clients that mark their folders.
_MARKS = ("com.apple.file-provider-domain-id", "com.apple.icloud.itemName", "user.com.dropbox.attrs")
_ROOTS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"
_ACCOUNTS = r"Software\Microsoft\OneDrive\Accounts"


def _mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text("utf-8", "replace")
    except OSError:
        return ""


def _drive_type(root: str) -> int:
    windll = getattr(ctypes, "windll", None)
    return int(windll.kernel32.GetDriveTypeW(root)) if windll is not None else 0


def _attributes(path: Path) -> int:
    try:
        return int(getattr(path.stat(), "st_file_attributes", 0))
    except OSError:
        return 0


def _marks(path: Path) -> list[str]:
    if sys.platform == "darwin":
        return macos.marks_of(path)
    with contextlib.suppress(OSError, AttributeError):
        return list(os.listxattr(path))
    return []


def _registry(user: bool, key: str) -> Iterator[tuple[str, str]]:
    """The text values in a key of the registry and below it: the name of the value, and what it is."""
    try:
        import winreg
    except ImportError:
        return
    access: Mapping[str, int | Callable[..., object]] = vars(winreg)
    hive = access["HKEY_CURRENT_USER" if user else "HKEY_LOCAL_MACHINE"]
    yield from _values(access, hive, key, 4)


def _values(access: Mapping[str, object], hive: object, key: str, depth: int) -> Iterator[tuple[str, str]]:
    opened = access["OpenKey"]
    assert callable(opened)
    try:
        with opened(hive, key) as here:
            for name, value in _counted(access["EnumValue"], here):
                if isinstance(value, str):
                    yield str(name), value
            below = [str(name) for (name, *_more) in _counted(access["EnumKey"], here)] if depth else []
    except OSError:
        return
    for name in below:
        yield from _values(access, hive, f"{key}\\{name}", depth - 1)


def _counted(ask: object, here: object) -> Iterator[tuple[object, ...]]:
    assert callable(ask)
    with contextlib.suppress(OSError):  # the end of the list is told as an error
        for number in range(10_000):
            found = ask(here, number)
            yield found[:2] if isinstance(found, tuple) else (found,)


def _volume(path: Path) -> macos.Volume | None:
    return macos.volume_of(path) if sys.platform == "darwin" else None


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


@dataclass(frozen=True)
class System:
    """Everything that is asked of the system."""

    platform: str = sys.platform
    home: Path = field(default_factory=Path.home)
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    mounts: Callable[[], str] = _mounts
    volume: Callable[[Path], macos.Volume | None] = _volume
    drive_type: Callable[[str], int] = _drive_type
    attributes: Callable[[Path], int] = _attributes
    marks: Callable[[Path], list[str]] = _marks
    registry: Callable[[bool, str], Iterator[tuple[str, str]]] = _registry
    read: Callable[[Path], str] = _read


def ground_of(path: Path, system: System | None = None) -> Ground:
    """What this path, or the nearest folder above it that exists, lies on."""
    asked = system or System()
    if asked.platform == "win32":
        return _on_windows(PureWindowsPath(path), path, asked)
    if asked.platform.startswith("linux") and (found := _on_mount(path, asked)) is not None:
        return found
    if asked.platform == "darwin" and (found := _on_volume(asked.volume(path))) is not None:
        return found
    if any(_is_below(path, folder) for folder in _synced_folders(asked)) or _is_marked(path, asked):
        return Ground.SYNCED
    return Ground.LOCAL


def bears_wal(path: Path) -> bool:
    """Whether write-ahead mode is safe here: its shared memory and its second file need a disk of one's own."""
    return ground_of(path) is Ground.LOCAL


def _on_mount(path: Path, system: System) -> Ground | None:
    """What the file system under this path is, by the longest mount point above it."""
    best, kind = "", ""
    for line in system.mounts().splitlines():
        words = line.split(" ")
        if len(words) >= 3:
            point = re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), words[1])
            if _is_below(path, PurePosixPath(point)) and len(point) >= len(best):
                best, kind = point, words[2]
    if best == "/":  # whatever the system itself runs from is its own disk, in a container too
        return None
    if kind in _NETWORK:
        return Ground.NETWORK
    if kind.startswith("fuse") and kind not in _OWN_FUSE:
        return Ground.SYNCED  # drives of the cloud, and folders of a file manager's network
    return None


def _on_volume(volume: macos.Volume | None) -> Ground | None:
    """What a file system of macOS is; None for a disk of this computer, which may still have synced folders."""
    if volume is None:
        return None
    if volume.kind in _NETWORK:
        return Ground.NETWORK
    if "fuse" in volume.kind:
        return Ground.SYNCED
    return None if volume.is_local else Ground.NETWORK


def _synced_folders(system: System) -> Iterator[PurePath]:
    """The folders that clients on this computer say they keep in step, in their own settings."""
    for place in (".dropbox/info.json", "Library/Application Support/Dropbox/info.json"):
        with contextlib.suppress(ValueError, AttributeError, TypeError, KeyError):
            for account in json.loads(system.read(system.home / place) or "{}").values():
                yield PurePath(str(account["path"]))
    clients = (
        (".config/Nextcloud/nextcloud.cfg", r"localPath=(.+)"),
        (".config/ownCloud/owncloud.cfg", r"localPath=(.+)"),
        (".config/onedrive/config", r'sync_dir\s*=\s*"(.+)"'),
        (".local/state/syncthing/config.xml", r'<folder [^>]*path="([^"]+)"'),
        (".config/syncthing/config.xml", r'<folder [^>]*path="([^"]+)"'),
    )
    for place, pattern in clients:
        for found in re.findall(pattern, system.read(system.home / place)):
            yield PurePath(found.strip().replace("~", str(system.home), 1))
    if system.platform == "darwin":
        yield system.home / "Library" / "CloudStorage"
        yield system.home / "Library" / "Mobile Documents"


def _is_marked(path: Path, system: System) -> bool:
    """Whether a client has marked the file or a folder above it."""
    return any(set(_MARKS) & set(system.marks(each)) for each in (path, *path.parents) if each.exists())


def _on_windows(path: PureWindowsPath, real: Path, system: System) -> Ground:
    if path.drive.startswith("\\\\") or system.drive_type(f"{path.drive}\\") == _REMOTE:
        return Ground.NETWORK
    if any(_is_below(path, PureWindowsPath(folder)) for folder in _synced_on_windows(system)):
        return Ground.SYNCED
    if system.attributes(real) & _KEPT_ELSEWHERE or system.attributes(real.parent) & _KEPT_ELSEWHERE:
        return Ground.SYNCED
    roaming = system.environment.get("APPDATA", "")
    return Ground.ROAMING if roaming and _is_below(path, PureWindowsPath(roaming)) else Ground.LOCAL


def _synced_on_windows(system: System) -> Iterator[str]:
    """What providers of synced folders told Windows, and what OneDrive tells every program."""
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        if folder := system.environment.get(name):
            yield folder
    for name, value in system.registry(True, _ACCOUNTS):
        if name == "UserFolder":
            yield value
    for name, value in system.registry(False, _ROOTS):
        if re.match(r"S-\d-", name):  # below UserSyncRoots each user is named by number
            yield value
    with contextlib.suppress(ValueError, AttributeError, TypeError, KeyError):
        local = PureWindowsPath(system.environment.get("APPDATA", "")) / "Dropbox" / "info.json"
        for account in json.loads(system.read(Path(local)) or "{}").values():
            yield str(account["path"])


def _is_below(path: PurePath, folder: PurePath) -> bool:
    """Whether a path is in a folder or is it; each kind of path compares as its system does."""
    if str(folder) in ("", "."):
        return False
    same = PureWindowsPath if isinstance(folder, PureWindowsPath) else PurePosixPath
    return same(path).is_relative_to(same(folder))
