"""Files made to hurt whoever opens them, each imported and kept as a document in a process that is measured.

python -m tests.faults.hostile [N] [--seed S] [--only-fuzzed]

Prints, for each file and way, the seconds, the megabytes and what was said; after the files that were thought out come
N real ones with faults by chance. A file must be read, or refused in a sentence; a crash, more than ten seconds of the
processor's time, thirty of the clock's or more than 500 MB is a failure.
"""

import contextlib
import io
import os
import resource
import shutil
import signal
import sys
import tempfile
import zipfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cityintl import store
from cityintl.errors import UserError
from cityintl.exchange import documents, importing, mail, planning, proposing
from cityintl.exchange.tables import read_table
from tests.faults import deeds, fuzzed

SECONDS, MEGABYTES = 10.0, 500.0
SECRET = "a secret of this machine"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)


def workbook(sheet: bytes, strings: bytes = b"", more: dict[str, bytes] | None = None) -> bytes:
    """A package of Excel with this sheet, whatever is in it."""
    kinds = f"{_PACKAGE}/content-types"
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{kinds}"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
            f' Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_RELATIONS}/worksheet"'
            f' Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{_RELATIONS}/sharedStrings"'
            ' Target="sharedStrings.xml"/></Relationships>'
        ).encode(),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": strings or f'<sst xmlns="{_MAIN}"/>'.encode(),
        **(more or {}),
    }
    return package(parts)


def package(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, blob in parts.items():
            made.writestr(name, blob)
    return out.getvalue()


def sheet(rows: str) -> bytes:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def row(number: int, *cells: str) -> str:
    told = "".join(
        f'<c r="{chr(65 + n)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>' for n, cell in enumerate(cells)
    )
    return f'<row r="{number}">{told}</row>'


TIES = row(1, "Sister city", "Country") + row(2, "Lviv", "Ukraine") + row(3, "Graz", "Austria")


def bomb(megabytes: int) -> bytes:
    return workbook(sheet(TIES + " " * (megabytes * 1_000_000)))


def lying() -> bytes:
    """A package whose list says that a part is small, which is not."""
    blob = bytearray(bomb(200))
    real = len(sheet(TIES + " " * 200_000_000)).to_bytes(4, "little")
    at = 0
    while (at := blob.find(real, at)) >= 0:
        blob[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(blob)


def word(xml: str) -> bytes:
    return package({
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override'
            ' PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
            f' Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/document.xml": xml.encode(),
    })  # fmt: skip


def nested_mail(depth: int) -> bytes:
    head = b"From: a@b.example\nSubject: Deep\nMIME-Version: 1.0\n"
    for n in range(depth):
        head += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n)
    return head + b"Content-Type: text/plain\n\nHi\n"


#: Pages that contain themselves, and say that they are two thousand million.
PAGES = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Count 2000000000/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R>>"
)


def files(secret: Path) -> Iterator[tuple[str, bytes]]:
    """Every file, made when it is wanted: some are large."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    outside = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    body = '<w:document xmlns:w="{}"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>'
    yield "bomb.xlsx", bomb(700)
    yield "just under.xlsx", bomb(240)
    yield "lying.xlsx", lying()
    yield "many parts.xlsx", workbook(sheet(TIES), more={f"xl/p{n}.xml": b"<a/>" for n in range(20_000)})
    yield "laughs.xlsx", workbook(LAUGHS.encode() + sheet(TIES), LAUGHS.encode() + b"<sst><si><t>&l11;</t></si></sst>")
    yield "outside.xlsx", workbook(outside.encode() + sheet(row(1, "City", "Country") + row(2, "&s;", "&s;")))
    yield "far cell.xlsx", workbook(sheet(TIES + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    yield "far and wide.xlsx", workbook(sheet('<row r="9999999"><c r="ZZZ9999999"><v>1</v></c></row>'))
    yield (
        "formulas.xlsx",
        workbook(sheet(TIES + '<row r="4"><c r="A4"><f>HYPERLINK("http://x.example","Oslo")</f><v>Oslo</v></c></row>')),
    )
    yield "macros.xlsm", workbook(sheet(TIES), more={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"x" * 5000})
    yield "linked.xlsx", workbook(sheet(TIES), more={"xl/externalLinks/externalLink1.xml": b"<a/>"})
    yield "other folders.xlsx", workbook(sheet(TIES), more={"../../../tmp/evil.txt": b"evil", "/etc/evil": b"evil"})
    yield from _texts()
    yield "laughs.docx", word(LAUGHS + body.format(w, "&l11;"))
    yield "outside.docx", word(outside + body.format(w, "&s;"))
    yield "bomb.docx", word(body.format(w, "x" * 200_000_000))
    yield "deep.docx", word(body.format(w, "</w:t></w:r></w:p>" + "<w:tbl><w:tr><w:tc>" * 3000 + "<w:p/>"))


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "million columns.csv", b"a" + b",b" * 1_000_000 + b"\n" + b"1" + b",2" * 1_000_000 + b"\n"
    yield "million rows.csv", b"Sister city,Country\n" + b"Lviv,Ukraine\n" * 1_000_000
    yield "one cell.csv", b'Sister city,Country\n"' + b"x" * 60_000_000 + b'",Poland\n'
    yield "no end of quote.csv", b'Sister city,Country\n"' + b"Lviv,Ukraine\n" * 500_000
    yield "formulas.csv", b"Sister city,Country\n=cmd|' /C calc'!A0,Poland\n@SUM(1+9),Poland\n+1,Poland\n"
    yield "controls.csv", b"Sister city,Country\n" + bytes(range(1, 32)) + b",Poland\nA\x00B,Poland\n"
    yield "half characters.csv", b"Sister city,Country\n\xed\xa0\x80\xff\xfe,Poland\n" * 1000
    yield "deep.html", b"<div>" * 300_000 + b"x"
    yield "wide table.html", b"<table><tr>" + b"<td>a" * 300_000 + b"</tr></table>"
    yield "spans.html", b"<table><tr><td colspan=100000000 rowspan=100000000>a</td><td>b</td></tr></table>"
    yield "laughs.html", LAUGHS.encode() + b"<html>&l11;</html>"
    yield "laughs.xml", LAUGHS.encode() + b"<x>&l11;</x>"
    yield "pages.pdf", PAGES
    yield "deep.eml", nested_mail(3000)
    yield "headers.eml", b"X: y\n" * 400_000 + b"Subject: many\n\nHi\n"
    yield "long header.eml", b"Subject: " + b"=?utf-8?q?a?= " * 200_000 + b"\n\nHi\n"
    yield "broken.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 100_000
    yield "program.pdf", b"MZ" + b"\0" * 10_000
    yield "..\\..\\con.txt", b"a name of another folder"
    yield "\u202etxt.exe", b"a name that turns"
    yield "x" * 200 + ".pdf", b"%PDF-1.4 a long name"


def _imported(desk: store.DeskFile, path: Path) -> str:
    table = read_table(path)
    mapping = proposing.propose(table, desk.home(), "tie").mapping
    plan = planning.make(table, mapping, desk)
    if plan.questions or not plan.importable:
        return "planned"
    result = importing.run(plan, desk)
    return f"imported {sum(result.added.values())}"


def _kept(desk: store.DeskFile, path: Path) -> str:
    if path.suffix in (".eml", ".msg"):
        mail.bring(desk, path, ("partner", 1))
        return "brought"
    number = documents.bring(desk, path, ("partner", 1))
    name = documents.name_of(desk, number)
    assert not set('/\\:*?"<>|\u202e') & set(name), name
    out = path.parent / "out"
    out.mkdir(exist_ok=True)
    documents.save_as(desk, number, out / name)
    words = desk.file_text(desk.get("document", number).values["sha256"]) or ""
    assert SECRET not in words, "a file of this machine was read"
    return f"kept, {len(words):,} letters"


WAYS: dict[str, Callable[[store.DeskFile, Path], str]] = {"import": _imported, "keep": _kept}


def tried(way: str, ready: Path, path: Path) -> tuple[float, float, str, bool]:
    """Seconds, megabytes, what was said, and whether that was well, of one file in a process of its own."""
    told = path.parent / "told"
    child = os.fork()
    if child == 0:
        signal.alarm(int(SECONDS * 3))  # whatever hangs is ended, and counted
        desk = deeds.copied(ready, path.parent / "desk") / deeds.NAME
        try:
            with store.open_desk(desk, deeds.clock) as opened:
                said = WAYS[way](opened, path)
                wrong = opened.check() or [
                    row[0] for row in opened.listing("partner", ("name",)).rows if SECRET in row[0]
                ]
            told.write_text(f"{'bad' if wrong else 'ok'} {said} {wrong or ''}", "utf-8")
        except UserError as calm:
            told.write_text(f"ok {calm}" if calm.advice else f"bad {calm}, and no advice", "utf-8", "replace")
        except BaseException as fault:  # noqa: BLE001  # the child's edge: whatever it is, it is told
            told.write_text(f"bad {type(fault).__name__}: {fault}"[:500], "utf-8", "replace")
        os._exit(0)
    _pid, status, used = os.wait4(child, 0)
    said = told.read_text("utf-8") if told.is_file() else f"bad ended by {status}"
    took, most = used.ru_utime + used.ru_stime, used.ru_maxrss / 1000
    return took, most, said[3:].strip(), said.startswith("ok") and took < SECONDS and most < MEGABYTES


def _warm(ready: Path, room: Path) -> None:
    """Load what reads each kind of file once, before the processes part."""
    room.mkdir()
    desk = deeds.copied(ready, room / "desk") / deeds.NAME
    for path in (each for each in fuzzed.real_files() if each.suffix in (".xlsx", ".docx", ".pdf", ".eml")):
        with store.open_desk(desk, deeds.clock) as opened, contextlib.suppress(UserError):
            (_imported if path.suffix == ".xlsx" and path.stat().st_size < 6_000 else _kept)(opened, path)


def _tries(asked: Namespace, secret: Path) -> Iterator[tuple[str, bytes, Sequence[str]]]:
    """The name and bytes of each file, and the ways in which it is tried: of a real one it is one of them by turns."""
    for title, blob in files(secret) if not asked.only_fuzzed else ():
        yield title, blob, tuple(WAYS)
    for number, (title, blob) in enumerate(fuzzed.files(asked.more, asked.seed)):
        yield title, blob, (tuple(WAYS)[number % 2],)


def main() -> int:
    """Try every file in every way; gives 1 where anything was not well."""
    parser = ArgumentParser(prog="tests.faults.hostile", description=__doc__.splitlines()[0])
    parser.add_argument("more", type=int, nargs="?", default=0, metavar="N", help="so many real files with faults")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only-fuzzed", action="store_true", help="without the files that were thought out")
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    failed = count = 0
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        (room / "secret.txt").write_text(SECRET, "utf-8")
        with store.create(room / deeds.NAME, deeds.HOME, deeds.clock) as desk, desk.write("Fill") as door:
            door.add("partner", {"name": "Nagoya"})
        ready = room / "ready"
        ready.mkdir()
        (room / deeds.NAME).rename(ready / deeds.NAME)
        _warm(ready, room / "warm")
        for number, (title, blob, ways) in enumerate(_tries(asked, room / "secret.txt")):
            for way in ways:
                folder = room / f"{number}-{way}"
                folder.mkdir()
                path = folder / title
                path.write_bytes(blob)
                took, most, said, well = tried(way, ready, path)
                sys.stdout.write(
                    f"{'' if well else 'FAILED '}{way:6} {title[:30]!r:32} {took:5.1f} s {most:4.0f} MB  {said[:150]}\n"
                )
                sys.stdout.flush()
                shutil.rmtree(folder)
                failed, count = failed + (not well), count + 1
    sys.stdout.write(f"{count} tried, {failed} failed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
