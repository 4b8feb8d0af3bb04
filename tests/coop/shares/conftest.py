"""What every test of shares stands on: a provider that is set up, and browsers of people."""

import pytest
from django.test import Client


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
