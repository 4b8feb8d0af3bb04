"""What tests of payouts share."""

from datetime import timedelta

from payments.payouts.actions.expect_earnings import expect_earnings
from payments.payouts.calculations.shares import Share
from tests.payments.support import now, paid_errand


def earn(sandbox, number, amount=1000):
    """A paid errand of which Anna expects a share."""
    payment = paid_errand(sandbox, f"er_{number}", 1000)
    expect_earnings(payment=payment, shares=[Share("m_anna", amount)], at=now() + timedelta(seconds=number))
    return payment
