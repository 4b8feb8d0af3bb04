"""Name, phone, language and time zone."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from foundation.accounts.actions.update_profile import update_profile
from foundation.accounts.forms import ProfileForm
from foundation.accounts.models import User
from foundation.clock import now
from foundation.ui.languages import remember_language


@login_required
def edit_profile(request: HttpRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)
    known = {"name": user.name, "phone": user.phone, "language": user.language, "zone": user.zone}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        person = update_profile(by=user, person=user, **form.cleaned_data, at=now())
        messages.success(request, _("Saved."))
        return remember_language(redirect("accounts:me"), person.language)
    return render(request, "foundation/accounts/edit_profile.html", {"form": form}, status=422 if form.errors else 200)
