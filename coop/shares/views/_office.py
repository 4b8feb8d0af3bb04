"""What the office pages of this room share at the door."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.shares.errors import MayNotHandleShareMoney, MayNotSeeRegister
from coop.shares.policies import can_handle_share_money, can_see_register
from foundation.ui.context import roles_of


def register_keeper(request: HttpRequest) -> Any:
    """Who keeps the register or its money. Raises MayNotSeeRegister."""
    roles_of(request.user)  # one query for all that the page and the policy ask
    if not can_see_register(request.user):
        raise MayNotSeeRegister
    return request.user


def treasurer_at_door(request: HttpRequest) -> Any:
    """Raises MayNotHandleShareMoney."""
    roles_of(request.user)
    if not can_handle_share_money(request.user):
        raise MayNotHandleShareMoney
    return request.user


def office_tabs(current: str) -> list[dict[str, Any]]:
    """The three desks of the share office."""
    desks = {"register": _("Register"), "share_money": _("Waiting for money"), "withdrawals": _("Taking out")}
    return [
        {"label": label, "url": reverse(f"shares:{name}"), "current": name == current} for name, label in desks.items()
    ]
