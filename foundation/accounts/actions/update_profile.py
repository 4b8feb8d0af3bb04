"""A person changes what the co-op knows about them."""

from datetime import datetime

from django.db import transaction

from foundation.accounts.models import User
from foundation.accounts.policies import can_update_profile
from foundation.audit.actions.record import record
from foundation.errors import NotAllowed
from foundation.locks import lock_row


@transaction.atomic
def update_profile(*, by: User, person: User, name: str, phone: str, language: str, zone: str, at: datetime) -> User:
    """Write name, phone, language and time zone. The record says which changed, not to what.

    Raises NotAllowed for anybody else's profile.
    """
    fresh = lock_row(User.objects.all(), person.pk)
    if not can_update_profile(by, fresh):
        raise NotAllowed
    wanted = {"name": name, "phone": phone, "language": language, "zone": zone}
    changed = [field for field, value in wanted.items() if getattr(fresh, field) != value]
    if changed:
        for field in changed:
            setattr(fresh, field, wanted[field])
        fresh.save(update_fields=changed)
        record(by=by, verb="accounts.update_profile", subject=fresh, data={"changed": changed}, at=at)
    return fresh
