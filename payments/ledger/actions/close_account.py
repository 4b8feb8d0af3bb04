"""Close an account: nothing is posted to it any more."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.errors import NotAllowed
from payments.ledger.errors import AccountNotEmpty
from payments.ledger.models import Account
from payments.ledger.policies import can_manage_accounts
from payments.ledger.queries.balances import balance_of
from payments.ledger.queries.pending import waiting_on_account


@transaction.atomic
def close_account(*, by: Any = None, code: str, unit: str, at: datetime, reason: str = "") -> Account:
    """Close `code` in `unit`, which must be at zero with nothing pending; closed already is not an error.

    The lock waits for every posting under way on the account, so none can land after the look at its balance.
    Raises NotAllowed, UnknownAccount, AccountNotEmpty.
    """
    if not can_manage_accounts(by):
        raise NotAllowed()
    account = Account.objects.locked(code, unit, against_postings=True)
    if account.closed_at is not None:
        return account
    if balance_of(code, unit) != 0 or waiting_on_account(account):
        raise AccountNotEmpty(account=code)
    account.closed_at = at
    account.save(update_fields=["closed_at"])
    record(by=by, verb="ledger.close_account", subject=account, data={"code": code}, at=at, reason=reason)
    return account
