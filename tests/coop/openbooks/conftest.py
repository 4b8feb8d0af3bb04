"""What every test of the open books stands on."""

import pytest

from tests.factories.books import in_month


@pytest.fixture(autouse=True)
def provider(settings):
    """Payments are open; nobody calls the look-alike inside a test's transaction."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.SANDBOX_ALLOWED = True


@pytest.fixture
def november(frozen):
    """Today is Friday 20 November 2026."""
    at = in_month(11, 20)
    frozen(at)
    return at
