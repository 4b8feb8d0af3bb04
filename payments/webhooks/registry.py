"""What to look at when something changed; the room that owns the object registers it under the object's type."""

from datetime import datetime
from typing import Protocol

from foundation.registry import Registry
from payments.gateway.calculations.states import Trigger


class Sync(Protocol):
    """Fetch the object afresh and apply its state. Raises UnknownObject when nothing of ours belongs to it."""

    def __call__(self, *, trigger: Trigger, at: datetime) -> None: ...


# Keyed by the provider's object type: "checkout.session", "refund", "v2.core.account" ...
syncs: Registry[Sync] = Registry("payments.webhooks.syncs")
