"""What every test of bookings stands on: a provider that is set up, and the pages' addresses."""

import pytest


@pytest.fixture(autouse=True)
def provider(settings):
    """Payments are open: the look-alike's address is set, though nobody calls it inside a test's transaction."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.SANDBOX_ALLOWED = True
