"""What every test of bookings stands on: a provider that is set up, and browsers of people."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.bookings import NOON


@pytest.fixture(autouse=True)
def provider(settings):
    """Payments are open: the look-alike's address is set, though nobody calls it inside a test's transaction."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.SANDBOX_ALLOWED = True


@pytest.fixture
def at_noon(frozen):
    """The clock stands at the noon of the factories."""
    frozen(NOON)
    return NOON


@pytest.fixture
def browser_of():
    """A browser with somebody signed in, or with nobody."""

    def open_(user=None, **cookies) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        for name, value in cookies.items():
            client.cookies[name] = value
        return client

    return open_


@pytest.fixture
def queries_of(settings):
    """How many statements a page takes, warm: session, person, offices and roles included.

    The "last seen" of the person's devices, which the house writes around every page, is switched off.
    """
    settings.USERSESSIONS_TRACK_ACTIVITY = False

    def count(client, path) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    return count
