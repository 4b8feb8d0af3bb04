"""Where other rooms add to the listing page and hear of changes."""

from collections.abc import Callable
from typing import Any

from foundation.registry import Hooks, Registry

# Parts of a listing's public page by name: (listing=, book_url=, at=) -> what the page shows, or None. At most one
# query each. "free_days" (the strip of the next 14 days) comes from marketplace.search.
page_parts: Registry[Callable[..., dict[str, Any] | None]] = Registry("marketplace.services.page_parts")

# "changed": called inside the transaction with listing=<Listing>, after anything about it changed.
hooks = Hooks("marketplace.services")
