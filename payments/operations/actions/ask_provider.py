"""Send one claimed operation, or find out first what an earlier sending did. Never inside a transaction."""

from datetime import datetime
from typing import Any

from payments.gateway.provider import gateway_of
from payments.operations.actions.start_generation import start_generation
from payments.operations.calculations.schedule import must_look_first
from payments.operations.models import Operation
from payments.operations.registry import handlers


def ask_provider(*, operation: Operation, at: datetime) -> Any:
    """Return the provider's answer (it has an `id`). Raises GatewayError, WrongProvider, or TriedEnough.

    After two stumbles or twenty hours the key is no longer sent blindly: what carries the operation's mark is adopted,
    and only when there is nothing a new generation, with a new key, is sent.
    """
    gateway = gateway_of(operation.provider)
    handler = handlers.get(operation.kind)
    if must_look_first(server_errors=operation.server_errors, first_sent=operation.first_sent, at=at):
        found = gateway.find_by_op(operation.op)
        if found is not None:
            return handler.read(gateway, found.id)
        operation = start_generation(operation=operation, at=at)
    return handler.call(gateway, operation)
