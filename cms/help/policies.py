"""Who may."""

from typing import Any

from wagtail.models import Page
from wagtail.permissions import policy_registry

from coop.membership.policies import holds_office, is_staff


def can_say_whether_useful(user: Any) -> bool:
    """Everybody who reads."""
    return True


def can_read_answers(user: Any) -> bool:
    """Those who edit pages, the office, and whoever holds an office of the co-op."""
    if not getattr(user, "is_authenticated", False):
        return False
    return is_staff(user) or holds_office(user) or edits_pages(user)


def edits_pages(user: Any) -> bool:
    return bool(policy_registry.get_by_type(Page).user_has_any_permission(user, ["change"]))


def acts_for_the_software(by: Any) -> bool:
    """`by` is None when a date has come."""
    return by is None
