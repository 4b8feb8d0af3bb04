"""Tax that a law has the co-op keep back, and the day before which a plan pays nothing: in the plan, the books, the run."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from coop.surplus.actions.carry_on_runs import carry_on_runs
from coop.surplus.actions.declare_correction import declare_correction
from coop.surplus.actions.make_correction import make_correction
from coop.surplus.actions.make_statements import make_statements
from coop.surplus.actions.send_payouts import send_payouts
from coop.surplus.actions.start_run import start_run
from coop.surplus.enums import PayoutState
from coop.surplus.errors import DraftOutOfBounds
from coop.surplus.models import Allocation, Payout, Statement
from coop.surplus.queries.identity import capital_identity
from coop.surplus.queries.payments import standing_of
from coop.surplus.queries.proofs import declared_results_are_shared, set_off_is_what_corrections_say
from coop.surplus.queries.statements import figures_of
from coop.surplus.subject import SurplusSubject
from foundation.errors import Invalid
from payments.ledger.queries.balances import balance_of
from payments.operations.actions.write_operation import write_operation
from payments.operations.models import Operation
from tests.coop.surplus.support import a_payable_plan, transfers
from tests.factories.surplus import a_closed_year, a_draft, a_job, a_plan, a_sharer, an_officer
from tests.payments.support import now, run_all_jobs_even_later

# The provider's client refuses to be called inside a transaction, so these tests commit.
pytestmark = pytest.mark.django_db(transaction=True)
SPAIN = {"profile_id": "es-27-1999", "members__formula": "earnings"}
# The last month in which the surplus of 2025 may begin to be paid.
FIRST_DAY = datetime(2027, 12, 1, tzinfo=UTC)
A_MONTH_BEFORE = FIRST_DAY - timedelta(days=30)


@pytest.fixture
def treasurer():
    return an_officer()


def pay(run, at=None):
    for _ in range(2):
        run_all_jobs_even_later()
        carry_on_runs(at=at or now())
    run.refresh_from_db()
    return run


def a_taxed_plan(sandbox, treasurer, **about):
    return a_payable_plan(sandbox, treasurer, cash="60", **SPAIN, **about)


def test_tax_is_kept_back_of_each_payment_and_owed_to_the_tax_office(sandbox, treasurer):
    plan = a_taxed_plan(sandbox, treasurer, people=3)
    assert plan.withheld == plan.cash * 19 // 100
    run = pay(start_run(by=treasurer, allocation=plan, at=now()))
    assert balance_of("2320", "GBP") == plan.withheld
    assert sum(amount for _to, amount in transfers(sandbox)) == plan.cash - plan.withheld
    assert [balance_of(f"2440:{one.account_id}", "GBP") for one in plan.people] == [0, 0, 0]
    standing = standing_of(run)
    assert (standing.amount, standing.withheld, standing.withheld_so_far) == (
        plan.cash - plan.withheld, plan.withheld, plan.withheld,
    )  # fmt: skip
    assert capital_identity(unit="GBP").holds
    assert declared_results_are_shared() == []


def test_the_statement_says_what_was_kept_back_and_by_which_law(sandbox, treasurer):
    plan = a_taxed_plan(sandbox, treasurer)
    make_statements(allocation=plan, at=now())
    figures = figures_of(Statement.objects.order_by("pk")[0])
    row = plan.rows.filter(member__isnull=False).first()
    assert (figures["withheld"], figures["cash"]) == (row.withheld, row.cash)
    assert [rule["percent"] for rule in figures["withholding"]] == ["19"]


def test_what_is_set_off_comes_after_the_tax(sandbox, treasurer):
    plan = a_taxed_plan(sandbox, treasurer)
    pay(start_run(by=treasurer, allocation=plan, at=now()))
    changes = {plan.people[0].account_id: {"earnings": 5_000}}
    fix = make_correction(by=treasurer, allocation=plan, changes=changes, why="Counted twice", at=now())
    more = fix.rows.get(account_id=plan.people[1].account_id)
    # A correction is taxed by the rule of the plan it corrects.
    assert more.withheld == more.cash * 19 // 100 > 0
    assert json.loads(fix.document)["withheld"] == [[more.account_id, more.withheld]]
    fix = declare_correction(by=None, settlement=fix, decision_name="Meeting", at=now())
    before = balance_of("2320", "GBP")
    pay(start_run(by=treasurer, allocation=fix, at=now()))
    assert balance_of("2320", "GBP") - before == more.withheld
    assert set_off_is_what_corrections_say() == []
    # What one had too much is more than their next payment after tax: all of it is kept back, the tax is paid all the same.
    payout = Payout.objects.get(settlement_row=more)
    assert (payout.state, payout.amount) == (PayoutState.PAID, more.cash - more.withheld)


def test_the_database_keeps_tax_within_the_payment_and_as_the_plan_has_it(sandbox, treasurer):
    plan = a_taxed_plan(sandbox, treasurer)
    run = start_run(by=treasurer, allocation=plan, at=now())
    one = Payout.objects.filter(run=run).first()
    with pytest.raises(DatabaseError, match="no payout changes its amount"), transaction.atomic():
        Payout.objects.filter(pk=one.pk).update(withheld_patronage=0)
    with pytest.raises(DatabaseError, match="what is frozen stays as it is"), transaction.atomic():
        Allocation.objects.filter(pk=plan.pk).update(withheld=0)
    with pytest.raises(DatabaseError, match="only_patronage_is_set_off"), transaction.atomic():
        Payout.objects.filter(pk=one.pk).update(set_off=one.patronage)


def test_nothing_is_paid_before_the_day_that_was_decided_and_then_it_begins_by_itself(sandbox, treasurer, frozen):
    plan = a_payable_plan(sandbox, treasurer, payable_from=FIRST_DAY.date())
    frozen(A_MONTH_BEFORE)  # what is paid is no matter of the day on which this is tried
    assert json.loads(plan.document)["payable_from"] == "2027-12-01"
    run = pay(start_run(by=treasurer, allocation=plan, at=A_MONTH_BEFORE), at=A_MONTH_BEFORE)
    assert send_payouts(run=run, at=A_MONTH_BEFORE) == 0
    assert (transfers(sandbox), Operation.objects.filter(kind="pay_patronage").count()) == ([], 0)
    assert set(Payout.objects.values_list("state", flat=True)) == {PayoutState.DUE}
    assert send_payouts(run=run, at=FIRST_DAY - timedelta(hours=2)) == 0
    assert send_payouts(run=run, at=FIRST_DAY) == 2


def test_the_database_refuses_a_payment_before_its_day(sandbox, treasurer):
    plan, at = a_payable_plan(sandbox, treasurer, payable_from=FIRST_DAY.date()), A_MONTH_BEFORE
    run = start_run(by=treasurer, allocation=plan, at=at)
    one = Payout.objects.filter(run=run).first()
    sent = write_operation(kind="pay_patronage", subject="early", provider=run.provider, params={}, at=at)
    paid = {"state": "paid", "operation": sent, "transfer_id": "tr_1"}
    with pytest.raises(DatabaseError, match="nothing_is_paid_before_its_day"), transaction.atomic():
        Payout.objects.filter(pk=one.pk).update(**paid, paid_at=at)
    assert Payout.objects.filter(pk=one.pk).update(**paid, paid_at=at + timedelta(days=31)) == 1


def test_the_day_is_after_the_year_and_no_later_than_the_law_lets_members_wait(treasurer):
    a_job(a_sharer("Rosa").account_id, 20_000, 5_000)
    year = a_closed_year(treasurer)
    for day in (date(2025, 12, 31), date(2028, 1, 3)):
        with pytest.raises(Invalid) as refused:
            a_draft(treasurer, year, payable_from=day)
        assert "payable_from" in refused.value.fields
    with pytest.raises(DraftOutOfBounds, match=r"26 CFR 1\.1382-4") as late:
        a_draft(
            treasurer, year, profile_id="us-subchapter-t", members__formula="earnings", payable_from=date(2026, 9, 16)
        )
    assert "payable_from" in late.value.fields


def test_what_the_members_decide_on_says_so(treasurer):
    a_job(a_sharer("Rosa").account_id, 20_000, 5_000)
    plan = a_plan(treasurer, a_closed_year(treasurer), **SPAIN, payable_from=date(2026, 7, 1))
    words = SurplusSubject().what_changes({"allocation_sha256": plan.sha256}, now())
    assert "Nothing is paid before Wednesday 1 July 2026." in words
    assert any("is kept back as tax and passed on to the tax office" in line for line in words)
