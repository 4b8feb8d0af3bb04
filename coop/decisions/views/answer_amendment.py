"""Answer a change that was proposed: take it over, let the members vote on it, or take it back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from coop.decisions.actions.accept_amendment import accept_amendment
from coop.decisions.actions.put_amendment import put_amendment
from coop.decisions.actions.withdraw_amendment import withdraw_amendment
from coop.decisions.models import Amendment
from coop.decisions.views._door import decision_for_members
from foundation.clock import now
from foundation.errors import NotFound

ANSWERS: dict[str, tuple[Callable[..., Any], Any]] = {
    "accept": (accept_amendment, _("Taken over: it is in the new version of the text.")),
    "put": (put_amendment, _("It is a motion of its own now. The secretary looks at it next.")),
    "withdraw": (withdraw_amendment, _("It is taken back.")),
}


@login_required
@require_POST
def answer_amendment(request: HttpRequest, slug: str, number: int, verb: str) -> HttpResponse:
    at = now()
    _reader, found = decision_for_members(request, slug, at=at)
    row = Amendment.objects.filter(decision=found, number=number).select_related("decision").first()
    if row is None or verb not in ANSWERS:
        raise NotFound
    act, done = ANSWERS[verb]
    act(by=request.user, amendment=row, at=at)
    messages.success(request, str(done))
    return redirect(f"{reverse('decisions:amendments', args=[slug])}#change-{number}")
