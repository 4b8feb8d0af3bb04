"""How many decimals a currency has (ISO 4217), and what the payment provider takes at least.

Source of the exponents: ISO 4217 list one. Stripe asks for three-decimal amounts that end in 0, and treats ISK and UGX
as two-decimal on the wire though they have none; conversion to that wire form happens in payments/gateway alone.
"""

ZERO_DECIMALS = frozenset({
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
})  # fmt: skip
THREE_DECIMALS = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])

# Smallest charge in minor units where a provider publishes one; others are tried and refused kindly.
MINIMUM_CHARGE = {
    "GBP": 30, "EUR": 50, "USD": 50, "JPY": 50, "AUD": 50, "CAD": 50, "NZD": 50, "CHF": 50, "SGD": 50,
    "SEK": 300, "NOK": 300, "DKK": 250, "PLN": 200, "CZK": 1500, "HUF": 17500, "MXN": 1000,
}  # fmt: skip


def exponent(currency: str) -> int:
    """Return the number of decimals of a currency code: 0, 2 or 3. Raises ValueError for a malformed code."""
    code = currency.upper()
    if len(code) != 3 or not code.isascii() or not code.isalpha():
        raise ValueError(f"{currency!r} is not a three-letter currency code")
    if code in ZERO_DECIMALS:
        return 0
    return 3 if code in THREE_DECIMALS else 2


def minimum_charge(currency: str) -> int:
    """Return the smallest amount, in minor units, that can be charged to a card."""
    return MINIMUM_CHARGE.get(currency.upper(), 1)
