"""Where higher rooms tell this one what it cannot know, and hear from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from foundation.registry import Hooks, Registry


@dataclass(frozen=True)
class ClaimCard:
    """A claim in the words of whoever made it: what it is, where to open it, where to ask a colleague to cover it."""

    title: str
    url: str = ""
    cover_url: str = ""
    move_url: str = ""
    cancel_url: str = ""


# By purpose, such as "booking": (references) -> {reference: ClaimCard}. Fixed number of queries for any number.
claim_cards: Registry[Callable[[Sequence[str]], dict[str, ClaimCard]]] = Registry(
    "marketplace.availability.claim_cards"
)

# "changed": called inside the transaction with worker_id=<int>, after hours or claims of a worker changed.
hooks = Hooks("marketplace.availability")


def card_for(claim: Any, cards: dict[tuple[str, str], ClaimCard]) -> ClaimCard:
    """Return the card of a claim, or a plain one where its maker left none."""
    return cards.get((claim.purpose, claim.reference)) or ClaimCard(title=claim.reference)
