"""Who leads a circle."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.learning.actions.add_leader import add_leader
from cms.learning.forms import LeaderForm
from cms.learning.models import Circle
from cms.learning.queries.circles import is_open, leaders_of
from cms.learning.queries.facilitators import could_lead
from cms.learning.views._door import led_circle
from foundation.clock import now


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def leaders(request: HttpRequest, slug: str) -> HttpResponse:
    """Name one more, or step back. Raises NoSuchCircle, NotAFacilitator, and what naming raises."""
    circle = led_circle(request, slug)
    known: dict[str, Any] = {str(one.user_id): one.user for one in could_lead(circle)}
    people = [(key, user.get_full_name()) for key, user in known.items()]
    form = LeaderForm(request.POST if request.method == "POST" else None, people=people)
    if form.is_valid():
        person = known[form.cleaned_data["person"]]
        add_leader(by=request.user, circle=circle, user=person, at=now())
        messages.success(request, _("{name} leads this circle too, and is told.").format(name=person.get_full_name()))
        return redirect("learning:leaders", slug=slug)
    context = {
        "form": form if people and circle.called_off_at is None else None,
        "kicker": circle.course.title,
        "rows": _rows(circle),
        "back_url": reverse("learning:desk_circle", args=[slug]),
    }
    return render(request, "cms/learning/leaders.html", context, status=422 if form.errors else 200)


def _rows(circle: Circle) -> list[dict[str, str]]:
    """Nobody is taken away who is the only one, or from a circle that is over."""
    there = leaders_of(circle)
    may_go = len(there) > 1 and is_open(circle, at=now())
    return [
        {
            "name": one.user.get_full_name(),
            "remove_url": reverse("learning:remove_leader", args=[circle.reference, one.pk]) if may_go else "",
        }
        for one in there
    ]
