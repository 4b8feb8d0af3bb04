"""Show workers what they will earn, before the work is done."""

from datetime import datetime

from django.db import transaction

from foundation.locks import lock_row
from payments.checkout.models import Payment
from payments.payouts.calculations.shares import Share, checked_shares
from payments.payouts.enums import EarningState
from payments.payouts.models import Earning


@transaction.atomic
def expect_earnings(*, payment: Payment, shares: list[Share], at: datetime) -> list[Earning]:
    """Return the expected earnings of an order; asked again, they become what was asked last.

    Nothing is posted: what is expected is not owed. What has been earned already is left alone.
    """
    fresh = lock_row(Payment.objects.all(), payment.pk)
    wanted = {share.owner: share.amount for share in checked_shares(shares, 0)}
    known = {earning.owner: earning for earning in Earning.objects.filter(payment=fresh)}
    for owner, earning in known.items():
        if earning.state not in (EarningState.EXPECTED, EarningState.REVERSED):
            continue
        earning.state = EarningState.EXPECTED if owner in wanted else EarningState.REVERSED
        earning.amount = wanted.get(owner, earning.amount)
        earning.save(update_fields=["state", "amount"])
    for owner, amount in wanted.items():
        if owner not in known:
            Earning.objects.create(
                payment=fresh,
                reference=fresh.reference,
                owner=owner,
                provider=fresh.provider,
                amount=amount,
                currency=fresh.currency,
                created_at=at,
            )
    return list(Earning.objects.filter(payment=fresh, state=EarningState.EXPECTED).order_by("owner"))
