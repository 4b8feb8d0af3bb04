"""Say how far below zero an account may go."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.errors import NotAllowed
from payments.ledger.errors import InvalidPosting, LimitBelowUse
from payments.ledger.models import Account
from payments.ledger.policies import can_manage_accounts


@transaction.atomic
def set_credit_limit(*, by: Any = None, code: str, unit: str, limit: int, at: datetime, reason: str = "") -> Account:
    """Let the bounded account `code` go down to -`limit` (minor units or minutes), what is reserved included.

    Raises NotAllowed, UnknownAccount, InvalidPosting (below zero, or the account is not counted), LimitBelowUse.
    """
    if not can_manage_accounts(by):
        raise NotAllowed()
    account = Account.objects.locked(code, unit)
    if limit < 0 or not account.bounded:
        raise InvalidPosting(f"The account {code} cannot have a credit limit of {limit}.")
    if account.owes > limit:
        raise LimitBelowUse(account=code)
    before, account.credit_limit = account.credit_limit, limit
    account.save(update_fields=["credit_limit"])
    data = {"code": code, "before": before, "after": limit}
    record(by=by, verb="ledger.set_credit_limit", subject=account, data=data, at=at, reason=reason)
    return account
