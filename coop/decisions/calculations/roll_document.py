"""The roll as a document: what is hashed into the notice, and what a member can hold beside the bundle."""

from collections.abc import Iterable
from typing import Any

from coop.counting.formats.canonical import digest

Row = tuple[int, str, int]  # member number, class, votes


def roll_document(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """One object per entry, by member number. No names: numbers are enough to know oneself, and names change."""
    return [{"class": code, "member_no": number, "votes": votes} for number, code, votes in sorted(rows)]


def roll_sha256(rows: Iterable[Row]) -> str:
    return digest(roll_document(rows))
