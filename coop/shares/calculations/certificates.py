"""The code on a certificate, and how much its check page says about the holder."""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from datetime import UTC, datetime

LETTERS = 20  # of base32: 100 bits, more than anybody can guess over the network


def signed_code(*, key: bytes, facts: Iterable[object]) -> str:
    """A code that fits these facts and no others, for whoever knows `key`: lower-case letters and the digits 2 to 7.

    HMAC-SHA256 (RFC 2104) over the facts, each with its length before it, so that no two lists look the same.
    """
    words = (str(fact) for fact in facts)
    message = "".join(f"{len(word)}:{word};" for word in words).encode()
    digest = hmac.new(key, message, hashlib.sha256).digest()
    return base64.b32encode(digest).decode()[:LETTERS].lower()


def instant_words(at: datetime) -> str:
    """A time as it goes into the code: UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def grouped(code: str, size: int = 5) -> str:
    """The code in groups, for reading aloud."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))


def ungrouped(text: str) -> str:
    """A code as somebody typed it: groups, spaces and capitals do not matter."""
    return "".join(sign for sign in text.lower() if sign.isalnum())


def initials(name: str) -> str:
    """The first letter of each word of a name, such as "A. B.": enough to recognise your own paper by."""
    return " ".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())
