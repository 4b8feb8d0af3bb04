"""Nobody comes into the back office without a second factor, whatever let them in."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from wagtail.users.models import UserProfile

from cms.backoffice.auth import ENTER
from foundation.accounts.middleware import FACTORS
from foundation.home import home_zone
from foundation.ui.middleware.area_csp import ADMIN_PREFIX


class BackOfficeDoorMiddleware:
    """Offices and staff are asked on every page (foundation.accounts); editors and auditors here. OWASP ASVS 6.3.3."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        if not request.path_info.startswith(ADMIN_PREFIX) or not settings.SECOND_FACTOR_REQUIRED:
            return None
        user = request.user
        if not user.is_authenticated or not user.has_perm(ENTER) or is_mfa_enabled(user, FACTORS):
            return None
        return redirect("accounts:second_factor")


class OwnClockMiddleware:
    """In the staff office times are typed and shown by the clock on that person's wall, as on our own pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        if request.path_info.startswith(ADMIN_PREFIX) and request.user.is_authenticated:
            # Wagtail asks the profile it finds on the user; one that names no zone would mean the machine's clock.
            profile = getattr(request.user, "wagtail_userprofile", None) or UserProfile(user=request.user)
            profile.current_time_zone = profile.current_time_zone or request.user.zone or home_zone().key
