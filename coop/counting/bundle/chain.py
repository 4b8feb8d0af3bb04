"""The hash chain: a list that nobody can change in the middle without every later hash changing.

``hash = SHA-256(previous hash (32 bytes) + canonical JSON of the entry)``; the first previous hash is 32 zero bytes.
An entry holds its number ``n`` (from 1), ``prev`` (hexadecimal), its ``kind`` and what that kind needs.
"""

import hashlib
from enum import StrEnum
from typing import Any

from coop.counting.formats.canonical import canonical

GENESIS = "0" * 64


class Event(StrEnum):
    """The kinds of entry, and what each holds besides ``n``, ``prev`` and ``kind``."""

    RULE_PACK = "rule-pack"  # sha256
    DECISION = "decision"  # sha256
    ROLL = "roll"  # sha256, of the roll at notice
    TIE_COMMITMENT = "tie-commitment"  # commitment
    STRIKE = "strike"  # reason: a member left the roll
    OPEN = "open"
    CAST = "cast"  # digest
    REPLACE = "replace"  # digest, replaces
    DISCOUNT = "discount"  # digest, reason: struck, checked instead of cast, voted in the room
    CLOSE = "close"
    SET_ASIDE = "set-aside"  # option, reason: a candidate who could not be elected any more at the count
    RESULT = "result"  # sha256


def link(entry: dict[str, Any]) -> str:
    """The hash of an entry, over the hash it names as ``prev``."""
    return hashlib.sha256(bytes.fromhex(entry["prev"]) + canonical(entry)).hexdigest()


class Chain:
    """Builds a chain, one entry at a time."""

    def __init__(self) -> None:
        self.links: list[dict[str, Any]] = []

    @property
    def head(self) -> str:
        return str(self.links[-1]["hash"]) if self.links else GENESIS

    def append(self, kind: Event, **fields: str) -> str:
        """Add an entry and return its hash."""
        entry: dict[str, Any] = {"n": len(self.links) + 1, "prev": self.head, "kind": kind.value, **fields}
        self.links.append({"entry": entry, "hash": link(entry)})
        return self.head
