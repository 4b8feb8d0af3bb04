"""How things stand for closing a month."""

from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q

from foundation.home import home_zone
from payments.gateway.errors import CheckoutClosed
from payments.gateway.provider import provider
from payments.operations.enums import LIVE, OperationState
from payments.operations.models import Operation
from payments.reconcile.calculations.checklist import ClosingFacts
from payments.reconcile.models import ProofRun, Run
from payments.webhooks.enums import EventState
from payments.webhooks.models import WebhookEvent


def end_of_month(month: date) -> datetime:
    """The instant at which the month of this first day is over, in the co-op's own zone."""
    following = (month + timedelta(days=31)).replace(day=1)
    return datetime.combine(following, time(0), tzinfo=home_zone())


def closing_facts(*, month: date, at: datetime) -> ClosingFacts:
    """What the checklist asks, in four statements."""
    ends_at = end_of_month(month)
    run = Run.objects.order_by("-at", "-pk").values_list("at", "ok").first()
    proof = ProofRun.objects.order_by("-at", "-pk").values_list("at", "holds").first()
    operations = Operation.objects.filter(created_at__lt=ends_at).aggregate(
        waiting=Count("pk", filter=Q(state__in=LIVE)),
        stuck=Count("pk", filter=Q(state=OperationState.NEEDS_PERSON)),
    )
    messages = WebhookEvent.objects.filter(state=EventState.NEW, received_at__lt=ends_at).count()
    return ClosingFacts(
        at=at,
        ends_at=ends_at,
        provider_in_use=_provider_in_use(),
        compared_at=run[0] if run else None,
        compared_ok=bool(run and run[1]),
        proved_at=proof[0] if proof else None,
        proved_ok=bool(proof and proof[1]),
        waiting_operations=operations["waiting"],
        stuck_operations=operations["stuck"],
        waiting_messages=messages,
    )


def _provider_in_use() -> bool:
    try:
        provider()
    except CheckoutClosed:
        return False
    return True
