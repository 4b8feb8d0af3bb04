"""The button that has the books compared and proved now."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from payments.reconcile.actions.ask_for_comparison import ask_for_comparison
from payments.reconcile.views._door import for_treasurers


@require_POST
@for_treasurers
def compare(request: HttpRequest) -> HttpResponse:
    ask_for_comparison(by=request.user, at=now())
    messages.success(request, _("The books are being compared and proved. Load this page again in a minute."))
    return redirect("reconcile:money")
