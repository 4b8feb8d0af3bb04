"""Turning the words for a place into a point."""

from marketplace.workers.registry import FoundPlace, places


def find_places(text: str) -> list[FoundPlace]:
    """Places that fit what somebody typed (a postcode, a town), best first; empty when none is known."""
    text = text.strip()
    if not text or "find" not in places.keys():  # noqa: SIM118 - a registry, not a dict
        return []
    return places.get("find")(text)
