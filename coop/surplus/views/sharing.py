"""What happened with each year's result, for every member."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.surplus.enums import YearState
from coop.surplus.models import FiscalYear
from coop.surplus.policies import can_close_year
from coop.surplus.queries.years import years
from coop.surplus.views._door import for_members
from coop.surplus.views._wording import YEAR_TONES, span, state_words
from foundation.money.formatting import format_minor


@require_safe
@for_members
def sharing(request: HttpRequest) -> HttpResponse:
    context = {
        "years": [_card(one) for one in years()],
        "statements_url": reverse("surplus:statements"),
        "office_url": reverse("surplus:years") if can_close_year(request.user) else "",
    }
    return render(request, "coop/surplus/sharing.html", context)


def _card(one: FiscalYear) -> dict[str, Any]:
    return {
        "title": str(one.year),
        "url": reverse("surplus:shared_year", args=[one.year]),
        "days": span(one.starts_on, one.ends_on),
        "state": state_words(one),
        "tone": YEAR_TONES[YearState(one.state)],
        "result": _("Result: {amount}").format(amount=format_minor(one.result, one.unit))
        if one.result is not None
        else "",
    }
