"""Where a proposed value can be tried out, and where a change of the rules is drafted from the rules' own pages."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.actions.propose_class_change import propose_class_change
from coop.decisions.enums import Kind
from coop.decisions.registry import TryIt
from coop.rules.registry import can_be_tried
from coop.rules.wording import typed_value


def propose_policy(*, key: str, value: Any, scope: str = "") -> str:
    """The page where a member proposes a value, with the rule, the trade it is for, and the value filled in."""
    asked = {"kind": Kind.POLICY_CHANGE.value, "key": key, "value": typed_value(key, value)}
    if scope:
        asked["scope"] = scope
    return f"{reverse('decisions:propose')}?{urlencode(asked)}"


def draft_class_change(*, by: Any, changes: Any, at: datetime) -> str:
    """The page of a drafted decision that gives classes of members these rights."""
    return propose_class_change(by=by, changes=changes, at=at).get_absolute_url()


def try_policy(payload: dict[str, Any]) -> TryIt | None:
    """Last year's bookings under the proposed value, where the rule can be tried."""
    key = payload.get("key", "")
    if not can_be_tried(key):
        return None
    asked = {"value": typed_value(key, payload["value"])}
    if payload.get("scope"):
        asked["trade"] = payload["scope"]
    return TryIt(f"{reverse('rules:try_rule', args=[key])}?{urlencode(asked)}", _("Try it on last year’s bookings"))
