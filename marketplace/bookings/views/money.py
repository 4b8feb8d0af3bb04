"""A worker's money: this week, what waits, when the next payout goes. Every amount opens its rows in the books."""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.rules.queries.policy_in_force import policy_in_force
from coop.rules.wording import value_words
from foundation.clock import now
from foundation.money.formatting import format_minor
from foundation.ui.calculations.table import Cell, Column, Table
from marketplace.bookings.queries.earned import completed_since
from marketplace.bookings.views._job import day_of
from marketplace.bookings.views._slots import day_label
from marketplace.bookings.views._stage import short_name
from marketplace.bookings.views.today import monday_of
from marketplace.workers.queries.workers import own_worker
from payments.payouts.enums import EarningState
from payments.payouts.queries.earnings import earnings_of, totals_of


@require_safe
@login_required
def money(request: HttpRequest) -> HttpResponse:
    """This week's accepted jobs with their shares, and the sums from the books."""
    worker = own_worker(request.user)
    zone, currency = ZoneInfo(worker.zone), str(settings.COOP["currency"])
    owner = worker.member.account_id
    done = completed_since(worker, monday_of(now(), zone))
    totals = totals_of(owner=owner, currency=currency)
    waiting = [
        earning.transfer_after
        for earning in earnings_of(owner=owner, currency=currency, limit=50).earnings
        if earning.state == EarningState.EARNED and earning.transfer_after
    ]
    levy = policy_in_force("levy_bp", at=now())
    week = sum(booking.worker_share for booking in done)
    context: dict[str, Any] = {
        "stats": [
            {"label": _("Earned this week"), "figure": format_minor(week, currency), "note": _("since Monday")},
            {
                "label": _("On its way"),
                "figure": format_minor(totals.owed, currency),
                "note": _("accepted"),
            },
            {"label": _("Booked ahead"), "figure": format_minor(totals.expected, currency), "note": _("still to do")},
        ],
        "levy": levy.decided,
        "levy_words": value_words("levy_bp", levy.value),
        "next_payout": day_label(min(waiting).astimezone(zone).date()) if waiting else "",
        "table": _table(done, week, currency) if done else None,
        "payouts_url": reverse("payouts:payouts"),
        "calendar_url": reverse("bookings:calendar"),
    }
    return render(request, "marketplace/bookings/money.html", context)


def _table(done: list[Any], week: int, currency: str) -> Table:
    """One line a job; the address of a row is put together, not looked up, row by row."""
    head, _sep, tail = reverse("bookings:ledger_lines", args=["CW-0000-00"]).partition("CW-0000-00")
    rows: list[list[Cell | str]] = [
        [
            Cell(booking.title, note=short_name(booking.customer)),
            day_of(booking),
            Cell(format_minor(booking.worker_share, currency), url=f"{head}{booking.reference}{tail}"),
        ]
        for booking in done
    ]
    columns: list[Column | str] = [_("Job"), _("Day"), Column(_("Your share"), numeric=True)]
    foot = [_("This week"), "", format_minor(week, currency)]
    return Table(_("This week's jobs"), columns, rows, foot=foot)
