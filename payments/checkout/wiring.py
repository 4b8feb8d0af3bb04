"""What this room gives to the rooms below it."""

from payments.checkout.handlers import open_kinds
from payments.checkout.syncs import sync_intent, sync_session
from payments.operations.registry import handlers
from payments.webhooks.registry import syncs


def connect() -> None:
    """Called once, when Django starts."""
    for kind, handler in open_kinds().items():
        handlers.register(kind, handler)
    syncs.register("checkout.session", sync_session)
    syncs.register("payment_intent", sync_intent)
