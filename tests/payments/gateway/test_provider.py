"""Which provider is in use follows from the key alone, and rows of two providers never mix."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from payments.gateway.enums import Provider
from payments.gateway.errors import CheckoutClosed, WrongProvider
from payments.gateway.provider import gateway, gateway_of, provider

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("sk_live_abc", Provider.LIVE),
        ("rk_live_abc", Provider.LIVE),
        ("sk_test_abc", Provider.TEST),
        ("rk_test_abc", Provider.TEST),
        ("", Provider.SANDBOX),
    ],
)
def test_the_key_decides(settings, key, expected):
    settings.STRIPE_SECRET_KEY = key
    settings.SANDBOX_ALLOWED = True
    settings.STRIPE_API_BASE = "http://127.0.0.1:1"
    assert provider() == expected
    assert gateway().provider == expected


@pytest.mark.parametrize(
    ("key", "allowed", "base"), [("", False, "http://127.0.0.1:1"), ("", True, ""), ("pk_live_x", True, "")]
)
def test_without_a_provider_checkout_is_closed_with_a_plain_sentence_and_never_faked(settings, key, allowed, base):
    settings.STRIPE_SECRET_KEY, settings.SANDBOX_ALLOWED, settings.STRIPE_API_BASE = key, allowed, base
    with pytest.raises(CheckoutClosed) as caught:
        provider()
    assert caught.value.status == 503
    assert "Nothing has been charged" in str(caught.value)


def test_a_real_key_goes_to_stripe_itself_whatever_the_sandbox_s_address(settings):
    settings.STRIPE_SECRET_KEY = "sk_test_abc"
    settings.STRIPE_API_BASE = "http://127.0.0.1:1"
    assert gateway().client._requestor.base_addresses["api"] == "https://api.stripe.com"


def test_a_row_of_another_provider_is_refused(settings):
    settings.STRIPE_SECRET_KEY = "sk_live_abc"
    with pytest.raises(WrongProvider, match="sandbox"):
        gateway_of("sandbox")
    assert gateway_of("stripe-live").provider == "stripe-live"


def test_the_address_is_the_only_thing_that_differs():
    """`base_addresses` appears once in the house: in the one place that connects."""
    found = [
        path.relative_to(ROOT).as_posix()
        for top in ("payments", "config", "foundation", "coop", "marketplace", "cms")
        for path in (ROOT / top).rglob("*.py")
        if "payments/sandbox" not in path.as_posix() and "base_addresses" in path.read_text()
    ]
    assert found == ["payments/gateway/clients/connection.py"]


def test_only_the_gateway_s_clients_import_stripe():
    importing = re.compile(r"^\s*(import stripe|from stripe)", re.MULTILINE)
    found = {
        path.relative_to(ROOT).parts[:3]
        for top in ("payments", "config", "foundation", "coop", "marketplace", "cms")
        for path in (ROOT / top).rglob("*.py")
        if importing.search(path.read_text()) and "sandbox" not in path.parts
    }
    assert found == {("payments", "gateway", "clients")}


def test_a_process_that_never_asks_the_provider_never_loads_its_library():
    """It takes 22 MB and a good part of a second: the websocket process and most commands do without."""
    code = "import django, sys; django.setup(); sys.exit('stripe' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, env={**os.environ})
    assert done.returncode == 0
