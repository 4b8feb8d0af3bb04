"""Suspend all withdrawals, or make them possible again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coop.shares.actions.resume_withdrawals import resume_withdrawals
from coop.shares.actions.suspend_withdrawals import suspend_withdrawals
from coop.shares.errors import MayNotDecideShares
from coop.shares.forms import ResolutionForm, SuspendForm
from coop.shares.policies import can_decide_withdrawals
from coop.shares.queries.withdrawals import suspension as current_suspension
from coop.shares.views._office import register_keeper
from coop.shares.views._words import day_words
from foundation.clock import now
from foundation.home import home_zone


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def suspension(request: HttpRequest) -> HttpResponse:
    keeper = register_keeper(request)
    if not can_decide_withdrawals(keeper):
        raise MayNotDecideShares
    stopped = current_suspension()
    form_class = ResolutionForm if stopped else SuspendForm
    form = form_class(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if stopped:
            resume_withdrawals(by=keeper, at=now(), **form.cleaned_data)
            messages.success(request, _("Withdrawals are possible again."))
        else:
            suspend_withdrawals(by=keeper, at=now(), **form.cleaned_data)
            messages.success(request, _("All withdrawals are suspended."))
        return redirect("shares:withdrawals")
    context = {
        "form": form,
        "stopped": stopped,
        "since": day_words(stopped.at, home_zone()) if stopped else "",
        "back_url": reverse("shares:withdrawals"),
    }
    return render(request, "coop/shares/suspension.html", context, status=422 if form.errors else 200)
