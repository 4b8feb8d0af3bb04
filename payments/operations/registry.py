"""How each kind of operation is called and what its answer means; the room that owns the kind registers it."""

from datetime import datetime
from typing import Any, Protocol

from foundation.registry import Registry
from payments.gateway.calculations.protocol import Gateway
from payments.gateway.errors import GatewayError
from payments.operations.models import Operation


class Handler(Protocol):
    """One kind of operation. `call` and `read` run outside any transaction, the rest inside one: the operation locked.

    A kind with `ends_when_refused = True` cannot be tried again once refused: what it belonged to has been undone.
    """

    def call(self, gateway: Gateway, operation: Operation) -> Any:
        """Send it; return the provider's answer, which has an `id`. Raises GatewayError."""

    def read(self, gateway: Gateway, remote_id: str) -> Any:
        """Fetch what an earlier sending made, found by its mark. Raises GatewayError."""

    def on_done(self, operation: Operation, answer: Any, at: datetime) -> None:
        """Write down what the answer means."""

    def on_refused(self, operation: Operation, error: GatewayError, at: datetime) -> None:
        """Write down that it will not happen, and undo what was reserved for it."""


handlers: Registry[Handler] = Registry("payments.operations.handlers")
