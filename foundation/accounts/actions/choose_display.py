"""A person says how pages should look, on every device of theirs."""

from datetime import datetime

from django.db import transaction

from foundation.accounts.models import User
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def choose_display(*, by: User, display: str, at: datetime) -> User:
    """Keep `display`, as `Display.written` gives it. The record says that it changed, not to what."""
    fresh = lock_row(User.objects.all(), by.pk)
    if fresh.display != display:
        fresh.display = display
        fresh.save(update_fields=["display"])
        record(by=by, verb="accounts.choose_display", subject=fresh, at=at)
    return fresh
