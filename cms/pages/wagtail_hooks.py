"""Hang the choosers of pages into the Wagtail admin, and keep pages from being moved to where a room answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from cms.pages.choosers import places, workers
from cms.pages.forms import TAKEN
from cms.pages.queries.addresses import room_below


@hooks.register("register_admin_viewset")
def choosers() -> tuple[object, ...]:
    return workers, places


@hooks.register("before_move_page")
def addresses_of_rooms_stay_free(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """A page there would never be seen."""
    if not room_below(destination, page.slug):
        return None
    messages.error(request, TAKEN)
    return redirect("wagtailadmin_pages:move", page.pk)
