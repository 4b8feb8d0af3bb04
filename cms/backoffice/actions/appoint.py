"""Appoint an editor or an auditor."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from cms.backoffice.enums import Task
from cms.backoffice.errors import AppointedAlready, ChecksOwnWork, MayNotAppoint
from cms.backoffice.models import Appointment
from cms.backoffice.policies import can_appoint, checks_own_work
from foundation.audit.actions.record import record


@transaction.atomic
def appoint(*, by: Any, user: Any, task: str, resolution: str, at: datetime) -> Appointment:
    """By a named resolution; the rights of the group begin at once.

    Raises MayNotAppoint; ChecksOwnWork for an auditor who holds an office; AppointedAlready.
    """
    if not can_appoint(by):
        raise MayNotAppoint
    if task == Task.AUDITOR and checks_own_work(user):
        raise ChecksOwnWork
    try:
        with transaction.atomic():
            made = Appointment.objects.create(user=user, task=Task(task), starts_at=at, resolution=resolution)
    except IntegrityError as error:
        raise AppointedAlready from error
    record(
        by=by, verb="backoffice.appointed", subject=made, data={"task": made.task},
        reason=resolution, at=at,
    )  # fmt: skip
    return made
