"""What members have left in their capital accounts, by the year it was kept from."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from coop.membership.models import Member
from coop.rules.queries.policy_in_force import policies_in_force
from coop.surplus.calculations.redemption import RULES, Figures
from coop.surplus.calculations.tranches import Tranche
from coop.surplus.queries.identity import TRANCHES
from foundation.home import home_day
from payments.ledger.queries.trial_balance import trial_balance

AT_HAND = ("1000", "1010", "1011")


def tranches_now(*, unit: str) -> list[Tranche]:
    """Every tranche that holds something, with the member's number (0 for those who never had one)."""
    held = []
    for line in trial_balance(unit=unit, by_account=True).lines:
        head, _, rest = line.code.partition(":")
        if head in TRANCHES and line.credit > line.debit:
            owner, _, year = rest.partition(":")
            held.append((owner, int(year), line.credit - line.debit))
    numbers = numbers_of({owner for owner, _, _ in held})
    return [Tranche(owner, numbers.get(owner, (None, 0))[1], year, amount) for owner, year, amount in held]


def numbers_of(owners: set[str]) -> Mapping[str, tuple[int | None, int]]:
    """(primary key of the member, member number) by opaque account id."""
    rows = Member.objects.filter(account_id__in=owners).values_list("account_id", "pk", "member_no")
    return {owner: (pk, number or 0) for owner, pk, number in rows}


def redemption_figures(*, amount: int, need_ahead: int, at: datetime) -> Figures:
    """What the board's test is asked about, from today's books and the rules in force."""
    unit = str(settings.COOP["currency"])
    lines = trial_balance(unit=unit, through=home_day(at)).lines
    rules: dict[str, Any] = policies_in_force(RULES, at=at)
    return Figures(
        amount=amount,
        liquid=sum(line.debit - line.credit for line in lines if line.code in AT_HAND),
        owed=sum(line.credit - line.debit for line in lines if line.code[0] == "2"),
        need_ahead=need_ahead,
        floor=int(rules["share_liquidity_floor_minor"].value),
        after_years=int(rules["capital_kept_years"].value),
    )
