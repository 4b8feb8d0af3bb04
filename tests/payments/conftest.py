"""A look-alike of Stripe, running in this process, and the settings that lead to it."""

import pytest

from payments.sandbox.server import SandboxServer
from tests.payments.support import ERRAND, SECRET


@pytest.fixture
def sandbox(settings):
    """The provider, spoken to over real HTTP. It delivers no messages by itself; no retry hides a fault."""
    settings.STRIPE_SECRET_KEY = ""
    settings.SANDBOX_ALLOWED = True
    settings.STRIPE_WEBHOOK_SECRETS = [SECRET]
    settings.STRIPE_NETWORK_RETRIES = 0
    settings.STRIPE_TIMEOUT = (60, 60)  # a fault breaks the line at once; nothing here waits for the end of this
    settings.SITE_URL = "http://localhost:8000"
    with SandboxServer(state=":memory:", port=0, webhook_url=None, webhook_secret=SECRET) as server:
        settings.STRIPE_API_BASE = server.url
        yield server


@pytest.fixture(autouse=True)
def every_errand_can_be_had():
    """No test leaves its refusals behind."""
    yield
    ERRAND.gone.clear()
    ERRAND.asked.clear()
