"""Words as they are compared: small letters, no accents; and the nearest word that somebody uses."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from marketplace.search.calculations.spelling import best_match, letters_allowed

MOST = 8
SHORTEST = 3


def words_of(text: str) -> list[str]:
    """The words of a text, folded."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W_]+", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def count_words(texts: Iterable[str]) -> dict[str, int]:
    """In how many texts each word stands. Short words and numbers are left out: nobody mistypes them usefully."""
    found: dict[str, int] = {}
    for text in texts:
        for word in set(words_of(text)):
            if len(word) >= SHORTEST and not word.isdigit():
                found[word] = found.get(word, 0) + 1
    return found


def put_right(text: str, known: Mapping[str, int]) -> str:
    """The same words with each unknown one replaced by the nearest known; empty when nothing changes."""
    typed = words_of(text)[:MOST]
    right = [word if word in known else _nearest(word, known) for word in typed]
    return " ".join(right) if right != typed else ""


def _nearest(word: str, known: Mapping[str, int]) -> str:
    allowed = letters_allowed(word)
    if not allowed:
        return word
    letters = set(word)
    # A letter that is wrong changes the set of letters by two at most: most words are out before they are compared.
    near = {
        other: many
        for other, many in known.items()
        if abs(len(other) - len(word)) <= allowed and len(letters ^ set(other)) <= 2 * allowed
    }
    return best_match(word, near) or word


def prefix_query(text: str) -> str:
    """The words as the text of a tsquery: all of them, the last one may go on. Empty without a word."""
    typed = words_of(text)[:MOST]
    return " & ".join([*typed[:-1], f"{typed[-1]}:*"]) if typed else ""
