"""A payment of tax was written down by mistake: its mirror goes into the books, and it stays readable."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.surplus.actions.pay_tax import LOCK
from coop.surplus.errors import MayNotPay
from coop.surplus.models import TaxPayment
from coop.surplus.policies import can_pay_tax
from foundation.audit.actions.record import record
from foundation.locks import advisory_lock, lock_row
from payments.ledger.actions.reverse_journal import reverse_journal


@transaction.atomic
def undo_tax_payment(*, by: Any, payment: TaxPayment, at: datetime) -> TaxPayment:
    """Post 1000 to 2320; taken back already is not an error. Raises MayNotPay."""
    if not can_pay_tax(by):
        raise MayNotPay
    advisory_lock(LOCK)
    one = lock_row(TaxPayment.objects.select_related("journal"), payment.pk)
    if one.reversal_id is not None:
        return one
    one.reversal = reverse_journal(by=None, journal=one.journal, at=at, memo="Tax office: written down by mistake")
    one.reversed_at = at
    one.save(update_fields=["reversal", "reversed_at"])
    record(by=by, verb="surplus.tax_payment_undone", subject=one, data={"amount": one.amount}, at=at)
    return one
