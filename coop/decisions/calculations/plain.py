"""Column values as JSON, one way only, so that what was written can be compared with what is there."""

from datetime import UTC, date, datetime
from typing import Any


def plain(value: Any) -> Any:
    """Instants as UTC text to the microsecond, days as text; everything else as it is."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return value
