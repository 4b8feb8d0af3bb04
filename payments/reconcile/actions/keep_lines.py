"""Keep the provider's lines, each with its cause, and note when their money became available."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from payments.gateway.calculations.states import BalanceEntry
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.reconcile.actions._cause import Cause
from payments.reconcile.calculations.kinds import Family, family_of
from payments.reconcile.enums import Explained
from payments.reconcile.models import ProviderLine

CHARGES = [name for name in ("charge", "payment") if family_of(name) is Family.CHARGE]


@transaction.atomic
def keep_lines(*, provider: str, explained: Iterable[tuple[BalanceEntry, Cause]], at: datetime) -> None:
    """Write or renew one row per line."""
    for entry, cause in explained:
        facts = {
            "provider": provider,
            "type": entry.type,
            "category": entry.category,
            "amount": entry.amount,
            "fee": entry.fee,
            "net": entry.net,
            "currency": entry.currency,
            "source": entry.source,
            "created_at": entry.created,
            "available_on": entry.available_on,
            "explained": cause.explained,
            "cause": cause.name,
        }
        ProviderLine.objects.update_or_create(
            pk=entry.id, defaults=facts, create_defaults={**facts, "first_seen_at": at}
        )
    _make_available(provider, at)


def _make_available(provider: str, at: datetime) -> None:
    """After some days the money of a charge moves from pending to available at the provider, so in the books too."""
    due = ProviderLine.objects.select_for_update().filter(
        provider=provider, available=False, available_on__lte=at, explained__in=[Explained.MATCHED, Explained.ADOPTED]
    )
    for line in due.order_by("pk"):
        if line.type in CHARGES and line.net > 0:
            post_journal(
                kind="funds_available",
                pairs=[Pair("1011", "1010", line.net)],
                idempotency_key=f"txn:{line.pk}:avail",
                unit=line.currency,
                at=at,
            )
        line.available = True
        line.save(update_fields=["available"])
