"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from foundation.accounts.models import User
from foundation.accounts.registry import homes


def home_for_user(request: HttpRequest) -> HttpResponse:
    """Send each person to the page they most likely came for; who has none of their own, to the front page."""
    user = request.user
    if isinstance(user, User):
        for _key, home in sorted(homes.items(), key=lambda item: (item[1].order, item[0])):
            if home.is_for(user):
                return redirect(home.url_name)
        if user.is_staff:
            return redirect("wagtailadmin_home")
    return redirect("/")
