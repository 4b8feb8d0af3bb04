"""Where a worker starts from, how far they go, and by which clock."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from marketplace.workers.actions.move_base import move_base
from marketplace.workers.forms import BaseForm
from marketplace.workers.queries.workers import own_worker


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def base(request: HttpRequest) -> HttpResponse:
    """Move the base, or change distance, speed and zone."""
    worker = own_worker(request.user)
    form = BaseForm(request.POST or None, worker=worker)
    if request.method == "POST" and form.is_valid():
        move_base(by=request.user, worker=worker, base=form.facts(), at=now())
        told = _("Saved. You start from %(place)s.") % {"place": form.found.name} if form.found else _("Saved.")
        messages.success(request, told)
        return redirect("workers:base")
    status = 422 if form.is_bound else 200
    return render(request, "marketplace/workers/base.html", {"worker": worker, "form": form}, status=status)
