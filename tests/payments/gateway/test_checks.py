"""Settings that could hurt a co-op are named before the first request."""

import pytest

from payments.gateway.checks import payment_settings


@pytest.mark.parametrize(
    ("key", "secrets", "site", "allowed", "expected"),
    [
        ("", [], "http://localhost", True, []),
        ("", [], "https://hands.example", False, ["payments_gateway.W001"]),
        ("sk_test_a", [], "http://localhost", False, []),
        ("sk_live_a", ["whsec_a"], "https://hands.example", False, []),
        ("sk_live_a", [], "https://hands.example", False, ["payments_gateway.E002"]),
        ("rk_live_a", ["", ""], "http://hands.example", False, ["payments_gateway.E002", "payments_gateway.E003"]),
        ("pk_live_a", [], "https://hands.example", False, ["payments_gateway.E001"]),
    ],
)
def test_what_is_wrong_is_named(settings, key, secrets, site, allowed, expected):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRETS = key, secrets
    settings.SITE_URL, settings.SANDBOX_ALLOWED = site, allowed
    assert [message.id for message in payment_settings(None)] == expected


def test_no_message_repeats_the_key(settings):
    settings.STRIPE_SECRET_KEY = "pk_live_very_secret"
    settings.SANDBOX_ALLOWED = False
    assert "very_secret" not in str(payment_settings(None))
