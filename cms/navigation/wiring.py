"""What this room tells the others when the house starts."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_migrate, post_save


def connect() -> None:
    """Called once, when Django starts."""
    from wagtail.models import Page, PageViewRestriction, Site
    from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

    from cms.navigation.describing import about_listing, about_page
    from cms.navigation.house import frame_of, sharing_path
    from cms.navigation.queries.frame import facts_typed as typed_here
    from foundation.home import facts_typed
    from foundation.ui.registry import described, frames, pictures

    post_migrate.connect(_address, sender=apps.get_app_config("cms_navigation"), dispatch_uid="cms.navigation.address")
    frames.register("frame", frame_of)
    facts_typed.register("cms.navigation", typed_here)
    pictures.register("sharing", sharing_path)
    described.register("page", about_page)
    described.register("services:listing", about_listing)
    for name in ("HouseSettings", "MainLink", "FooterLink"):
        model = apps.get_model("cms_navigation", name)
        post_save.connect(_changed, sender=model, dispatch_uid=f"cms.navigation.saved.{name}")
        post_delete.connect(_changed, sender=model, dispatch_uid=f"cms.navigation.deleted.{name}")
    for number, signal in enumerate((page_published, page_unpublished, page_slug_changed, post_page_move)):
        signal.connect(_changed, dispatch_uid=f"cms.navigation.page.{number}")
    post_delete.connect(_changed, sender=Page, dispatch_uid="cms.navigation.page.deleted")
    for kept in (PageViewRestriction, Site):
        post_save.connect(_changed, sender=kept, dispatch_uid=f"cms.navigation.saved.{kept.__name__}")
        post_delete.connect(_changed, sender=kept, dispatch_uid=f"cms.navigation.deleted.{kept.__name__}")


def _address(**kwargs: Any) -> None:
    """After every `manage.py migrate`, in production and in the demo."""
    from cms.navigation.actions.follow_site_url import follow_site_url

    if settings.SITE_URL:
        follow_site_url(site_url=settings.SITE_URL)


def _changed(**kwargs: Any) -> None:
    from cms.navigation.queries.frame import refresh_frames

    if not kwargs.get("raw"):
        transaction.on_commit(refresh_frames)
