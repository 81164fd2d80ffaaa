"""Real files made hostile by chance: bits flipped, ends cut off, members of packages spliced, sizes that lie.

The same seed always gives the same files. What is real lies beside the checkout (shared/data), and in the sample.
"""

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

#: Larger ones are cut to this before they are changed: a fault is met at their beginning as well.
_MOST = 300_000
#: Sizes that no file has, as four bytes.
_LIES = (0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
#: What somebody who means harm would write into a text.
_WORDS = (
    b"\x00", b"\x1b[2J", b'"' * 999, b"=cmd|' /C calc'!A0", b"\xed\xa0\x80", b"\xff\xfe", b"," * 70_000, b"\r" * 9999,
    b"<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;", b"&#0;&#xD800;", b"../" * 99, b"]]>", b"9" * 5000, b"\xe2\x80\xae",
)  # fmt: skip

Change = Callable[[bytearray, random.Random], bytes]


def real_files() -> list[Path]:
    """The real files that are there, in one order everywhere."""
    root = Path(__file__).resolve().parents[2]
    found = [each for each in sorted((root / "resources" / "sample" / "documents").iterdir()) if each.is_file()]
    for folder in root.parents:
        if (data := folder / "shared" / "data").is_dir():
            kept = sorted(each for each in data.rglob("*") if each.suffix in (".xlsx", ".csv", ".tsv"))
            return kept + found
    return found


def _flip(blob: bytearray, chance: random.Random) -> bytes:
    for _flip in range(chance.randint(1, 40)):
        blob[chance.randrange(len(blob))] ^= 1 << chance.randrange(8)
    return bytes(blob)


def _cut(blob: bytearray, chance: random.Random) -> bytes:
    return bytes(blob[: chance.randrange(1, len(blob))])


def _move(blob: bytearray, chance: random.Random) -> bytes:
    """A part stands elsewhere, twice, or nowhere."""
    start, end = sorted(chance.randrange(len(blob)) for _end in range(2))
    part = bytes(blob[start:end])[:50_000]
    if chance.random() < 0.5:
        del blob[start : start + len(part)]
    at = chance.randrange(len(blob) + 1)
    blob[at:at] = part
    return bytes(blob)


def _lie(blob: bytearray, chance: random.Random) -> bytes:
    """Numbers that are sizes say what no file has; in a package those of its members."""
    places = [at + 18 for at in _found(blob, b"PK\x03\x04")] + [at + 20 for at in _found(blob, b"PK\x01\x02")]
    places = [each + more for each in places for more in (0, 4)]
    for _lie in range(chance.randint(1, 6)):
        at = chance.choice(places) if places else chance.randrange(max(len(blob) - 4, 1))
        blob[at : at + 4] = chance.choice(_LIES).to_bytes(4, "little")
    return bytes(blob)


def _found(blob: bytearray, sign: bytes) -> list[int]:
    found, at = [], blob.find(sign)
    while at >= 0:
        found.append(at)
        at = blob.find(sign, at + 1)
    return found


def _write_in(blob: bytearray, chance: random.Random) -> bytes:
    for _word in range(chance.randint(1, 4)):
        at = chance.randrange(len(blob))
        blob[at:at] = chance.choice(_WORDS)
    return bytes(blob)


def _splice(blob: bytearray, chance: random.Random) -> bytes:
    """A member of a package is changed inside, stands under another's name, is there twice, or is gone."""
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as package:
            parts = [(each.filename, package.read(each)) for each in package.infolist()]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError):
        return _move(blob, chance)
    for _part in range(chance.randint(1, 3)):
        at = chance.randrange(len(parts))
        name, part = parts[at]
        way = chance.randrange(5)
        if way == 0 and part:
            parts[at] = (name, chance.choice((_flip, _cut, _move, _write_in))(bytearray(part), chance))
        elif way == 1:
            parts[at] = (name, chance.choice(parts)[1])
        elif way == 2:
            parts.append((name, chance.choice(parts)[1]))
        elif way == 3 and len(parts) > 1:
            del parts[at]
        else:
            parts[at] = (chance.choice(("../" * 9, "/", "\\", "C:", "")) + name, part)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts:
            entry = zipfile.ZipInfo(name or "x", (2026, 5, 14, 15, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, part)
    return out.getvalue()


_PLAIN: tuple[Change, ...] = (_flip, _cut, _move, _lie, _write_in)
_PACKED: tuple[Change, ...] = (_splice, _splice, _splice, _lie, _flip, _cut)


def files(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """So many files, each a real one with one to three faults."""
    chance = random.Random(seed)
    real = real_files()
    of_kind = {kind: [each for each in real if each.suffix == kind] for kind in sorted({each.suffix for each in real})}
    turns = [kind for kind in of_kind for _turn in range(3 if kind in (".xlsx", ".docx", ".csv") else 1)]
    for number in range(count):
        path = chance.choice(of_kind[chance.choice(turns)])
        blob = path.read_bytes()
        ways = _PACKED if blob.startswith(b"PK") else _PLAIN
        blob = blob if blob.startswith(b"PK") else blob[:_MOST]
        for _fault in range(chance.randint(1, 3)):
            blob = chance.choice(ways)(bytearray(blob or b"?"), chance)
        yield f"{number}-{path.stem[:20]}{path.suffix}", blob or b"?"
