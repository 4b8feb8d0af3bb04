"""People who hold other people's trust set up a second factor before they do anything else."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from foundation.accounts.models import User
from foundation.accounts.policies import must_have_second_factor

# A recovery code is a way back, not a factor of its own.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]

# What is needed to set one up, or to leave.
OPEN = frozenset(
    {
        "accounts:second_factor",
        "account_logout",
        "account_reauthenticate",
        "account_email",
        "account_email_verification_sent",
    }
)


class SecondFactorMiddleware:
    """Sends them to the page that sets one up, from wherever they wanted to go. The demo may switch it off."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        match = request.resolver_match
        name = match.view_name if match else ""
        if name in OPEN or name.startswith("mfa_") or not getattr(settings, "SECOND_FACTOR_REQUIRED", True):
            return None
        user = request.user
        if not isinstance(user, User) or not must_have_second_factor(user) or is_mfa_enabled(user, FACTORS):
            return None
        target = reverse("accounts:second_factor")
        if request.headers.get("HX-Request") == "true":
            return HttpResponseClientRedirect(target)
        return redirect(target)
