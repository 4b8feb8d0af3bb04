"""Wagtail's own doors to policies that would go round the two approvals, or past the desk."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from cms.policies.errors import NotCopied
from cms.policies.models import PolicyPage


@hooks.register("before_copy_page")
def a_policy_is_not_copied(request: HttpRequest, page: Any) -> None:
    """A copy would be live without a version of its own. Raises NotCopied."""
    if isinstance(page.specific, PolicyPage):
        raise NotCopied
