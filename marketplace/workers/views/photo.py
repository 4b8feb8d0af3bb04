"""A worker's picture."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from foundation.pictures.errors import PictureRefused
from foundation.pictures.naming import MEDIUM, picture_url
from marketplace.workers.actions.set_worker_photo import PICTURES, set_worker_photo
from marketplace.workers.forms import PhotoForm
from marketplace.workers.queries.workers import own_worker


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def photo(request: HttpRequest) -> HttpResponse:
    """Show the picture there is; take a new one, or take it away."""
    worker = own_worker(request.user)
    if request.method == "POST" and "remove" in request.POST:
        set_worker_photo(by=request.user, worker=worker, upload=None, at=now())
        messages.success(request, _("Your picture is gone. Your initials stand in its place."))
        return redirect("workers:photo")
    form = PhotoForm(request.POST, request.FILES) if request.method == "POST" else PhotoForm()
    if request.method == "POST" and form.is_valid():
        upload, alt = form.cleaned_data["photo"], form.cleaned_data["alt"]
        try:
            set_worker_photo(by=request.user, worker=worker, upload=upload, alt=alt, at=now())
            messages.success(request, _("Your new picture is there."))
            return redirect("workers:photo")
        except PictureRefused as refused:
            form.add_error("photo", str(refused))
    context = {"worker": worker, "form": form, "photo_url": picture_url(PICTURES, worker.photo, MEDIUM)}
    return render(request, "marketplace/workers/photo.html", context, status=422 if form.is_bound else 200)
