"""Record one step of a membership, on a decision that is named."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from coop.membership.enums import WAITING
from coop.membership.forms import StepForm
from coop.membership.views._door import member_for_office
from coop.membership.views._steps import STEPS
from foundation.clock import now
from foundation.errors import NotFound
from foundation.home import home_day


@login_required
def member_step(request: HttpRequest, member_id: int, step: str) -> HttpResponse:
    keeper, member = member_for_office(request, member_id)
    if step not in STEPS:
        raise NotFound
    at, taken = now(), STEPS[step]
    page = "application" if member.state in WAITING else "member"
    if not taken.is_open_to(member) and request.method != "POST":
        return redirect(f"membership:{page}", member_id=member.pk)
    today = home_day(at)
    sent = request.POST if request.method == "POST" else None
    form = StepForm(sent, fields=taken.fields, optional=taken.optional, today=today)
    if form.is_valid():
        taken.act(by=keeper, member=member, **form.cleaned_data, at=at)
        messages.success(request, str(taken.done))
        return redirect("membership:member", member_id=member.pk)
    context = {
        "form": form,
        "label": taken.label,
        "means": taken.means,
        "kind": "danger" if taken.grave else "primary",
        "name": member.user.get_full_name(),
        "back_url": reverse(f"membership:{page}", args=[member.pk]),
    }
    return render(request, "coop/membership/member_step.html", context, status=422 if form.errors else 200)
