"""The connection to Stripe: one client, one way to call it, one translation of what can go wrong."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import stripe
from django.conf import settings
from django.db import connection

from payments.gateway.enums import Outcome
from payments.gateway.errors import GatewayError

T = TypeVar("T")
VERSION = "2026-10-28.endive"
# Seconds to connect and to wait for an answer; the library's own default is 80.
TIMEOUT = (5, 30)
# Given to every client: the library's documented default of 2 is not applied to clients.
NETWORK_RETRIES = 2
SECRET = re.compile(r"\b(?:sk|rk|whsec)_\w+")

# Otherwise the library writes an id into the home folder and sends it, with the platform's name, on every call.
stripe.enable_telemetry = False
stripe.set_app_info("Commonwork", version="0.1.0")


class CalledInsideTransaction(RuntimeError):
    """A programming error: the call would hold rows locked, and could be done while our side rolls back."""


def connect(key: str, api_base: str) -> stripe.StripeClient:
    """Return a client; `api_base` is the look-alike's address, or empty for Stripe itself."""
    timeout = getattr(settings, "STRIPE_TIMEOUT", TIMEOUT)
    return stripe.StripeClient(
        key,
        base_addresses={"api": api_base} if api_base else None,
        max_network_retries=getattr(settings, "STRIPE_NETWORK_RETRIES", NETWORK_RETRIES),
        http_client=stripe.RequestsClient(timeout=timeout),
    )


def call(function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """Call the provider. Raises GatewayError, or CalledInsideTransaction."""
    if connection.in_atomic_block:
        raise CalledInsideTransaction("the payment provider was called inside a database transaction")
    try:
        return function(*args, **kwargs)
    except stripe.StripeError as error:
        raise translated(error) from None  # the library's own error carries the raw answer


def translated(error: stripe.StripeError) -> GatewayError:
    """Turn the library's error into ours. The HTTP status decides: it alone says whether the request was executed."""
    status = error.http_status
    code = (error.error and error.error.code) or error.code or ""
    if isinstance(error, stripe.IdempotencyError):
        code = "idempotency_error"  # it has a type of its own, and no code
    outcome, fallback = _outcome(error, status)
    if outcome is Outcome.UNKNOWN and status:
        code = f"server_error_{status}"
    message = SECRET.sub("(key)", error.user_message or "")[:500]
    retry_after = (error.headers or {}).get("retry-after", "")
    return GatewayError(
        outcome,
        code or fallback,
        message,
        request_id=error.request_id or "",
        retry_after=int(retry_after) if str(retry_after).isdigit() else None,
    )


def _outcome(error: stripe.StripeError, status: int | None) -> tuple[Outcome, str]:
    if isinstance(error, stripe.APIConnectionError) or status is None:
        return Outcome.UNKNOWN, "connection"
    if status in {409, 429}:
        return Outcome.RETRY_LATER, "busy"
    if status in {401, 403}:
        return Outcome.MISCONFIGURED, "not_permitted"
    if 400 <= status < 500:
        return Outcome.REFUSED, "refused"
    # A stumble, or an answer nobody can read: it may have happened.
    return Outcome.UNKNOWN, f"server_error_{status}"
