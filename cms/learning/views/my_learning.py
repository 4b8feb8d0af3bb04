"""What I learn, what is still to do, and my certificates."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.learning.enums import EnrolmentState
from cms.learning.policies import is_facilitator
from cms.learning.queries.circles import enrolments_of
from cms.learning.queries.my_standings import my_standings
from cms.learning.queries.standing import missing_words
from cms.learning.wording import when_words
from foundation.clock import now


@never_cache
@login_required
@require_safe
def my_learning(request: HttpRequest) -> HttpResponse:
    """The newest first."""
    at = now()
    standings = my_standings(request.user, at=at)
    context = {
        "cards": [_card(one, standings[one.pk], at) for one in enrolments_of(request.user)],
        "circles_url": reverse("learning:circles"),
        "desk_url": reverse("learning:desk") if is_facilitator(request.user) else "",
    }
    return render(request, "cms/learning/my_learning.html", context)


def _card(enrolment: Any, stands: Any, at: datetime) -> dict[str, Any]:
    circle, certificate = enrolment.circle, getattr(enrolment, "certificate", None)
    card: dict[str, Any] = {
        "title": circle.course.title,
        "url": reverse("learning:circle", args=[circle.reference]),
        "when": when_words(enrolment.begins, circle.zone),
        "badge": enrolment.get_state_display(),
        "tone": "good" if enrolment.state == EnrolmentState.JOINED else "wait",
    }
    if circle.called_off_at is not None:
        return card | {"badge": _("Called off"), "tone": "bad"}
    if certificate is not None:
        return card | {
            "badge": _("Certificate No. {number}").format(number=certificate.number),
            "file_url": reverse("learning:certificate_file", args=[certificate.number]),
            "check_url": reverse("learning:check_certificate", args=[certificate.code]),
        }
    if enrolment.state != EnrolmentState.JOINED:
        return card
    attended = _("You attended {n} of {all} sessions.").format(n=stands.attended, all=stands.sessions)
    return card | {
        "attended": attended,
        "missing": missing_words(stands),
        "get_url": reverse("learning:get_certificate", args=[circle.reference]) if stands.is_met else "",
        "reflect_url": reverse("learning:reflection", args=[circle.reference]) if stands.over else "",
    }
