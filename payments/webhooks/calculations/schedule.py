"""When a message is tried again, and what we ask the provider to tell us."""

from datetime import timedelta

# From five seconds (our own commit may be a moment behind) to an hour; after the last a person looks.
WAITS = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 60, 300, 900, 1800, 3600))

# Thin names (payments spec 2.4). Not charge.succeeded, which doubles the payment's own event.
KINDS = (
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


def wait_after(attempts: int) -> timedelta | None:
    """Return how long to wait after this many attempts, or None when it has been tried often enough."""
    return WAITS[attempts - 1] if 1 <= attempts <= len(WAITS) else None
