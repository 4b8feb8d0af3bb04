"""Take time off."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from foundation.errors import Invalid
from marketplace.availability.actions.add_time_off import add_time_off
from marketplace.availability.calculations.zones import city_of
from marketplace.availability.forms import TimeOffForm
from marketplace.availability.views._door import door_of
from marketplace.availability.views._undo import offer_undo

FIELDS = {"starts_at": "first_day", "ends_at": "last_day", "note": "note"}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def time_off(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Ask from when to when; afterwards the page of hours lists the jobs it runs into."""
    door = door_of(request, slug)
    form = TimeOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        begins, ends = form.instants(door.zone)
        try:
            away, clashes = add_time_off(
                by=request.user,
                worker=door.worker,
                starts_at=begins,
                ends_at=ends,
                note=form.cleaned_data["note"],
                at=now(),
            )
        except Invalid as fact:
            for field, sentence in fact.fields.items():
                form.add_error(FIELDS[field], sentence)
        else:
            offer_undo(request.session, door.worker.pk, "time_off_added", _done(len(clashes)), id=away.pk)
            return redirect(door.url("hours"))
    context = {"form": form, "city": city_of(door.zone), "back_url": door.url("hours")}
    return render(
        request, "marketplace/availability/time_off.html", context, status=422 if form.is_bound and form.errors else 200
    )


def _done(clashes: int) -> str:
    saved = _("Your time off is saved. Nothing is cancelled by it.")
    if not clashes:
        return saved
    jobs = ngettext(
        "{n} booked job lies in it: see below what you can do.",
        "{n} booked jobs lie in it: see below what you can do.",
        clashes,
    ).format(n=clashes)
    return f"{saved} {jobs}"
