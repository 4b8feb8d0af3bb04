"""Change place and times of a circle."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.learning.actions.change_circle import change_circle as change
from cms.learning.errors import ChangedMeanwhile, CircleClosed
from cms.learning.forms import ChangeCircleForm
from cms.learning.models import Circle
from cms.learning.queries.circles import is_open, sessions_of, stand_of
from cms.learning.views._door import led_circle
from cms.learning.wording import city_of
from foundation.clock import now
from foundation.errors import Invalid


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_circle(request: HttpRequest, slug: str) -> HttpResponse:
    """While it is open. Raises NoSuchCircle, NotAFacilitator, CircleClosed."""
    circle = led_circle(request, slug)
    form = _form(circle, request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            change(
                by=request.user, circle=circle, place=given["place"], times=form.times(), seen=given["seen"], at=now()
            )
        except Invalid as problem:
            for name, words in problem.fields.items():
                form.add_error(name if name in form.fields else None, words)
        except ChangedMeanwhile as fact:
            messages.warning(request, fact.text)
            return redirect("learning:change_circle", slug=slug)
        else:
            messages.success(request, _("The circle is as you wrote it. Where something changed, everybody is told."))
            return redirect("learning:desk_circle", slug=slug)
    context: dict[str, Any] = {
        "form": form,
        "kicker": circle.course.title,
        "zone": city_of(circle.zone),
        "back_url": reverse("learning:desk_circle", args=[slug]),
    }
    return render(request, "cms/learning/change_circle.html", context, status=422 if form.errors else 200)


def _form(circle: Circle, sent: Any) -> ChangeCircleForm:
    """Sessions that have begun stay as they were."""
    at, sessions = now(), sessions_of(circle)
    if not is_open(circle, at=at):
        raise CircleClosed
    usual = {"place": circle.place, "seen": stand_of(circle, sessions)}
    return ChangeCircleForm(sent, sessions=[one for one in sessions if one.starts_at > at], initial=usual)
