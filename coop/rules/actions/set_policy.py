"""Set a rule from a date, naming the decision that did it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.rules.catalogue import CATALOGUE
from coop.rules.errors import MayNotSetPolicy, PolicyOutOfBounds, PolicyStartsInThePast, UnknownPolicy
from coop.rules.models import PolicyVersion
from coop.rules.policies import can_set_policy
from foundation.audit.actions.record import record
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import advisory_lock


@transaction.atomic
def set_policy(
    *,
    by: Any,
    key: str,
    value: Any,
    decision_name: str,
    starts_at: datetime,
    at: datetime,
    scope: str = "",
    decision_url: str = "",
) -> PolicyVersion:
    """Add the next version of a rule. When it starts later, members are told beforehand.

    Raises MayNotSetPolicy, UnknownPolicy, PolicyOutOfBounds, PolicyStartsInThePast.
    """
    if not can_set_policy(by):
        raise MayNotSetPolicy
    if key not in CATALOGUE:
        raise UnknownPolicy(key=key)
    spec = CATALOGUE[key]
    problem = spec.problem_with(value) or (
        "" if spec.scoped or not scope else _("%(rule)s is the same everywhere.") % {"rule": spec.title}
    )
    if problem:
        raise PolicyOutOfBounds(problem, fields={"value": problem})
    advisory_lock("coop.rules", key, scope)
    last = PolicyVersion.objects.filter(key=key, scope=scope).order_by("-version").first()
    if starts_at < at or (last is not None and starts_at <= last.starts_at):
        raise PolicyStartsInThePast
    version = PolicyVersion.objects.create(
        key=key,
        scope=scope,
        value=value,
        version=last.version + 1 if last else 1,
        starts_at=starts_at,
        decision_name=decision_name,
        decision_url=decision_url,
        set_by=by,
        set_at=at,
    )
    record(by=by, verb="rule.set", subject=version, data={"key": key, "value": value}, reason=decision_name, at=at)
    if starts_at > at:
        enqueue("coop.rules.announce_change", version_id=version.pk)
    return version
