"""Paying the members' parts, against the provider's look-alike over HTTP: each once, whoever waits, waits clearly."""

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction

from coop.surplus.actions.carry_on_runs import carry_on_runs
from coop.surplus.actions.declare import declare
from coop.surplus.actions.retry_payouts import retry_payouts
from coop.surplus.actions.start_run import start_run
from coop.surplus.actions.take_back import take_back
from coop.surplus.enums import Delivery, PayoutState, YearState
from coop.surplus.errors import MayNotPay, NotDeclared, NothingToPay, PartlyPaid
from coop.surplus.models import FiscalYear, Payout, PayoutRun, Statement, StatementDelivery
from coop.surplus.queries.identity import capital_identity
from coop.surplus.queries.payments import standing_of
from coop.surplus.queries.statements import figures_of
from payments.gateway.errors import CheckoutClosed
from payments.ledger.models import Journal
from payments.ledger.queries.balances import balance_of
from payments.operations.models import Operation
from payments.reconcile.actions.reconcile import reconcile
from payments.reconcile.models import ProviderLine
from tests.coop.surplus.support import a_payable_plan, a_year_closed_elsewhere, expected_transfers, transfers
from tests.factories.surplus import NOON, a_closed_year, a_declared_plan, a_job, a_plan, a_sharer, an_officer
from tests.payments.support import at_provider, in_our_books, now, paid_errand, ready_payee, run_all_jobs_even_later

# The provider's client refuses to be called inside a transaction, so these tests commit.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def treasurer():
    return an_officer()


def pay_everything(run):
    run_all_jobs_even_later()
    carry_on_runs(at=now())
    run_all_jobs_even_later()
    carry_on_runs(at=now())
    run.refresh_from_db()
    return run


def test_every_member_is_paid_their_cash_once_and_the_year_is_done(sandbox, treasurer):
    plan = a_payable_plan(sandbox, treasurer, people=3, cash="60")
    drift = in_our_books() - at_provider(sandbox)
    run = start_run(by=treasurer, allocation=plan, at=now())
    pay_everything(run)
    assert transfers(sandbox) == expected_transfers(plan)
    assert len(transfers(sandbox)) == 3
    standing = standing_of(run)
    assert (standing.paid, standing.paid_amount, standing.at_rest) == (3, plan.cash, True)
    assert (run.finished_at is None, FiscalYear.objects.get().state) == (False, YearState.PAID)
    assert [balance_of(f"2440:{one.account_id}", "GBP") for one in plan.people] == [0, 0, 0]
    # What left our books left the provider.
    assert in_our_books() - at_provider(sandbox) == drift
    assert capital_identity(unit="GBP").holds


def test_the_year_is_paid_with_the_last_payout_without_waiting_for_the_clock(sandbox, treasurer):
    plan = a_payable_plan(sandbox, treasurer)
    start_run(by=treasurer, allocation=plan, at=now())
    run_all_jobs_even_later()
    assert FiscalYear.objects.get().state == YearState.PAID


def test_paying_again_pays_nobody_again(sandbox, treasurer):
    plan = a_payable_plan(sandbox, treasurer)
    run = pay_everything(start_run(by=treasurer, allocation=plan, at=now()))
    assert start_run(by=treasurer, allocation=plan, at=now()) == run
    assert retry_payouts(by=treasurer, run=run, at=now()) == 0
    pay_everything(run)
    assert len(transfers(sandbox)) == 2
    assert Journal.objects.filter(kind="patronage_paid").count() == 2


def test_a_member_without_a_payout_account_waits_and_is_paid_when_it_is_ready(sandbox, treasurer):
    plan = a_payable_plan(sandbox, treasurer, people=2, ready=1)
    run = pay_everything(start_run(by=treasurer, allocation=plan, at=now()))
    waiting = Payout.objects.get(state=PayoutState.WAITING)
    assert (waiting.account_id, waiting.detail) == (plan.people[1].account_id, "no_payee")
    assert (run.finished_at, FiscalYear.objects.get().state) == (None, YearState.DECLARED)
    ready_payee(sandbox, waiting.account_id)
    run = pay_everything(run)
    assert transfers(sandbox) == expected_transfers(plan)
    assert FiscalYear.objects.get().state == YearState.PAID


def test_when_the_provider_has_too_little_it_says_so_and_can_be_tried_again(sandbox, treasurer):
    plan = a_payable_plan(sandbox, treasurer)
    _empty(sandbox)
    run = pay_everything(start_run(by=treasurer, allocation=plan, at=now()))
    assert set(Payout.objects.values_list("state", "detail")) == {(PayoutState.REFUSED, "balance_insufficient")}
    assert transfers(sandbox) == []
    paid_errand(sandbox, "er_more", 60_000)
    sandbox.control.settle()
    assert retry_payouts(by=treasurer, run=run, at=now()) == 2
    pay_everything(run)
    assert transfers(sandbox) == expected_transfers(plan)


def _empty(sandbox):
    """Everything available at the provider goes to the co-op's bank."""
    from payments.sandbox.engine import payouts

    with sandbox.control.world.store.transaction():
        payouts.send(
            sandbox.control.world, amount=sandbox.control.balance()["gbp"]["available"], currency="gbp", automatic=False
        )


def test_nothing_is_taken_back_once_somebody_was_paid_or_may_be(sandbox, treasurer):
    plan = a_payable_plan(sandbox, treasurer, people=2, ready=1)
    run = start_run(by=treasurer, allocation=plan, at=now())
    carry_on_runs(at=now())  # written, not sent yet
    with pytest.raises(PartlyPaid):
        take_back(by=treasurer, allocation=plan, why="Mistake", decision_name="Second meeting", at=now())
    pay_everything(run)
    with pytest.raises(PartlyPaid):
        take_back(by=treasurer, allocation=plan, why="Mistake", decision_name="Second meeting", at=now())
    assert not Journal.objects.filter(kind="reversal").exists()


def test_a_declaration_whose_payment_found_nobody_payable_can_be_taken_back_and_then_pays_nobody(sandbox, treasurer):
    plan = a_payable_plan(sandbox, treasurer, people=2, ready=0)
    run = pay_everything(start_run(by=treasurer, allocation=plan, at=now()))
    take_back(by=treasurer, allocation=plan, why="Mistake", decision_name="Second meeting", at=now())
    for one in plan.people:
        ready_payee(sandbox, one.account_id)
    pay_everything(run)
    assert retry_payouts(by=treasurer, run=run, at=now()) == 0
    assert transfers(sandbox) == []
    assert not Operation.objects.filter(kind="pay_patronage").exists()


def test_the_comparison_with_the_provider_knows_what_the_transfers_were_for(sandbox, treasurer):
    plan = a_payable_plan(sandbox, treasurer)
    pay_everything(start_run(by=treasurer, allocation=plan, at=now()))
    reconcile(by=None, at=now())
    causes = ProviderLine.objects.filter(type="transfer").values_list("cause", flat=True)
    assert sorted(causes) == sorted(f"surplus.payout:{pk}" for pk in Payout.objects.values_list("pk", flat=True))


def test_who_may_pay_and_what(sandbox, treasurer):
    plan = a_payable_plan(sandbox, treasurer)
    with pytest.raises(MayNotPay):
        start_run(by=plan.people[0].user, allocation=plan, at=now())
    run = start_run(by=treasurer, allocation=plan, at=now())
    with pytest.raises(MayNotPay):
        retry_payouts(by=plan.people[0].user, run=run, at=now())


def test_a_plan_that_is_not_declared_or_keeps_everything_pays_nothing(sandbox, treasurer):
    rosa = a_sharer("Rosa Lane")
    a_job(rosa.account_id, 20_000, 5_000)
    year = a_year_closed_elsewhere(treasurer)
    plan = a_plan(treasurer, year, members__cash="0")
    with pytest.raises(NotDeclared):
        start_run(by=treasurer, allocation=plan, at=now())
    plan = declare(by=None, allocation=plan, decision_name="Meeting", at=NOON)
    with pytest.raises(NothingToPay):
        start_run(by=treasurer, allocation=plan, at=now())


def test_without_a_provider_nothing_begins(treasurer):
    rosa = a_sharer("Rosa Lane")
    a_job(rosa.account_id, 20_000, 5_000)
    plan = a_declared_plan(treasurer, a_closed_year(treasurer))
    with pytest.raises(CheckoutClosed):
        start_run(by=treasurer, allocation=plan, at=now())
    assert not PayoutRun.objects.exists()
    assert carry_on_runs(at=now()) == 0


def refused(statement, constraint):
    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert caught.value.__cause__.diag.constraint_name == constraint


def test_the_database_refuses_to_change_what_was_paid_or_to_pay_another_amount(sandbox, treasurer):
    plan = a_payable_plan(sandbox, treasurer)
    run = start_run(by=treasurer, allocation=plan, at=now())
    refused("UPDATE coop_surplus_payout SET patronage = patronage + 1", "a_payout_keeps_its_amount")
    pay_everything(run)
    refused("UPDATE coop_surplus_payout SET state = 'due'", "a_payout_keeps_its_amount")
    refused("DELETE FROM coop_surplus_payout", "a_payout_keeps_its_amount")
    refused(
        "INSERT INTO coop_surplus_payout (run_id, row_id, account_id, patronage, interest, state, detail, transfer_id)"
        " SELECT run_id, row_id, account_id, patronage + 1, interest, 'due', '', '' FROM coop_surplus_payout LIMIT 1",
        "a_payout_is_the_cash_of_its_row",
    )


# -- statements ---------------------------------------------------------------------------------------------------


def test_every_member_gets_a_statement_and_is_told_once(sandbox, treasurer):
    plan = a_payable_plan(sandbox, treasurer, people=2, cash="40")
    run_all_jobs_even_later()
    letters = [m for m in mail.outbox if "statement" in m.subject]
    assert sorted(m.to[0] for m in letters) == sorted(one.user.email for one in plan.people)
    row = plan.rows.first()
    assert f"£{row.total / 100:.2f}" in letters[0].body
    assert StatementDelivery.objects.filter(how=Delivery.MAILED).count() == 2
    figures = figures_of(Statement.objects.get(row=row))
    assert (figures["total"], figures["cash"], figures["retained"]) == (row.total, row.cash, row.retained)
    assert figures["capital"] == {
        "opening": 0, "credited": row.retained, "losses": 0, "redeemed": 0, "closing": row.retained
    }  # fmt: skip
    refused("UPDATE coop_surplus_statement SET document = '{}'", "coop_surplus_statement_append_only")
    refused("DELETE FROM coop_surplus_statementdelivery", "coop_surplus_statementdelivery_append_only")
