"""How much work at most."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from marketplace.availability.actions.set_limits import set_limits
from marketplace.availability.forms import LimitsForm, hours_of_minutes
from marketplace.availability.queries.hours import limits_of
from marketplace.availability.views._door import door_of
from marketplace.availability.views._undo import offer_undo


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def limits(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Ask for the most hours a day and a week."""
    door = door_of(request, slug)
    kept = limits_of(door.worker)
    initial = {"per_day_minutes": hours_of_minutes(kept.per_day), "per_week_minutes": hours_of_minutes(kept.per_week)}
    form = LimitsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        before = set_limits(by=request.user, worker=door.worker, at=now(), **form.cleaned_data)
        done = _("Your limits are saved.")
        offer_undo(request.session, door.worker.pk, "limits", done, per_day=before.per_day, per_week=before.per_week)
        return redirect(door.url("hours"))
    context = {"form": form, "back_url": door.url("hours")}
    return render(
        request, "marketplace/availability/limits.html", context, status=422 if form.is_bound and form.errors else 200
    )
