"""The short name of a booking, made to be read out over the phone."""

import re

# No 0 O, 1 I L, 2 Z, 5 S, 8 B pairs: of each look-alike or sound-alike set at most one is left; no U, so few words.
ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY"
LENGTH = 6
SPACE = len(ALPHABET) ** LENGTH
_WANTED = re.compile(rf"^([A-Z]{{2,4}})([{ALPHABET}]{{4}})([{ALPHABET}]{{2}})$")


def make_reference(number: int, *, prefix: str = "CW") -> str:
    """Return the reference of a random `number` in 0..SPACE-1, such as CW-7K3M-92.

    Raises ValueError when the number is outside that range: two numbers would then share a reference.
    """
    if not 0 <= number < SPACE:
        raise ValueError(f"a reference number lies between 0 and {SPACE - 1}, not {number}")
    letters = []
    for _ in range(LENGTH):
        number, index = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[index])
    return f"{prefix}-{''.join(letters[:4])}-{''.join(letters[4:])}"


def read_reference(text: str) -> str | None:
    """Return the reference somebody typed or read out ("cw 7k3m92"), or None when it cannot be one."""
    squeezed = re.sub(r"[^0-9A-Za-z]", "", text).upper()
    found = _WANTED.match(squeezed)
    return "-".join(found.groups()) if found else None
