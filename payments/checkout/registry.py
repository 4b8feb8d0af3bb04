"""What payments are for. Higher rooms register in AppConfig.ready(); payments calls them back."""

from datetime import datetime
from typing import Any, Protocol

from foundation.registry import Hooks, Registry


class Purpose(Protocol):
    """One thing that can be paid for. Each call but `describe` runs in the transaction that writes the payment's state."""

    def describe(self, reference: str) -> str:
        """A few words for lists and statements, such as "House clean on Friday 5 June"."""

    def on_paid(self, *, payment: Any, at: datetime) -> None:
        """The money has arrived. Raise PurposeRefused when it can no longer be had: everything written here is undone
        and the payment is refunded in full."""

    def on_expired(self, *, payment: Any, at: datetime) -> None:
        """The payment page closed unpaid, or the payment failed: let go of what was held for it. May be called for
        something that let go already."""


purposes: Registry[Purpose] = Registry("payments.checkout.purposes")

# "payment_refused": called with payment, reason, at, in the same transaction, when a purpose cannot accept a payment.
events = Hooks("payments.checkout.events")
