"""Wagtail's own doors to policies that would go round the two approvals, or past the desk."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.policies.errors import NotCopied
from cms.policies.models import PolicyPage
from cms.policies.policies import can_approve_policies


@hooks.register("before_copy_page")
def a_policy_is_not_copied(request: HttpRequest, page: Any) -> None:
    """A copy would be live without a version of its own. Raises NotCopied."""
    if isinstance(page.specific, PolicyPage):
        raise NotCopied


class ApprovalsItem(MenuItem):  # type: ignore[misc]
    """The desk lies outside this admin; whoever approves finds it from here too."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_approve_policies(request.user)


@hooks.register("register_admin_menu_item")
def approvals() -> Any:
    return ApprovalsItem(
        _("Policies to approve"), reverse("policies:approvals"), name="policy-approvals", icon_name="check", order=260
    )
