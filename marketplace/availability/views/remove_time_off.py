"""Take time off back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from marketplace.availability.actions.remove_time_off import remove_time_off as remove
from marketplace.availability.views._door import door_of
from marketplace.availability.views._undo import offer_undo


@require_POST
@login_required
def remove_time_off(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """Remove one time off of this worker."""
    door = door_of(request, slug)
    away = remove(by=request.user, worker=door.worker, time_off_id=pk, at=now())
    if away is None:
        messages.info(request, _("That time off is gone already."))
    else:
        data = {"starts": away.starts_at.isoformat(), "ends": away.ends_at.isoformat(), "note": away.note}
        done = _("Your time off is removed. You can be booked then.")
        offer_undo(request.session, door.worker.pk, "time_off_removed", done, **data)
    return redirect(door.url("hours"))
