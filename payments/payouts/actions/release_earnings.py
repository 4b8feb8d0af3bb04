"""The work is done and accepted: what was held for the order belongs to its workers and the co-op."""

from datetime import datetime

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row
from foundation.money.formatting import format_minor
from payments.checkout.enums import PAID
from payments.checkout.models import Payment
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.queries.balances import available_on
from payments.payouts.calculations.shares import Share, checked_shares
from payments.payouts.enums import EarningState
from payments.payouts.errors import NotPaidFor, SplitDoesNotAddUp
from payments.payouts.models import Earning

START = "payments.payouts.start_transfers"
DUE = (EarningState.EXPECTED, EarningState.REVERSED)


@transaction.atomic
def release_earnings(
    *,
    reference: str,
    payment: Payment,
    shares: list[Share],
    contribution: int,
    at: datetime,
    transfer_after: datetime | None = None,
) -> list[Earning]:
    """Return the workers' earnings of the order, now owed to them; called again, the same ones and nothing new.

    The shares and the co-op's contribution (minor units) are exactly what is held: paid, less refunded. Each share is
    sent once `transfer_after` has passed (the end of the time for claims; without it, at once).
    Raises NotPaidFor, SplitDoesNotAddUp.
    """
    fresh = lock_row(Payment.objects.all(), payment.pk)
    if reference != fresh.reference:
        raise ValueError(f"payment {fresh.pk} is for {fresh.reference}, not {reference}")
    released = list(Earning.objects.filter(payment=fresh).exclude(state__in=DUE).order_by("owner"))
    if released:
        return released
    real = checked_shares(shares, contribution)
    _check(fresh, real, contribution)
    _post(fresh, real, contribution, at)
    earnings = _write(fresh, real, at, transfer_after or at)
    data = {"reference": reference, "contribution": contribution, "shares": [s.amount for s in real]}
    record(by=None, verb="payments.earnings.released", subject=fresh, data=data, at=at)
    if earnings:
        enqueue(START, run_after=transfer_after if transfer_after and transfer_after > at else None)
    return earnings


def _check(payment: Payment, shares: list[Share], contribution: int) -> None:
    if payment.state not in PAID:
        raise NotPaidFor
    split = sum(share.amount for share in shares) + contribution
    held = available_on(payment.held_in, payment.currency)
    if split != held:
        currency = payment.currency
        raise SplitDoesNotAddUp(split=format_minor(split, currency), held=format_minor(held, currency))


def _post(payment: Payment, shares: list[Share], contribution: int, at: datetime) -> None:
    pairs = [Pair(payment.held_in, f"2110:{share.owner}", share.amount) for share in shares]
    if contribution:
        pairs.append(Pair(payment.held_in, "4010", contribution))
    if pairs:
        post_journal(
            kind="release",
            pairs=pairs,
            idempotency_key=f"release:{payment.pk}",
            unit=payment.currency,
            at=at,
            reference=payment.reference,
        )


def _write(payment: Payment, shares: list[Share], at: datetime, transfer_after: datetime) -> list[Earning]:
    wanted = {share.owner: share.amount for share in shares}
    Earning.objects.filter(payment=payment).exclude(owner__in=wanted).update(state=EarningState.REVERSED)
    for owner, amount in wanted.items():
        Earning.objects.update_or_create(
            payment=payment,
            owner=owner,
            defaults={
                "amount": amount,
                "state": EarningState.EARNED,
                "earned_at": at,
                "transfer_after": transfer_after,
            },
            create_defaults={
                "reference": payment.reference,
                "provider": payment.provider,
                "currency": payment.currency,
                "created_at": at,
                "amount": amount,
                "state": EarningState.EARNED,
                "earned_at": at,
                "transfer_after": transfer_after,
            },
        )
    return list(Earning.objects.filter(payment=payment, owner__in=wanted).order_by("owner"))
