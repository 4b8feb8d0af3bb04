"""The button that joins."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.learning.actions.join_circle import join_circle
from cms.learning.enums import EnrolmentState
from cms.learning.views._door import circle_here
from foundation.clock import now


@login_required
@require_POST
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Back to the circle with the good news, or the place in line."""
    enrolment = join_circle(by=request.user, circle=circle_here(slug), at=now())
    if enrolment.state == EnrolmentState.JOINED:
        messages.success(request, _("You have a place. We have sent you the days by e-mail."))
    else:
        messages.info(request, _("The circle is full. You are on the waiting list."))
    return redirect("learning:circle", slug=slug)
