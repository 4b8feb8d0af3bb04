"""The world one request acts in: what is remembered, what time it is, and why it happens."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from payments.sandbox.settings import Settings
from payments.sandbox.store import Store

Clock = Callable[[], "datetime | int | float"]


@dataclass(frozen=True)
class Cause:
    """The API request behind an event."""

    request_id: str
    idempotency_key: str | None


@dataclass(frozen=True)
class World:
    """Handed to every part of the engine; `because` gives the same world with a cause."""

    store: Store
    settings: Settings
    clock: Clock = time.time
    cause: Cause | None = None

    def now(self) -> int:
        """Whole seconds since 1970, in UTC."""
        told = self.clock()
        return int(told.timestamp()) if isinstance(told, datetime) else int(told)

    def because(self, cause: Cause | None) -> "World":
        """The same world, acting for this request."""
        return replace(self, cause=cause)


def stamp(seconds: int) -> str:
    """A moment as the v2 interface writes it: `2026-10-28T09:30:00.000Z`."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def from_stamp(text: str) -> int:
    """The other way round; raises ValueError for what is not such a moment."""
    return int(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())
