"""What can come of asking the provider, and the states of what it keeps for us."""

from enum import StrEnum


class Provider(StrEnum):
    """Whose money it is: real, Stripe's test mode, or the look-alike of the demo."""

    LIVE = "stripe-live"
    TEST = "stripe-test"
    SANDBOX = "sandbox"


class Outcome(StrEnum):
    """What became of a request to the provider."""

    DONE = "done"  # it happened
    PENDING = "pending"  # it was taken on and ends later
    REFUSED = "refused"  # definitively not: the same request will be refused again
    UNKNOWN = "unknown"  # no answer, or the provider stumbled: it may have happened
    RETRY_LATER = "retry-later"  # not executed: ask again with the same key
    MISCONFIGURED = "misconfigured"  # our key or permission is wrong: stop and tell an administrator


class CheckoutStatus(StrEnum):
    """Where a hosted payment page stands."""

    OPEN = "open"
    COMPLETE = "complete"
    EXPIRED = "expired"


class PaymentStatus(StrEnum):
    """Where the money of a payment stands at the provider."""

    UNPAID = "unpaid"
    PROCESSING = "processing"
    AUTHORISED = "authorised"
    CAPTURED = "captured"
    FAILED = "failed"
    CANCELLED = "cancelled"


class RefundStatus(StrEnum):
    PENDING = "pending"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


class PayeeStatus(StrEnum):
    """Whether a worker can be paid: `ready`, waiting for the worker, waiting for the provider, or closed."""

    READY = "ready"
    NEEDS_INFO = "needs_info"
    PENDING = "pending"
    CLOSED = "closed"
