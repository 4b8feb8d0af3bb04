"""Which provider is in use. It follows from the key alone; nothing else chooses."""

from functools import lru_cache

from django.conf import settings

from payments.gateway.calculations.protocol import Gateway
from payments.gateway.enums import Provider
from payments.gateway.errors import CheckoutClosed, WrongProvider

# The look-alike checks the form of a key, not its value.
SANDBOX_KEY = "sk_test_sandbox"
LIVE_KEYS = ("sk_live_", "rk_live_")
TEST_KEYS = ("sk_test_", "rk_test_")


def provider() -> Provider:
    """Return the provider in use. Raises CheckoutClosed where there is none: never a silent fake."""
    key = settings.STRIPE_SECRET_KEY
    if key.startswith(LIVE_KEYS):
        return Provider.LIVE
    if key.startswith(TEST_KEYS):
        return Provider.TEST
    if not key and settings.SANDBOX_ALLOWED and settings.STRIPE_API_BASE:
        return Provider.SANDBOX
    raise CheckoutClosed


def gateway() -> Gateway:
    """Return the gateway to the provider in use. Raises CheckoutClosed."""
    chosen = provider()
    secrets = tuple(settings.STRIPE_WEBHOOK_SECRETS)
    if chosen is Provider.SANDBOX:
        return _gateway(chosen, SANDBOX_KEY, settings.STRIPE_API_BASE, secrets)
    return _gateway(chosen, settings.STRIPE_SECRET_KEY, "", secrets)


def gateway_of(row_provider: str) -> Gateway:
    """Return the gateway for a row made with `row_provider`. Raises WrongProvider when another is in use."""
    chosen = gateway()
    if chosen.provider != row_provider:
        raise WrongProvider(row=row_provider, now=chosen.provider.value)
    return chosen


@lru_cache(maxsize=4)
def _gateway(chosen: Provider, key: str, api_base: str, secrets: tuple[str, ...]) -> Gateway:
    # Stripe's library takes a good part of a second and 22 MB: only processes that ask the provider load it.
    from payments.gateway.clients.stripe_gateway import StripeGateway

    return StripeGateway(chosen, key, api_base=api_base, webhook_secrets=secrets)
