"""Change the draft of the minutes, until they are approved."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import as_secretary
from coop.decisions.errors import MinutesAreApproved
from coop.decisions.models import Minutes
from foundation.audit.actions.record import record
from foundation.errors import Invalid
from foundation.locks import lock_row


@transaction.atomic
def edit_minutes(*, by: Any, minutes: Minutes, text: str, at: datetime) -> Minutes:
    """Raises OnlyTheSecretary, AboutYourself, MinutesAreApproved, Invalid."""
    minutes = lock_row(Minutes.objects.select_related("decision"), minutes.pk)
    as_secretary(by, minutes.decision)
    if minutes.approved_at is not None:
        raise MinutesAreApproved
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise Invalid(fields={"text": _("Minutes cannot be empty.")})
    minutes.text = words + "\n"
    minutes.save(update_fields=["text"])
    record(by=by, verb="decision.edit_minutes", subject=minutes, at=at)
    return minutes
