"""Tax that was kept back went from the co-op's bank account to the tax office: write it down."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from coop.surplus.errors import MayNotPay, MoreTaxThanKept
from coop.surplus.handlers import TAX
from coop.surplus.models import TaxPayment
from coop.surplus.policies import can_pay_tax
from foundation.audit.actions.record import record
from foundation.errors import Invalid
from foundation.home import home_day
from foundation.locks import advisory_lock
from foundation.money.formatting import format_minor
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.queries.balances import balance_of

KIND, BANK, LOCK = "tax_paid", "1000", "coop.surplus.tax"


@transaction.atomic
def pay_tax(*, by: Any, amount: int, paid_on: date, reference: str, at: datetime) -> TaxPayment:
    """Post `amount` (minor units) from 2320 to 1000; the same line of the statement again is the same payment.

    `reference` names the line, without anybody's name. Raises MayNotPay, Invalid, MoreTaxThanKept.
    """
    if not can_pay_tax(by):
        raise MayNotPay
    line = " ".join(reference.split())[:80]
    if not line:
        raise Invalid(fields={"reference": _("Say which line of the bank statement this is.")})
    if paid_on > home_day(at):
        raise Invalid(fields={"paid_on": _("That day has not come yet.")})
    if amount <= 0:
        raise Invalid(fields={"amount": _("Write down more than nothing.")})
    advisory_lock(LOCK)
    unit = str(settings.COOP["currency"])
    before = TaxPayment.objects.filter(paid_on=paid_on, reference=line, reversal__isnull=True).first()
    if before is not None:
        if before.amount != amount:
            raise Invalid(fields={"reference": _("That line is written down already, with another amount.")})
        return before
    kept = balance_of(TAX, unit)
    if amount > kept:
        raise MoreTaxThanKept(kept=format_minor(kept, unit))
    journal = post_journal(
        kind=KIND,
        pairs=[Pair(TAX, BANK, amount)],
        idempotency_key=f"{KIND}:{paid_on.isoformat()}:{line}:{_times(paid_on, line)}",
        unit=unit,
        at=at,
        memo=f"Tax office, {paid_on.isoformat()}, {line}",
    )
    payment = TaxPayment.objects.create(
        amount=amount, unit=unit, paid_on=paid_on, reference=line, journal=journal, recorded_by=by, recorded_at=at
    )
    record(by=by, verb="surplus.tax_paid", subject=payment, data={"amount": amount}, at=at)
    return payment


def _times(paid_on: date, line: str) -> int:
    """How often this line was written down before, and taken back."""
    return TaxPayment.objects.filter(paid_on=paid_on, reference=line).count()
