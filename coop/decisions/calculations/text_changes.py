"""What changed from one version of a text to the next: words that stay, words added, words taken out. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, ADDED, REMOVED = "same", "added", "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row, and whether they stayed, came or went."""

    kind: str
    text: str


def changes(before: str, after: str) -> list[Piece]:
    """The pieces of `after`, with what was taken out of `before` where it stood; together they hold both texts.

    Words are compared with the spaces that follow them, so that joining what stays and what came gives `after`.
    """
    old, new = (re.findall(r"\S+\s*|^\s+", text) for text in (before, after))
    return list(_pieces(old, new))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(SAME, "".join(new[k:m]))
            continue
        if i < j:
            yield Piece(REMOVED, "".join(old[i:j]))
        if k < m:
            yield Piece(ADDED, "".join(new[k:m]))
