"""Approve the minutes: from now on they stay as they are, and corrections are added below them."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary
from coop.decisions.actions._move import lock_decision, note
from coop.decisions.errors import MinutesAreApproved
from coop.decisions.models import Minutes
from foundation.locks import lock_row


@transaction.atomic
def approve_minutes(*, by: Any, minutes: Minutes, at: datetime) -> Minutes:
    """Raises OnlyTheSecretary, AboutYourself, MinutesAreApproved."""
    decision = lock_decision(minutes.decision)
    minutes = lock_row(Minutes.objects.all(), minutes.pk)
    actor = as_secretary(by, decision)
    if minutes.approved_at is not None:
        raise MinutesAreApproved
    minutes.approved_at, minutes.approved_by = at, by
    minutes.sha256 = hashlib.sha256(minutes.text.encode()).hexdigest()
    minutes.save(update_fields=["approved_at", "approved_by", "sha256"])
    note(decision, "approve_minutes", actor=actor, at=at, data={"sha256": minutes.sha256, "round": minutes.round})
    return minutes
