"""A worker's own words, and the start of a worker's page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from marketplace.workers.actions.change_profile import change_profile
from marketplace.workers.actions.join_as_worker import join_as_worker
from marketplace.workers.forms import BaseForm, ProfileForm
from marketplace.workers.models import Worker
from marketplace.workers.queries.workers import worker_of
from marketplace.workers.views._door import membership_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Change the words; a member who has no page yet also says where they start from."""
    worker = worker_of(request.user)
    if worker is None:
        return _begin(request)
    form = ProfileForm(request.POST or None, worker=worker)
    if request.method == "POST" and form.is_valid():
        change_profile(by=request.user, worker=worker, profile=form.facts(), at=now())
        messages.success(request, _("Saved. Customers see it now."))
        return redirect("workers:profile")
    return _page(request, worker, form)


def _begin(request: HttpRequest) -> HttpResponse:
    member = membership_of(request)
    form = ProfileForm(request.POST or None, initial={"name": member.user.name})
    base_form = BaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid() & base_form.is_valid():
        join_as_worker(by=request.user, member=member, profile=form.facts(), base=base_form.facts(), at=now())
        messages.success(request, _("Your page is there. Now offer your first piece of work."))
        return redirect("workers:profile")
    return _page(request, None, form, base_form)


def _page(
    request: HttpRequest, worker: Worker | None, form: ProfileForm, base_form: BaseForm | None = None
) -> HttpResponse:
    bad = (form.is_bound and not form.is_valid()) or bool(base_form and base_form.is_bound and not base_form.is_valid())
    context = {"worker": worker, "form": form, "base_form": base_form}
    return render(request, "marketplace/workers/profile.html", context, status=422 if bad else 200)
