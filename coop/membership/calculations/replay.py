"""The state of a membership from its history alone."""

from collections.abc import Iterable

from coop.membership.calculations.transitions import MOVES


def state_after(steps: Iterable[tuple[str, str]]) -> str:
    """Follow (from, to) pairs from the first. Raises ValueError where one does not begin where the last one ended."""
    state = ""
    for before, after in steps:
        if before != state:
            raise ValueError(f"a step begins at {before!r}, and the membership was at {state!r}")
        if before and before != after and (before, after) not in MOVES:
            raise ValueError(f"no row of the table goes from {before!r} to {after!r}")
        state = after
    return state
