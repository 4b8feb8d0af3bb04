"""Say how much an account may hold."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.errors import NotAllowed
from payments.ledger.errors import InvalidPosting, LimitBelowUse
from payments.ledger.models import Account
from payments.ledger.policies import can_manage_accounts


@transaction.atomic
def set_ceiling(
    *, by: Any = None, code: str, unit: str, ceiling: int | None, at: datetime, reason: str = ""
) -> Account:
    """Let the bounded account `code` hold at most `ceiling` (minor units or minutes; None: any amount).

    Raises NotAllowed, UnknownAccount, InvalidPosting (below zero, or the account is not counted), LimitBelowUse.
    """
    if not can_manage_accounts(by):
        raise NotAllowed()
    account = Account.objects.locked(code, unit)
    if (ceiling or 0) < 0 or not account.bounded:
        raise InvalidPosting(f"The account {code} cannot have a ceiling of {ceiling}.")
    if ceiling is not None and account.holds > ceiling:
        raise LimitBelowUse(account=code)
    before, account.max_balance = account.max_balance, ceiling
    account.save(update_fields=["max_balance"])
    data = {"code": code, "before": before, "after": ceiling}
    record(by=by, verb="ledger.set_ceiling", subject=account, data=data, at=at, reason=reason)
    return account
