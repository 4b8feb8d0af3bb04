"""Tax kept back of members' parts: how much waits for the tax office, and writing down what was paid."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coop.surplus.actions.pay_tax import pay_tax
from coop.surplus.actions.undo_tax_payment import undo_tax_payment
from coop.surplus.later_forms import TaxForm
from coop.surplus.models import TaxPayment
from coop.surplus.queries.tax import tax_kept, tax_payments
from coop.surplus.views._door import for_officers
from coop.surplus.views._wording import day
from foundation.clock import now
from foundation.errors import Fact, Invalid
from foundation.money.formatting import format_minor


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def tax(request: HttpRequest) -> HttpResponse:
    wrong = request.POST.get("undo", "")
    if request.method == "POST" and wrong:
        found = get_object_or_404(TaxPayment, pk=int(wrong) if wrong.isdigit() and len(wrong) < 19 else 0)
        undo_tax_payment(by=request.user, payment=found, at=now())
        messages.success(request, _("It is taken back: that tax waits for the tax office again."))
        return redirect("surplus:tax")
    form = TaxForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            pay_tax(
                by=request.user,
                amount=given["amount"].minor,
                paid_on=given["paid_on"],
                reference=given["reference"],
                at=now(),
            )
        except Invalid as fact:
            for name, problem in fact.fields.items():
                form.add_error(name, problem)
        except Fact as fact:
            form.add_error("amount", fact.text)
        else:
            messages.success(request, _("Written down: the tax office has it."))
            return redirect("surplus:tax")
    kept, unit = tax_kept(), str(settings.COOP["currency"])
    context: dict[str, Any] = {
        "kept": format_minor(kept, unit),
        "form": form if kept > 0 or form.is_bound else None,
        "payments": [_row(one) for one in tax_payments()],
    }
    return render(request, "coop/surplus/tax.html", context, status=422 if form.errors else 200)


def _row(one: TaxPayment) -> dict[str, Any]:
    words = _("Paid on {day}, {reference}. Written down by {name}.")
    return {
        "id": one.pk,
        "amount": format_minor(one.amount, one.unit),
        "words": words.format(day=day(one.paid_on), reference=one.reference, name=one.recorded_by.name),
        "undone": _("Taken back on {day}.").format(day=day(one.reversed_at)) if one.reversed_at else "",
    }
