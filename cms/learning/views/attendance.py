"""Mark who was at a session."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.learning.actions.mark_attendance import mark_attendance
from cms.learning.enums import EnrolmentState
from cms.learning.forms import AttendanceForm
from cms.learning.queries.circles import people_of
from cms.learning.views._door import led_circle, session_here
from cms.learning.views.session import others
from cms.learning.wording import session_words
from foundation.clock import now


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Ticks for those who were there, and what learners wrote. Raises NotAFacilitator, and what marking raises."""
    circle = led_circle(request, slug)
    session = session_here(circle, number)
    learners = [one for one in people_of(circle) if one.state == EnrolmentState.JOINED]
    there = [str(one.enrolment_id) for one in session.attendance.filter(present=True)]
    people = [(str(one.pk), one.user.get_full_name()) for one in learners]
    sent = request.POST if request.method == "POST" else None
    form = AttendanceForm(sent, people=people, initial={"present": there})
    if form.is_valid():
        count = mark_attendance(by=request.user, session=session, present=form.ids(), at=now())
        words = ngettext("{n} learner was there.", "{n} learners were there.", count)
        messages.success(request, words.format(n=count))
        return redirect("learning:desk_circle", slug=slug)
    context = {
        "title": f"{number}. {session.title}",
        "kicker": circle.course.title,
        "when": session_words(session, circle.zone),
        "form": form if people else None,
        "begun": now() >= session.starts_at,
        "others": others(circle, session, request, True),
        "plan_url": reverse("learning:session", args=[slug, number]),
        "back_url": reverse("learning:desk_circle", args=[slug]),
    }
    return render(request, "cms/learning/attendance.html", context, status=422 if form.errors else 200)
