"""The clock of paying out, and statements after a declaration."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model

from coop.rules.queries.policy_in_force import policy_in_force
from coop.surplus import emails
from coop.surplus.actions.carry_on_runs import carry_on_runs
from coop.surplus.actions.declare_correction import TELL as TELL_OF_CORRECTION
from coop.surplus.actions.keep_unclaimed import RULE
from coop.surplus.actions.make_statements import TELL, make_statements
from coop.surplus.actions.note_delivery import note_delivery
from coop.surplus.actions.send_payouts import send_payouts
from coop.surplus.actions.start_run import PAY
from coop.surplus.actions.take_back import TELL as TELL_OF_TAKING_BACK
from coop.surplus.actions.warn_unclaimed import WARN
from coop.surplus.enums import Delivery
from coop.surplus.handlers import CARRY_ON
from coop.surplus.models import Allocation, Payout, PayoutRun
from coop.surplus.queries.settlements import corrected_members
from coop.surplus.queries.statements import told_in_vain, untold
from foundation.clock import now
from foundation.jobs.actions.enqueue import enqueue
from foundation.jobs.registry import job, periodic

AT_A_TIME = 100


@job("coop.surplus.pay")
def pay(*, run_id: int) -> None:
    """Send the next payouts of a run, and come back for the rest."""
    run = PayoutRun.objects.filter(pk=run_id).first()
    if run is not None and send_payouts(run=run, at=now(), limit=AT_A_TIME) == AT_A_TIME:
        enqueue(PAY, run_id=run_id)


@job("coop.surplus.make_statements")
def statements(*, allocation_id: int) -> None:
    """Write the members' notices of a declared plan."""
    plan = Allocation.objects.filter(pk=allocation_id).first()
    if plan is not None:
        make_statements(allocation=plan, at=now())


@job("coop.surplus.tell_members")
def tell(*, allocation_id: int, after: int = 0) -> None:
    """Tell the next members by mail that their statement is there, and come back for the rest.

    Who has no address is passed by: however many they are, those behind them are told.
    """
    waiting = untold(allocation_id, after=after, limit=AT_A_TIME)
    for statement in waiting:
        if emails.tell_member(statement):
            note_delivery(statement=statement, how=Delivery.MAILED, at=now())
    _come_back_for_the_rest(waiting, TELL, allocation_id=allocation_id)


@job(TELL_OF_CORRECTION)
def tell_of_correction(*, settlement_id: int, after: int = 0) -> None:
    """Tell the next members by mail that their statement was corrected, and come back for the rest."""
    rows = corrected_members(settlement_id, after=after, limit=AT_A_TIME)
    for row in rows:
        emails.tell_of_correction(row)
    _come_back_for_the_rest(rows, TELL_OF_CORRECTION, settlement_id=settlement_id)


@job(TELL_OF_TAKING_BACK)
def tell_of_taking_back(*, allocation_id: int, after: int = 0) -> None:
    """Tell the next members whom a statement had reached that it holds no more, and come back for the rest."""
    waiting = told_in_vain(allocation_id, after=after, limit=AT_A_TIME)
    for statement in waiting:
        emails.tell_taken_back(statement)
    _come_back_for_the_rest(waiting, TELL_OF_TAKING_BACK, allocation_id=allocation_id)


def _come_back_for_the_rest(told: Sequence[Model], name: str, **about: Any) -> None:
    """A full hand of people was told: there may be more behind the last of them."""
    if len(told) == AT_A_TIME:
        enqueue(name, after=told[-1].pk, **about)


@job(WARN)
def tell_unclaimed(*, payout_id: int) -> None:
    """Tell one member that money waits for them."""
    payout = Payout.objects.select_related("member__user", "run__allocation__fiscal_year", "run__settlement").get(
        pk=payout_id
    )
    emails.tell_unclaimed(payout, days=int(policy_in_force(RULE, at=now()).value))


@job(CARRY_ON)
def carry_on_now() -> None:
    """The last payout of a run was paid."""
    carry_on_runs(at=now())


@periodic("coop.surplus.carry_on", seconds=60)
def carry_on() -> None:
    """What a crash left behind, who became payable, what is finished."""
    carry_on_runs(at=now())
