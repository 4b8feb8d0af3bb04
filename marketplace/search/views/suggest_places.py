"""Places to choose from while somebody types where."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marketplace.search.queries.places import place_names_beginning


@require_safe
def suggest_places(request: HttpRequest) -> HttpResponse:
    """Options for the list beside the field."""
    typed = request.GET.get("where", "").replace("\x00", "")[:120]
    options = place_names_beginning(typed) if len(typed.strip()) >= 2 else []
    return render(request, "marketplace/search/_options.html", {"options": options})
