"""Words that are nearly the same. Two words at most so many letters apart share a form with that many left out."""

from itertools import combinations

LONGEST = 24


def letters_allowed(word: str) -> int:
    """How many letters may be wrong: none in short words, one up to seven letters, two in longer ones."""
    length = len(word)
    return 0 if length < 4 else 1 if length < 8 else 2


def forms(word: str) -> set[str]:
    """The word itself and every way to leave out as many letters as may be wrong in it."""
    word = word[:LONGEST]
    found = {word}
    for gone in range(1, letters_allowed(word) + 1):
        for kept in combinations(word, len(word) - gone):
            found.add("".join(kept))
    return found


def distance(a: str, b: str) -> int:
    """How many letters must be put in, left out, changed or swapped with their neighbour to make one the other.

    (Damerau and Levenshtein, optimal string alignment.)
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        last, before, row = before, row, [i]
        for j, other in enumerate(b, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def best_match(word: str, known: dict[str, int]) -> str | None:
    """The known word nearest to `word` within what may be wrong; of equals the most common, then by letters."""
    allowed = letters_allowed(word)
    near = [(distance(word, other), -entries, other) for other, entries in known.items()]
    fitting = sorted(one for one in near if one[0] <= allowed)
    return fitting[0][2] if fitting else None
