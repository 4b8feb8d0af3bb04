"""How near a title is to the words somebody typed."""

from enum import IntEnum

from cms.sitesearch.calculations.words import words_of


class Closeness(IntEnum):
    """From what only its text speaks of to what is called just so."""

    IN_THE_TEXT = 0
    SOME_WORDS = 1
    ALL_WORDS = 2
    THE_TITLE = 3


def closeness(typed: str, title: str) -> Closeness:
    """Compare without accents and capitals. The last word typed may be the beginning of one in the title."""
    wanted, there = words_of(typed), words_of(title)
    if not wanted:
        return Closeness.IN_THE_TEXT
    if wanted == there:
        return Closeness.THE_TITLE
    met = [word in there for word in wanted]
    met[-1] = any(word.startswith(wanted[-1]) for word in there)
    if all(met):
        return Closeness.ALL_WORDS
    return Closeness.SOME_WORDS if any(met) else Closeness.IN_THE_TEXT
