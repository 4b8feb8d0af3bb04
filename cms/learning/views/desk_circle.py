"""One circle on the facilitator's desk: sessions to mark, learners, and who waits."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.learning.enums import EnrolmentState
from cms.learning.forms import CallOffForm
from cms.learning.models import Circle, Enrolment
from cms.learning.queries.circles import people_of, sessions_of
from cms.learning.queries.standing import standings_of
from cms.learning.views._door import led_circle
from cms.learning.wording import session_words
from foundation.clock import now


@never_cache
@login_required
@require_safe
def desk_circle(request: HttpRequest, slug: str) -> HttpResponse:
    """Raises NoSuchCircle, NotAFacilitator."""
    circle = led_circle(request, slug)
    return render(request, "cms/learning/desk_circle.html", desk_context(circle, CallOffForm()))


def desk_context(circle: Circle, form: CallOffForm) -> dict[str, Any]:
    """The page, also with a refused form on it."""
    at, slug = now(), circle.reference
    sessions, standings = sessions_of(circle), standings_of(circle, at=at)
    comes = circle.called_off_at is None and any(one.starts_at > at for one in sessions)
    tasks = [
        {
            "label": f"{one.number}. {one.title}",
            "note": session_words(one, circle.zone),
            "url": reverse("learning:attendance", args=[slug, one.number])
            if one.starts_at <= at and circle.called_off_at is None
            else "",
            "status": _("Mark attendance") if one.starts_at <= at else _("Still to come"),
            "tone": "info" if one.starts_at <= at else "neutral",
        }
        for one in sessions
    ]
    people = people_of(circle)
    return {
        "title": circle.course.title,
        "tasks": tasks,
        "learners": _table([one for one in people if one.state == EnrolmentState.JOINED], standings),
        "waiting": [one.user.get_full_name() for one in people if one.state == EnrolmentState.WAITING],
        "form": form,
        "change_url": reverse("learning:change_circle", args=[slug]) if comes else "",
        "leaders_url": reverse("learning:leaders", args=[slug]),
        "call_off_url": reverse("learning:call_off", args=[slug]) if comes else "",
        "called_off": " ".join([_("This circle was called off."), circle.why]) if circle.called_off_at else "",
        "circle_url": reverse("learning:circle", args=[slug]),
        "reflections_url": reverse("learning:reflection", args=[slug]),
        "back_url": reverse("learning:desk"),
    }


def _table(learners: list[Enrolment], standings: dict[int, Any]) -> dict[str, Any]:
    heads = [{"heading": _("Learner")}, {"heading": _("Attended"), "numeric": True}]
    body = []
    for one in learners:
        stands = standings.get(one.pk, standings[0])
        attended = _("{n} of {all}").format(n=stands.attended, all=stands.sessions)
        body.append(list(zip(heads, [{"text": one.user.get_full_name()}, {"text": attended}], strict=True)))
    return {"caption": _("Learners"), "heads": heads, "body": body}
