"""How a tie is settled: what was promised before the vote, what is drawn after it, and what that revealed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coop.decisions.actions.enter_beacon import enter_beacon
from coop.decisions.election_forms import BeaconForm
from coop.decisions.enums import DecisionState
from coop.decisions.models import ElectionPlan, TieOrder
from coop.decisions.views._answers import took
from coop.decisions.views._door import decision_for_members
from coop.decisions.voting_errors import NotAnElection
from foundation.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def beacon(request: HttpRequest, slug: str) -> HttpResponse:
    """Members read it; the returning officer enters the value once voting has closed."""
    at = now()
    _reader, found = decision_for_members(request, slug, at=at)
    plan = ElectionPlan.objects.select_related("returning_officer").filter(decision=found).first()
    if plan is None:
        raise NotAnElection
    form = BeaconForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        value = form.cleaned_data["beacon"]
        if took(form, lambda: enter_beacon(by=request.user, decision=found, beacon=value, at=at)):
            messages.success(request, _("Entered, and counted."))
            return redirect("decisions:decision", slug=slug)
    order = TieOrder.objects.filter(box__decision=found, box__roll__round=found.round).first()
    waits = bool(plan.beacon_source) and found.state == DecisionState.CLOSED
    officer = request.user.pk == plan.returning_officer_id
    context: dict[str, Any] = {
        "title": found.title,
        "back_url": reverse("decisions:decision", args=[slug]),
        "source": plan.beacon_source,
        "officer": plan.returning_officer.name,
        "waits": waits,
        "form": form if waits and officer else None,
        "facts": _facts(order),
    }
    return render(request, "coop/decisions/beacon.html", context, status=422 if form.errors else 200)


def _facts(order: TieOrder | None) -> list[dict[str, str]]:
    """Before the count the secret is nobody's; after it everybody can do the sum again."""
    if order is None:
        return []
    facts = [(_("Promised with the notice, before anybody voted"), order.commitment)]
    if order.revealed_at is not None:
        facts += [(_("Revealed after the count"), order.secret), (_("Value drawn after the close"), order.beacon)]
    return [{"label": label, "value": value} for label, value in facts]
