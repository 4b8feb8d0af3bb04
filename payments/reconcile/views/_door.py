"""Whom the treasurer's pages let in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from foundation.errors import NotAllowed
from payments.reconcile.policies import can_see_money

View = Callable[..., HttpResponse]


def for_treasurers(view: View) -> View:
    """Signed in, and allowed to see how the books stand; never kept by a cache."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_see_money(request.user):
            raise NotAllowed()
        return view(request, *args, **kwargs)

    return never_cache(login_required(guarded))
