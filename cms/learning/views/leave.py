"""The button that leaves. Joining again undoes it while there is a place."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.learning.actions.leave_circle import leave_circle
from cms.learning.views._door import circle_here
from foundation.clock import now


@login_required
@require_POST
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    leave_circle(by=request.user, circle=circle_here(slug), at=now())
    messages.success(request, _("You have left the circle. You can join again while there is a place."))
    return redirect("learning:circle", slug=slug)
