"""The secretary lays down how an election is run."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coop.decisions.actions.plan_election import plan_election as plan
from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.election_forms import PlanForm
from coop.decisions.models import ElectionPlan
from coop.decisions.queries.publicity import nomination_rules
from coop.decisions.queries.zone import zone_of
from coop.decisions.views._door import decision_for_office
from coop.decisions.voting_errors import NotAnElection
from foundation.clock import now
from foundation.errors import Fact


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def plan_election(request: HttpRequest, slug: str) -> HttpResponse:
    """It can be changed until nominations open."""
    at = now()
    _reader, decision = decision_for_office(request, slug, at=at)
    if decision.method not in RANKED:
        raise NotAnElection
    found = ElectionPlan.objects.select_related("returning_officer").filter(decision=decision).first()
    zone = zone_of(decision)
    days = int(nomination_rules(decision, at=at).get("min_days", 0))
    form = PlanForm(request.POST or None, initial=_initial(found, decision.seats, zone), min_days=days)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            plan(by=request.user, decision=decision, facts=form.facts(zone), at=at)
            messages.success(request, _("The election is laid down."))
            return redirect("decisions:nominations", slug=slug)
        except Fact as fact:
            refusal = str(fact)
    context = {"title": decision.title, "form": form, "refusal": refusal, "decision_url": decision.get_absolute_url()}
    wrong = request.method == "POST"
    return render(request, "coop/decisions/plan_election.html", context, status=422 if wrong else 200)


def _initial(found: ElectionPlan | None, seats: int, zone: ZoneInfo) -> dict[str, object]:
    if found is None:
        return {"seats": seats or None}
    return {
        "seats": seats,
        "opens_on": found.nominations_open_at.astimezone(zone).date(),
        "closes_on": found.nominations_close_at.astimezone(zone).date(),
        "term_months": found.term_months,
        "officer": found.returning_officer.email,
        "confirmatory": found.confirmatory,
        "beacon_source": found.beacon_source,
    }
