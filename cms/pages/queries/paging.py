"""Lists of pages, a handful at a time."""

from typing import Any

from django.db.models import QuerySet

PER_PAGE = 12


def page_number(text: str) -> int:
    """What somebody wrote into the address, or 1."""
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 5 and int(text) > 0 else 1


def one_page(
    rows: "QuerySet[Any]", *, number: int, per_page: int = PER_PAGE, name: str = "page"
) -> tuple[list[Any], dict[str, str]]:
    """The rows of one page and where the newer and older ones are, by `name` in the address. One query, always."""
    start = (number - 1) * per_page
    found = list(rows[start : start + per_page + 1])
    more = len(found) > per_page
    return found[:per_page], {
        "newer_url": f"?{name}={number - 1}" if number > 1 else "",
        "older_url": f"?{name}={number + 1}" if more else "",
    }
