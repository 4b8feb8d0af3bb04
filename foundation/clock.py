"""The only place that reads the clock. Everything else is told the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

_frozen_at: datetime | None = None


def now() -> datetime:
    """Return this instant, aware, in UTC."""
    return _frozen_at or datetime.now(UTC)


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Hold the clock at `at` for all threads of this process: for tests, and for a demo that tells of the past."""
    global _frozen_at
    if at.tzinfo is None:
        raise ValueError("the clock needs an aware datetime")
    before, _frozen_at = _frozen_at, at.astimezone(UTC)
    try:
        yield
    finally:
        _frozen_at = before
