"""What the tests of paying share: a declared plan with payable members, and money to pay it with."""

from django.test import override_settings

from payments.payouts.models import Payee
from tests.factories.surplus import a_closed_year, a_declared_plan, a_job, a_sharer
from tests.payments.support import ready_payee, some_float


def a_year_closed_elsewhere(treasurer):
    """Closed while no provider was connected: that year's money was never at this look-alike."""
    with override_settings(STRIPE_API_BASE=""):
        return a_closed_year(treasurer)


def a_payable_plan(sandbox, treasurer, *, people=2, ready=None, cash="100", **about):
    """Everybody earned the same; the first `ready` of them (all, when not given) have a payout account."""
    members = [a_sharer(f"Worker {number}") for number in range(people)]
    for member in members:
        a_job(member.account_id, 20_000, 5_000)
    plan = a_declared_plan(treasurer, a_year_closed_elsewhere(treasurer), members="100", members__cash=cash, **about)
    plan.people = members
    for member in members[: people if ready is None else ready]:
        ready_payee(sandbox, member.account_id)
    some_float(sandbox)
    sandbox.control.settle()
    return plan


def transfers(sandbox):
    """(account at the provider, amount) of every transfer of a surplus."""
    found = [t for t in sandbox.control.objects("transfer") if (t.get("transfer_group") or "").startswith("surplus_")]
    return sorted((t["destination"], t["amount"]) for t in found)


def expected_transfers(plan):
    """What the plan promises to those who can be paid."""
    payees = dict(Payee.objects.exclude(remote_id="").values_list("owner", "remote_id"))
    rows = plan.rows.filter(cash__gt=0).values_list("account_id", "cash")
    return sorted((payees[owner], cash) for owner, cash in rows if owner in payees)
