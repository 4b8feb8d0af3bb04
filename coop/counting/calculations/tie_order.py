"""The order that settles ties, committed to before the vote and revealed after it (governance 5.2).

Before opening, ``commitment(secret, decision_id)`` is published. After the close the secret is revealed; with the
root of the ballots and a public value that nobody could know before the close (the beacon) it gives one order of
the options, which nobody could have steered. Earlier in the order is better: that option stays when one must go,
and goes first when one must be chosen.
"""

import hashlib
from collections.abc import Iterable

SECRET_BYTES = 32
_PREFIX = b"coop-tie-v1"


def commitment(secret: bytes, decision_id: str) -> bytes:
    """SHA-256 of the 32 secret bytes followed by the decision's id in UTF-8."""
    return hashlib.sha256(_checked(secret) + decision_id.encode()).digest()


def tie_seed(secret: bytes, ballot_root: bytes, beacon: str) -> bytes:
    """SHA-256 of ``coop-tie-v1``, the secret, the 32 bytes of the ballot root and the beacon in UTF-8."""
    return hashlib.sha256(_PREFIX + _checked(secret) + ballot_root + beacon.encode()).digest()


def committed_order(seed: bytes, option_ids: Iterable[str]) -> list[str]:
    """The options by SHA-256 of the seed followed by their id: the same whatever order they came in."""
    return sorted(option_ids, key=lambda option: (hashlib.sha256(seed + option.encode()).digest(), option))


def ballot_root(ballot_digests: Iterable[bytes]) -> bytes:
    """One digest for a whole box of ballots: SHA-256 over their digests, sorted, so that their order is nobody's."""
    return hashlib.sha256(b"".join(sorted(ballot_digests))).digest()


def _checked(secret: bytes) -> bytes:
    if len(secret) != SECRET_BYTES:
        raise ValueError(f"The secret must be {SECRET_BYTES} bytes, not {len(secret)}.")
    return secret
