"""Who appoints; and rows that can be looked at in the back office and changed only by the rooms' own actions."""

from typing import Any

from django.contrib.auth import get_permission_codename
from wagtail.permission_policies.base import ModelPermissionPolicy

from coop.membership.policies import holds_office, is_board, is_secretary


def can_appoint(user: Any) -> bool:
    """The board and its secretary say who writes the pages and who checks the books; office staff do not."""
    return is_board(user) or is_secretary(user) or bool(getattr(user, "is_superuser", False))


def checks_own_work(user: Any) -> bool:
    """An auditor who holds an office, or works in it, would check themselves."""
    return holds_office(user) or bool(user.is_staff) or bool(user.is_superuser)


class LookOnlyPolicy(ModelPermissionPolicy):  # type: ignore[misc]
    """Those who may view may list, inspect and export; nobody adds, edits or deletes here, superusers included."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action != "view":
            return False
        name = f"{self.model._meta.app_label}.{get_permission_codename('view', self.model._meta)}"
        return bool(user.has_perm(name))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action)
