"""Ask to take shares out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coop.membership.enums import MemberState
from coop.rules.queries.policy_in_force import policies_in_force
from coop.rules.wording import value_words
from coop.shares.actions.request_withdrawal import request_withdrawal
from coop.shares.errors import NotYourShares
from coop.shares.forms import QuantityForm
from coop.shares.models import ShareType
from coop.shares.policies import can_ask_for_withdrawal
from coop.shares.queries.withdrawals import most_to_take_out, suspension
from coop.shares.views._mine import here, membership_here
from coop.shares.views._words import kept_words, money, shares_words
from foundation.clock import now
from foundation.errors import Fact

RULES = ("share_notice_days", "share_lock_in_days", "share_withdrawal_cap_bp")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_out(request: HttpRequest) -> HttpResponse:
    """Say what it means and how long it takes, with the rules behind it, then ask how many."""
    at = now()
    member, mine = membership_here(request)
    if not can_ask_for_withdrawal(request.user, member):
        raise NotYourShares
    kind = ShareType.objects.get(code=member.member_class.share_type)
    stays = member.state != MemberState.LEAVING
    most = most_to_take_out(member, share_type=kind, stays=stays, at=at) if kind.can_be_taken_out else 0
    hint = _("{par} each. You can ask for {most} at most.").format(par=money(kind.par_minor), most=shares_words(most))
    form = QuantityForm(request.POST if request.method == "POST" else None, most=most, hint=hint)
    refusal: Fact | None = None
    if request.method == "POST" and form.is_valid():
        try:
            request_withdrawal(by=request.user, member=member, quantity=form.cleaned_data["quantity"], at=at)
        except Fact as fact:
            refusal = fact
        else:
            messages.success(request, _("You stand in the queue now. This page shows what the board decides."))
            return redirect(reverse("shares:my_shares") + here(member, mine))
    rules = policies_in_force(RULES, at=at) if kind.can_be_taken_out else {}
    context = {
        "form": form,
        "most": most,
        "kept": kept_words(kind),
        "least": shares_words(member.member_class.min_shares) if stays and kind.can_be_taken_out else "",
        "rules": [
            {
                "label": _rule_words(key),
                "value": value_words(key, rule.value),
                "change_url": rule.where_decided,
                "change_label": _("Who decided this"),
            }
            for key, rule in rules.items()
        ],
        "suspended": suspension() if kind.can_be_taken_out else None,
        "refusal": refusal,
        "back_url": reverse("shares:my_shares") + here(member, mine),
    }
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, "coop/shares/take_out.html", context, status=status)


def _rule_words(key: str) -> str:
    return {
        "share_notice_days": _("Notice, from today"),
        "share_lock_in_days": _("New shares stay in for"),
        "share_withdrawal_cap_bp": _("Of all share money, paid back in a year at most"),
    }[key]
