"""Who writes the pages and who checks the books: appoint, and see the appointments of today."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.backoffice.actions.appoint import appoint
from cms.backoffice.enums import Task
from cms.backoffice.errors import AppointedAlready, ChecksOwnWork, MayNotAppoint, NobodyWithThatAddress
from cms.backoffice.forms import AppointmentForm
from cms.backoffice.policies import can_appoint
from cms.backoffice.queries.appointments import appointments as appointments_now
from cms.backoffice.queries.appointments import person_at
from foundation.clock import now
from foundation.formats import date_format
from foundation.home import home_zone


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def appointments(request: HttpRequest) -> HttpResponse:
    """For the board and the secretary. Raises MayNotAppoint."""
    if not can_appoint(request.user):
        raise MayNotAppoint
    form = AppointmentForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _appointed(request, form):
        return redirect("backoffice:appointments")
    words = _("{task} since {day}, {resolution}")
    rows = [
        {
            "name": one.user.get_full_name(),
            "note": words.format(
                task=one.get_task_display(),
                day=date_format(one.starts_at.astimezone(home_zone()), "DATE_FORMAT"),
                resolution=one.resolution,
            ),
            "end_url": reverse("backoffice:end_task", args=[one.pk]),
        }
        for one in appointments_now()
    ]
    context = {"rows": rows, "form": form}
    return render(request, "cms/backoffice/appointments.html", context, status=422 if form.errors else 200)


def _appointed(request: HttpRequest, form: AppointmentForm) -> bool:
    """Whether it could be done; if not, the form says why."""
    given = form.cleaned_data
    person: Any = person_at(given["email"])
    if person is None:
        form.add_error("email", str(NobodyWithThatAddress.message))
        return False
    try:
        appoint(by=request.user, user=person, task=given["task"], resolution=given["resolution"], at=now())
    except (AppointedAlready, ChecksOwnWork) as fact:
        form.add_error("email", fact.text)
        return False
    done = {
        Task.EDITOR: _("{name} can write pages now."),
        Task.AUDITOR: _("{name} can look at the books and everything else now."),
    }
    messages.success(request, done[Task(given["task"])].format(name=person.get_full_name()))
    return True
