"""A small reader of tagged files: what a screen reader hears, in order, by role and language.

It walks the structure tree in the bytes of the file and takes the text of each marked piece from the page's content,
through the fonts' own tables; where an element tells its text itself (ActualText), that is what is heard.
"""

import re
import zlib

_OBJECT = re.compile(rb"(?s)(?:^|\n)(\d+) 0 obj\n?(?:%[^\n]*\n)?(.*?)\nendobj")
_PIECE = re.compile(r"/(\w+) <</MCID (\d+)>> BDC|/Artifact[^\n]*?(?:BMC|BDC)|EMC|/(T\d+) [\d.]+ Tf|<([0-9a-f]*)>")


def _objects(content: bytes) -> dict[int, bytes]:
    return {int(m[1]): m[2] for m in _OBJECT.finditer(content)}


def _unpacked(found: bytes) -> bytes:
    head, _, rest = found.partition(b"stream\n")
    return zlib.decompress(rest[: int(re.search(rb"/Length (\d+)", head)[1])])


def _ref(found: bytes, key: bytes) -> int:
    return int(re.search(rb"/" + key + rb" (\d+) 0 R", found)[1])


def _string(found: bytes, key: bytes) -> str:
    m = re.search(rb"(?s)/" + key + rb" (?:\(((?:\\.|[^\\)])*)\)|<([0-9a-fA-F]+)>)", found)
    if not m:
        return ""
    raw = bytes.fromhex(m[2].decode()) if m[2] else re.sub(rb"(?s)\\([0-7]{3}|.)", _unescaped, m[1])
    return raw.decode("utf-16") if raw[:2] in (b"\xfe\xff", b"\xff\xfe") else raw.decode("latin-1")


def _unescaped(m: re.Match[bytes]) -> bytes:
    simple = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
    return bytes([int(m[1], 8)]) if len(m[1]) == 3 else simple.get(m[1], m[1])


def _fonts(objects: dict[int, bytes]) -> dict[str, dict[int, str]]:
    basic = next(o for o in objects.values() if re.search(rb"/T1 \d+ 0 R", o))
    found = {}
    for name, number in re.findall(rb"/(T\d+) (\d+) 0 R", basic):
        table = _unpacked(objects[_ref(objects[int(number)], b"ToUnicode")]).decode()
        pairs = re.findall(r"<([0-9a-f]{4})> <([0-9a-f]*)>", table)
        found[name.decode()] = {int(c, 16): bytes.fromhex(t).decode("utf-16-be") for c, t in pairs}
    return found


def _pieces(page: str, fonts: dict[str, dict[int, str]]) -> dict[int, str]:
    found: dict[int, str] = {}
    number, font = -1, ""
    for m in _PIECE.finditer(page):
        if m[2]:
            number = int(m[2])
            found[number] = ""
        elif m[3]:
            font = m[3]
        elif m[4] is not None:
            codes = [int(m[4][k : k + 4], 16) for k in range(0, len(m[4]), 4)]
            if number >= 0:
                found[number] += "".join(fonts[font][c] for c in codes)
        else:
            number = -1
    return found


def spoken(content: bytes) -> list[tuple[str, str, str]]:
    """Role, text and language of each element that has text, in the order of reading."""
    objects = _objects(content)
    fonts = _fonts(objects)
    pages = {
        number: _pieces(_unpacked(objects[_ref(found, b"Contents")]).decode("latin-1"), fonts)
        for number, found in objects.items()
        if re.search(rb"/Type /Page\b(?!s)", found)
    }
    root = next(o for o in objects.values() if b"/StructTreeRoot" in o and b"/ParentTree" in o)
    top = int(re.search(rb"/K \[ ?(\d+) 0 R", root)[1])
    heard: list[tuple[str, str, str]] = []
    _walk(objects, pages, top, "", heard)
    return heard


def _walk(objects: dict[int, bytes], pages: dict[int, dict[int, str]], number: int, language: str, heard: list) -> None:
    found = objects[number]
    tag = re.search(rb"/S /(\w+)", found)[1].decode()
    language = _string(found, b"Lang") or language
    actual = _string(found, b"ActualText")
    if actual:
        heard.append((tag, actual, language))
        return
    kids = re.search(rb"(?s)/K \[(.*)\]", found)[1]
    said = ""
    for kid in re.finditer(rb"(?s)(\d+) 0 R(?![^<]*>>)|<<(.*?)>>", kids):
        if kid[1]:
            if said:
                heard.append((tag, said, language))
                said = ""
            _walk(objects, pages, int(kid[1]), language, heard)
        elif b"/MCR" in kid[2]:
            mcid = int(re.search(rb"/MCID (\d+)", kid[2])[1])
            said += pages[_ref(kid[2], b"Pg")][mcid].replace("\u200b", "")
    if said:
        heard.append((tag, said, language))


def figures(content: bytes) -> list[str]:
    """The alternative text of each figure, in the order of reading."""
    objects = _objects(content)
    root = next(o for o in objects.values() if b"/StructTreeRoot" in o and b"/ParentTree" in o)
    return _figures(objects, int(re.search(rb"/K \[ ?(\d+) 0 R", root)[1]))


def _figures(objects: dict[int, bytes], number: int) -> list[str]:
    found = objects[number]
    said = [_string(found, b"Alt")] if b"/S /Figure" in found else []
    kids = re.search(rb"(?s)/K \[(.*)\]", found)[1]
    for kid in re.finditer(rb"(?s)(\d+) 0 R(?![^<]*>>)|<<.*?>>", kids):
        if kid[1]:
            said += _figures(objects, int(kid[1]))
    return said


def tree(content: bytes) -> list[tuple[int, str, bytes]]:
    """Each element in the order of reading: how deep it stands, its role, and what the file says of it."""
    objects = _objects(content)
    root = next(o for o in objects.values() if b"/StructTreeRoot" in o and b"/ParentTree" in o)
    found: list[tuple[int, str, bytes]] = []
    _climb(objects, int(re.search(rb"/K \[ ?(\d+) 0 R", root)[1]), 0, found)
    return found


def _climb(objects: dict[int, bytes], number: int, deep: int, found: list[tuple[int, str, bytes]]) -> None:
    said = objects[number]
    found.append((deep, re.search(rb"/S /(\w+)", said)[1].decode(), said))
    kids = re.search(rb"(?s)/K \[(.*)\]", said)[1]
    for kid in re.finditer(rb"(?s)(\d+) 0 R(?![^<]*>>)|<<.*?>>", kids):
        if kid[1]:
            _climb(objects, int(kid[1]), deep + 1, found)


def bookmarks(content: bytes) -> list[tuple[int, str]]:
    """The bookmarks: how deep each stands from 0, and its words."""
    objects = _objects(content)
    top = next(o for o in objects.values() if b"/Type /Outlines" in o)
    found: list[tuple[int, str]] = []
    if b"/First" in top:
        _leaf(objects, _ref(top, b"First"), 0, found)
    return found


def _leaf(objects: dict[int, bytes], number: int, deep: int, found: list[tuple[int, str]]) -> None:
    said = objects[number]
    found.append((deep, _string(said, b"Title")))
    if b"/First" in said:
        _leaf(objects, _ref(said, b"First"), deep + 1, found)
    if b"/Next" in said:
        _leaf(objects, _ref(said, b"Next"), deep, found)


def ways(content: bytes) -> list[tuple[int, int, str]]:
    """The links within the file: the page each stands on and the one it leads to, from 1, and its words."""
    objects = _objects(content)
    pages = [number for number, found in objects.items() if re.search(rb"/Type /Page\b(?!s)", found)]
    kids = next(found for found in objects.values() if b"/Type /Pages" in found)
    order = [int(n) for n in re.findall(rb"(\d+) 0 R", re.search(rb"(?s)/Kids \[(.*?)\]", kids)[1])]
    assert sorted(order) == sorted(pages)
    found = []
    for here, number in enumerate(order, 1):
        annotations = re.search(rb"(?s)/Annots \[(.*?)\]", objects[number])
        for n in re.findall(rb"(\d+) 0 R", annotations[1]) if annotations else ():
            link = objects[int(n)]
            if b"/Dest" in link:
                there = re.search(rb"/Dest (\d+) 0 R", link)
                place = objects[int(there[1])] if there else link[link.index(b"/Dest") :]
                found.append(
                    (here, order.index(int(re.search(rb"\[ ?(\d+) 0 R", place)[1])) + 1, _string(link, b"Contents"))
                )
    return found
