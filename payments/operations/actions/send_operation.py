"""Send one operation: claim it, ask the provider outside any transaction, write down what came of it."""

from datetime import datetime
from typing import Any

from payments.gateway.errors import GatewayError
from payments.gateway.provider import gateway_of
from payments.operations.actions.ask_provider import ask_provider
from payments.operations.actions.claim_operation import claim_operation
from payments.operations.actions.record_answer import record_answer
from payments.operations.actions.record_failure import record_failure
from payments.operations.enums import OperationState
from payments.operations.errors import TriedEnough
from payments.operations.models import Operation


def send_operation(*, operation_id: Any, at: datetime) -> Operation | None:
    """Return the operation as it stands afterwards, or None when it was not ours to send now.

    Raises WrongProvider or CheckoutClosed before anything is claimed: such a row waits for its own provider.
    """
    gateway_of(Operation.objects.values_list("provider", flat=True).get(pk=operation_id))
    operation = claim_operation(operation_id=operation_id, at=at)
    if operation is None:
        return None
    try:
        answer = ask_provider(operation=operation, at=at)
    except GatewayError as error:
        return record_failure(operation=operation, error=error, at=at)
    except TriedEnough as fact:
        return _give_to_a_person(operation, fact)
    return record_answer(operation=operation, answer=answer, at=at)


def _give_to_a_person(operation: Operation, fact: TriedEnough) -> Operation:
    operation.state = OperationState.NEEDS_PERSON
    operation.error, operation.error_message = fact.code, fact.text
    operation.leased_until = None
    operation.save(update_fields=["state", "error", "error_message", "leased_until"])
    return operation
