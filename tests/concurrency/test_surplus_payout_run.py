"""The payment of a surplus to five hundred members, killed in the middle again and again: everybody is paid once.

The control pays first and writes down afterwards; killed in between, it pays twice.
"""

# ruff: noqa: F811 - a fixture and the argument that asks for it share a name
import os
import signal
import subprocess
import sys
import textwrap
import time
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from coop.membership.models import Member
from coop.surplus.actions.carry_on_runs import carry_on_runs
from coop.surplus.actions.send_payouts import send_payouts
from coop.surplus.actions.start_run import start_run
from coop.surplus.enums import PayoutState, YearState
from coop.surplus.models import FiscalYear, Payout
from coop.surplus.queries.identity import capital_identity
from foundation.money.calculations.money import Money
from payments.gateway.calculations.requests import Op
from payments.gateway.provider import gateway_of
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.models import Journal
from payments.operations.actions.send_due_operations import send_due_operations
from payments.operations.models import Operation
from payments.payouts.models import Payee
from payments.sandbox.store import new_id
from tests.coop.surplus.support import a_payable_plan, a_year_closed_elsewhere, expected_transfers, transfers
from tests.factories.surplus import JOINED, MID_YEAR, a_declared_plan, a_sharer, an_officer
from tests.payments.conftest import every_errand_can_be_had, sandbox  # noqa: F401 - fixtures
from tests.payments.support import now, ready_payee, run_all_jobs_even_later, some_float
from tests.support.house import REPOSITORY
from tests.support.patience import PATIENCE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency, pytest.mark.long]

MANY = 500
EARNED = 3000
START = """
    import os, signal
    import django
    django.setup()
    from django.conf import settings
    from django.db import connection
    connection.settings_dict["NAME"] = {name!r}
    settings.STRIPE_API_BASE = {url!r}
    settings.STRIPE_TIMEOUT = (60, 60)
    from coop.surplus.models import Payout, PayoutRun
    run = PayoutRun.objects.get(pk={run})
"""
WORKER = """
    from coop.surplus.actions.send_payouts import send_payouts
    from payments.operations.actions.send_due_operations import send_due_operations
    from tests.payments.support import now
    while send_payouts(run=run, at=now(), limit=40) + send_due_operations(at=now(), limit=40):
        pass
"""
NAIVE = """
    from tests.concurrency.test_surplus_payout_run import pay_without_writing_first
    pay_without_writing_first(Payout.objects.first())
    os.kill(os.getpid(), signal.SIGKILL)
"""


def script(sandbox, run, body):
    start = START.format(name=connection.settings_dict["NAME"], url=sandbox.url, run=run.pk)
    return textwrap.dedent(start) + textwrap.dedent(body)


def started(sandbox, run, body):
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.testing", "PYTHONPATH": str(REPOSITORY)}
    return subprocess.Popen(
        [sys.executable, "-c", script(sandbox, run, body)], env=environment, stderr=subprocess.PIPE, cwd=REPOSITORY
    )


def many_members(treasurer):
    """Five hundred who earned the same, in one journal."""
    first = a_sharer("Worker 0")
    people = [first, *(a_sharer(f"Worker {number}") for number in range(1, MANY))]
    whole = EARNED * MANY
    post_journal(
        kind="charge", pairs=[Pair("1010", "2100:big", whole + 30_000)], idempotency_key="charge:big", unit="GBP",
        at=MID_YEAR, reference="big",
    )  # fmt: skip
    shares = [Pair("2100:big", f"2110:{person.account_id}", EARNED) for person in people]
    post_journal(
        kind="release", pairs=[*shares, Pair("2100:big", "4010", 30_000)], idempotency_key="release:big", unit="GBP",
        at=MID_YEAR, reference="big",
    )  # fmt: skip
    return people


def accounts_for(sandbox, people):
    """One payout account made the proper way, and its copies for everybody else."""
    first = ready_payee(sandbox, people[0].account_id)
    store, world = sandbox.control.world.store, sandbox.control.world
    body = store.get(first.remote_id)
    for person in people[1:]:
        twin = new_id("acct_1", 16)
        with store.transaction():
            store.insert(body | {"id": twin}, created=world.now())
        operation = Operation.objects.create(
            kind="copied", subject=person.account_id, provider=first.provider, params={}, state="done",
            created_at=JOINED, next_try_at=JOINED, done_at=JOINED, remote_id=twin,
        )  # fmt: skip
        Payee.objects.create(
            owner=person.account_id, provider=first.provider, country="GB", state=first.state, remote_id=twin,
            operation=operation, created_at=JOINED, ready_at=JOINED,
        )  # fmt: skip


def paid():
    return Payout.objects.filter(state=PayoutState.PAID).count()


def killed_after(process, number):
    """Kill -9 as soon as so many have been paid; how many had been."""
    patience = time.monotonic() + 240
    while paid() < number:
        assert process.poll() is None, process.stderr.read().decode()
        assert time.monotonic() < patience, "the worker gets nowhere"
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait(PATIENCE)
    assert process.returncode == -signal.SIGKILL
    process.stderr.close()
    return paid()


def finish(run):
    """What the clock does after a crash: leases have run out, everything that is left is sent."""
    later = now() + timedelta(hours=2)
    while send_payouts(run=run, at=later, limit=200) + send_due_operations(at=later, limit=200):
        later += timedelta(minutes=10)
    carry_on_runs(at=later)


def test_a_run_of_500_killed_three_times_pays_everybody_once(sandbox):
    treasurer = an_officer()
    people = many_members(treasurer)
    plan = a_declared_plan(treasurer, a_year_closed_elsewhere(treasurer), members="100")
    assert Member.objects.count() == plan.rows.filter(cash__gt=0).count() == MANY
    DBTaskResult.objects.all().delete()  # five hundred letters are not what this is about
    accounts_for(sandbox, people)
    some_float(sandbox)
    sandbox.control.settle()
    run = start_run(by=treasurer, allocation=plan, at=now())

    for number in (1, 120, 260):
        at_the_kill = killed_after(started(sandbox, run, WORKER), number)
        assert number <= at_the_kill < MANY

    finish(run)
    assert paid() == MANY
    assert transfers(sandbox) == expected_transfers(plan)
    assert Journal.objects.filter(kind="patronage_paid").count() == MANY
    assert sum(Payout.objects.values_list("patronage", flat=True)) == plan.cash
    assert FiscalYear.objects.get().state == YearState.PAID
    assert capital_identity(unit="GBP").holds


def pay_without_writing_first(payout):
    """How it is not done: ask the provider, then note that it was asked."""
    payee = Payee.objects.get(owner=payout.account_id)
    gateway_of(payee.provider).pay_worker(
        Op(str(uuid.uuid4()), 1, "pay_patronage"), payee.remote_id, Money(payout.amount, "GBP"), "", "surplus_naive"
    )


def test_control_who_pays_before_writing_it_down_pays_twice_after_a_kill(sandbox):
    plan = a_payable_plan(sandbox, an_officer(), people=2)
    run_all_jobs_even_later()
    run = start_run(by=an_officer(name="Una Other"), allocation=plan, at=now())
    process = started(sandbox, run, NAIVE)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGKILL, said.decode()
    pay_without_writing_first(Payout.objects.first())
    assert len(transfers(sandbox)) == 2
    assert len({destination for destination, _ in transfers(sandbox)}) == 1
