"""Where other rooms add to the workers' pages, and where this room asks for places it does not keep."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from foundation.registry import Hooks, Registry


@dataclass(frozen=True)
class FoundPlace:
    """A place somebody named: what to show, where it is (millionths of a degree), and its zone when known."""

    name: str
    area: str
    latitude_e6: int
    longitude_e6: int
    zone: str = ""


# "find": (text) -> list[FoundPlace], best first. marketplace.search registers it: it keeps the table of places.
places: Registry[Callable[[str], list[FoundPlace]]] = Registry("marketplace.workers.places")

# Parts of a worker's public page by name: (worker=, levy_bp=, at=, today=) -> what the page shows, or None. At most one
# query each. "listings" comes from marketplace.search; reviews and others may follow.
page_parts: Registry[Callable[..., dict[str, Any] | None]] = Registry("marketplace.workers.page_parts")

# "changed": called inside the transaction with worker=<Worker>, after anything about a worker changed.
hooks = Hooks("marketplace.workers")
