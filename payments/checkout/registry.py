"""What payments are for. Higher rooms register in AppConfig.ready(); payments calls them back."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Protocol

from foundation.locks import advisory_lock
from foundation.registry import Hooks, Registry


class Purpose(Protocol):
    """One thing that can be paid for. Calls but `describe` run in the transaction that writes the payment's state.

    A purpose whose actions open, close or refund payments while they hold a row of their own locked also has
    `lock(reference)`, which locks that row. It is called before the payment's row is locked, so that everybody takes
    the same order and two people acting at once never deadlock.

    A purpose whose money is not a customer's for an order also has `held_in(reference)`: the account of the books that
    holds the money until it is earned or refunded, such as "2410:m_..." for share applications.
    """

    def describe(self, reference: str) -> str:
        """A few words for lists and statements, such as "House clean on Friday 5 June"."""

    def on_paid(self, *, payment: Any, at: datetime) -> None:
        """The money has arrived. Raise PurposeRefused when it can no longer be had: everything written here is undone
        and the payment is refunded in full."""

    def on_expired(self, *, payment: Any, at: datetime) -> None:
        """The payment page closed unpaid, or the payment failed: let go of what was held for it. May be called for
        something that let go already."""


purposes: Registry[Purpose] = Registry("payments.checkout.purposes")


def lock_for(purpose: str, reference: str) -> Purpose:
    """Return the purpose, holding the locks that come before the payment's own: its row, then the reference."""
    handler = purposes.get(purpose)
    lock: Callable[[str], None] | None = getattr(handler, "lock", None)
    if lock is not None:
        lock(reference)
    advisory_lock("payments.checkout", purpose, reference)
    return handler


def account_of(purpose: str, reference: str) -> str:
    """The account that holds what is paid for this reference: the purpose's own choice, or the order's in 2100."""
    held_in: Callable[[str], str] | None = getattr(purposes.get(purpose), "held_in", None)
    return held_in(reference) if held_in is not None else f"2100:{reference}"


def descriptions(purpose: str, references: Iterable[str]) -> dict[str, str]:
    """Return words for many references. A purpose with `describe_many(references)` answers in one statement; another's
    references stand for themselves, since a list must not cost a query a row."""
    wanted = set(references)
    many: Callable[[set[str]], dict[str, str]] | None = getattr(purposes.get(purpose), "describe_many", None)
    found = many(wanted) if many is not None else {}
    return {reference: found.get(reference, reference) for reference in wanted}


# Called in the transaction that writes what they tell of:
# "payment_refused" (payment, reason, at): the purpose could not accept a payment; it goes back in full.
# "refund_changed" (refund, at): a refund was given back, failed, or was found to have been made by hand.
events = Hooks("payments.checkout.events")
