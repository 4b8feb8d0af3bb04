"""Floors that several benches compare with: the smallest Django program of the same shape."""

from _measure import compiled
from django.http import HttpRequest, HttpResponse

from marketplace.services.models import Listing

DETAIL = """<!doctype html><title>Floor</title><h1>{{ one.title }}</h1><p>{{ one.worker.name }} {{ one.trade.name }}</p>
<p>{{ one.summary }}</p><p>{{ one.price_minor }} {{ one.published_at|date:"j F Y" }}</p>"""


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The floor of a page about one thing."""
    one = Listing.objects.select_related("worker", "trade").get(slug=slug)
    return HttpResponse(compiled(DETAIL).render({"one": one}))
