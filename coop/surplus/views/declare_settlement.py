"""Declare a correction that a meeting resolved on paper: name the meeting."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coop.surplus.actions.declare_correction import declare_correction
from coop.surplus.enums import SettlementKind
from coop.surplus.errors import SettlementNotFound
from coop.surplus.forms import ReasonForm
from coop.surplus.queries.settlements import settlement_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Fact


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def declare_settlement(request: HttpRequest, number: int) -> HttpResponse:
    one = settlement_called(number)
    if one.kind != SettlementKind.CORRECTION:
        raise SettlementNotFound(number=number)
    sent = request.method == "POST"
    form = ReasonForm(
        request.POST if sent else None,
        label=_("Which meeting resolved it?"),
        hint=_("Its name and day, as in the minutes. Everybody will read it."),
    )
    if sent and form.is_valid():
        try:
            declare_correction(by=request.user, settlement=one, decision_name=form.cleaned_data["words"], at=now())
        except Fact as fact:
            form.add_error(None, fact.text)
        else:
            messages.success(request, _("The correction stands. Pay it when you are ready."))
            return redirect("surplus:settlement", number=number)
    context: dict[str, Any] = {
        "title": _("Carry out correction {number}").format(number=number),
        "back_url": reverse("surplus:settlement", args=[number]),
        "sha256": one.sha256,
        "form": form,
    }
    return render(request, "coop/surplus/declare_settlement.html", context, status=422 if sent else 200)
