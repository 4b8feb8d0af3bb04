"""Make a draft: choose a pattern, change its percentages within the bounds of the law, and see what comes of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coop.surplus.actions.make_draft import make_draft
from coop.surplus.calculations.problems import CannotAllocate
from coop.surplus.errors import CannotDraft, DraftOutOfBounds, NothingToShare, YearNotClosed
from coop.surplus.forms import DraftForm
from coop.surplus.profiles import DEFAULT, list_profiles, load_profile
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Invalid, NotFound


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def new_draft(request: HttpRequest, year: int) -> HttpResponse:
    found = year_called(year)
    if not found.is_closed:
        raise YearNotClosed
    if not found.result:
        raise NothingToShare
    try:
        profile = load_profile(request.GET.get("profile", DEFAULT))
    except CannotAllocate as unknown:
        raise NotFound from unknown
    sent = request.method == "POST"
    form = DraftForm(request.POST if sent else None, profile=profile, loss=found.result < 0)
    if sent and form.is_valid():
        try:
            draft = make_draft(
                by=request.user,
                fiscal_year=found,
                title=form.cleaned_data["title"],
                words=form.cleaned_data["words"],
                profile_id=profile.id,
                choices=form.choices,
                told=form.told,
                payable_from=form.cleaned_data.get("payable_from"),
                at=now(),
            )
        except (DraftOutOfBounds, CannotDraft, Invalid) as refused:
            for step, problem in (refused.fields or {"": refused.text}).items():
                form.blame(step, problem)
        else:
            return redirect("surplus:draft", year=found.year, number=draft.number)
    context: dict[str, Any] = {
        "title": _("A new draft for {year}").format(year=found.year),
        "year_url": reverse("surplus:shared_year", args=[found.year]),
        "form": form,
        "profile": profile,
        "profiles": [{"id": one.id, "title": one.title, "chosen": one.id == profile.id} for one in list_profiles()],
    }
    return render(request, "coop/surplus/new_draft.html", context, status=422 if sent else 200)
