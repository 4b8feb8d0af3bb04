"""Receipts: a code that proves a ballot is in the count, and never what it says in a secret vote.

The key is drawn when the voter checks the ballot, and travels in the form. It makes a second press of the button the
same act, and the receipt follows from it. The server keeps the receipt on the board; the key it forgets.

* Named vote: the receipt is SHA-256 of the ballot as it will be published, with a nonce that follows from the key.
* Secret vote: the receipt is SHA-256 of the key alone. A digest over the ballot would be a commitment that its voter
  could open for a buyer, or the server for itself.
"""

import hashlib
import re
import secrets
from collections.abc import Mapping
from typing import Any

from coop.counting.formats.canonical import digest

KEY_BYTES = 16
CODE_DIGITS = 20  # 80 bits: nobody meets another's code by chance
_KEY = re.compile(r"[0-9a-f]{32}")
_RECEIPT = b"coop-receipt-v1"
_NONCE = b"coop-nonce-v1"


def new_key() -> str:
    """Thirty-two hexadecimal digits from the system's own source of chance."""
    return secrets.token_hex(KEY_BYTES)


def is_key(text: str) -> bool:
    return _KEY.fullmatch(text) is not None


def nonce_of(key: str) -> str:
    """The nonce of a named ballot, so that its receipt cannot be guessed from the few ways to vote."""
    return hashlib.sha256(_NONCE + bytes.fromhex(key)).hexdigest()[:32]


def open_receipt(ballot: Mapping[str, Any]) -> str:
    """The receipt of a named ballot, nonce included: 64 hexadecimal digits."""
    return digest(dict(ballot))


def detached_receipt(key: str, decision_id: str) -> str:
    """The receipt of a secret ballot: it knows the key and the decision, and nothing of the choice."""
    return hashlib.sha256(_RECEIPT + bytes.fromhex(key) + decision_id.encode()).hexdigest()


def code_of(receipt: str) -> str:
    """The receipt as people note it down: ``3F2A-91C0-...``, five groups of four."""
    start = receipt[:CODE_DIGITS].upper()
    return "-".join(start[place : place + 4] for place in range(0, CODE_DIGITS, 4))


def receipt_start(typed: str) -> str | None:
    """What somebody typed or pasted, as the first digits of a receipt; none when it cannot be one."""
    digits = re.sub(r"[\s\-–—]", "", typed).lower()
    whole = re.fullmatch(r"[0-9a-f]{20,64}", digits)
    return digits if whole else None
