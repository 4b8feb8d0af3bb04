"""One movement of shares, with its rows in the books: any number can be followed to here."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.shares.errors import NotYourShares
from coop.shares.policies import can_see_register, can_see_shares
from coop.shares.queries.movements import journal_rows, movement_called
from coop.shares.views._words import day_words, moment_words, money, reader_zone, shares_words
from foundation.ui.calculations.table import Column, Table

HEADS = {
    "1000": gettext_lazy("The co-op's bank account"),
    "1010": gettext_lazy("Money at the payment company"),
    "2120": gettext_lazy("Refund on its way"),
    "2410": gettext_lazy("Paid for shares, not given out yet"),
    "2420": gettext_lazy("Owed for shares taken out"),
    "3010": gettext_lazy("Share capital"),
    "3020": gettext_lazy("Share capital"),
    "3030": gettext_lazy("Share capital"),
    "3120": gettext_lazy("The co-op's general reserve"),
    "5010": gettext_lazy("Card costs"),
}
KINDS = {
    "share_cancellation": gettext_lazy("Went to the reserve when the membership ended"),
    "charge": gettext_lazy("Paid by card"),
    "share_money": gettext_lazy("Paid to the bank"),
    "share_allotment": gettext_lazy("Shares given out"),
    "share_withdrawal": gettext_lazy("Shares taken out"),
    "share_repayment": gettext_lazy("Paid back"),
}


@never_cache
@login_required
@require_safe
def movement(request: HttpRequest, movement_id: int) -> HttpResponse:
    """Show what happened, by which decision, and every row of it."""
    found = movement_called(movement_id)
    if found is None or not (can_see_shares(request.user, found.member) or can_see_register(request.user)):
        raise NotYourShares
    zone = reader_zone(request.user)
    rows = [
        [
            moment_words(row.journal.at, zone),
            str(KINDS.get(row.journal.kind, row.journal.kind)),
            _account(row.debit.code),
            _account(row.credit.code),
            money(row.amount),
        ]
        for row in journal_rows(found)
    ]
    columns: list[Column | str] = [
        _("When"),
        _("What happened"),
        _("From"),
        _("To"),
        Column(_("Amount"), numeric=True),
    ]
    facts = [
        {"label": _("What"), "value": found.get_kind_display()},
        {"label": _("Shares"), "value": shares_words(abs(found.quantity))},
        {"label": _("Amount"), "value": money(abs(found.amount_minor))},
        {"label": _("When"), "value": day_words(found.at, zone)},
        {"label": _("Decided by"), "value": found.resolution},
    ]
    context = {
        "facts": facts,
        "table": Table(_("Rows of the books"), columns, rows),
        "back_url": reverse("shares:my_shares"),
    }
    return render(request, "coop/shares/movement.html", context)


def _account(code: str) -> str:
    """An account in everyday words. Money moves to the credited account where that is somebody's."""
    head = code.partition(":")[0]
    return f"{HEADS.get(head, head)} ({head})"
