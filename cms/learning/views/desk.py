"""The facilitator's desk: the circles they lead."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.learning.errors import NotAFacilitator
from cms.learning.policies import is_facilitator
from cms.learning.queries.circles import circles_led_by
from cms.learning.wording import when_words


@never_cache
@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The newest first. Raises NotAFacilitator."""
    may_open, led = is_facilitator(request.user), list(circles_led_by(request.user))
    if not may_open and not led:
        raise NotAFacilitator
    context = {
        "tasks": [_task(circle) for circle in led],
        "new_url": reverse("learning:new_circle") if may_open else "",
        "back_url": reverse("learning:circles"),
    }
    return render(request, "cms/learning/desk.html", context)


def _task(circle: Any) -> dict[str, Any]:
    people = _("{taken} of {limit} places taken, {waiting} waiting")
    counts = people.format(taken=circle.taken, limit=circle.size_limit, waiting=circle.waiting)
    return {
        "label": circle.course.title,
        "url": reverse("learning:desk_circle", args=[circle.reference]),
        "note": f"{when_words(circle.begins, circle.zone)}. {circle.place}. {counts}",
        "status": _("Called off") if circle.called_off_at else "",
        "tone": "bad",
    }
