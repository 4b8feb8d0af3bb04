"""One session: its plan, what to read, and the learner's reflection."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.learning.actions.write_reflection import write_reflection
from cms.learning.forms import ReflectionForm
from cms.learning.models import Circle, Enrolment, Session
from cms.learning.queries.circles import reflections_to_read
from cms.learning.views._door import circle_here, insider, plan_of, session_here
from cms.learning.wording import session_words
from foundation.clock import now


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """For those inside. Raises NotInThisCircle, and what writing raises."""
    circle, at = circle_here(slug), now()
    place, leads_it = insider(request, circle)
    shown = session_here(circle, number)
    form = ReflectionForm(request.POST if request.method == "POST" else None, initial=written(place, shown))
    if form.is_valid():
        given = form.cleaned_data
        write_reflection(
            by=request.user, circle=circle, session=shown, text=given["text"], shared=given["shared"], at=at
        )
        messages.success(request, _("Your words are kept. You can change them here."))
        return redirect("learning:session", slug=slug, number=number)
    context = {
        "title": f"{number}. {shown.title}",
        "kicker": circle.course.title,
        "when": session_words(shown, circle.zone),
        "inside": True,
        "plan": plan_of(circle, number),
        "form": form if place is not None and at >= shown.starts_at else None,
        "attendance_url": reverse("learning:attendance", args=[slug, number]) if leads_it else "",
        "others": others(circle, shown, request, leads_it),
        "back_url": reverse("learning:circle", args=[slug]),
    }
    return render(request, "cms/learning/session.html", context, status=422 if form.errors else 200)


def written(place: Enrolment | None, about: Session | None) -> dict[str, Any]:
    """What the learner wrote before."""
    before = None if place is None else place.reflections.filter(session=about).first()
    return {"text": before.text, "shared": before.shared} if before else {}


def others(circle: Circle, about: Session | None, request: HttpRequest, leads_it: bool) -> list[dict[str, Any]]:
    """What the reader may read of others."""
    return [
        {
            "name": one.enrolment.user.get_full_name(),
            "text": one.text,
            "note": _("Shared with the circle") if one.shared else _("For facilitators only"),
        }
        for one in reflections_to_read(circle, session=about, reader=request.user, leads_it=leads_it)
    ]
