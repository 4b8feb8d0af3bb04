"""Give a class of members other rights, as a decision says."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from coop.membership.errors import BadClassRights, MayNotSetClassRights
from coop.membership.models import GOVERNED, ClassVersion, MemberClass
from coop.membership.policies import can_set_class_rights
from coop.membership.queries.classes import rights_of
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def set_class_rights(
    *, by: Any, code: str, rights: Mapping[str, Any], decision_name: str, decision_url: str = "", at: datetime
) -> ClassVersion | None:
    """Return the version that holds from now on, or None where the class has these rights already.

    `rights` are all of GOVERNED, read and checked by coop.rules. `by` is None when a vote takes effect. Memberships
    that were given up, and applications that were accepted, keep the days they were told.
    Raises MayNotSetClassRights, BadClassRights.
    """
    if not can_set_class_rights(by):
        raise MayNotSetClassRights
    if set(rights) != set(GOVERNED) or not decision_name.strip():
        raise BadClassRights
    one = lock_row(MemberClass.objects.all(), code)
    before = rights_of(one)
    if before == dict(rights):
        return None
    for field, value in rights.items():
        setattr(one, field, value)
    last = ClassVersion.objects.filter(member_class=one).order_by("-version").first()
    try:
        with transaction.atomic():
            # The decision first: the database takes no rights that none stands for.
            version = ClassVersion.objects.create(
                member_class=one,
                version=last.version + 1 if last else 1,
                rights=dict(rights),
                decision_name=decision_name.strip()[:200],
                decision_url=decision_url,
                set_by=by,
                set_at=at,
            )
            one.save(update_fields=list(GOVERNED))
    except IntegrityError as refused:
        raise BadClassRights from refused
    changed = {field: [before[field], value] for field, value in sorted(rights.items()) if before[field] != value}
    record(by=by, verb="class.rights_set", subject=one, data=changed, reason=version.decision_name, at=at)
    return version
