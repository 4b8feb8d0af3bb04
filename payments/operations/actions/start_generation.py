"""Begin again with a new key, once it is certain that the old one made nothing."""

from datetime import datetime

from django.db import transaction

from foundation.locks import lock_row
from payments.operations.calculations.schedule import is_hopeless
from payments.operations.errors import TriedEnough
from payments.operations.models import Operation


@transaction.atomic
def start_generation(*, operation: Operation, at: datetime) -> Operation:
    """Return the operation in its next generation, as if never sent. Raises TriedEnough after too many."""
    fresh = lock_row(Operation.objects.all(), operation.pk)
    if is_hopeless(generation=fresh.generation + 1, attempts=fresh.attempts):
        raise TriedEnough
    fresh.generation += 1
    fresh.server_errors = 0
    fresh.first_sent = at
    fresh.save(update_fields=["generation", "server_errors", "first_sent"])
    return fresh
