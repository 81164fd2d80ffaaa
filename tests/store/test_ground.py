"""What a folder lies on is asked of the system, never of its name; off one's own disk there is no write-ahead mode."""

import ctypes
import struct
from dataclasses import replace
from pathlib import Path

import pytest

from cityintl import store
from cityintl.store import ground, macos
from cityintl.store.ground import Ground, System, ground_of
from cityintl.store.macos import Volume

HOME = Path("/home/ana")
LINUX = System(
    platform="linux",
    home=HOME,
    environment={},
    mounts=lambda: "",
    volume=lambda _path: None,
    drive_type=lambda _root: 3,
    attributes=lambda _path: 0,
    marks=lambda _path: [],
    registry=lambda _user, _key: iter(()),
    read=lambda _path: "",
)
WINDOWS = replace(LINUX, platform="win32", environment={"APPDATA": r"C:\Users\ana\AppData\Roaming"})


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("server:/home /home nfs4 rw 0 0", Ground.NETWORK),
        ("//server/share /home/ana cifs rw 0 0", Ground.NETWORK),
        ("ana@host: /home/ana/Desk fuse.sshfs rw 0 0", Ground.NETWORK),
        ("gdrive: /home/ana/Desk fuse.rclone rw 0 0", Ground.SYNCED),
        ("gvfsd-fuse /home/ana/Desk fuse.gvfsd-fuse rw 0 0", Ground.SYNCED),
        ("/dev/sda2 /home ext4 rw 0 0", Ground.LOCAL),
        ("/dev/sda2 /home fuseblk rw 0 0", Ground.LOCAL),
        ("server:/other /home/ana/Desk2 nfs4 rw 0 0", Ground.LOCAL),
        ("none / 9p rw 0 0", Ground.LOCAL),
        ("tmpfs /home/ana tmpfs rw 0 0", Ground.LOCAL),
    ],
)
def test_linux_says_what_is_mounted(line, found):
    asked = replace(LINUX, mounts=lambda: f"/dev/sda1 / ext4 rw 0 0\n{line}\nproc /proc proc rw 0 0\n")
    assert ground_of(HOME / "Desk" / "Riverton.cityintl", asked) is found


def test_the_innermost_mount_counts_and_its_name_may_have_spaces():
    mounts = "server:/home /home nfs4 rw 0 0\n/dev/sdb1 /home/ana/My\\040Disk ext4 rw 0 0\n"
    asked = replace(LINUX, mounts=lambda: mounts)
    assert ground_of(HOME / "My Disk" / "x.cityintl", asked) is Ground.LOCAL
    assert ground_of(HOME / "Mine" / "x.cityintl", asked) is Ground.NETWORK


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (".dropbox/info.json", '{"personal": {"path": "/home/ana/Box", "host": 1}}'),
        (".config/Nextcloud/nextcloud.cfg", "[Accounts]\n0\\Folders\\1\\localPath=/home/ana/Box/\n"),
        (".config/onedrive/config", 'sync_dir = "~/Box"\n'),
        (".config/syncthing/config.xml", '<folder id="a" label="x" path="/home/ana/Box" type="sendreceive">'),
    ],
)
def test_clients_say_which_folders_they_keep_in_step(file, text):
    asked = replace(LINUX, read=lambda path: text if path == HOME / file else "")
    assert ground_of(HOME / "Box" / "x.cityintl", asked) is Ground.SYNCED
    assert ground_of(HOME / "Dropbox" / "x.cityintl", asked) is Ground.LOCAL, "the name says nothing"


def test_settings_of_a_client_that_cannot_be_read_say_nothing():
    for text in ("{", "[1]", '{"a": 1}', '{"a": {"b": 2}}'):
        assert ground_of(HOME / "x.cityintl", replace(LINUX, read=lambda _path, text=text: text)) is Ground.LOCAL


def test_a_mark_on_a_folder_is_enough(tmp_path):
    asked = replace(LINUX, marks=lambda path: ["user.com.dropbox.attrs"] if path == tmp_path else [])
    assert ground_of(tmp_path / "deep" / "x.cityintl", asked) is Ground.SYNCED


def test_a_mac_says_it_by_its_folders():
    asked = replace(LINUX, platform="darwin", home=Path("/Users/ana"))
    assert ground_of(Path("/Users/ana/Library/CloudStorage/OneDrive-City/x"), asked) is Ground.SYNCED
    assert ground_of(Path("/Users/ana/Library/Mobile Documents/x"), asked) is Ground.SYNCED
    assert ground_of(Path("/Users/ana/OneDrive/x"), asked) is Ground.LOCAL


@pytest.mark.parametrize(
    ("kind", "local", "found"),
    [
        ("apfs", True, Ground.LOCAL),
        ("hfs", True, Ground.LOCAL),
        ("exfat", True, Ground.LOCAL),
        ("smbfs", False, Ground.NETWORK),
        ("nfs", False, Ground.NETWORK),
        ("afpfs", False, Ground.NETWORK),
        ("webdav", False, Ground.NETWORK),
        ("ftp", False, Ground.NETWORK),
        ("nobody knows it", False, Ground.NETWORK),
        ("macfuse", True, Ground.SYNCED),
        ("osxfuse", False, Ground.SYNCED),
    ],
)
def test_a_mac_says_what_it_has_mounted(kind, local, found):
    asked = replace(LINUX, platform="darwin", volume=lambda _path: Volume(kind, local))
    assert ground_of(Path("/Volumes/Desk/Riverton.cityintl"), asked) is found


def as_a_mac_fills_it(kind: bytes, flags: int) -> bytes:
    """struct statfs as sys/mount.h lays it out."""
    start = struct.pack("<Ii5Q2iIIII16s", 4096, 1 << 20, 1, 2, 3, 4, 5, 6, 7, 501, 26, flags, 0, kind)
    return start + b"/Volumes/Desk".ljust(1024, b"\0") + b"//ana@server/desk".ljust(1024, b"\0") + bytes(32)


@pytest.mark.parametrize("name", ("statfs", "statfs$INODE64"))
def test_the_answer_of_a_mac_is_read_as_it_lays_it_out(name):
    def statfs(path, told):
        if path != b"/Volumes":
            return -1  # what is not there yet: the folder above it is asked
        blob = as_a_mac_fills_it(b"smbfs", 0)
        assert ctypes.sizeof(told._obj) == len(blob) == 2168
        ctypes.memmove(ctypes.addressof(told._obj), blob, len(blob))
        return 0

    def local(path, told):
        blob = as_a_mac_fills_it(b"apfs", 0x1000)
        ctypes.memmove(ctypes.addressof(told._obj), blob, len(blob))
        return 0

    assert macos.volume_of(Path("/Volumes/Desk/x.cityintl"), {name: statfs}) == Volume("smbfs", False)
    assert macos.volume_of(Path("/Users/ana"), {name: local}) == Volume("apfs", True)
    assert macos.volume_of(Path("/Volumes"), {}) is None


def test_the_marks_of_a_mac_are_read():
    def listxattr(path, room, size, options):
        names = b"com.apple.quarantine\0com.apple.file-provider-domain-id\0"
        assert path == b"/Users/ana/Documents" and size.value >= len(names) and options == 0
        ctypes.memmove(room, names, len(names))
        return len(names)

    found = macos.marks_of(Path("/Users/ana/Documents"), {"listxattr": listxattr})
    assert found == ["com.apple.quarantine", "com.apple.file-provider-domain-id"]
    assert macos.marks_of(Path("/Users/ana"), {"listxattr": lambda *_asked: -1}) == []


def test_windows_says_what_a_drive_is():
    assert ground_of(Path(r"\\server\share\Riverton.cityintl"), WINDOWS) is Ground.NETWORK
    mapped = replace(WINDOWS, drive_type=lambda root: 4 if root == "H:\\" else 3)
    assert ground_of(Path(r"H:\Desk\Riverton.cityintl"), mapped) is Ground.NETWORK
    assert ground_of(Path(r"C:\Users\ana\Desk\Riverton.cityintl"), mapped) is Ground.LOCAL


def test_windows_says_what_roams():
    assert ground_of(Path(r"C:\Users\ana\AppData\Roaming\CityIntl\x.cityintl"), WINDOWS) is Ground.ROAMING
    assert ground_of(Path(r"C:\Users\ana\AppData\Local\CityIntl\x.cityintl"), WINDOWS) is Ground.LOCAL


def test_windows_says_what_its_providers_keep_in_step():
    named = replace(WINDOWS, environment={**WINDOWS.environment, "OneDriveCommercial": r"C:\Users\ana\Work"})
    assert ground_of(Path(r"c:\users\ANA\work\x.cityintl"), named) is Ground.SYNCED

    def registry(user, key):
        if user and "OneDrive" in key:
            yield "UserFolder", r"D:\Cloud"
            yield "DisplayName", r"C:\Users"
        if not user and "SyncRootManager" in key:
            yield "S-1-5-21-1-1001", r"E:\Box"
            yield "DisplayNameResource", r"C:\Users"

    told = replace(WINDOWS, registry=registry)
    for path, found in (
        (r"D:\Cloud\x.cityintl", Ground.SYNCED),
        (r"E:\Box\deep\x.cityintl", Ground.SYNCED),
        (r"C:\Users\ana\x.cityintl", Ground.LOCAL),
    ):
        assert ground_of(Path(path), told) is found
    marked = replace(WINDOWS, attributes=lambda _path: 0x00400000)
    assert ground_of(Path(r"C:\Users\ana\x.cityintl"), marked) is Ground.SYNCED


class Registry:
    """A stand-in for the module of Windows: keys in a dictionary, the end of a list told as an error."""

    def __init__(self, keys):
        self.keys = keys

    def opened(self, hive, key):
        if key not in self.keys:
            raise OSError("no such key")
        return Key(self.keys[key])

    def value(self, key, number):
        if number >= len(key.values):
            raise OSError("no more")
        return (*list(key.values.items())[number], 1)

    def below(self, key, number):
        if number >= len(key.below):
            raise OSError("no more")
        return key.below[number]


class Key:
    def __init__(self, told):
        self.values, self.below = told

    def __enter__(self):
        return self

    def __exit__(self, *_raised):
        return None


def test_the_registry_is_read_to_its_depths():
    keys = Registry({"A": ({"x": 1}, ["B"]), r"A\B": ({"UserFolder": "C:\\One"}, ["C"]), r"A\B\C": ({"deep": "D"}, [])})
    access = {"OpenKey": keys.opened, "EnumValue": keys.value, "EnumKey": keys.below}
    assert list(ground._values(access, object(), "A", 4)) == [("UserFolder", "C:\\One"), ("deep", "D")]
    assert list(ground._values(access, object(), "A", 1)) == [("UserFolder", "C:\\One")]
    assert list(ground._values(access, object(), "Z", 4)) == []


def test_the_real_system_answers(tmp_path):
    assert ground_of(tmp_path / "x.cityintl") in Ground
    assert list(System().registry(True, "Software")) == [] or System().platform == "win32"


@pytest.fixture
def on_a_share(monkeypatch):
    monkeypatch.setattr(ground, "ground_of", lambda _path, _system=None: Ground.NETWORK)


def test_there_is_no_write_ahead_on_a_share(desk, clock, on_a_share):
    with desk.write("Ahead") as door:
        door.add("partner", {"name": "Nagoya"})
    desk.close()
    assert desk.path.read_bytes()[18:20] == b"\x02\x02"
    with store.open_desk(desk.path, clock, hold=True) as shared:
        with shared.write("On the share") as door:
            door.add("partner", {"name": "Łódź"})
        assert shared.count("partner") == 2 and shared.check() == []
        names = {p.name for p in desk.path.parent.iterdir() if p.is_file()}
        assert names == {"Riverton.cityintl", ".Riverton.cityintl.lock"}
    assert desk.path.read_bytes()[18:20] == b"\x01\x01"


def test_what_was_cut_off_in_write_ahead_mode_is_kept_when_the_desk_comes_to_a_share(desk, clock, tmp_path, on_a_share):
    import shutil

    with desk.write("Ahead") as door:
        door.add("partner", {"name": "Nagoya"})
    for tail in ("", "-wal"):
        shutil.copy(f"{desk.path}{tail}", f"{tmp_path / 'moved.cityintl'}{tail}")
    with store.open_desk(tmp_path / "moved.cityintl", clock) as shared:
        assert shared.count("partner") == 1 and shared.check() == []
        assert not (tmp_path / "moved.cityintl-wal").exists()


def test_a_desk_is_backed_up_on_a_share_too(desk, clock, tmp_path, on_a_share):
    from cityintl.store.safekeeping import Safekeeping

    desk.close()
    with store.open_desk(desk.path, clock) as shared:
        kept = Safekeeping(shared, tmp_path / "kept")
        shared.safeguard = lambda label: kept.before(label)
        with shared.write("Many") as door:
            door.add_many("partner", [{"name": f"City {n}"} for n in range(3000)])
        assert kept.newest() is not None and shared.check() == []
