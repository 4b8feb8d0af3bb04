"""The button that closes a month."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from foundation.formats import date_format
from payments.reconcile.actions.close_month import close_month as close
from payments.reconcile.errors import ChecklistNotGreen, NothingToClose
from payments.reconcile.views._door import for_treasurers
from payments.reconcile.views.months import desk_of_months


@require_POST
@for_treasurers
def close_month(request: HttpRequest) -> HttpResponse:
    """The month the person saw is closed, or none: a page left open since last month closes nothing else."""
    at = now()
    try:
        month = datetime.strptime(request.POST.get("month", ""), "%Y-%m").date()  # noqa: DTZ007 - a month has no zone
    except ValueError:
        raise NothingToClose from None
    try:
        period = close(by=request.user, month=month, at=at)
    except ChecklistNotGreen as fact:
        messages.error(request, str(fact))
        return render(request, "payments/reconcile/months.html", desk_of_months(request, at), status=fact.status)
    name = date_format(period.month, "F Y")
    messages.success(request, _("{month} is closed. Its root is {root}.").format(month=name, root=period.root))
    return redirect("reconcile:months")
