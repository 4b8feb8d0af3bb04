"""What of past surpluses still belongs to one person."""

from typing import Any

from django.conf import settings
from django.db.models import Q

from coop.membership.models import Member
from payments.ledger.models import Account
from payments.ledger.queries.balances import balances_of

HEADS = ("2440", "2450", "3210")


def owed_of_surplus(person: Any) -> bool:
    """Whether patronage or interest is unpaid, or retained patronage stands on a capital account of theirs."""
    accounts = list(Member.objects.filter(user=person).values_list("account_id", flat=True))
    if not accounts:
        return False
    theirs = Q()
    for account in accounts:
        for head in HEADS:
            code = f"{head}:{account}"
            theirs |= Q(code=code) | Q(code__startswith=f"{code}:")
    unit = str(settings.COOP["currency"])
    codes = list(Account.objects.filter(theirs, unit=unit).values_list("code", flat=True))
    return any(balances_of(codes, unit).values())
