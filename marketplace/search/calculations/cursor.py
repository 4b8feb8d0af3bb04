"""Where a page of results ended, as a short text in the address."""

import re
from dataclasses import dataclass
from datetime import date

_SHAPE = re.compile(r"(\d{8})((?:\.-?\d{1,18}){5})")


@dataclass(frozen=True)
class Cursor:
    """The last row shown: the four numbers it was ordered by, its id, and the day the order was made on."""

    day: date
    keys: tuple[int, int, int, int]
    listing_id: int

    def __str__(self) -> str:
        numbers = ".".join(str(number) for number in (*self.keys, self.listing_id))
        return f"{self.day:%Y%m%d}.{numbers}"


def parse_cursor(text: str) -> Cursor | None:
    """Read a cursor; None for an empty or unreadable one, which simply means the first page."""
    match = _SHAPE.fullmatch(text.strip())
    if match is None:
        return None
    try:
        day = date(int(match[1][:4]), int(match[1][4:6]), int(match[1][6:]))
    except ValueError:
        return None
    a, b, c, d, listing_id = (int(number) for number in match[2][1:].split("."))
    return Cursor(day=day, keys=(a, b, c, d), listing_id=listing_id)
