"""Values that are money: an amount in small units with its currency, never a fraction of binary digits."""

import re
from decimal import Decimal as Exact
from typing import Any, ClassVar, NamedTuple

import sqlalchemy as sa

from cityintl import numerals
from cityintl.records.value import DIGITS, BadValue, Value
from cityintl.reference import currencies

_BEFORE = {code: sign for sign, code in currencies.SIGNS.items() if sign in ("$", "€", "£", "¥")}
_NUMBER = r"[-+]?\d{1,3}(?:[ ,'’.\u00a0\u202f]\d{3})*(?:[.,]\d{1,3})?|[-+]?\d+(?:[.,]\d{1,3})?"
_WRITTEN = re.compile(
    rf"(?P<before>[A-Za-z]{{3}}|{'|'.join(map(re.escape, sorted(currencies.SIGNS, key=len, reverse=True)))})?\s*"
    rf"(?P<number>{_NUMBER})\s*"
    rf"(?P<after>[A-Za-z]{{3}}|{'|'.join(map(re.escape, sorted(currencies.SIGNS, key=len, reverse=True)))})?"
)


class Amount(NamedTuple):
    """So many small units (cents) of a currency."""

    minor: int
    currency: str

    @property
    def exact(self) -> Exact:
        """The amount in whole units, exactly."""
        return Exact(self.minor).scaleb(-currencies.digits(self.currency))


def amount(number: Exact | int | str, currency: str) -> Amount:
    """An amount of whole units; ValueError where it has more digits than the currency."""
    small = Exact(number).scaleb(currencies.digits(currency))
    if small != small.to_integral_value():
        raise ValueError(f"{number} {currency} has too many digits")
    return Amount(int(small), currency)


class _Stored(sa.types.TypeDecorator[Amount]):
    """“USD 418000”: the code and the small units, readable by anyone who opens the file."""

    impl = sa.String(40)
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Any) -> str | None:
        return None if value is None else f"{value.currency} {value.minor}"

    def process_result_value(self, value: Any, _dialect: Any) -> Amount | None:
        if value is None:
            return None
        code, _space, minor = value.partition(" ")
        return Amount(int(minor), code)


class Money(Value):
    """An amount with its currency."""

    name = "money"
    python: ClassVar[type] = Amount
    align = "right"
    column_type = _Stored()

    def read(self, given: object) -> Amount | None:
        """An amount from a text such as “$1,250.50”, “1 250,50 EUR”; a bare number has no currency and is refused."""
        if isinstance(given, Amount):
            return given
        value: Amount | None = super().read(given)
        return value

    def _read(self, text: str) -> Amount:
        found = _WRITTEN.fullmatch(text.translate(DIGITS).replace("−", "-").strip())
        if not found:
            raise BadValue(f"“{text}” is not an amount of money.", "Write it such as 250 USD or $1,250.50.")
        sign = found["before"] or found["after"]
        if not sign or (found["before"] and found["after"]):
            raise BadValue(f"“{text}” has no currency.", "Write it such as 250 USD or $250.")
        code = currencies.SIGNS.get(sign, sign.upper())
        if not currencies.is_currency(code):
            raise BadValue(f"There is no currency “{sign}”.", "Write its code of three letters, such as USD.")
        try:
            return amount(_plain(found["number"], currencies.digits(code)), code)
        except ValueError:
            raise BadValue(f"“{text}” has too many digits for {code}.", "Round it to its small unit.") from None

    def show(self, value: Amount | None) -> str:
        """“$4,180”, “€12.50”, “1,200 PLN”."""
        return "" if value is None else self._said(value, f"{value.exact:,}".removesuffix(".00"))

    def cell(self, value: Amount | None) -> str:
        """“$4,180.00”."""
        return "" if value is None else self._said(value, f"{value.exact:,}")

    def type_text(self, value: Amount | None) -> str:
        """“4180.00 USD”."""
        return "" if value is None else f"{value.exact} {value.currency}"

    def _said(self, value: Amount, number: str) -> str:
        shown, sign = numerals.written(number), _BEFORE.get(value.currency)
        return numerals.priced(shown, sign) if sign else f"{shown} {value.currency}"

    def sort_key(self, value: Amount) -> tuple[str, int]:
        """Amounts of one currency stand together."""
        return (value.currency, value.minor)


def _plain(written: str, digits: int) -> Exact:
    """The number of a text with groups: the last mark begins a fraction where so many digits follow it."""
    marks = re.findall(r"[.,]", written)
    whole, fraction = written, ""
    if marks:
        head, _mark, tail = written.rpartition(marks[-1])
        grouped = len(tail) == 3 and digits != 3 and head.strip("+-") != "0"
        if not grouped:
            whole, fraction = head, tail
    return Exact(re.sub(r"[ ,'’.\u00a0\u202f]", "", whole) + (f".{fraction}" if fraction else ""))


def with_currency(text: str, currency: str) -> str:
    """A typed amount, with this currency where the text names none."""
    bare = text.strip()
    return f"{bare} {currency}" if bare and re.fullmatch(_NUMBER, bare.translate(DIGITS).replace("−", "-")) else text


class Currency(Value):
    """A currency by its code of three letters."""

    name = "currency"
    column_type = sa.String(3)

    def _read(self, text: str) -> str:
        code = currencies.SIGNS.get(text, text.upper())
        if currencies.is_currency(code):
            return code
        raise BadValue(f"There is no currency “{text}”.", "Write its code of three letters, such as USD.")
