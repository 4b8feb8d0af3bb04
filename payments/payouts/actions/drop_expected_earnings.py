"""The work will not be done: nobody earns anything by it."""

from django.db import transaction

from foundation.locks import lock_row
from payments.checkout.models import Payment
from payments.payouts.enums import EarningState
from payments.payouts.models import Earning


@transaction.atomic
def drop_expected_earnings(*, payment: Payment) -> int:
    """Mark what was expected of an order as not earned; return how many earnings that were."""
    lock_row(Payment.objects.all(), payment.pk)
    expected = Earning.objects.filter(payment=payment, state=EarningState.EXPECTED)
    return expected.update(state=EarningState.REVERSED)
