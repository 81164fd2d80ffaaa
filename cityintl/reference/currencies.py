"""Currencies by their ISO 4217 code: which there are, and how many digits their small unit has."""

#: The codes in use; those of funds, metals and tests are left out.
_CODES = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
    "CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD "
    "HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD "
    "LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK "
    "PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
    "TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
)
_NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"
#: Signs that mean one currency in this program; the bare dollar is the American one.
SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "zł": "PLN", "₩": "KRW", "₹": "INR", "₴": "UAH"}


def codes() -> list[str]:
    """Every code, in the order of the alphabet."""
    return sorted(_CODES.split())


def is_currency(code: str) -> bool:
    """Whether there is a currency of this code."""
    return code in _CODES.split()


def of_country(code: str) -> str | None:
    """The currency that a country pays with today, as Unicode's CLDR has it; None where it has none."""
    from babel.numbers import get_territory_currencies

    found: list[str] = get_territory_currencies(code)
    return found[0] if found and is_currency(found[0]) else None


def digits(code: str) -> int:
    """How many digits the small unit has: 2 for cents, 0 for the yen, 3 for the dinar."""
    if code in _NO_DIGITS.split():
        return 0
    return 3 if code in _THREE_DIGITS.split() else 2
