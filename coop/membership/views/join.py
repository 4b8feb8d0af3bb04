"""Joining: what it is, what it costs, and what happens step by step."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coop.membership.queries.joining import steps_to_join, ways_to_join
from foundation.clock import now


@require_safe
def join(request: HttpRequest) -> HttpResponse:
    """For everybody. The costs come from the rooms that charge them."""
    context = {
        "ways": ways_to_join(at=now()),
        "steps": steps_to_join(),
        "rules_url": reverse("rules:rulebook"),
        "mine_url": reverse("membership:my_membership") if request.user.is_authenticated else "",
    }
    return render(request, "coop/membership/join.html", context)
