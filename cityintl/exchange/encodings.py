"""From bytes to text: which encoding a text file is in, and whether that was a guess."""

import codecs

from cityintl.errors import UserError
from cityintl.words import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What offices' programs have written before Unicode; the two that differ least are told apart by hand.
_OLD = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp932", "euc_jp", "gb18030", "big5", "cp949"]
_ENOUGH = 60_000


def decode(blob: bytes) -> tuple[str, str, bool]:
    """The text, the name of its encoding, and whether that was guessed; UserError when it is no text."""
    for mark, encoding in _MARKS:
        if blob.startswith(mark):
            return _strictly(blob, encoding), encoding.removesuffix("-sig").upper(), False
    if b"\0" in blob:
        encoding = _utf16_without_mark(blob)
        return _strictly(blob, encoding), "UTF-16", False
    try:
        return blob.decode("utf-8"), "UTF-8", False
    except UnicodeDecodeError:
        encoding = _guess(blob)
        return blob.decode(encoding, "replace"), encoding, True


def _strictly(blob: bytes, encoding: str) -> str:
    try:
        text = blob.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise UserError(
            _("This file is neither a text nor a workbook that this program can read."),
            _("Open it in the program that made it, and save it as .xlsx or .csv."),
        )
    return text


def _utf16_without_mark(blob: bytes) -> str:
    """Latin letters, digits and separators have a zero byte: behind them in one order, before them in the other."""
    return "utf-16-le" if blob[1::2].count(0) >= blob[::2].count(0) else "utf-16-be"


def _guess(blob: bytes) -> str:
    """The likeliest old encoding of a file, judged by the lines that ASCII does not explain."""
    from charset_normalizer import from_bytes

    telling = b"\n".join(line for line in blob.splitlines() if not line.isascii())[:_ENOUGH]
    best = from_bytes(telling, cp_isolation=_OLD).best()
    if best is None or best.encoding in ("cp1252", "cp1250"):
        return min(("cp1252", "cp1250"), key=lambda encoding: _strangeness(telling, encoding))
    return best.encoding


#: Letters beyond ASCII that the languages of western, and of central Europe use every day.
_USUAL = {
    "cp1252": frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüßœ" "ÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØÚÛÜ’‘“”–—«»°€§ª¡¿·"),
    "cp1250": frozenset("ąćęłńóśźżáčďéěíňřšťúůýžäôľĺŕőöűüßăâîșşţțđë" "ĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽÖŐŰÜÂÎŞŢÄËĽ„”“–—’°§«»€"),
}  # fmt: skip


def _strangeness(sample: bytes, encoding: str) -> int:
    """How many signs stand where a language of this encoding would not put them: “Be³chatów”."""
    text = sample.decode(encoding, "replace")
    strange = sum(4 for c in text if not c.isascii() and c not in _USUAL[encoding])
    for before, sign, after in zip(text, text[1:], text[2:], strict=False):
        if not sign.isascii() and before.isalpha() and after.isalpha():
            strange += 2 if not sign.isalpha() or (sign.isupper() and after.islower() and before.islower()) else 0
    return strange
