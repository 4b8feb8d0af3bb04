"""Keeping back what a member had too much by an earlier plan (B6). Private to the actions of this room."""

from datetime import datetime

from django.db.models import Sum

from coop.surplus.enums import PayoutState
from coop.surplus.handlers import TOO_MUCH, pairs_kept_back
from coop.surplus.models import Allocation, Payout, Settlement
from foundation.audit.actions.record import record
from foundation.locks import advisory_lock
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.queries.balances import balance_of


def keep_back(payout: Payout, *, unit: str) -> int:
    """How much of this payout is set off, in minor units: of patronage alone, never of interest, never of wages.

    Two payouts of one member on their way at once do not keep back the same penny: they wait for each other here.
    """
    advisory_lock("coop.surplus.set_off", payout.account_id)
    owed = balance_of(f"{TOO_MUCH}:{payout.account_id}", unit)
    if not owed:
        return 0
    sent = Payout.objects.filter(account_id=payout.account_id, state=PayoutState.SENT).exclude(pk=payout.pk)
    under_way = sent.aggregate(total=Sum("set_off"))["total"] or 0
    return int(max(min(owed - under_way, payout.patronage - payout.withheld_patronage), 0))


def settle_in_full(payout: Payout, *, plan: Allocation | Settlement, at: datetime) -> None:
    """Nothing is left to send: the books say so at once. Tax is owed to the tax office all the same."""
    post_journal(
        kind="patronage_set_off",
        pairs=pairs_kept_back(payout),
        idempotency_key=f"set_off:{payout.pk}",
        unit=plan.unit,
        at=at,
        reference=plan.group,
    )
    payout.state, payout.detail = PayoutState.SET_OFF, ""
    payout.save(update_fields=["state", "detail", "set_off"])
    record(by=None, verb="surplus.set_off", subject=payout, data={"amount": payout.set_off}, at=at)
