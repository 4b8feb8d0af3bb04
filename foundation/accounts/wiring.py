"""What this room adds to the frame of every page."""

from datetime import datetime
from typing import Any

from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.ui.registry import NavEntry, display_keepers, nav


def connect() -> None:
    """Called once, when Django starts."""
    # Here and not above: allauth's signals may be imported only once its models are.
    from foundation.accounts import security_log

    security_log.connect()
    user_logged_out.connect(_note_on_request, dispatch_uid="a request that signed somebody out")
    section = "/me/"
    me = NavEntry(_("Me"), "accounts:me", 900, "signed_in", place="menu", icon="user-round", section=section)
    nav.register("accounts.me", me)
    bar = NavEntry(_("Me"), "accounts:me", 50, "worker", place="bar", icon="user-round", section=section)
    nav.register("accounts.me_bar", bar)
    staff = NavEntry(_("Staff office"), "wagtailadmin_home", 800, "staff", place="menu", icon="briefcase")
    nav.register("accounts.staff", staff)
    display_keepers.register("accounts", _keep_display)


def _note_on_request(sender: Any, request: HttpRequest | None, **given: Any) -> None:
    """The answer to it also empties what the browser keeps of the site; see `foundation.ui.middleware`."""
    if request is not None:
        request.signed_out = True  # type: ignore[attr-defined]


def _keep_display(request: HttpRequest, written: str, at: datetime) -> None:
    """With the account, when somebody is signed in."""
    from foundation.accounts.actions.choose_display import choose_display
    from foundation.accounts.models import User

    if isinstance(request.user, User):
        choose_display(by=request.user, display=written, at=at)
