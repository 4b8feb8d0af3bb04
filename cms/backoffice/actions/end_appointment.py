"""Release an editor or an auditor from their task."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cms.backoffice.errors import MayNotAppoint, NotAppointed
from cms.backoffice.models import Appointment
from cms.backoffice.policies import can_appoint
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def end_appointment(*, by: Any, appointment: Appointment, at: datetime) -> Appointment:
    """The rights of the group end at once. Raises MayNotAppoint, NotAppointed when it has ended already."""
    if not can_appoint(by):
        raise MayNotAppoint
    appointment = lock_row(Appointment.objects.all(), appointment.pk)
    if appointment.ends_at is not None:
        raise NotAppointed
    appointment.ends_at = at
    appointment.save(update_fields=["ends_at"])
    record(by=by, verb="backoffice.released", subject=appointment, data={"task": appointment.task}, at=at)
    return appointment
