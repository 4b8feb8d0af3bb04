"""Accept the version of a policy that is in force."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cms.policies.errors import MayNotAccept, NewerVersion, NotApproved
from cms.policies.models import Acceptance, PolicyPage
from cms.policies.policies import is_asked
from cms.policies.queries.versions import newest_version
from foundation.audit.actions.record import record
from foundation.locks import advisory_lock


@transaction.atomic
def accept_policy(*, by: Any, policy: PolicyPage, number: int, at: datetime) -> Acceptance:
    """Keep that `by` accepts version `number`, the one they read. A second time returns the first.

    Raises MayNotAccept; NewerVersion when another version came into force since they opened the page.
    """
    if not is_asked(by, policy.accepted_by):
        raise MayNotAccept
    advisory_lock("cms.policies", policy.pk)
    version = newest_version(policy)
    if version is None:
        raise NotApproved
    if version.number != number:
        raise NewerVersion
    found = Acceptance.objects.filter(user=by, version=version).first()
    if found is not None:
        return found
    made = Acceptance.objects.create(user=by, version=version, revision_id=version.revision_id, at=at)
    record(by=by, verb="policies.accepted", subject=made, data={"number": number}, at=at)
    return made
