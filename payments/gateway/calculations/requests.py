"""What we ask of the provider. Amounts are whole minor units with their currency; times are aware, in UTC."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from foundation.money.calculations.money import Money


@dataclass(frozen=True, slots=True)
class Op:
    """The identity of one request that changes something: its key is the same however often it is sent."""

    id: str
    generation: int
    kind: str
    params: dict[str, Any] = field(default_factory=dict, hash=False)
    first_sent: datetime | None = None

    @property
    def key(self) -> str:
        """The idempotency key: never derived from amounts, new only with a new generation."""
        return f"op:{self.id}:{self.generation}"


@dataclass(frozen=True, slots=True)
class CheckoutLine:
    """One line on the hosted payment page; `amount` is the price of one."""

    label: str
    amount: int
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class CheckoutRequest:
    """A hosted payment page. `group` ties later transfers to the charge; `metadata` comes back on every object."""

    amount: Money
    lines: tuple[CheckoutLine, ...]
    reference: str
    group: str
    success_url: str
    cancel_url: str
    expires_at: datetime
    metadata: dict[str, str] = field(default_factory=dict, hash=False)
    email: str = ""
    locale: str = ""


@dataclass(frozen=True, slots=True)
class PayeeRequest:
    """A worker to be paid: `member` is the opaque owner of their ledger account, never a name."""

    member: str
    email: str
    country: str
