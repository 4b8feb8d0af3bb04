"""What this room adds to the proofs of the books."""

from django.conf import settings
from django.db.models import F, Sum
from django.utils.translation import gettext as _

from coop.surplus.enums import AllocationState, PayoutState
from coop.surplus.handlers import TOO_MUCH
from coop.surplus.models import Allocation, FiscalYear, Payout, Settlement
from coop.surplus.queries.identity import capital_identity
from foundation.money.formatting import format_minor
from payments.ledger.queries.balances import balances_of
from payments.ledger.queries.trial_balance import trial_balance


def capital_belongs_to_somebody() -> list[str]:
    """The identity of coop-finance R16, now."""
    unit = str(settings.COOP["currency"])
    identity = capital_identity(unit=unit)
    if identity.holds:
        return []
    return [_("{amount} belongs to no member and no reserve").format(amount=format_minor(identity.loose, unit))]


def declared_results_are_shared() -> list[str]:
    """A shared year has nothing left on its account, a closed one its whole result; payouts are what rows say."""
    years = list(FiscalYear.objects.filter(result__isnull=False))
    expected = {year.pk: year.result or 0 for year in years}
    for year_id in Allocation.objects.filter(state=AllocationState.DECLARED).values_list("fiscal_year_id", flat=True):
        expected[year_id] = 0
    wrong = []
    for unit in {year.unit for year in years}:
        stands = balances_of([year.account for year in years if year.unit == unit], unit)
        wrong += [
            _("{account} stands at {amount}").format(
                account=year.account, amount=format_minor(stands[year.account], unit)
            )
            for year in years
            if year.unit == unit and stands[year.account] != expected[year.pk]
        ]
    return wrong + _paid_too_much()


def _paid_too_much() -> list[str]:
    """No plan pays more than its cash."""
    paid = Payout.objects.filter(state=PayoutState.PAID, row__isnull=False).values("run__allocation_id")
    sums = dict(paid.annotate(paid=Sum(F("patronage") + F("interest"))).values_list("run__allocation_id", "paid"))
    plans = Allocation.objects.filter(pk__in=sums).defer("document")
    return [_("{plan} paid more than it had").format(plan=plan) for plan in plans if sums[plan.pk] > plan.cash]


def set_off_is_what_corrections_say() -> list[str]:
    """What members owe out of later surpluses: all that they had too much, less what was kept back since."""
    unit = str(settings.COOP["currency"])
    found = Settlement.objects.filter(state=AllocationState.DECLARED, unit=unit).aggregate(total=Sum("set_off"))
    kept = Payout.objects.filter(state__in=(PayoutState.PAID, PayoutState.SET_OFF)).aggregate(total=Sum("set_off"))
    expected = (found["total"] or 0) - (kept["total"] or 0)
    stands = sum(line.debit - line.credit for line in trial_balance(unit=unit).lines if line.code == TOO_MUCH)
    if stands == expected:
        return []
    words = _("{stands} is to be set off by the books, {expected} by the corrections")
    return [words.format(stands=format_minor(stands, unit), expected=format_minor(expected, unit))]
