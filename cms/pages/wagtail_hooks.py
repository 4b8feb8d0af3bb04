"""Hang the choosers of pages into the Wagtail admin."""

from wagtail import hooks

from cms.pages.choosers import places, workers


@hooks.register("register_admin_viewset")
def choosers() -> tuple[object, ...]:
    return workers, places
