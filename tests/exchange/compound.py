"""A small writer of Outlook's files (.msg): compound files as [MS-CFB] says, with the properties of [MS-OXMSG]."""

import struct
from datetime import UTC, datetime

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, MINI, CUTOFF = 512, 64, 4096

Tree = dict[str, "bytes | Tree"]


def _padded(blob: bytes, size: int) -> bytes:
    return blob + bytes(-len(blob) % size)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1)
    return head + struct.pack("<III", FREE, right, child) + bytes(36) + struct.pack("<IQ", start, size)


class _Writer:
    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.fat: list[int] = []
        self.mini = b""
        self.minifat: list[int] = []
        self.entries: list[tuple[str, int, int, int, int, int]] = []

    def chain(self, blob: bytes) -> int:
        if not blob:
            return END
        start = len(self.sectors)
        pieces = [_padded(blob, SECTOR)[n : n + SECTOR] for n in range(0, len(blob), SECTOR)]
        self.sectors += pieces
        self.fat += [*range(start + 1, start + len(pieces)), END]
        return start

    def stream(self, blob: bytes) -> int:
        if len(blob) >= CUTOFF or not blob:
            return self.chain(blob)
        start = len(self.minifat)
        count = -(-len(blob) // MINI)
        self.mini += _padded(blob, MINI)
        self.minifat += [*range(start + 1, start + count), END]
        return start

    def folder(self, tree: Tree) -> int:
        """Add what is in a folder; gives the number of its first entry, the others hang on its right."""
        names = sorted(tree, key=lambda name: (len(name), name.upper()))
        numbers = list(range(len(self.entries), len(self.entries) + len(names)))
        self.entries += [("", 0, FREE, FREE, 0, 0)] * len(names)
        for place, (number, name) in enumerate(zip(numbers, names, strict=True)):
            right = numbers[place + 1] if place + 1 < len(numbers) else FREE
            inside = tree[name]
            if isinstance(inside, bytes):
                self.entries[number] = (name, 2, right, FREE, self.stream(inside), len(inside))
            else:
                self.entries[number] = (name, 1, right, self.folder(inside), 0, 0)
        return numbers[0] if numbers else FREE


def compound(tree: Tree) -> bytes:
    """The bytes of a compound file with these streams and folders."""
    w = _Writer()
    w.entries.append(("", 0, FREE, FREE, 0, 0))
    child = w.folder(tree)
    ministream = w.chain(w.mini)
    w.entries[0] = ("Root Entry", 5, FREE, child, ministream, len(w.mini))
    listing = b"".join(_entry(*entry) for entry in w.entries)
    listing += _entry("", 0, FREE, FREE, 0, 0) * (-len(w.entries) % 4)
    directory = w.chain(listing)
    minifat = _padded(struct.pack(f"<{len(w.minifat)}I", *w.minifat), 4)
    minifat += b"\xff" * (-len(minifat) % SECTOR)
    first_minifat = w.chain(minifat)
    count = 1
    while count * 128 < len(w.fat) + count:
        count += 1
    fats = list(range(len(w.sectors), len(w.sectors) + count))
    table = [*w.fat, *[FAT] * count]
    table += [FREE] * (count * 128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIII", 0, count, directory, 0, CUTOFF)
    header += struct.pack("<IIII", first_minifat, len(minifat) // SECTOR, END, 0)
    header += struct.pack("<109I", *fats, *[FREE] * (109 - count))
    return header + b"".join(w.sectors) + struct.pack(f"<{len(table)}I", *table)


def properties(head: int, values: dict[int, object], encoding: str = "") -> Tree:
    """The streams of a mail, recipient or attachment; text is UTF-16 unless an older encoding is named."""
    lines, tree = b"", {}
    for number, value in values.items():
        if isinstance(value, bool):
            lines += struct.pack("<HHIQ", 0x000B, number, 6, value)
        elif isinstance(value, int):
            lines += struct.pack("<HHIII", 0x0003, number, 6, value, 0)
        elif isinstance(value, datetime):
            ticks = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
            lines += struct.pack("<HHIQ", 0x0040, number, 6, ticks)
        else:
            kind = 0x0102 if isinstance(value, bytes) else 0x001E if encoding else 0x001F
            blob = value if isinstance(value, bytes) else str(value).encode(encoding or "utf-16-le")
            lines += struct.pack("<HHIII", kind, number, 6, len(blob), 0)
            tree[f"__substg1.0_{number:04X}{kind:04X}"] = blob
    return {**tree, "__properties_version1.0": bytes(head) + lines}


def msg(values: dict[int, object], people=(), files=(), encoding: str = "", head: int = 32) -> Tree:
    """The streams of an e-mail: its own properties, those of its recipients, those of its attachments."""
    tree = properties(head, {0x001A: "IPM.Note", **values}, encoding)
    for place, each in enumerate(people):
        tree[f"__recip_version1.0_#{place:08X}"] = properties(8, each, encoding)
    for place, each in enumerate(files):
        inner = each.get("mail")
        made = properties(8, {k: v for k, v in each.items() if k != "mail"}, encoding)
        tree[f"__attach_version1.0_#{place:08X}"] = {**made, "__substg1.0_3701000D": inner} if inner else made
    return tree
