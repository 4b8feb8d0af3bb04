"""The door of the style guide: for people who build pages."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from foundation.errors import NotAllowed

View = Callable[[HttpRequest], HttpResponse]


def for_builders(view: View) -> View:
    """Staff, and whoever may enter the back office; everybody else is told that it is not open to them."""

    @login_required
    @wraps(view)
    def entered(request: HttpRequest) -> HttpResponse:
        if not (request.user.is_staff or request.user.has_perm("wagtailadmin.access_admin")):
            raise NotAllowed
        return view(request)

    return entered
