"""Translations follow their page through the tree."""

from typing import Any

from wagtail import hooks
from wagtail.models import Page


@hooks.register("construct_translated_pages_to_cascade_actions")
def take_translations_along(pages: list[Page], action: str) -> dict[Page, Any]:
    """What is moved, unpublished or deleted in one language is moved, unpublished or deleted in all."""
    return {page: Page.objects.translation_of(page, inclusive=False) for page in pages}
