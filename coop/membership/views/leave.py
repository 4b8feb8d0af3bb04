"""Give notice to leave: first what it means, then one button."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.membership.actions.give_notice_to_leave import give_notice_to_leave
from coop.membership.calculations.transitions import transition
from coop.membership.enums import LeavingRule
from coop.membership.forms import LeaveForm
from coop.membership.queries.leaving import leaves_at
from coop.membership.views._door import own_membership
from coop.membership.wording import day_words, last_day_words, shares_on_leaving_words, vote_on_leaving_words
from foundation.clock import now


@login_required
def leave(request: HttpRequest, member_id: int) -> HttpResponse:
    at, member = now(), own_membership(request, member_id)
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        give_notice_to_leave(by=request.user, member=member, reason=form.cleaned_data["reason"], at=at)
        messages.success(request, _("We have your notice. Thank you for your part in the co-op."))
        return redirect("membership:my_membership")
    if not transition("give_notice").starts_from(member.state):
        return redirect("membership:my_membership")
    at_once = member.member_class.leaving_rule == LeavingRule.IMMEDIATE
    ends = leaves_at(member, given_at=at)
    context = {
        "form": form,
        "class_name": member.member_class.get_code_display(),
        "last_day": day_words(ends) if at_once else last_day_words(ends),
        "at_once": at_once,
        "vote": vote_on_leaving_words(member.member_class),
        "shares": shares_on_leaving_words(member.member_class),
        "back_url": reverse("membership:my_membership"),
    }
    return render(request, "coop/membership/leave.html", context, status=422 if form.errors else 200)
