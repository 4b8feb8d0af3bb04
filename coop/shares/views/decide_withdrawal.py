"""The board decides about one withdrawal: the test with its figures, then approve, approve a part, or put off."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coop.shares.actions.approve_withdrawal import approve_withdrawal
from coop.shares.actions.defer_withdrawal import defer_withdrawal
from coop.shares.calculations.solvency import Figures, Finding, findings
from coop.shares.calculations.wording import CLAIMS
from coop.shares.enums import WithdrawalState
from coop.shares.errors import MayNotDecideShares, WithdrawalNotInTheQueue
from coop.shares.forms import ApproveForm, DeferForm
from coop.shares.models import Withdrawal
from coop.shares.policies import can_decide_withdrawals
from coop.shares.queries.solvency import solvency_figures
from coop.shares.queries.withdrawals import ready_before, withdrawal_called
from coop.shares.views._office import register_keeper
from coop.shares.views._words import day_words, end_of_day, money, shares_words
from foundation.clock import now
from foundation.errors import Fact
from foundation.home import home_zone


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decide_withdrawal(request: HttpRequest, withdrawal_id: int) -> HttpResponse:
    at, keeper = now(), register_keeper(request)
    if not can_decide_withdrawals(keeper):
        raise MayNotDecideShares
    withdrawal = withdrawal_called(withdrawal_id)
    if withdrawal is None or withdrawal.state != WithdrawalState.QUEUED:
        raise WithdrawalNotInTheQueue
    does = request.POST.get("do", "")
    approve = ApproveForm(
        request.POST if does == "approve" else None,
        most=withdrawal.quantity,
        hint=_("All {most}, or fewer: the rest keeps its place.").format(most=shares_words(withdrawal.quantity)),
        initial={"quantity": withdrawal.quantity},
        prefix="approve",
    )
    defer = DeferForm(request.POST if does == "defer" else None, prefix="defer")
    refusal: Fact | None = None
    try:
        if does and _done(request, withdrawal, approve, defer, at):
            return redirect("shares:withdrawals")
    except Fact as fact:
        refusal = fact
    context = _page(withdrawal, approve, at) | {"approve": approve, "defer": defer, "refusal": refusal}
    status = refusal.status if refusal else 422 if approve.errors or defer.errors else 200
    return render(request, "coop/shares/decide_withdrawal.html", context, status=status)


def _done(request: HttpRequest, withdrawal: Withdrawal, approve: ApproveForm, defer: DeferForm, at: datetime) -> bool:
    """Carry out the form that was sent. Raises the fact that stops it."""
    by: Any = request.user
    if approve.is_bound and approve.is_valid():
        given = dict(approve.cleaned_data)
        need = given.pop("need_ahead")
        approve_withdrawal(by=by, withdrawal=withdrawal, need_ahead=need.minor if need else 0, at=at, **given)
        messages.success(request, _("Approved. The treasurer can pay it now."))
        return True
    if defer.is_bound and defer.is_valid():
        given = dict(defer.cleaned_data)
        until = end_of_day(given.pop("until"))
        defer_withdrawal(by=by, withdrawal=withdrawal, until=until, at=at, **given)
        messages.success(request, _("Put off. It keeps its place in the queue."))
        return True
    return False


def _page(withdrawal: Withdrawal, approve: ApproveForm, at: datetime) -> dict[str, Any]:
    zone, member = home_zone(), withdrawal.member
    quantity, need = withdrawal.quantity, 0
    if approve.is_bound and approve.is_valid():
        quantity = approve.cleaned_data["quantity"]
        asked = approve.cleaned_data["need_ahead"]
        need = asked.minor if asked else 0
    figures = solvency_figures(withdrawal, quantity=quantity, need_ahead=need, at=at)
    return {
        "rows": [
            {"label": _("Who"), "value": member.legal_name or member.user.name},
            {"label": _("Shares"), "value": shares_words(withdrawal.quantity), "note": money(withdrawal.amount_minor)},
            {"label": _("Why"), "value": withdrawal.get_origin_display()},
            {"label": _("In the queue since"), "value": day_words(withdrawal.requested_at, zone)},
        ],
        "lines": [{"text": _line(finding), "met": finding.met} for finding in findings(figures)],
        "sums": _sums(figures),
        "not_first": ready_before(withdrawal, at=at),
        "back_url": reverse("shares:withdrawals"),
    }


def _line(finding: Finding) -> str:
    claim = str(CLAIMS[finding.code])
    if finding.have == finding.need == 0:
        return claim
    return _("{claim}: {have}, needed {need}").format(claim=claim, have=money(finding.have), need=money(finding.need))


def _sums(figures: Figures) -> list[dict[str, str]]:
    """Where the test's figures come from, for whoever does the sum again."""
    return [
        {"label": _("To be paid"), "value": money(figures.amount)},
        {"label": _("Earned and kept"), "value": money(figures.surplus)},
        {"label": _("At the bank and at the payment company"), "value": money(figures.liquid)},
        {"label": _("Owed to others today"), "value": money(figures.owed)},
        {"label": _("Must stay at hand"), "value": money(figures.floor)},
        {"label": _("Share capital of this kind"), "value": money(figures.capital)},
        {"label": _("Taken out in the last 365 days"), "value": money(figures.withdrawn)},
    ]
