"""Signed messages: proving that they are the provider's, and reading what they are about."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import stripe

from payments.gateway.calculations.states import Destination, Trigger
from payments.gateway.clients.connection import call
from payments.gateway.clients.wire import seconds
from payments.gateway.errors import BadSignature, BadTrigger

# The library checks only that a message is not old; one from the future would stay valid until then.
TOLERANCE = timedelta(seconds=300)


class Triggers:
    """Part of the gateway: the inbox's reader."""

    client: stripe.StripeClient
    webhook_secrets: tuple[str, ...]

    def parse_trigger(self, raw: bytes, signature: str, at: datetime) -> Trigger:
        """Verify the raw body against each known secret; return what it is about. Raises BadSignature, BadTrigger."""
        try:
            verified = any(_signed(raw, signature, secret) for secret in self.webhook_secrets)
        except UnicodeDecodeError:
            raise BadTrigger from None
        if not verified or _signed_at(signature) > at + TOLERANCE:
            raise BadSignature
        try:
            return _read(self.client, raw)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise BadTrigger from None

    def undelivered(self, since: datetime) -> Iterator[Trigger]:
        """Yield what happened since and reached no destination of ours, newest first, page by page."""
        params: dict = {"created": {"gte": seconds(since)}, "delivery_success": False, "limit": 100}
        page = call(self.client.v1.events.list, params)
        while True:
            yield from (replace(_snapshot(event), style="listed") for event in page.data)
            if not page.has_more or not page.data:
                return
            params["starting_after"] = page.data[-1].id
            page = call(self.client.v1.events.list, params)

    def create_destination(self, url: str, kinds: list[str]) -> Destination:
        """Have the provider send thin events of these kinds, ours and the workers', to `url`."""
        params: dict = {
            "name": "Commonwork",
            "type": "webhook_endpoint",
            "event_payload": "thin",
            "events_from": ["@self", "@accounts"],
            "enabled_events": kinds,
            "webhook_endpoint": {"url": url},
            "include": ["webhook_endpoint.signing_secret"],
        }
        made = call(self.client.v2.core.event_destinations.create, params)
        secret = made.webhook_endpoint.signing_secret if made.webhook_endpoint else None
        return Destination(id=made.id, secret=secret or "")


def _signed(raw: bytes, signature: str, secret: str) -> bool:
    try:
        return bool(
            stripe.WebhookSignature.verify_header(raw, signature, secret, tolerance=int(TOLERANCE.total_seconds()))
        )
    except stripe.SignatureVerificationError:
        return False


def _signed_at(signature: str) -> datetime:
    found = re.search(r"(?:^|,)\s*t=(\d{1,12})(?:,|$)", signature)
    if not found:
        raise BadSignature
    return datetime.fromtimestamp(int(found.group(1)), UTC)


def _read(client: stripe.StripeClient, raw: bytes) -> Trigger:
    if json.loads(raw).get("object") == "event":
        return _snapshot(client.construct_event_without_verification(raw))
    return _thin(client.parse_event_notification_without_verification(raw))


def _thin(event: Any) -> Trigger:
    about = getattr(event, "related_object", None)
    return Trigger(
        event_id=event.id,
        kind=event.type.removeprefix("v1."),
        object_type=about.type if about else "",
        object_id=about.id if about else "",
        account=str(event.context or ""),
        live=event.livemode,
        created=datetime.fromisoformat(event.created.replace("Z", "+00:00")),
        style="thin",
    )


def _snapshot(event: Any) -> Trigger:
    about = event.data.object
    return Trigger(
        event_id=event.id,
        kind=event.type,
        object_type=str(getattr(about, "object", "")),
        object_id=str(getattr(about, "id", "")),
        account=getattr(event, "account", None) or "",
        live=event.livemode,
        created=datetime.fromtimestamp(event.created, UTC),
        style="snapshot",
    )
