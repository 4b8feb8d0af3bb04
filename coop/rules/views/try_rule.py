"""Try a rule before you vote: last year's bookings under a value somebody thinks of."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.rules.catalogue import CATALOGUE
from coop.rules.errors import MayNotTry
from coop.rules.forms import TryForm
from coop.rules.policies import can_try
from coop.rules.queries.policy_in_force import policy_in_force
from coop.rules.queries.trial_of import trial_of
from coop.rules.registry import can_be_tried, proposal_url, trials
from coop.rules.wording import typed_value, value_words
from foundation import clock


@require_safe
@never_cache
@login_required
def try_rule(request: HttpRequest, key: str) -> HttpResponse:
    """A form, and below it what the value asked for would have done."""
    if not can_be_tried(key):
        raise Http404
    if not can_try(request.user):
        raise MayNotTry
    at = clock.now()
    find_trades = trials.get(key).trades
    trades = find_trades() if find_trades else []
    asked = request.GET if "value" in request.GET else None
    scope = request.GET.get("trade", "")
    now = policy_in_force(key, at=at, scope=scope if scope in dict(trades) else "")
    form = TryForm(key, trades, asked, initial={"value": typed_value(key, now.value), "trade": scope})
    tried, tried_for = None, ""
    if asked is not None and form.is_valid():
        tried_for = form.cleaned_data.get("trade", "")
        tried = trial_of(key, form.cleaned_data["value"], at=at, scope=tried_for)
    context: dict[str, Any] = {
        "title": CATALOGUE[key].title,
        "value": value_words(key, now.value),
        "decision": now.decision_name,
        "decision_url": now.where_decided,
        "rule_url": reverse("rules:rule", args=[key]),
        "form": form,
        "propose_url": proposal_url(key=key, value=tried.trial.value, scope=tried_for) if tried else "",
        "tried": tried,
    }
    status = 422 if asked is not None and form.errors else 200
    return render(request, "coop/rules/try_rule.html", context, status=status)
