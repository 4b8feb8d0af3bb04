"""Open a circle for a course."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.learning.actions.open_circle import open_circle
from cms.learning.errors import NotAFacilitator
from cms.learning.forms import CircleForm
from cms.learning.policies import is_facilitator
from cms.learning.queries.circles import courses
from foundation.clock import now
from foundation.errors import Invalid


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_circle(request: HttpRequest) -> HttpResponse:
    """One session a plan, so many days apart. Raises NotAFacilitator."""
    if not is_facilitator(request.user):
        raise NotAFacilitator
    known = {str(page.pk): page for page in courses()}
    form = CircleForm(
        request.POST if request.method == "POST" else None, courses=[(key, page.title) for key, page in known.items()]
    )
    if form.is_valid():
        course = known[form.cleaned_data["course"]]
        try:
            made = open_circle(by=request.user, course=course, facts=form.facts(), at=now())
        except Invalid as problem:
            for name, words in (problem.fields or {"course": problem.text}).items():
                form.add_error(name, words)
        else:
            messages.success(request, _("The circle is open: people can join."))
            return redirect("learning:desk_circle", slug=made.reference)
    context = {"form": form, "has_courses": bool(known), "back_url": reverse("learning:desk")}
    return render(request, "cms/learning/new_circle.html", context, status=422 if form.errors else 200)
