"""Who stands to gain or lose by a decision: declared by the members themselves, and taken back by them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from coop.decisions.actions.declare_interest import declare_interest
from coop.decisions.actions.withdraw_interest import withdraw_interest
from coop.decisions.enums import BEFORE_CLOSING
from coop.decisions.forms import InterestForm
from coop.decisions.models import Decision, Interest
from coop.decisions.views._answers import took
from coop.decisions.views._decision_page import interests_for
from coop.decisions.views._door import decision_for_members
from foundation.clock import now
from foundation.errors import NotFound


@login_required
@never_cache
def interests(request: HttpRequest, slug: str) -> HttpResponse:
    at = now()
    reader, found = decision_for_members(request, slug, at=at)
    page = reverse("decisions:interests", args=[slug])
    if request.method == "POST" and "take_back" in request.POST:
        withdraw_interest(by=request.user, interest=_own(request, found), at=at)
        messages.success(request, _("Taken back. Your words stay, with a note that they no longer hold."))
        return redirect(page)
    open_to = reader.member is not None and found.state in BEFORE_CLOSING
    form = InterestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if took(form, lambda: declare_interest(by=request.user, decision=found, text=text, at=at)):
            messages.success(request, _("Declared. It stands beside the decision and goes into the minutes."))
            return redirect(page)
    context: dict[str, Any] = {
        "title": found.title,
        "interests": interests_for(found, reader),
        "form": form if open_to else None,
        "back_url": reverse("decisions:decision", args=[slug]),
    }
    return render(request, "coop/decisions/interests.html", context, status=422 if form.errors else 200)


def _own(request: HttpRequest, found: Decision) -> Interest:
    """The declaration named in the form. Raises NotFound."""
    number = request.POST["take_back"]
    known = number.isascii() and number.isdigit() and len(number) < 19
    rows = Interest.objects.filter(decision=found, pk=int(number)) if known else Interest.objects.none()
    row = rows.select_related("decision", "member").first()
    if row is None:
        raise NotFound
    return row
