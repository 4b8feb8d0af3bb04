"""Let a date have its usual hours again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from foundation.errors import NotFound
from marketplace.availability.actions.remove_exception import remove_exception
from marketplace.availability.calculations.undo import windows_as_json
from marketplace.availability.forms import day_of
from marketplace.availability.views._door import door_of
from marketplace.availability.views._undo import offer_undo
from marketplace.availability.views._words import day_words


@require_POST
@login_required
def remove_day(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Remove the exception of the date that was sent."""
    door = door_of(request, slug)
    day = day_of(request.POST.get("date", ""))
    if day is None:
        raise NotFound
    windows = remove_exception(by=request.user, worker=door.worker, day=day, at=now())
    if windows is None:
        messages.info(request, _("That day has its usual hours already."))
    else:
        done = _("{day} has its usual hours again.").format(day=day_words(day))
        data = {"day": day.isoformat(), "before": windows_as_json(windows)}
        offer_undo(request.session, door.worker.pk, "day_set", done, **data)
    return redirect(door.url("hours"))
