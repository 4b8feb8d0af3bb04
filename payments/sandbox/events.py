"""Events: what happened, kept for listing (as a snapshot and as a thin event) and put in line for delivery."""

from typing import Any, Final

import stripe

from payments.sandbox.render import visible
from payments.sandbox.store import Obj, new_id
from payments.sandbox.world import World, stamp

TYPES: Final = (
    "v1.checkout.session.completed",
    "v1.checkout.session.expired",
    "v1.checkout.session.async_payment_succeeded",
    "v1.checkout.session.async_payment_failed",
    "v1.payment_intent.amount_capturable_updated",
    "v1.payment_intent.succeeded",
    "v1.payment_intent.payment_failed",
    "v1.payment_intent.canceled",
    "v1.refund.created",
    "v1.refund.updated",
    "v1.refund.failed",
    "v1.charge.dispute.created",
    "v1.charge.dispute.updated",
    "v1.charge.dispute.closed",
    "v1.charge.dispute.funds_withdrawn",
    "v1.charge.dispute.funds_reinstated",
    "v1.radar.early_fraud_warning.created",
    "v1.transfer.created",
    "v1.transfer.updated",
    "v1.transfer.reversed",
    "v1.payout.paid",
    "v1.payout.failed",
    "v2.core.account[configuration.recipient].capability_status_updated",
    "v2.core.account[requirements].updated",
    "v2.core.account.closed",
)
HOMES: Final = {
    "checkout.session": "/v1/checkout/sessions/",
    "payment_intent": "/v1/payment_intents/",
    "charge": "/v1/charges/",
    "refund": "/v1/refunds/",
    "dispute": "/v1/disputes/",
    "radar.early_fraud_warning": "/v1/radar/early_fraud_warnings/",
    "transfer": "/v1/transfers/",
    "payout": "/v1/payouts/",
    "v2.core.account": "/v2/core/accounts/",
    "v2.core.event_destination": "/v2/core/event_destinations/",
}


def emit(world: World, kind: str, subject: Obj, *, account: str = "", data: Obj | None = None) -> Obj:
    """Record one event about `subject` and line it up for every destination that asked for its kind.

    `account` is the connected account it happened in ("" for the platform). Returns the thin event.
    """
    snapshot = _snapshot(world, kind, subject, account) if kind.startswith("v1.") else None
    thin = _thin(world, kind, subject, account, data, snapshot)
    _line_up(world, thin, account)
    return thin


def _snapshot(world: World, kind: str, subject: Obj, account: str) -> Obj:
    cause = world.cause
    body: Obj = {
        "id": new_id("evt_1"),
        "object": "event",
        "api_version": stripe.api_version,
        "created": world.now(),
        "data": {"object": visible(subject)},
        "livemode": False,
        "pending_webhooks": 0,
        "request": {
            "id": cause.request_id if cause else None,
            "idempotency_key": cause.idempotency_key if cause else None,
        },
        "type": kind.removeprefix("v1."),
    }
    if account:
        body["account"] = account
    return world.store.insert(body, created=world.now(), account=account, parent=subject["id"])


def _thin(world: World, kind: str, subject: Obj, account: str, data: Obj | None, snapshot: Obj | None) -> Obj:
    reason: Obj | None = None
    if world.cause:
        request: dict[str, Any] = {
            "id": world.cause.request_id,
            "idempotency_key": world.cause.idempotency_key or "",
        }
        reason = {"type": "request", "request": request}
    body: Obj = {
        "id": new_id("evt_test_6"),
        "object": "v2.core.event",
        "type": kind,
        "created": stamp(world.now()),
        "livemode": False,
        "context": account or None,
        "reason": reason,
        "related_object": {
            "id": subject["id"],
            "type": subject["object"],
            "url": HOMES[subject["object"]] + subject["id"],
        },
        "snapshot_event": snapshot["id"] if snapshot else None,
    }
    if data is not None:
        body["data"] = data
    return world.store.insert(body, created=world.now(), account=account, parent=subject["id"])


def _line_up(world: World, thin: Obj, account: str) -> None:
    state = "held" if world.store.mark("hold_webhooks") else "pending"
    for destination in world.store.find("v2.core.event_destination", newest=False):
        if wanted(destination, thin["type"], account):
            world.store.run(
                "INSERT INTO deliveries (event, destination, state) VALUES (?, ?, ?)",
                thin["id"],
                destination["id"],
                state,
            )


def wanted(destination: Obj, kind: str, account: str) -> bool:
    """Whether a destination subscribed to this kind of event, from this account."""
    if destination["status"] != "enabled":
        return False
    scopes = destination.get("events_from") or ["@self"]
    if account and "@accounts" not in scopes:
        return False
    names = destination["enabled_events"]
    plain = kind.removeprefix("v1.")
    return "*" in names or kind in names or (destination["event_payload"] == "snapshot" and plain in names)


def notification(thin: Obj) -> Obj:
    """The body that is delivered for a thin event: everything but its data and changes, which must be fetched."""
    return {key: value for key, value in visible(thin).items() if key not in {"data", "changes"}}
