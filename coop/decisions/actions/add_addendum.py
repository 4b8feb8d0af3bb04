"""Correct approved minutes, by adding to them."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import as_secretary, needed_reason
from coop.decisions.errors import NotNow
from coop.decisions.models import Minutes, MinutesAddendum
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def add_addendum(*, by: Any, minutes: Minutes, text: str, at: datetime) -> MinutesAddendum:
    """Raises OnlyTheSecretary, AboutYourself, NotNow (a draft is simply changed), ReasonNeeded."""
    minutes = lock_row(Minutes.objects.select_related("decision"), minutes.pk)
    as_secretary(by, minutes.decision)
    if minutes.approved_at is None:
        raise NotNow(_("These minutes are still a draft: change them."))
    made = MinutesAddendum.objects.create(minutes=minutes, text=needed_reason(text, field="text"), by=by, at=at)
    record(by=by, verb="decision.add_addendum", subject=minutes, at=at)
    return made
