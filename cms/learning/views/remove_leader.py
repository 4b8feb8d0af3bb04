"""Take somebody from those who lead a circle."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.learning.actions.remove_leader import remove_leader as remove
from cms.learning.errors import NoSuchCircle
from cms.learning.queries.circles import leaders_of
from cms.learning.views._door import led_circle
from foundation.clock import now


@login_required
@require_POST
def remove_leader(request: HttpRequest, slug: str, leader_id: int) -> HttpResponse:
    """Raises NoSuchCircle, NotAFacilitator, LeadsItNoMore, LastToLead, CircleClosed."""
    circle = led_circle(request, slug)
    found = next((one for one in leaders_of(circle) if one.pk == leader_id), None)
    if found is None:
        raise NoSuchCircle
    remove(by=request.user, leader=found, at=now())
    messages.success(request, _("{name} does not lead this circle any more.").format(name=found.user.get_full_name()))
    if found.user_id == request.user.pk:
        return redirect("learning:circle", slug=slug)
    return redirect("learning:leaders", slug=slug)
