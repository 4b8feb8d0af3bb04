"""Pages anybody may read."""

from typing import Any

from wagtail.models import Page


def public_page(page_id: int) -> Any:
    """A live page that nothing hides, or None."""
    return Page.objects.live().public().filter(pk=page_id).first()
