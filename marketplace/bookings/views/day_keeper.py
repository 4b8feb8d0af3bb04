"""The small program that keeps a worker's day on their own phone. Its address bounds what it may ever see."""

from functools import cache

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

SCRIPT = "marketplace/bookings/day-keeper.js"


@cache
def _script() -> bytes:
    found = finders.find(SCRIPT)
    if found is None:
        raise FileNotFoundError(SCRIPT)
    with open(found, "rb") as file:
        return file.read()


@require_safe
def day_keeper(request: HttpRequest) -> HttpResponse:
    """The service worker of the day page: served below it, so that it can keep nothing else (Service Workers, 4.4)."""
    return HttpResponse(_script(), content_type="text/javascript", headers={"Cache-Control": "no-cache"})
