"""A person signs out one of their other devices."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction

from foundation.accounts.models import User
from foundation.accounts.policies import can_end_device
from foundation.audit.actions.record import record
from foundation.errors import NotFound


@transaction.atomic
def end_device(*, by: User, device_id: int, at: datetime) -> None:
    """End the session, so that the device is asked to sign in again. OWASP ASVS 5.0, 7.5.2.

    Raises NotFound when it has ended already or is somebody else's: which of the two is not for the asker to know.
    """
    device = UserSession.objects.select_for_update().filter(pk=device_id).first()
    if device is None or not can_end_device(by, device):
        raise NotFound
    device.end()
    record(by=by, verb="accounts.end_device", subject=by, data={}, at=at)
