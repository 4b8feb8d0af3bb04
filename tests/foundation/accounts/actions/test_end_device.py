"""The action behind ending a session; the pages are tested beside their view."""

import pytest
from allauth.usersessions.models import UserSession

from foundation.accounts.actions.end_device import end_device
from foundation.errors import NotFound

pytestmark = pytest.mark.django_db


def test_an_ended_device_cannot_be_ended_again(person, noon):
    ana = person()
    device = UserSession.objects.create(user=ana, ip="127.0.0.1", session_key="k", user_agent="Firefox")
    end_device(by=ana, device_id=device.pk, at=noon)
    with pytest.raises(NotFound):
        end_device(by=ana, device_id=device.pk, at=noon)
