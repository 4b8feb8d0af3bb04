"""Why a second factor is needed, and the two ways to set one up."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from foundation.accounts.middleware import FACTORS
from foundation.accounts.models import User


@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """With a factor already there, the person goes where they start."""
    assert isinstance(request.user, User)
    if is_mfa_enabled(request.user, FACTORS):
        return redirect("home_for_user")
    return render(request, "foundation/accounts/second_factor.html")
