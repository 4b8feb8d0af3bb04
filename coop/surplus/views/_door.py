"""Whom the pages of this room let in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from coop.surplus.policies import can_close_year, can_see_drafts
from foundation.errors import NotAllowed

View = Callable[..., HttpResponse]


def for_officers(view: View) -> View:
    """Signed in, and treasurer or on the board; never kept by a cache."""
    return _guarded(view, can_close_year)


def for_members(view: View) -> View:
    """Signed in, and a member (or an officer, or staff); never kept by a cache."""
    return _guarded(view, can_see_drafts)


def _guarded(view: View, may: Callable[[Any], bool]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may(request.user):
            raise NotAllowed()
        return view(request, *args, **kwargs)

    return never_cache(login_required(guarded))
