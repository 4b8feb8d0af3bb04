"""Words to choose from while somebody types what they need."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marketplace.search.queries.spelling import words_beginning


@require_safe
def suggest_words(request: HttpRequest) -> HttpResponse:
    """Options for the list beside the field. Needs a script; without one the trades are in the list from the start."""
    options = words_beginning(request.GET.get("what", "")[:120])
    return render(request, "marketplace/search/_options.html", {"options": options})
