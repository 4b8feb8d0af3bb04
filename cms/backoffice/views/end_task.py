"""The button that releases an editor or an auditor."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.backoffice.actions.end_appointment import end_appointment
from cms.backoffice.errors import MayNotAppoint, NotAppointed
from cms.backoffice.policies import can_appoint
from cms.backoffice.queries.appointments import appointment
from foundation.clock import now


@login_required
@require_POST
def end_task(request: HttpRequest, appointment_id: int) -> HttpResponse:
    """Raises MayNotAppoint, NotAppointed."""
    if not can_appoint(request.user):
        raise MayNotAppoint
    found = appointment(appointment_id)
    if found is None:
        raise NotAppointed
    end_appointment(by=request.user, appointment=found, at=now())
    messages.success(request, _("The task has ended, and the rights that came with it."))
    return redirect("backoffice:appointments")
