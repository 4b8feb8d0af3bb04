"""Choose whom to be: the demo's own door, which exists in the demo's settings only."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from config.demo.roles import ROLES
from config.demo.story.cast import PASSWORD, address
from foundation.accounts.models import User


def _code_of(user: User) -> str:
    """The code an authenticator app would show now, or nothing for people without a second factor."""
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if row is None:
        return ""
    from allauth.mfa.utils import decrypt

    secret = decrypt(TOTP(row).instance.data["secret"])
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@require_GET
def seats(request: HttpRequest) -> HttpResponse:
    """The list of seats, with the codes of those who need one."""
    users = {user.email: user for user in User.objects.filter(email__in=[address(role.name) for role in ROLES])}
    found = [
        {
            "role": role,
            "first_name": role.name.split()[0],
            "email": address(role.name),
            "code": _code_of(users[address(role.name)]),
        }
        for role in ROLES
        if address(role.name) in users
    ]
    return render(request, "config/demo/seats.html", {"seats": found, "password": PASSWORD})


@require_POST
def take_seat(request: HttpRequest, key: str) -> HttpResponse:
    """Sign in as the person of this seat."""
    role = next((role for role in ROLES if role.key == key), None)
    if role is None:
        raise Http404
    user = User.objects.filter(email=address(role.name)).first()
    if user is None:
        raise Http404
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(role.start)
