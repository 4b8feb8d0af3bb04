"""Texts that wait for two approvals."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.policies.enums import APPROVALS_NEEDED
from cms.policies.errors import MayNotApprove
from cms.policies.policies import can_approve_policies
from cms.policies.queries.waiting import approvals_of, waiting_states
from cms.policies.views._policy import day_words


@never_cache
@login_required
@require_safe
def approvals(request: HttpRequest) -> HttpResponse:
    """The longest waiting first. Raises MayNotApprove."""
    if not can_approve_policies(request.user):
        raise MayNotApprove
    states = list(waiting_states())
    given = approvals_of([state.revision_id for state in states])
    tasks = [_task(state, len(given.get(state.revision_id, []))) for state in states]
    return render(request, "cms/policies/approvals.html", {"tasks": tasks})


def _task(state: Any, given: int) -> dict[str, Any]:
    author = state.revision.user.get_full_name() if state.revision.user else _("nobody on record")
    missing = APPROVALS_NEEDED - given
    return {
        "label": state.revision.object_str,
        "url": reverse("policies:approve", args=[state.revision_id]),
        "note": _("By {name}, sent on {day}").format(name=author, day=day_words(state.started_at)),
        "status": ngettext("{n} approval missing", "{n} approvals missing", missing).format(n=missing),
        "tone": "wait",
    }
