"""People who hold trust set up a second factor before anything else; devices are noted when they were last seen."""

from collections.abc import Callable
from zlib import crc32

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.middleware import UserSessionsMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from foundation import clock
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


# Finer than this the list of devices is not: noting it costs five statements, which most pages would feel.
NOTED_EVERY = 300  # seconds
NOTED = "foundation.accounts.noted"


class LastSeenMiddleware(UserSessionsMiddleware):
    """Notes when a device was last seen: every five minutes, and at once when its address or browser changed."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.session.session_key:
            seconds = int(clock.now().timestamp())
            device = crc32(f"{request.META.get('REMOTE_ADDR')} {request.headers.get('User-Agent')}".encode())
            noted, then = request.session.get(NOTED, (0, 0))
            if noted == device and 0 <= seconds - then < NOTED_EVERY:
                return self.get_response(request)  # type: ignore[no-any-return]
            if request.user.is_authenticated:
                request.session[NOTED] = (device, seconds)
        return super().__call__(request)  # type: ignore[no-any-return]


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
