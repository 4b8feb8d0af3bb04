"""What the sandbox must know of currencies: how many minor units make one, the least charge, how to write an amount."""

from typing import Final

ZERO_DECIMAL: Final = frozenset(
    ["bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof", "xpf"],
)
THREE_DECIMAL: Final = frozenset(["bhd", "jod", "kwd", "omr", "tnd"])
MINIMUM: Final = {"gbp": 30, "eur": 50, "usd": 50, "jpy": 50, "cad": 50, "aud": 50, "chf": 50, "sek": 300, "dkk": 250}
SYMBOLS: Final = {"gbp": "£", "eur": "€", "usd": "$", "jpy": "¥", "cad": "CA$", "aud": "A$"}


def exponent(currency: str) -> int:
    """How many decimal places the currency is written with."""
    if currency in ZERO_DECIMAL:
        return 0
    return 3 if currency in THREE_DECIMAL else 2


def is_currency(text: str) -> bool:
    """Three ASCII letters in lower case; the sandbox keeps no list of all currencies."""
    return len(text) == 3 and text.isascii() and text.isalpha() and text.islower()


def written(minor: int, currency: str) -> str:
    """`written(1250, "gbp")` is `£12.50`; a currency without a sign of its own comes after the number."""
    places = exponent(currency)
    whole, part = divmod(abs(minor), 10**places)
    number = f"{whole:,}" + (f".{part:0{places}d}" if places else "")
    sign = "-" if minor < 0 else ""
    symbol = SYMBOLS.get(currency)
    return f"{sign}{symbol}{number}" if symbol else f"{sign}{number} {currency.upper()}"
