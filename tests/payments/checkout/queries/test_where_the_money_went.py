"""The receipt's proof, read from the books."""

import pytest

from foundation.money.calculations.money import Money
from payments.checkout.queries.where_the_money_went import where_the_money_went
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.calculations.shares import Share
from payments.refunds.actions.refund_payment import refund_payment
from tests.payments.support import now, paid_errand, run_all_jobs_even_later

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_penny_of_an_order_is_with_somebody(sandbox):
    payment = paid_errand(sandbox)
    refund_payment(by=None, payment=payment, amount=Money(2000, "GBP"), reason="shorter", at=now())
    run_all_jobs_even_later()
    payment.refresh_from_db()
    release_earnings(
        reference="er_1",
        payment=payment,
        shares=[Share("m_anna", 3000), Share("m_ben", 2520)],
        contribution=480,
        at=now(),
    )
    trail = where_the_money_went(reference="er_1", currency="GBP")
    assert trail.workers == {"m_anna": 3000, "m_ben": 2520}
    assert (trail.paid, trail.contribution, trail.refunded, trail.held) == (8000, 480, 2000, 0)
    assert trail.fee == payment.fee


def test_it_costs_two_statements_however_much_happened(sandbox, django_assert_num_queries):
    payment = paid_errand(sandbox)
    with django_assert_num_queries(2):
        where_the_money_went(reference="er_1", currency="GBP")
    for _ in range(3):
        refund_payment(by=None, payment=payment, amount=Money(500, "GBP"), reason="x", at=now())
    with django_assert_num_queries(2):
        assert where_the_money_went(reference="er_1", currency="GBP").refunding == 1500


def test_an_order_nobody_paid_for_has_no_trail(db):
    assert where_the_money_went(reference="er_none", currency="GBP").paid == 0
