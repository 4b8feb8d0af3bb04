"""What lies on the treasurer's desk: how the books stand beside the provider, and what waits."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q

from payments.gateway.errors import CheckoutClosed
from payments.gateway.provider import provider
from payments.operations.enums import LIVE
from payments.operations.models import Halt, Operation
from payments.operations.queries.due_operations import operations_for_a_person
from payments.operations.queries.halts import halt_in_force
from payments.reconcile.models import Finding, ProofRun, ProviderLine, Run
from payments.reconcile.queries.runs import findings_of, unexplained_lines
from payments.webhooks.enums import EventState
from payments.webhooks.models import WebhookEvent
from payments.webhooks.queries.events import disputes_open, events_for_a_person

SHOWN = 20
HISTORY = 10


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait, since when the longest, and those a person has to look at (the newest, at most twenty)."""

    count: int
    since: datetime | None
    for_a_person: list[Operation] | list[WebhookEvent]


@dataclass(frozen=True, slots=True)
class Desk:
    """`provider` is empty where checkout is closed. `runs` are the last comparisons, the newest first."""

    provider: str
    runs: list[Run]
    findings: list[Finding]
    unexplained: list[ProviderLine]
    proof: ProofRun | None
    operations: Waiting
    messages: Waiting
    disputes: list[WebhookEvent]
    halt: Halt | None


def treasurers_desk(*, at: datetime) -> Desk:
    """Read it all: ten statements, however long the books are."""
    in_use = _provider()
    runs = list(Run.objects.order_by("-at", "-pk")[:HISTORY])
    whose = runs[0].provider if runs else in_use
    operations = Operation.objects.filter(state__in=LIVE).aggregate(count=Count("pk"), since=Min("created_at"))
    messages = WebhookEvent.objects.aggregate(
        count=Count("pk", filter=Q(state=EventState.NEW)), since=Min("received_at", filter=Q(state=EventState.NEW))
    )
    return Desk(
        provider=in_use,
        runs=runs,
        findings=list(findings_of(runs[0])[:SHOWN]) if runs else [],
        unexplained=list(unexplained_lines(provider=whose)[:SHOWN]) if whose else [],
        proof=ProofRun.objects.order_by("-at", "-pk").first(),
        operations=Waiting(operations["count"], operations["since"], list(operations_for_a_person()[:SHOWN])),
        messages=Waiting(messages["count"], messages["since"], list(events_for_a_person()[:SHOWN])),
        disputes=list(disputes_open()[:SHOWN]),
        halt=halt_in_force(provider=in_use, at=at) if in_use else None,
    )


def _provider() -> str:
    try:
        return str(provider())
    except CheckoutClosed:
        return ""
