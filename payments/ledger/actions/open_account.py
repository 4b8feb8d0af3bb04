"""Open an account with limits of its own, or open a closed one again."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.errors import NotAllowed
from payments.ledger.enums import MINUTES, Measure
from payments.ledger.errors import AccountOpenAlready, InvalidPosting, UnknownAccount, WrongUnit
from payments.ledger.models import Account, Head
from payments.ledger.policies import can_manage_accounts


@transaction.atomic
def open_account(
    *, by: Any = None, code: str, unit: str, at: datetime, credit_limit: int = 0, max_balance: int | None = None
) -> Account:
    """Open `code` in `unit` with a credit limit and a ceiling (minor units or minutes). Plain ones open by themselves.

    The same account with the same limits again is not an error; a closed one is opened again with these limits.
    Raises NotAllowed, UnknownAccount, WrongUnit, AccountOpenAlready (other limits), InvalidPosting (a limit below zero,
    or on an account that is not counted).
    """
    if not can_manage_accounts(by):
        raise NotAllowed()
    head = Head.objects.filter(code=code.split(":")[0], owners=code.count(":")).first()
    if head is None:
        raise UnknownAccount(account=code)
    if (head.measure == Measure.TIME) != (unit == MINUTES):
        raise WrongUnit(account=code, unit=unit)
    limits = (credit_limit, max_balance)
    if credit_limit < 0 or (max_balance or 0) < 0 or (not head.bounded and limits != (0, None)):
        raise InvalidPosting(f"The account {code} cannot have these limits.")
    new = Account(code=code, unit=unit, credit_limit=credit_limit, max_balance=max_balance, head=head)
    new.normal, new.bounded, new.indivisible = head.normal, head.bounded, head.indivisible
    Account.objects.bulk_create([new], ignore_conflicts=True)
    account = Account.objects.locked(code, unit)
    if account.closed_at is not None:
        account.closed_at, account.credit_limit, account.max_balance = None, credit_limit, max_balance
        account.save(update_fields=["closed_at", "credit_limit", "max_balance"])
    elif (account.credit_limit, account.max_balance) != limits:
        raise AccountOpenAlready(account=code)
    record(by=by, verb="ledger.open_account", subject=account, data={"code": code, "unit": unit}, at=at)
    return account
