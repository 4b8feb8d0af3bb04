"""Hang the back office into the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from cms.backoffice.policies import LookOnlyPolicy
from cms.backoffice.viewsets import LOOK_ONLY, CoopGroup, MarketplaceGroup, MoneyGroup
from coop.membership.policies import can_decide_membership

for model in LOOK_ONLY:
    register_permission_policy(model, LookOnlyPolicy(model))


@hooks.register("register_admin_viewset")
def viewsets() -> list[object]:
    return [MarketplaceGroup(), CoopGroup(), MoneyGroup()]


class MembersOfficeItem(MenuItem):  # type: ignore[misc]
    """The board's desk lies outside this admin; whoever may decide about members finds it from here too."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_decide_membership(request.user)


@hooks.register("register_admin_menu_item")
def members_office() -> Any:
    return MembersOfficeItem(
        _("Members’ office"), reverse("membership:members"), name="members-office", icon_name="group", order=250
    )
