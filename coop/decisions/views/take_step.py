"""A member takes a step on a decision: hands it in, supports it, withdraws it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from coop.decisions.views._door import decision_for_members
from coop.decisions.views._steps import STEPS
from foundation.clock import now
from foundation.errors import NotFound


@login_required
@require_POST
def take_step(request: HttpRequest, slug: str, verb: str) -> HttpResponse:
    at = now()
    _reader, found = decision_for_members(request, slug, at=at)
    if verb not in STEPS:
        raise NotFound
    STEPS[verb].act(by=request.user, decision=found, at=at)
    messages.success(request, str(STEPS[verb].done))
    return redirect("decisions:decision", slug=slug)
