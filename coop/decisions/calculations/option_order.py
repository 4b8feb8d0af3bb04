"""The order of options on one voter's screen: nobody gains by standing first, and it stays the same on every visit."""

import hashlib
from collections.abc import Sequence


def shuffled_for(voter: str, decision_id: str, keys: Sequence[str]) -> list[str]:
    """The keys by SHA-256 of decision, voter and key. The count file keeps their fixed order."""

    def place(key: str) -> tuple[bytes, str]:
        return hashlib.sha256(f"{decision_id}\x1f{voter}\x1f{key}".encode()).digest(), key

    return sorted(keys, key=place)
