"""Bring a payee up to what the provider says; when it becomes ready, what is owed to it goes out."""

from datetime import datetime

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row
from payments.gateway.calculations.states import PayeeState as Remote
from payments.payouts.actions.release_earnings import START
from payments.payouts.enums import Blocked, PayeeState
from payments.payouts.models import Payee
from payments.payouts.queries.due_earnings import blocked_earnings


@transaction.atomic
def apply_payee_state(*, payee: Payee, state: Remote, at: datetime) -> Payee:
    """Return the payee after what was fetched."""
    fresh = lock_row(Payee.objects.all(), payee.pk)
    before = fresh.state
    fresh.remote_id = fresh.remote_id or state.id
    fresh.state = PayeeState(state.status.value)
    fresh.due = list(state.due)
    fresh.checked_at = at
    fresh.failure = ""
    if fresh.state == PayeeState.READY:
        fresh.ready_at = fresh.ready_at or at
        waiting = blocked_earnings(owner=fresh.owner, provider=fresh.provider)
        if waiting.update(blocked=Blocked.NO, blocked_detail=""):
            enqueue(START)
    fresh.save()
    if fresh.state != before:
        record(by=None, verb=f"payments.payee.{fresh.state}", subject=fresh, data={"due": fresh.due}, at=at)
    return fresh
