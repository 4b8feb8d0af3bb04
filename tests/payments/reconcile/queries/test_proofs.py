"""What `manage.py verify_ledger` asks of the money at the provider: each proof holds, and each finds what it is for."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from foundation.money.calculations.money import Money
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.models import Journal
from payments.ledger.queries.verification import verify_ledger
from payments.ledger.registry import NothingToProve, verifiers
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.calculations.shares import Share
from payments.payouts.models import Earning
from payments.reconcile.actions.prove_books import prove_books
from payments.reconcile.actions.reconcile import reconcile
from payments.reconcile.models import ProofRun, ProviderLine, Run
from payments.reconcile.queries.proofs import (
    money_at_the_provider,
    orders_hold_only_what_is_theirs,
    refunds_have_left,
    transfers_are_known_to_the_provider,
)
from payments.refunds.actions.refund_payment import refund_payment
from tests.payments.support import now, paid_errand, ready_payee, run_all_jobs_even_later, some_float

pytestmark = pytest.mark.django_db(transaction=True)
OURS = (
    "The money at the provider is what accounts 1010, 1011 and 1012 say",
    "Every transfer is known to the provider",
    "No order holds more than was paid for it, and none that is closed",
    "Nothing decided before today lies on account 2120",
)


def compare(at=None):
    return reconcile(by=None, at=at or now() + timedelta(seconds=5))


def tamper(statement, *values):
    """What only an administrator with the triggers off could do."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET session_replication_role = origin")


def a_transfer(sandbox):
    """One paid order, released, its worker's share of £55.20 sent."""
    ready_payee(sandbox)
    some_float(sandbox)
    payment = paid_errand(sandbox, minor=6000)
    release_earnings(reference="er_1", payment=payment, shares=[Share("m_anna", 5520)], contribution=480, at=now())
    run_all_jobs_even_later()
    return payment


def test_before_the_first_comparison_the_proofs_say_so_and_nothing_is_wrong(sandbox):
    paid_errand(sandbox)
    for proof in (money_at_the_provider, transfers_are_known_to_the_provider):
        with pytest.raises(NothingToProve, match="have not been compared"):
            proof()
    told = {finding.name: finding for finding in verify_ledger()}
    assert told[OURS[0]].holds
    assert "manage.py reconcile" in told[OURS[0]].note
    out = StringIO()
    call_command("verify_ledger", stdout=out)
    assert "      - The books have not been compared with the payment provider yet" in out.getvalue()


def test_sound_books_prove_themselves_also_when_more_was_posted_after_the_comparison(sandbox):
    a_transfer(sandbox)
    assert compare().ok
    paid_errand(sandbox, "er_later")
    assert [finding.problems for finding in verify_ledger() if not finding.holds] == []
    assert set(OURS) <= set(dict(verifiers.items()))


def test_money_that_is_not_at_the_provider_is_found(sandbox):
    paid_errand(sandbox)
    post_journal(kind="wrong", pairs=[Pair("1011", "4090", 7)], idempotency_key="wrong", unit="GBP", at=now())
    compare()
    assert money_at_the_provider() == [
        "accounts 1010, 1011 and 1012 stood at £78.67, the provider's balance was £78.60"
    ]


def test_a_row_changed_after_the_comparison_is_found_although_the_run_was_clean(sandbox):
    some_float(sandbox)
    payment = paid_errand(sandbox)
    assert compare().ok
    charge = Journal.objects.get(kind="charge", reference=payment.reference)
    tamper("UPDATE payments_ledger_entry SET amount = amount + 100 WHERE journal_id = %s AND seq = 1", charge.pk)
    assert len(money_at_the_provider()) == 1


def test_a_currency_the_provider_does_not_know_of_is_found(sandbox):
    compare()
    post_journal(kind="wrong", pairs=[Pair("1011", "4090", 7)], idempotency_key="wrong", unit="EUR", at=now())
    with connection.cursor() as cursor:  # as if the journal had been there
        cursor.execute("UPDATE payments_reconcile_run SET books = pg_current_snapshot()::text")
    assert len(money_at_the_provider()) == 1


def test_a_comparison_that_did_not_keep_what_it_saw_proves_nothing(sandbox):
    compare()
    Run.objects.update(books="")
    with pytest.raises(NothingToProve, match="did not keep"):
        money_at_the_provider()


def test_a_transfer_the_provider_has_no_line_for_is_named(sandbox):
    a_transfer(sandbox)
    compare()
    assert transfers_are_known_to_the_provider() == []
    transfer = Earning.objects.get().transfer_id
    ProviderLine.objects.filter(pk=Earning.objects.get().txn_id).update(net=-5519)
    assert transfers_are_known_to_the_provider() == [
        f"transfer {transfer} of £55.20 for er_1 is not among the provider's lines"
    ]


def test_an_order_that_was_released_or_given_back_and_still_holds_money_is_named(sandbox):
    some_float(sandbox)
    payment = paid_errand(sandbox)
    assert orders_hold_only_what_is_theirs() == []
    refund_payment(by=None, payment=payment, amount=Money(8000, "GBP"), reason="ill", at=now())
    assert orders_hold_only_what_is_theirs() == []
    for code in ("2100:er_1", "2100:er_float", "2100:nobody"):
        post_journal(kind="wrong", pairs=[Pair("1010", code, 5)], idempotency_key=code, unit="GBP", at=now())
    nothing = "though nothing was paid for it, or all of it was given back"
    assert orders_hold_only_what_is_theirs() == [
        f"2100:er_1 still holds £0.05, {nothing}",
        "2100:er_float still holds £0.05, though its money was released",
        f"2100:nobody still holds £0.05, {nothing}",
    ]


def test_an_order_that_holds_more_than_was_paid_is_named(sandbox):
    paid_errand(sandbox)
    post_journal(kind="wrong", pairs=[Pair("1010", "2100:er_1", 5)], idempotency_key="wrong", unit="GBP", at=now())
    assert orders_hold_only_what_is_theirs() == ["2100:er_1 holds £80.05, more than the £80.00 that was paid and kept"]


def test_a_refund_that_lies_on_account_2120_since_yesterday_is_named(sandbox):
    payment = paid_errand(sandbox)
    refund = refund_payment(by=None, payment=payment, amount=Money(3000, "GBP"), reason="ill", at=now())
    day = refund.created_at
    assert refunds_have_left(since=day) == []
    assert refunds_have_left(since=day + timedelta(seconds=1)) == [
        f"refund {refund.pk} of £30.00 for er_1, decided on {day:%Y-%m-%d}, has not left"
    ]
    run_all_jobs_even_later()
    assert refunds_have_left(since=day + timedelta(days=1)) == []


def test_the_answers_are_kept_for_the_treasurer_and_cannot_be_made_better(sandbox):
    paid_errand(sandbox)
    compare()
    run = prove_books(by=None, at=now())
    assert (run.holds, run.failures) == (True, [])
    post_journal(kind="wrong", pairs=[Pair("1010", "2100:er_1", 5)], idempotency_key="wrong", unit="GBP", at=now())
    run = prove_books(by=None, at=now())
    assert not run.holds
    assert [failure["claim"] for failure in run.failures] == [OURS[2]]
    with pytest.raises(Exception, match="append-only"):
        ProofRun.objects.update(holds=True)
