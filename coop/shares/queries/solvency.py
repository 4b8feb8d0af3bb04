"""The figures of the solvency test, from the books and the rules in force."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Sum

from coop.rules.queries.policy_in_force import policies_in_force
from coop.shares.calculations.solvency import Figures
from coop.shares.calculations.times import YEAR
from coop.shares.models import ShareMovement, ShareType, Withdrawal
from coop.shares.queries.withdrawals import suspension, taken_out_since
from foundation.home import home_day
from payments.ledger.queries.trial_balance import BalanceLine, trial_balance

RULES = ("share_withdrawal_cap_bp", "share_liquidity_floor_minor")
AT_HAND = ("1000", "1010", "1011")
# What trading earned and the members have not bound: the reserve they may use, results not yet shared out, this year's
# income less its costs, less losses carried forward. The indivisible reserve and the funds are not there to pay out.
FREE = ("3120", "3300", "3900")


def solvency_figures(withdrawal: Withdrawal, *, quantity: int, need_ahead: int, at: datetime) -> Figures:
    """What the test is asked about when `quantity` shares of this withdrawal are paid back, with the rules of `at`."""
    lines = trial_balance(unit=str(settings.COOP["currency"]), through=_day(at)).lines
    rules = policies_in_force(RULES, at=at)
    kind = withdrawal.share_type
    withdrawn = taken_out_since(since=at - YEAR, at=at, share_type=kind.pk)
    return Figures(
        amount=quantity * withdrawal.par_minor,
        surplus=sum(_credit(line) for line in lines if line.code in FREE or line.code[0] in "45"),
        liquid=-sum(_credit(line) for line in lines if line.code in AT_HAND),
        owed=sum(_credit(line) for line in lines if line.code[0] == "2"),
        need_ahead=need_ahead,
        floor=int(rules["share_liquidity_floor_minor"].value),
        capital=max(_capital(kind, at - YEAR), _capital(kind, at)),
        withdrawn=withdrawn,
        cap_bp=int(rules["share_withdrawal_cap_bp"].value),
        notice_over=withdrawal.notice_ends_at <= at,
        lock_over=withdrawal.locked_until is None or withdrawal.locked_until <= at,
        suspended=suspension() is not None,
    )


def rules_used(*, at: datetime) -> dict[str, Any]:
    """The versions of the rules the test obeys, by key, for keeping beside the figures."""
    return {key: rule.version for key, rule in policies_in_force(RULES, at=at).items()}


def _capital(kind: ShareType, at: datetime) -> int:
    sums = ShareMovement.objects.filter(share_type=kind, at__lte=at).aggregate(total=Sum("amount_minor"))
    return int(sums["total"] or 0)


def _credit(line: BalanceLine) -> int:
    return line.credit - line.debit


def _day(at: datetime) -> Any:
    return home_day(at)
