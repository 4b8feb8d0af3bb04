"""What `manage.py verify_ledger` asks of refunds."""

import pytest

from foundation.money.calculations.money import Money
from payments.checkout.models import Payment
from payments.ledger.registry import verifiers
from payments.refunds.actions.refund_payment import refund_payment
from payments.refunds.models import Refund
from payments.refunds.queries.proofs import refunds_add_up, refunds_on_their_way_are_in_the_books
from tests.payments.support import now, paid_errand, run_all_jobs_even_later

pytestmark = pytest.mark.django_db(transaction=True)


def test_sound_refunds_prove_themselves_at_every_step(sandbox):
    payment = paid_errand(sandbox)
    refund_payment(by=None, payment=payment, amount=Money(3000, "GBP"), reason="ill", at=now())
    assert refunds_add_up() + refunds_on_their_way_are_in_the_books() == []
    run_all_jobs_even_later()
    assert refunds_add_up() + refunds_on_their_way_are_in_the_books() == []


def test_what_does_not_add_up_is_named(sandbox):
    payment = paid_errand(sandbox)
    refund_payment(by=None, payment=payment, amount=Money(3000, "GBP"), reason="ill", at=now())
    Payment.objects.update(refunded=2999)
    assert refunds_add_up() == [f"payment {payment.pk} says 2999 is given back, its refunds say 3000"]
    Refund.objects.update(txn_id="txn_tampered")
    assert refunds_on_their_way_are_in_the_books() == ["refunds on their way come to 0 GBP, account 2120 says 3000"]


def test_the_ledger_s_own_check_asks_them():
    names = [name for name, _verifier in verifiers.items()]
    assert "The refunds of every payment add up" in names
    assert "Refunds on their way are what account 2120 says" in names
