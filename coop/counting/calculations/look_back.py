"""Who was ahead, or behind, at the most recent stage that tells equal candidates apart (SSI 2007/42 rules 49, 51)."""

from collections.abc import Iterable, Mapping, Sequence


def look_back(
    tied: Iterable[int], history: Sequence[Mapping[int, int]], *, highest: bool
) -> tuple[tuple[int, ...], int | None]:
    """Narrow equal candidates down by earlier stages, the most recent first.

    ``history`` holds the votes at every stage so far, the current one last. Returns those who are still equal
    throughout (one, if the look back decides) and the number of the stage that decided, counting from 1.
    """
    left = tuple(tied)
    for index in range(len(history) - 1, -1, -1):
        votes = history[index]
        wanted = max(votes[number] for number in left) if highest else min(votes[number] for number in left)
        left = tuple(number for number in left if votes[number] == wanted)
        if len(left) == 1:
            return left, index + 1
    return left, None
