"""Something counted for a year was wrong: what it should have been, and what follows from it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coop.surplus.actions.make_correction import make_correction
from coop.surplus.later_forms import CorrectionForm, kinds_of
from coop.surplus.queries.inputs import measured_people
from coop.surplus.queries.payments import money_has_moved
from coop.surplus.queries.plans import plan_called
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Fact


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def correct_plan(request: HttpRequest, year: int, number: int) -> HttpResponse:
    found = year_called(year)
    plan = plan_called(found, number)
    people, keys = measured_people(found)
    sent = request.method == "POST"
    form = CorrectionForm(request.POST if sent else None, people=people, kinds=kinds_of(keys), unit=found.unit)
    if sent and form.is_valid():
        changes, why = form.cleaned_data["lines"], form.cleaned_data["why"]
        try:
            made = make_correction(by=request.user, allocation=plan, changes=changes, why=why, at=now())
        except Fact as fact:
            form.add_error(None, fact.text)
        else:
            messages.success(request, _("Worked out. Nothing has changed yet: the members decide on it."))
            return redirect("surplus:settlement", number=made.number)
    context: dict[str, Any] = {
        "title": _("Correct plan {number} for {year}").format(number=number, year=year),
        "plan_url": reverse("surplus:plan", args=[year, number]),
        "take_back_url": "" if money_has_moved(plan) else reverse("surplus:take_back_plan", args=[year, number]),
        "form": form,
    }
    return render(request, "coop/surplus/correct_plan.html", context, status=422 if sent else 200)
