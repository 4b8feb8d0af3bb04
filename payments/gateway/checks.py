"""Settings that could hurt a co-op are named before the first request."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from payments.gateway.provider import LIVE_KEYS, TEST_KEYS


@register()
def payment_settings(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """E001 not a secret key; E002 live without a webhook secret; E003 live without HTTPS; W001 no key at all."""
    key, found = settings.STRIPE_SECRET_KEY, []
    live = key.startswith(LIVE_KEYS)
    if key and not key.startswith(LIVE_KEYS + TEST_KEYS):
        found.append(_error("E001", "STRIPE_SECRET_KEY is not a secret key.", "It begins with sk_live_ or sk_test_."))
    if live and not any(settings.STRIPE_WEBHOOK_SECRETS):
        found.append(
            _error("E002", "A live key needs STRIPE_WEBHOOK_SECRETS.", "Run `manage.py stripe_setup` to get one.")
        )
    if live and not settings.SITE_URL.startswith("https://"):
        found.append(_error("E003", "A live key needs SITE_URL to begin with https://.", "Stripe sends people there."))
    if not key and not settings.SANDBOX_ALLOWED:
        found.append(
            Warning(
                "No STRIPE_SECRET_KEY is set: people cannot pay, and are told so.",
                hint="Set it to your secret key to take payments.",
                id="payments_gateway.W001",
            )
        )
    return found


def _error(number: str, message: str, hint: str) -> CheckMessage:
    return Error(message, hint=hint, id=f"payments_gateway.{number}")
