"""Two acting at once on the surplus: on real connections, each race with its control."""

# ruff: noqa: F811 - a fixture and the argument that asks for it share a name

import pytest
from django.db import IntegrityError

from coop.surplus.actions.carry_on_runs import carry_on_runs
from coop.surplus.actions.declare import declare
from coop.surplus.actions.send_payouts import send_payouts
from coop.surplus.actions.start_run import start_run
from coop.surplus.actions.take_back import take_back
from coop.surplus.enums import YearState
from coop.surplus.errors import PartlyPaid
from coop.surplus.models import Allocation, FiscalYear, Payout
from payments.ledger.models import Journal
from payments.ledger.queries.balances import balance_of
from payments.operations.models import Operation
from tests.coop.surplus.support import a_payable_plan, a_year_closed_elsewhere, expected_transfers, transfers
from tests.factories.surplus import NOON, a_declared_plan, a_job, a_plan, a_sharer, an_officer
from tests.payments.conftest import every_errand_can_be_had, sandbox  # noqa: F401 - fixtures
from tests.payments.support import at_once, failures, look_together, now, run_all_jobs_even_later

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


def unlocked(model, number):
    """What `lock_row` would be without its lock: so many read a row of this model before anybody writes."""
    together = look_together(number, lambda queryset, pk: queryset.get(pk=pk))
    return lambda queryset, pk: together(queryset, pk) if queryset.model is model else queryset.get(pk=pk)


def a_frozen_plan(treasurer):
    rosa = a_sharer("Rosa Lane")
    a_job(rosa.account_id, 20_000, 5_000)
    return a_plan(treasurer, a_year_closed_elsewhere(treasurer))


def declared_by(somebody, plan):
    return lambda: declare(by=somebody, allocation=plan, decision_name="Members' meeting", at=NOON)


# -- declaring ----------------------------------------------------------------------------------------------------


def test_two_treasurers_who_declare_at_once_write_one_journal():
    first, second = an_officer(), an_officer(name="Theo Treasurer")
    plan = a_frozen_plan(first)
    results = at_once(*[declared_by(who, plan) for who in (first, second, first, second)])
    assert failures(results) == []
    assert Journal.objects.filter(kind="declaration").count() == 1
    assert (balance_of("3900:2025", "GBP"), FiscalYear.objects.get().state) == (0, YearState.DECLARED)


def test_control_without_the_locks_both_believe_they_are_first(monkeypatch):
    """The key of the journal and the unique index are the second net: the money is shared once all the same."""
    monkeypatch.setattr("coop.surplus.actions.declare.lock_row", unlocked(Allocation, 4))
    first, second = an_officer(), an_officer(name="Theo Treasurer")
    plan = a_frozen_plan(first)
    at_once(*[declared_by(who, plan) for who in (first, second, first, second)])
    from foundation.audit.models import AuditRecord

    assert AuditRecord.objects.filter(verb="surplus.declared").count() > 1, "the race never happened"
    assert Journal.objects.filter(kind="declaration").count() == 1
    assert balance_of("3900:2025", "GBP") == 0


def test_declaring_against_taking_back_ends_in_one_of_the_two_whole():
    treasurer = an_officer()
    rosa = a_sharer("Rosa Lane")
    a_job(rosa.account_id, 20_000, 5_000)
    plan = a_declared_plan(treasurer, a_year_closed_elsewhere(treasurer))
    results = at_once(
        declared_by(treasurer, plan),
        lambda: take_back(by=treasurer, allocation=plan, why="Mistake", decision_name="Second meeting", at=NOON),
        lambda: take_back(by=treasurer, allocation=plan, why="Mistake too", decision_name="Second meeting", at=NOON),
    )
    assert all(type(error).__name__ == "AllocationMovedOn" for error in failures(results))
    assert (balance_of("3900:2025", "GBP"), Journal.objects.filter(kind="reversal").count()) == (5_000, 1)


# -- paying -------------------------------------------------------------------------------------------------------


def test_two_workers_on_one_run_pay_everybody_once(sandbox):
    treasurer = an_officer()
    plan = a_payable_plan(sandbox, treasurer, people=6)
    run = start_run(by=treasurer, allocation=plan, at=now())
    results = at_once(*[lambda: send_payouts(run=run, at=now())] * 4)
    assert failures(results) == []
    at_once(*[lambda: carry_on_runs(at=now())] * 2)
    run_all_jobs_even_later()
    carry_on_runs(at=now())
    assert transfers(sandbox) == expected_transfers(plan)
    assert Operation.objects.filter(kind="pay_patronage").count() == 6
    assert FiscalYear.objects.get().state == YearState.PAID


def test_control_without_the_lock_the_database_refuses_the_second_transfer(sandbox, monkeypatch):
    treasurer = an_officer()
    plan = a_payable_plan(sandbox, treasurer, people=6)
    run = start_run(by=treasurer, allocation=plan, at=now())
    for module in ("send_payouts", "_run"):  # the payout itself, and the plan that is paid
        monkeypatch.setattr(f"coop.surplus.actions.{module}.lock_row", unlocked(Payout, 4))
    results = at_once(*[lambda: send_payouts(run=run, at=now())] * 4)
    refused = failures(results)
    assert [type(error) for error in refused] == [IntegrityError] * 3
    assert "one_operation_per_decision" in str(refused[0])
    assert Operation.objects.filter(kind="pay_patronage").count() <= 6


def test_paying_against_taking_back_never_pays_what_was_taken_back(sandbox):
    treasurer = an_officer()
    plan = a_payable_plan(sandbox, treasurer, people=3)
    run = start_run(by=treasurer, allocation=plan, at=now())
    results = at_once(
        lambda: send_payouts(run=run, at=now()),
        lambda: take_back(by=treasurer, allocation=plan, why="Mistake", decision_name="Second meeting", at=now()),
    )
    run_all_jobs_even_later()
    taken_back = Allocation.objects.get().state == "reversed"
    assert (transfers(sandbox) == []) is taken_back
    assert [type(error) for error in failures(results)] == ([] if taken_back else [PartlyPaid])
