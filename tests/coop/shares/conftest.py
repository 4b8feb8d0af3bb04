"""What every test of shares stands on: a provider that is set up, and browsers of people."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.marketplace import LONG_AGO
from tests.factories.shares import a_treasurer, an_owner, earned
from tests.payments.conftest import sandbox

__all__ = ["sandbox"]


@pytest.fixture(autouse=True)
def provider(settings):
    """A payment provider is configured; nothing here speaks to it over the network."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.SANDBOX_ALLOWED = True


@pytest.fixture
def browser():
    """`browser(user)`: a browser in which this person signed in."""

    def open_browser(user=None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return open_browser


@pytest.fixture
def today(frozen):
    """The clock stands long after every notice and lock-in."""
    at = LONG_AGO + timedelta(days=1200)
    frozen(at)
    return at


@pytest.fixture
def pia():
    """On the board, its treasurer and its secretary."""
    return a_treasurer()


@pytest.fixture
def rosa(pia):
    """A member with 1,000 shares in a co-op that earned enough to pay some back."""
    earned(500_000)
    return an_owner("Rosa Lane", 1_000, treasurer=pia)


@pytest.fixture
def queries():
    """`queries(function) -> int`: how many statements a call made."""

    def count(function) -> int:
        with CaptureQueriesContext(connection) as seen:
            function()
        return len(seen)

    return count
