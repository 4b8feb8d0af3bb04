"""One earning, and its lines in the books."""

from datetime import tzinfo

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from foundation.money.formatting import format_minor
from foundation.ui.calculations.table import Column, Table
from payments.checkout.registry import purposes
from payments.payouts.errors import EarningNotFound
from payments.payouts.models import Earning
from payments.payouts.queries.earnings import LedgerLine, ledger_lines_of
from payments.payouts.views.whose import owner_here
from payments.payouts.views.wording import day_words, state_of, zone_of

KINDS = {
    "release": gettext_lazy("The work was accepted: your share"),
    "transfer": gettext_lazy("Sent to your payout account"),
}


@never_cache
@login_required
@require_GET
def earning(request: HttpRequest, earning_id: int) -> HttpResponse:
    """Where this amount came from and where it went, line by line. Raises EarningNotFound for somebody else's."""
    owner = owner_here(request)
    found = Earning.objects.filter(pk=earning_id, owner=owner.account).select_related("payment").first()
    if found is None:
        raise EarningNotFound
    label, tone = state_of(found)
    context = {
        "title": purposes.get(found.payment.purpose).describe(found.reference),
        "amount": format_minor(found.amount, found.currency),
        "state": label,
        "tone": tone,
        "table": _table(found, ledger_lines_of(found), zone_of(request)),
        "back_url": reverse("payouts:payouts"),
    }
    return render(request, "payments/payouts/earning.html", context)


def _table(found: Earning, rows: list[LedgerLine], zone: tzinfo) -> Table | None:
    """The lines, with the number of the journal and the accounts as the books name them."""
    if not rows:
        return None
    lines = [
        [
            day_words(row.at, zone),
            str(KINDS.get(row.kind, row.kind)),
            str(row.journal_id),
            f"{row.debit.partition(':')[0]} → {row.credit.partition(':')[0]}",
            format_minor(row.change, found.currency),
        ]
        for row in rows
    ]
    amount = Column(_("Amount"), numeric=True)
    return Table(_("In the books"), [_("Day"), _("What"), _("Entry"), _("From and to"), amount], lines)
