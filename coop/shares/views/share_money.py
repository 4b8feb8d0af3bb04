"""What waits for money: requests for shares that nobody has paid for yet."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.shares.policies import can_handle_share_money
from coop.shares.queries.orders import orders_waiting
from coop.shares.views._office import office_tabs, register_keeper
from coop.shares.views._words import day_words, money
from foundation.home import home_zone
from foundation.ui.calculations.table import Cell, Column, Table

MOST = 200


@never_cache
@login_required
@require_safe
def share_money(request: HttpRequest) -> HttpResponse:
    """The treasurer opens a row when the money is on the bank statement; money by card comes in by itself."""
    keeper = register_keeper(request)
    pattern = reverse("shares:receive_money", args=["0"]) if can_handle_share_money(keeper) else ""
    zone = home_zone()
    rows: list[list[Cell | str]] = [
        [
            Cell(order.member.legal_name or order.member.user.name, url=pattern.replace("/0/", f"/{order.reference}/")),
            order.reference,
            _("First share, joins") if order.joins else _("More shares"),
            str(order.quantity),
            money(order.amount_minor),
            day_words(order.pay_by, zone),
        ]
        for order in orders_waiting()[:MOST]
    ]
    columns: list[Column | str] = [
        _("Name"),
        _("Reference for the bank"),
        pgettext("what money is paid for", "For"),
        Column(_("Shares"), numeric=True),
        Column(_("Amount"), numeric=True),
        _("Pay by"),
    ]
    context = {
        "tabs": office_tabs("share_money"),
        "table": Table(_("Requests that wait for money, the soonest due first"), columns, rows),
        "is_empty": not rows,
        "may_receive": bool(pattern),
    }
    return render(request, "coop/shares/share_money.html", context)
