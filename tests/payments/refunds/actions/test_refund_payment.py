"""Sequence D, before the transfer: giving money back."""

import pytest
from django.db import IntegrityError

from foundation.money.calculations.money import Money
from payments.checkout.enums import PaymentState
from payments.checkout.models import Payment
from payments.ledger.models import Journal
from payments.ledger.queries.balances import balance_of
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.calculations.shares import Share
from payments.refunds.actions.refund_payment import refund_payment
from payments.refunds.actions.sync_refund import sync_refund
from payments.refunds.actions.sync_waiting_refunds import sync_waiting_refunds
from payments.refunds.enums import RefundState
from payments.refunds.errors import AlreadyReleased, MoreThanWasPaid, NotPaid
from payments.refunds.models import Refund
from payments.refunds.queries.refunds import failed_refunds, refunds_of
from tests.payments.support import (
    assert_books_agree,
    now,
    open_errand,
    paid_errand,
    run_all_jobs_even_later,
    some_float,
    told,
)

pytestmark = pytest.mark.django_db(transaction=True)


def give_back(payment, minor, reason="ill"):
    return refund_payment(by=None, payment=payment, amount=Money(minor, "GBP"), reason=reason, at=now())


def fresh(row):
    row.refresh_from_db()
    return row


def test_the_money_leaves_the_order_when_it_is_decided_and_the_balance_when_it_is_sent(sandbox):
    payment = paid_errand(sandbox)
    refund = give_back(payment, 3000)
    assert (balance_of("2100:er_1", "GBP"), balance_of("2120", "GBP")) == (5000, 3000)
    assert sandbox.control.objects("refund") == []
    run_all_jobs_even_later()
    assert fresh(refund).state == RefundState.DONE
    assert (balance_of("2100:er_1", "GBP"), balance_of("2120", "GBP")) == (5000, 0)
    assert fresh(payment).state == PaymentState.PART_REFUNDED
    assert_books_agree(sandbox)


def test_two_equal_refunds_are_two_refunds(sandbox):
    """Keys made of amounts would make these one at the provider and two in the books."""
    payment = paid_errand(sandbox)
    for _ in range(2):
        give_back(payment, 1000)
    run_all_jobs_even_later()
    assert [r["amount"] for r in sandbox.control.objects("refund")] == [1000, 1000]
    assert refunds_of(payment).filter(state=RefundState.DONE).count() == 2
    assert_books_agree(sandbox)


def test_no_more_is_given_back_than_was_paid(sandbox):
    payment = paid_errand(sandbox)
    give_back(payment, 6000)
    with pytest.raises(MoreThanWasPaid) as caught:
        give_back(payment, 2001)
    assert "£20.00" in str(caught.value)
    give_back(payment, 2000)
    assert Payment.objects.get().refunded == 8000


@pytest.mark.parametrize("minor", [0, -1])
def test_a_refund_is_of_more_than_nothing(sandbox, minor):
    with pytest.raises(ValueError, match="more than nothing"):
        give_back(paid_errand(sandbox), minor)


def test_what_was_not_paid_is_not_given_back(sandbox):
    with pytest.raises(NotPaid):
        give_back(open_errand(), 1000)


def test_what_has_gone_to_the_workers_is_not_given_back_from_here(sandbox):
    payment = paid_errand(sandbox)
    release_earnings(reference="er_1", payment=payment, shares=[Share("m_anna", 7360)], contribution=640, at=now())
    with pytest.raises(AlreadyReleased):
        give_back(payment, 1000)


def test_the_provider_refuses_more_than_it_has_and_the_money_is_held_again(sandbox):
    """Somebody refunded by hand meanwhile: what our refund reserved is held for the order again, and staff see why."""
    payment = paid_errand(sandbox)
    sandbox.control.refund_by_hand(payment.intent_id, 6000)
    refund = give_back(payment, 5000)
    run_all_jobs_even_later()
    assert fresh(refund).state == RefundState.FAILED
    assert refund.failure != ""
    assert balance_of("2100:er_1", "GBP") == 8000  # the refund by hand is found by the nightly comparison
    assert balance_of("2120", "GBP") == 0
    assert fresh(payment).refunded == 0
    assert [one.pk for one in failed_refunds()] == [refund.pk]
    assert told("payments.refund.failed") == 1


def test_a_refund_the_bank_sends_back_is_owed_to_the_customer_again(sandbox):
    payment = paid_errand(sandbox)
    refund = give_back(payment, 3000)
    run_all_jobs_even_later()
    sandbox.control.fail_refund(fresh(refund).remote_id)
    refund = sync_refund(refund=refund, at=now())
    assert (refund.state, refund.failure) == (RefundState.FAILED, "lost_or_stolen_card")
    assert balance_of("2100:er_1", "GBP") == 8000
    assert fresh(payment).state == PaymentState.CAPTURED
    assert_books_agree(sandbox)
    sync_refund(refund=refund, at=now())
    assert Journal.objects.filter(kind="refund_failure").count() == 1
    again = give_back(payment, 3000)
    run_all_jobs_even_later()
    assert fresh(again).state == RefundState.DONE
    assert_books_agree(sandbox)


def test_a_refund_waits_where_the_balance_is_too_small_and_is_done_when_money_comes(sandbox):
    """All of the only payment there is: the provider's fee is missing from the balance."""
    payment = paid_errand(sandbox)
    refund = give_back(payment, 8000)
    run_all_jobs_even_later()
    assert fresh(refund).state == RefundState.SENT
    assert (balance_of("2100:er_1", "GBP"), balance_of("2120", "GBP")) == (0, 8000)
    assert_books_agree(sandbox)
    some_float(sandbox)
    sandbox.control.settle()
    sandbox.control.run_due()
    assert sync_waiting_refunds(at=now()) == 1
    assert fresh(refund).state == RefundState.DONE
    assert balance_of("2120", "GBP") == 0
    assert fresh(payment).state == PaymentState.REFUNDED
    assert_books_agree(sandbox)


def test_a_message_about_a_refund_made_by_hand_takes_it_over_at_once(sandbox):
    from payments.webhooks.actions.receive_event import receive_event

    payment = paid_errand(sandbox)
    sandbox.control.refund_by_hand(payment.intent_id, 2500)
    letter = sandbox.control.letters("v1.refund.created")[-1]
    receive_event(raw=letter.body, signature=letter.signature, at=now())
    run_all_jobs_even_later()
    refund = Refund.objects.get()
    assert (refund.state, refund.amount, refund.operation) == (RefundState.EXTERNAL, 2500, None)
    assert balance_of("2100:er_1", "GBP") == 5500
    assert fresh(payment).state == PaymentState.PART_REFUNDED
    assert_books_agree(sandbox)


def test_a_message_about_our_own_refund_is_not_taken_for_one_made_by_hand(sandbox):
    """It comes before our answer is written down."""
    from payments.operations.actions.ask_provider import ask_provider
    from payments.operations.actions.claim_operation import claim_operation
    from payments.webhooks.actions.process_event import process_event
    from payments.webhooks.actions.receive_event import receive_event

    payment = paid_errand(sandbox)
    refund = give_back(payment, 3000)
    ask_provider(operation=claim_operation(operation_id=refund.operation_id, at=now()), at=now())
    letter = sandbox.control.letters("v1.refund.created")[-1]
    receive_event(raw=letter.body, signature=letter.signature, at=now())
    assert process_event(event_id=letter.event_id, at=now()).error == "unknown-object"
    assert Refund.objects.count() == 1
    assert balance_of("2100:er_1", "GBP") == 5000


def test_a_message_that_a_refund_failed_is_followed(sandbox):
    from payments.webhooks.actions.receive_event import receive_event

    payment = paid_errand(sandbox)
    refund = give_back(payment, 3000)
    run_all_jobs_even_later()
    sandbox.control.fail_refund(fresh(refund).remote_id)
    letter = sandbox.control.letters("v1.refund.failed")[-1]
    receive_event(raw=letter.body, signature=letter.signature, at=now())
    run_all_jobs_even_later()
    assert fresh(refund).state == RefundState.FAILED
    assert_books_agree(sandbox)


def test_what_was_agreed_of_a_refund_cannot_be_changed(sandbox):
    refund = give_back(paid_errand(sandbox), 3000)
    for change in ({"amount": 1}, {"reason": "other"}):
        with pytest.raises(IntegrityError, match="what was agreed stays"):
            Refund.objects.filter(pk=refund.pk).update(**change)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"state": "done"}, "a_refund_that_left_names_itself_at_the_provider"),
        ({"state": "failed"}, "a_failed_refund_says_why"),
        ({"state": "lost"}, "a_refund_is_in_a_known_state"),
    ],
)
def test_the_database_refuses_a_refund_that_cannot_be(sandbox, change, constraint):
    refund = give_back(paid_errand(sandbox), 3000)
    with pytest.raises(IntegrityError, match=constraint):
        Refund.objects.filter(pk=refund.pk).update(**change)
