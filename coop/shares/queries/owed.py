"""Whether the co-op and a person are done with each other, as far as shares go."""

from typing import Any

from django.conf import settings

from coop.membership.models import Member
from payments.ledger.queries.balances import balances_of

HEADS = ("2410", "2420", "3010", "3020")


def owes_nothing_to(person: Any) -> bool:
    """Nothing stands on any account of theirs: no application, no withdrawal owed, no share that can be paid back.

    Fixed shares (3030) go to the reserve when somebody leaves and keep nobody. One statement over their accounts.
    """
    accounts = Member.objects.filter(user=person).values_list("account_id", flat=True)
    codes = [f"{head}:{account}" for account in accounts for head in HEADS]
    return not any(balances_of(codes, str(settings.COOP["currency"])).values())
