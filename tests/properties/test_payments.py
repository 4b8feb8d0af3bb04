"""Any history of paying, refunding and releasing leaves books that balance and agree with the provider."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.test import override_settings
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from foundation.money.calculations.money import Money
from foundation.money.split import split_by_largest_remainder
from payments.checkout.actions.close_checkout import close_checkout
from payments.checkout.actions.sync_checkout import sync_checkout
from payments.checkout.enums import PaymentState, SessionState
from payments.checkout.models import Payment
from payments.checkout.queries.where_the_money_went import where_the_money_went
from payments.ledger.queries.balances import balance_of
from payments.ledger.queries.trial_balance import trial_balance
from payments.operations.models import Operation
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.actions.start_transfers import start_transfers
from payments.payouts.calculations.shares import Share
from payments.payouts.models import Earning
from payments.reconcile.actions.reconcile import reconcile
from payments.refunds.actions.refund_payment import refund_payment
from payments.refunds.errors import AlreadyReleased, MoreThanWasPaid, NotPaid
from payments.refunds.models import Refund
from payments.sandbox.server import SandboxServer
from tests.payments.support import (
    ERRAND,
    SECRET,
    at_provider,
    in_our_books,
    now,
    open_errand,
    ready_payee,
    run_all_jobs_even_later,
    some_float,
)
from tests.support.clean import empty_to_baseline

pytestmark = pytest.mark.django_db(transaction=True)
FAULTS = ("drop", "drop_before", "429", "500_no_effect", "500_with_effect", "500_remembered", "html_502")


class Histories(RuleBasedStateMachine):
    """Customers, workers, clocks and faults act in any order."""

    def __init__(self):
        super().__init__()
        self.server = SandboxServer(state=":memory:", port=0, webhook_url=None, webhook_secret=SECRET).start()
        self.settings = override_settings(
            STRIPE_API_BASE=self.server.url,
            STRIPE_SECRET_KEY="",
            STRIPE_NETWORK_RETRIES=0,
            STRIPE_WEBHOOK_SECRETS=[SECRET],
            SANDBOX_ALLOWED=True,
        )
        self.settings.enable()
        self.count = 0
        some_float(self.server)
        for owner in ("m_anna", "m_ben"):
            ready_payee(self.server, owner)
        for minor in (8000, 4999, 30):
            self.somebody_books_and_pays(minor)

    def teardown(self):
        try:
            self.settle_everything()
            self.assert_ended_well()
        finally:
            self.settings.disable()
            self.server.stop()
            ERRAND.gone.clear()
            empty_to_baseline()

    def payments(self, **which):
        """In the order in which they were begun: the same choices tell the same story, whatever the ids and the clock."""
        found = Payment.objects.filter(**which).exclude(reference="er_float")
        return sorted(found, key=lambda payment: int(payment.reference.removeprefix("er_")))

    @rule(minor=st.integers(30, 50_000), gone=st.booleans())
    def somebody_opens_a_page(self, minor, gone):
        self.count += 1
        reference = f"er_{self.count}"
        if gone:
            ERRAND.gone.add(reference)
        open_errand(reference, minor)

    @rule(minor=st.integers(30, 50_000))
    def somebody_books_and_pays(self, minor):
        self.count += 1
        payment = open_errand(f"er_{self.count}", minor)
        if payment.session_id:
            self.server.control.pay(payment.session_id, "succeed")
            sync_checkout(payment=payment, at=now())

    @precondition(lambda self: self.payments(session_state=SessionState.OPEN))
    @rule(data=st.data(), outcome=st.sampled_from(["succeed", "succeed", "decline"]))
    def somebody_pays(self, data, outcome):
        payment = data.draw(st.sampled_from(self.payments(session_state=SessionState.OPEN)))
        if self.server.control.get(payment.session_id)["status"] == "open":
            self.server.control.pay(payment.session_id, outcome)

    @precondition(lambda self: self.payments())
    @rule(data=st.data())
    def we_look(self, data):
        sync_checkout(payment=data.draw(st.sampled_from(self.payments())), at=now())

    @precondition(lambda self: self.payments())
    @rule(data=st.data())
    def somebody_gives_up(self, data):
        close_checkout(by=None, payment=data.draw(st.sampled_from(self.payments())), at=now())

    @precondition(lambda self: self.payments(accepted_at__isnull=False))
    @rule(data=st.data(), share=st.integers(1, 100))
    def somebody_gets_money_back(self, data, share):
        payment = data.draw(st.sampled_from(self.payments(accepted_at__isnull=False)))
        amount = Money(max(1, payment.captured * share // 100), "GBP")
        with suppress(MoreThanWasPaid, AlreadyReleased, NotPaid):
            refund_payment(by=None, payment=payment, amount=amount, reason="ill", at=now())

    @precondition(lambda self: self.payments(accepted_at__isnull=False, state=PaymentState.CAPTURED))
    @rule(data=st.data(), weights=st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 9)))
    def the_work_is_accepted(self, data, weights):
        payment = data.draw(st.sampled_from(self.payments(accepted_at__isnull=False, state=PaymentState.CAPTURED)))
        held = balance_of(payment.held_in, "GBP")
        anna, ben, contribution = split_by_largest_remainder(held, list(weights))
        shares = [Share("m_anna", anna), Share("m_ben", ben)]
        release_earnings(
            reference=payment.reference, payment=payment, shares=shares, contribution=contribution, at=now()
        )
        start_transfers(at=now())

    @rule(fault=st.sampled_from(FAULTS), path=st.sampled_from(["/v1/checkout", "/v1/refunds", "/v1/transfers"]))
    def the_provider_stumbles(self, fault, path):
        self.server.control.fail_next("POST", path, fault)

    @rule()
    def the_worker_process_comes_round(self):
        run_all_jobs_even_later()

    @invariant()
    def the_books_balance(self):
        debit, credit = trial_balance(unit="GBP").totals("GBP")
        assert debit == credit

    @invariant()
    def no_order_pays_more_than_came_in(self):
        for payment in self.payments(charge_id__gt=""):
            trail = where_the_money_went(reference=payment.reference, currency="GBP")
            out = sum(trail.workers.values()) + trail.contribution + trail.refunded + trail.refunding
            assert trail.paid == out + trail.held
            assert trail.held >= 0

    def settle_everything(self):
        self.server.control.clear_faults()
        for payment in self.payments():
            sync_checkout(payment=payment, at=now())
        for _ in range(3):
            run_all_jobs_even_later()
            start_transfers(at=now())

    def assert_ended_well(self):
        live = Operation.objects.exclude(state__in=["done", "refused"])
        assert list(live.values_list("kind", "state", "error")) == []
        assert in_our_books() == at_provider(self.server)
        control = self.server.control
        assert len(control.objects("transfer")) == Earning.objects.filter(state="transferred").count()
        assert len(control.objects("refund")) == Refund.objects.exclude(remote_id="").count()
        for payment in self.payments(refused_because__gt=""):
            assert balance_of(payment.held_in, "GBP") == 0
        run = reconcile(by=None, at=now() + timedelta(seconds=5))
        assert [finding.sentence for finding in run.findings.all()] == []


def test_any_history_leaves_books_that_agree_with_the_provider():
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=8, stateful_step_count=18, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
