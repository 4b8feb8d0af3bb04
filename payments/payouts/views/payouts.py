"""A worker's payouts: whether they can be paid, and every amount with its way through the books."""

from datetime import tzinfo

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from foundation.money.formatting import format_minor
from foundation.ui.calculations.table import Cell, Column, Table
from payments.checkout.registry import descriptions
from payments.gateway.errors import CheckoutClosed
from payments.gateway.provider import provider
from payments.payouts.enums import Blocked, EarningState, PayeeState
from payments.payouts.models import Earning, Payee
from payments.payouts.queries.earnings import Page, earnings_of, totals_of
from payments.payouts.queries.payees import payee_of
from payments.payouts.views.whose import owner_here
from payments.payouts.views.wording import STANDING, day_words, state_of, zone_of


@never_cache
@login_required
@require_GET
def payouts(request: HttpRequest) -> HttpResponse:
    owner = owner_here(request)
    currency = settings.COOP["currency"]
    page = earnings_of(owner=owner.account, currency=currency, after=request.GET.get("after", ""))
    totals = totals_of(owner=owner.account, currency=currency)
    payee, closed = _payee(owner.account)
    context = {
        "closed": closed,
        "standing": STANDING["none" if payee is None else payee.state],
        "failed": bool(payee and payee.failure),
        "bank_trouble": bool(payee and payee.bank_trouble_at),
        "can_begin": not closed and (payee is None or payee.state != PayeeState.PENDING),
        "is_ready": payee is not None and payee.state == PayeeState.READY,
        "stats": [
            {"label": _("Owed to you"), "figure": format_minor(totals.owed, currency), "note": _("done and accepted")},
            {"label": _("Sent to you"), "figure": format_minor(totals.sent, currency), "note": _("so far")},
            {"label": _("Expected"), "figure": format_minor(totals.expected, currency), "note": _("booked, not done")},
        ],
        "table": _table(page, zone_of(request)),
        "has_earnings": bool(page.earnings) or bool(request.GET.get("after")),
        "older_url": f"?after={page.older}" if page.older else "",
        "newest_url": reverse("payouts:payouts") if request.GET.get("after") else "",
    }
    return render(request, "payments/payouts/payouts.html", context)


def _payee(account: str) -> tuple[Payee | None, bool]:
    """The payee at the provider in use, and whether there is no provider."""
    try:
        return payee_of(owner=account, provider=provider()), False
    except CheckoutClosed:
        return None, True


def _table(page: Page, zone: tzinfo) -> Table:
    """Everything in ready words: the address of a row is put together, not looked up, row by row."""
    pattern = reverse("payouts:earning", args=[0])
    head, _sep, tail = pattern.rpartition("0")
    words: dict[str, str] = {}
    for purpose in {earning.payment.purpose for earning in page.earnings}:
        words |= descriptions(purpose, [e.reference for e in page.earnings if e.payment.purpose == purpose])
    rows: list[list[Cell | str]] = [
        [
            Cell(words[earning.reference], url=f"{head}{earning.pk}{tail}"),
            day_words(earning.created_at, zone),
            _state_cell(earning, zone),
            format_minor(earning.amount, earning.currency),
        ]
        for earning in page.earnings
    ]
    columns: list[Column | str] = [_("For"), _("Booked"), _("State"), Column(_("Your share"), numeric=True)]
    return Table(_("Your earnings, the newest first"), columns, rows)


def _state_cell(earning: Earning, zone: tzinfo) -> Cell:
    label, tone = state_of(earning)
    note = ""
    if earning.state == EarningState.EARNED and not earning.blocked and earning.transfer_after:
        note = _("goes out on {day}").format(day=day_words(earning.transfer_after, zone))
    if earning.blocked in (Blocked.NO_PAYEE, Blocked.PAYEE_NOT_READY):
        note = _("goes out when your payout account is ready")
    return Cell(str(label), badge=tone, note=note)
