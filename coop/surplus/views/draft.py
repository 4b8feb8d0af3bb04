"""One draft: where the money would go, and what it would do to the reader."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.surplus.enums import YearState
from coop.surplus.models import Draft
from coop.surplus.policies import can_draft
from coop.surplus.queries.plans import draft_called, drafts_of, my_draft_row, spread_of
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_members
from coop.surplus.views._shown import mine, shown
from coop.surplus.views._wording import day
from foundation.money.formatting import format_minor


@require_safe
@for_members
def draft(request: HttpRequest, year: int, number: int) -> HttpResponse:
    found = year_called(year)
    one = draft_called(found, number)
    context: dict[str, Any] = {
        "year": found.year,
        "number": one.number,
        "title": _("Draft {number}: {title}").format(number=one.number, title=one.title),
        "words": one.words,
        "made": _("Made by {name} on {day}, by the pattern “{profile}”.").format(
            name=one.made_by.name, day=day(one.made_at), profile=one.profile_title
        ),
        "year_url": reverse("surplus:shared_year", args=[found.year]),
        "others": [
            {"number": other.number, "label": f"{other.number}. {other.title}"}
            for other in drafts_of(found)
            if other.number != one.number
        ],
        "mine": mine(my_draft_row(one, request.user), one, found.unit),
        "spread": _spread_words(one, found.unit),
        "notes": one.notes,
        "may_freeze": can_draft(request.user) and found.state == YearState.CLOSED,
        **shown(one, found.unit),
    }
    return render(request, "coop/surplus/draft.html", context)


def _spread_words(one: Draft, unit: str) -> str:
    """How it falls, without telling what any one person gets."""
    spread = spread_of(one)
    if spread is None:
        return _("With fewer than five people we do not show how it falls among them.")
    return _(
        "Of {people} people, half get more than {middle} and half less; the least is {least}, the most {most}."
    ).format(
        people=spread.people,
        middle=format_minor(abs(spread.middle), unit),
        least=format_minor(min(abs(spread.least), abs(spread.most)), unit),
        most=format_minor(max(abs(spread.least), abs(spread.most)), unit),
    )
