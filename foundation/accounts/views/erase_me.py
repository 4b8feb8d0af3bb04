"""Have one's account erased: once more what it means, then one button."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.accounts.actions.erase_person import erase_person
from foundation.accounts.forms import EraseForm
from foundation.accounts.models import User
from foundation.accounts.registry import why_not_erase
from foundation.clock import now


@login_required
def erase_me(request: HttpRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)
    if request.method != "POST" and why_not_erase(person=user):
        return redirect("accounts:my_data")
    form = EraseForm(request.POST if request.method == "POST" else None, email=user.email)
    if form.is_valid():
        erase_person(by=user, person=user, at=now())
        logout(request)
        messages.success(request, _("Your account is erased. Thank you for having been with us."))
        return redirect("/")
    context = {"form": form, "back_url": reverse("accounts:my_data"), "email": user.email}
    return render(request, "foundation/accounts/erase_me.html", context, status=422 if form.errors else 200)
