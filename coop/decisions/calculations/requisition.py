"""When members can insist on a vote (One Click Orgs IPS-2014 model rules): the smaller of a share and a number."""

from collections.abc import Mapping
from typing import Any


def sponsors_needed(asked: Mapping[str, Any], members: int) -> int:
    """How many of so many members must sponsor. `asked` is the pack's ``{percent, count, combine}``; at least one.

    A share is rounded up to whole people. Where the pack combines otherwise, the larger of the two counts.
    """
    share = -(-int(asked["percent"]) * members // 100)
    numbers = [number for number in (share, int(asked["count"])) if number]
    choose = max if asked.get("combine", "min") == "max" else min
    return max(choose(numbers, default=1), 1)
