"""Our books against the provider's, line by line: what is lost is found, what is strange is shown, nothing crashes."""

from datetime import timedelta

import pytest
from django.db import connection

from foundation.money.calculations.money import Money
from payments.checkout.models import Payment
from payments.ledger.queries.balances import balance_of
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.calculations.shares import Share
from payments.reconcile.actions.reconcile import reconcile
from payments.reconcile.enums import Check, Explained
from payments.reconcile.models import Finding, ProviderLine, Run
from payments.reconcile.queries.runs import findings_of, latest_run, unexplained_lines
from payments.refunds.actions.refund_payment import refund_payment
from payments.refunds.enums import RefundState
from payments.refunds.models import Refund
from tests.payments.support import (
    ERRAND,
    assert_books_agree,
    now,
    open_errand,
    paid_errand,
    ready_payee,
    run_all_jobs_even_later,
    some_float,
)

pytestmark = pytest.mark.django_db(transaction=True)


def run_it(at=None):
    return reconcile(by=None, at=at or now() + timedelta(seconds=5))


def what(run):
    """The findings of a run, as (check, sentence)."""
    return [(finding.check_name, finding.sentence) for finding in findings_of(run)]


def a_whole_story(sandbox):
    ready_payee(sandbox)
    some_float(sandbox)
    payment = paid_errand(sandbox)
    refund_payment(by=None, payment=payment, amount=Money(2000, "GBP"), reason="shorter", at=now())
    run_all_jobs_even_later()
    payment.refresh_from_db()
    release_earnings(reference="er_1", payment=payment, shares=[Share("m_anna", 5520)], contribution=480, at=now())
    run_all_jobs_even_later()
    return payment


def test_where_everything_agrees_there_is_nothing_to_say(sandbox):
    a_whole_story(sandbox)
    run = run_it()
    assert what(run) == []
    assert run.ok
    assert (run.lines, run.adopted, run.unexplained) == (4, 0, 0)
    figures = run.figures["GBP"]
    assert figures["provider"] == figures["lines"] == figures["ledger"]
    assert figures["own_share"] == figures["ledger"]  # everything that was owed has been sent
    kinds = dict(ProviderLine.objects.values_list("type", "explained"))
    assert kinds == dict.fromkeys(kinds, Explained.MATCHED)


def test_an_empty_balance_agrees(sandbox):
    assert run_it().ok


def test_a_payment_no_message_came_for_is_found_and_taken(sandbox):
    some_float(sandbox)
    ERRAND.asked.clear()
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    run = run_it()
    assert run.ok, what(run)
    assert run.adopted == 1
    assert Payment.objects.get(pk=payment.pk).is_paid
    assert ERRAND.asked == ["er_1"]
    assert_books_agree(sandbox)
    again = run_it(now() + timedelta(minutes=1))
    assert (again.ok, again.adopted) == (True, 0)


def test_a_refund_made_by_hand_is_taken_over(sandbox):
    some_float(sandbox)
    payment = paid_errand(sandbox)
    sandbox.control.refund_by_hand(payment.intent_id, 3000)
    run = run_it()
    assert run.ok, what(run)
    refund = Refund.objects.get()
    assert (refund.state, refund.amount, refund.by, refund.operation) == (RefundState.EXTERNAL, 3000, None, None)
    assert balance_of("2100:er_1", "GBP") == 5000
    assert_books_agree(sandbox)


def test_a_refund_by_hand_of_money_that_went_to_a_worker_is_for_a_person(sandbox):
    payment = a_whole_story(sandbox)
    sandbox.control.refund_by_hand(payment.intent_id, 1000)
    run = run_it()
    checks = [check for check, _sentence in what(run)]
    assert checks == [Check.CAUSE, Check.BALANCE]
    assert "nothing of ours explains" in what(run)[0][1]
    assert [line.type for line in unexplained_lines(provider="sandbox")] == ["refund"]


def test_a_refund_the_bank_sent_back_is_followed(sandbox):
    some_float(sandbox)
    payment = paid_errand(sandbox)
    refund = refund_payment(by=None, payment=payment, amount=Money(2000, "GBP"), reason="x", at=now())
    run_all_jobs_even_later()
    refund.refresh_from_db()
    sandbox.control.fail_refund(refund.remote_id)
    run = run_it()
    assert run.ok, what(run)
    refund.refresh_from_db()
    assert refund.state == RefundState.FAILED
    assert_books_agree(sandbox)


def test_a_line_of_a_kind_we_do_not_know_is_shown_and_stops_nothing(sandbox):
    payment = paid_errand(sandbox)
    sandbox.control.open_dispute(payment.intent_id)
    run = run_it()
    checks = {check for check, _sentence in what(run)}
    assert {Check.CAUSE, Check.BALANCE, Check.OWN_SHARE} <= checks
    assert run.unexplained >= 1
    assert not run.ok


def test_money_swept_to_the_bank_and_back_is_taken_over(sandbox):
    from payments.gateway.calculations.requests import Op
    from payments.gateway.provider import gateway

    payment = paid_errand(sandbox)
    release_earnings(reference="er_1", payment=payment, shares=[Share("m_anna", 4000)], contribution=4000, at=now())
    sandbox.control.settle()
    swept = gateway().sweep(Op("00000000-0000-4000-8000-000000000001", 1, "sweep"), Money(500, "GBP"))
    run = run_it()
    assert run.ok, what(run)
    assert balance_of("1030", "GBP") == 500
    assert_books_agree(sandbox)
    sandbox.control.fail_payout(swept.id)
    run = run_it(now() + timedelta(minutes=1))
    assert run.ok, what(run)
    assert balance_of("1030", "GBP") == 0
    assert_books_agree(sandbox)


def test_a_refund_made_but_not_written_down_yet_is_on_its_way_not_wrong(sandbox):
    from payments.operations.actions.ask_provider import ask_provider
    from payments.operations.actions.claim_operation import claim_operation

    some_float(sandbox)
    payment = paid_errand(sandbox)
    refund = refund_payment(by=None, payment=payment, amount=Money(2000, "GBP"), reason="x", at=now())
    ask_provider(operation=claim_operation(operation_id=refund.operation_id, at=now()), at=now())
    run = run_it()
    assert run.ok, what(run)
    assert run.figures["GBP"]["on_the_way"] == -2000
    from payments.operations.actions.send_due_operations import send_due_operations

    send_due_operations(at=now() + timedelta(minutes=5))
    later = run_it(now() + timedelta(minutes=6))
    assert later.ok, what(later)
    assert later.figures["GBP"]["on_the_way"] == 0


def test_another_fee_than_we_booked_is_named(sandbox):
    payment = some_float(sandbox)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE payments_checkout_payment DISABLE TRIGGER payments_checkout_payment_set_once")
        cursor.execute("UPDATE payments_checkout_payment SET fee = fee + 1")
        cursor.execute("ALTER TABLE payments_checkout_payment ENABLE TRIGGER payments_checkout_payment_set_once")
    run = run_it()
    assert [check for check, _ in what(run)] == [Check.AMOUNT]
    assert f"with a fee of {payment.fee + 1}" in what(run)[0][1]


def test_something_done_that_the_provider_has_no_line_for_is_named(sandbox):
    payment = paid_errand(sandbox)
    ProviderLine.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE payments_checkout_payment DISABLE TRIGGER payments_checkout_payment_set_once")
        cursor.execute("UPDATE payments_checkout_payment SET txn_id = 'txn_nowhere'")
        cursor.execute("ALTER TABLE payments_checkout_payment ENABLE TRIGGER payments_checkout_payment_set_once")
    run = run_it()
    checks = {check for check, _ in what(run)}
    assert Check.TRANSACTION in checks
    assert f"checkout.payment:{payment.pk}" in set(Finding.objects.values_list("subject", flat=True))


def test_money_that_was_paid_out_though_it_is_owed_raises_the_alarm(sandbox):
    from payments.gateway.calculations.requests import Op
    from payments.gateway.provider import gateway

    paid_errand(sandbox)
    sandbox.control.settle()
    gateway().sweep(Op("00000000-0000-4000-8000-000000000001", 1, "sweep"), Money(5000, "GBP"))
    run = run_it()
    assert [check for check, _ in what(run)] == [Check.OWN_SHARE]
    assert "£51.40 more is owed" in what(run)[0][1]  # 50.00 swept, and the fee of 1.40
    assert run.figures["GBP"]["own_share"] == -5140


def book(key, *pairs):
    from payments.ledger.actions.post_journal import post_journal
    from payments.ledger.calculations.pairs import Pair

    post_journal(kind="test", pairs=[Pair(*pair) for pair in pairs], idempotency_key=key, unit="GBP", at=now())


def test_what_members_were_promised_is_not_free_and_shares_paid_back_by_the_bank_raise_no_alarm(sandbox):
    some_float(sandbox)
    before = run_it().figures["GBP"]
    # The contribution was earned; of the result 300.00 was declared, 100.00 of interest; shares are owed by the bank.
    book("declared", ("3900:2026", "2440:m_anna", 30000), ("3900:2026", "2450:m_anna", 10000))
    book("withdrawal", ("1000", "3010:m_ben", 999900), ("3010:m_ben", "2420:m_ben", 999900))
    book("bank", ("2420:m_ben", "1000", 999900), ("1000", "3010:m_ben", 999900), ("3010:m_ben", "2420:m_ben", 999900))
    after = run_it(now() + timedelta(minutes=1))
    assert after.ok, what(after)
    assert after.figures["GBP"]["own_share"] == before["own_share"] - 40000


def test_a_promise_whose_money_is_at_the_bank_is_no_alarm_and_one_whose_money_is_gone_is(sandbox):
    some_float(sandbox)
    book("declared", ("3900:2026", "2440:m_anna", 60000))
    book("bank", ("1000", "4090", 20000))
    covered = run_it()
    assert covered.ok, what(covered)
    assert covered.figures["GBP"]["to_bring_back"] == 60000 - 49230
    book("spent", ("5040", "1000", 15000))
    gone = run_it(now() + timedelta(minutes=1))
    assert [check for check, _ in what(gone)] == [Check.OWN_SHARE]
    assert "£57.70 more is owed to customers, workers and members than is there" in what(gone)[0][1]


def test_money_becomes_available_in_our_books_when_it_does_at_the_provider(sandbox):
    payment = paid_errand(sandbox)
    run_it()
    assert (balance_of("1010", "GBP"), balance_of("1011", "GBP")) == (8000 - payment.fee, 0)
    run_it(now() + timedelta(days=3))
    assert (balance_of("1010", "GBP"), balance_of("1011", "GBP")) == (0, 8000 - payment.fee)
    run_it(now() + timedelta(days=4))
    assert balance_of("1011", "GBP") == 8000 - payment.fee
    assert_books_agree(sandbox)


def test_a_run_reads_only_what_is_new_and_a_few_days_more(sandbox):
    paid_errand(sandbox)
    first = run_it()
    second = run_it(now() + timedelta(days=1))
    assert second.since == first.at - timedelta(days=3)
    assert latest_run(provider="sandbox") == second


def test_lines_on_more_than_one_page_are_all_read(sandbox):
    for number in range(12):
        paid_errand(sandbox, f"er_{number}", 1000)
    assert run_it().lines == 12


def test_a_provider_that_does_not_answer_leaves_no_half_run(sandbox):
    from payments.gateway.errors import GatewayError

    paid_errand(sandbox)
    sandbox.control.fail_next("GET", "/v1/balance_transactions", "html_502")
    with pytest.raises(GatewayError):
        run_it()
    assert Run.objects.count() == 0
