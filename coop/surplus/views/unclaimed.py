"""Members' parts that nobody fetched: tell the members, keep what stays unfetched, send it when they ask."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from coop.rules.queries.policy_in_force import policy_in_force
from coop.surplus.actions.honour_claim import honour_claim
from coop.surplus.actions.keep_unclaimed import RULE, keep_unclaimed
from coop.surplus.actions.warn_unclaimed import warn_unclaimed
from coop.surplus.enums import PayoutState
from coop.surplus.models import Payout, PayoutRun
from coop.surplus.policies import can_give_back
from coop.surplus.queries.payments import unfetched
from coop.surplus.views._door import for_officers
from coop.surplus.views._wording import day
from foundation.clock import now
from foundation.errors import Fact, Invalid
from foundation.money.formatting import format_minor


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def unclaimed(request: HttpRequest) -> HttpResponse:
    at = now()
    if request.method == "POST":
        try:
            messages.success(request, _do(request, at))
        except Invalid as fact:
            messages.error(request, " ".join(fact.fields.values()) or fact.text)
        except Fact as fact:
            messages.error(request, fact.text)
        return redirect("surplus:unclaimed")
    days = int(policy_in_force(RULE, at=at).value)
    board = can_give_back(request.user)
    context: dict[str, Any] = {
        "days": days,
        "rule_url": reverse("rules:rule", args=[RULE]),
        "payments": [
            {"run": run.pk, "title": title, "rows": [_row(one, name, days, board, at) for one, name in rows],
             "untold": any(one.warned_at is None and one.state == PayoutState.WAITING for one, _name in rows)}
            for run, title, rows in unfetched()
        ],
    }  # fmt: skip
    return render(request, "coop/surplus/unclaimed.html", context)


def _do(request: HttpRequest, at: datetime) -> str:
    """Carry out the button that was pressed. Raises the fact that stops it."""
    does, by = request.POST.get("do", ""), request.user
    number = request.POST.get("id", "")
    key = int(number) if number.isdigit() and len(number) < 19 else 0
    if does == "warn":
        told = warn_unclaimed(by=by, run=get_object_or_404(PayoutRun, pk=key), at=at)
        return ngettext("{n} member is told.", "{n} members are told.", told).format(n=told)
    payout = get_object_or_404(Payout.objects.select_related("run"), pk=key)
    if does == "honour":
        honour_claim(by=by, payout=payout, at=at)
        return _("It is owed to the member again, and is sent as soon as they have a payout account.")
    keep_unclaimed(by=by, payout=payout, resolution=request.POST.get("resolution", ""), at=at)
    return _("It is kept in the general reserve. The member can still ask for it.")


def _row(one: Payout, name: str, days: int, board: bool, at: datetime) -> dict[str, Any]:
    until = one.warned_at + timedelta(days=days) if one.warned_at else None
    kept = one.state == PayoutState.UNCLAIMED
    if kept:
        words = _("In the general reserve. It is theirs when they ask.")
    elif until is None or one.warned_at is None:
        words = _("Not told yet.")
    else:
        words = _("Told on {day}. Stays owed to them until {until}.").format(day=day(one.warned_at), until=day(until))
    plan = one.run.allocation or one.run.settlement
    assert plan is not None, "a payment is of one plan"
    return {
        "id": one.pk,
        "name": name or _("A former member"),
        "amount": format_minor(one.amount, plan.unit),
        "words": words,
        "may_keep": board and not kept and until is not None and until <= at,
        "may_honour": kept,
    }
