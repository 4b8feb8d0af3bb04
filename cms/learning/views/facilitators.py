"""Who leads study circles: appoint, and end a term."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.learning.actions.appoint_facilitator import appoint_facilitator
from cms.learning.errors import AlreadyFacilitator, MayNotKeepFacilitators, NobodyByThatAddress
from cms.learning.forms import FacilitatorForm
from cms.learning.policies import can_keep_facilitators
from cms.learning.queries.facilitators import facilitators as facilitators_now
from cms.learning.queries.facilitators import person_with
from cms.learning.wording import day_words
from foundation.clock import now


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def facilitators(request: HttpRequest) -> HttpResponse:
    """For those who keep the register of members. Raises MayNotKeepFacilitators."""
    if not can_keep_facilitators(request.user):
        raise MayNotKeepFacilitators
    form = FacilitatorForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _appointed(request, form):
        return redirect("learning:facilitators")
    rows = [
        {
            "name": one.user.get_full_name(),
            "note": _("Since {day}, {resolution}").format(day=day_words(one.starts_at), resolution=one.resolution),
            "end_url": reverse("learning:end_term", args=[one.pk]),
        }
        for one in facilitators_now()
    ]
    context = {"rows": rows, "form": form}
    return render(request, "cms/learning/facilitators.html", context, status=422 if form.errors else 200)


def _appointed(request: HttpRequest, form: FacilitatorForm) -> bool:
    """Whether it could be done; if not, the form says why."""
    person: Any = person_with(form.cleaned_data["email"])
    if person is None:
        form.add_error("email", str(NobodyByThatAddress.message))
        return False
    try:
        appoint_facilitator(by=request.user, user=person, resolution=form.cleaned_data["resolution"], at=now())
    except AlreadyFacilitator as fact:
        form.add_error("email", fact.text)
        return False
    messages.success(request, _("{name} can lead study circles now.").format(name=person.get_full_name()))
    return True
