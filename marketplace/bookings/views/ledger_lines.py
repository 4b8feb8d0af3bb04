"""The rows of the books behind a booking: any amount can be followed to here."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from foundation.errors import NotFound
from foundation.ui.calculations.table import Column, Table
from marketplace.bookings.enums import Side
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import can_see_money, side_of
from marketplace.bookings.queries.bookings import booking_called
from marketplace.bookings.queries.money import LedgerLine
from marketplace.bookings.queries.money import ledger_lines as lines_of
from marketplace.bookings.views._words import moment_of, money_words

KINDS = {
    "charge": gettext_lazy("Paid by card"),
    "refund_decided": gettext_lazy("Refund decided"),
    "refund": gettext_lazy("Refund sent"),
    "release": gettext_lazy("Earned"),
    "transfer": gettext_lazy("Sent to the worker's bank"),
}
HEADS = {
    "1010": gettext_lazy("Money at the payment company"),
    "1011": gettext_lazy("Money at the payment company"),
    "2100": gettext_lazy("Held for this booking"),
    "2110": gettext_lazy("Owed to the worker"),
    "2120": gettext_lazy("Refund on its way"),
    "4010": gettext_lazy("The co-op's share"),
    "5010": gettext_lazy("Card costs"),
}


@require_safe
@login_required
def ledger_lines(request: HttpRequest, reference: str) -> HttpResponse:
    """Show every row, in order, in words and with the accounts' numbers."""
    booking = booking_called(reference)
    if not can_see_money(request.user, booking):
        raise NotFound
    side = side_of(request.user, booking)
    back = "bookings:job" if side is Side.WORKER else "bookings:receipt"
    table = Table(
        caption=_("Rows of the books for {reference}").format(reference=booking.reference),
        columns=[
            Column(_("When")),
            Column(_("What happened")),
            Column(_("From")),
            Column(_("To")),
            Column(_("Amount"), numeric=True),
        ],
        rows=[_row(booking, line) for line in lines_of(booking)],
    )
    context = {"booking": booking, "table": table, "back_url": reverse(back, args=[booking.reference])}
    return render(request, "marketplace/bookings/ledger_lines.html", context)


def _row(booking: Booking, line: LedgerLine) -> list[str]:
    """Debit and credit in everyday words: money comes from the credited account where it is held for others."""
    return [
        moment_of(booking, line.at),
        str(KINDS.get(line.kind, line.kind)),
        _account(line.debit),
        _account(line.credit),
        money_words(booking, line.amount),
    ]


def _account(code: str) -> str:
    head = code.partition(":")[0]
    return f"{HEADS.get(head, head)} ({head})"
