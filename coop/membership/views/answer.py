"""Answer a suspension."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.membership.actions.answer_suspension import answer_suspension
from coop.membership.enums import MemberState
from coop.membership.forms import AnswerForm
from coop.membership.queries.history import histories_of
from coop.membership.views._door import own_membership
from coop.membership.wording import timeline
from foundation.clock import now


@login_required
def answer(request: HttpRequest, member_id: int) -> HttpResponse:
    member = own_membership(request, member_id)
    if member.state != MemberState.SUSPENDED:
        return redirect("membership:my_membership")
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        answer_suspension(by=request.user, member=member, answer=form.cleaned_data["answer"], at=now())
        messages.success(request, _("Your answer is with the board."))
        return redirect("membership:my_membership")
    events = [one for one in histories_of([member])[member.pk] if one.verb in {"suspend", "answer"}]
    context = {
        "form": form,
        "entries": timeline(events, names=False),
        "back_url": reverse("membership:my_membership"),
    }
    return render(request, "coop/membership/answer.html", context, status=422 if form.errors else 200)
