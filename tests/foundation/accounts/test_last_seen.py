"""When a device was last seen is noted every five minutes, not on every page."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db


@pytest.fixture
def device(django_user_model):
    client = Client(headers={"User-Agent": "A phone"})
    client.force_login(django_user_model.objects.create_user("anna@example.org", "x"))
    return client


def noted(device):
    """Whether the page that the device asks for notes that it was seen."""
    with CaptureQueriesContext(connection) as queries:
        assert device.get("/me/").status_code == 200
    return any("usersessions_usersession" in query["sql"] and "SELECT" not in query["sql"] for query in queries)


def test_a_device_is_noted_at_once_and_then_every_five_minutes(device, frozen, noon):
    seen = []
    for seconds in (0, 1, 299, 300, 301):
        frozen(noon + timedelta(seconds=seconds))
        seen.append(noted(device))
    assert seen == [True, False, False, True, False]


def test_another_browser_with_the_same_cookie_is_noted_at_once(device, frozen, noon):
    frozen(noon)
    assert noted(device) is True
    device.defaults["HTTP_USER_AGENT"] = "A thief's browser"
    assert noted(device) is True
    assert UserSession.objects.get().user_agent == "A thief's browser"


def test_somebody_who_is_not_signed_in_is_not_noted():
    client = Client()
    session = client.session
    session["anything"] = 1
    session.save()
    assert client.get("/rules/").status_code == 200
    assert UserSession.objects.count() == 0


def test_a_clock_that_was_set_back_does_not_stop_the_notes(device, frozen, noon):
    frozen(noon)
    assert noted(device) is True
    frozen(noon - timedelta(hours=1))
    assert noted(device) is True
