"""The rows of the books by which a declaration shares a result. Private to the actions of this room."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from coop.surplus.errors import AllocationDiffers
from coop.surplus.models import Allocation, AllocationRow
from payments.ledger.calculations.pairs import Pair
from payments.ledger.queries.trial_balance import trial_balance

PATRONAGE, INTEREST, TRANCHE = "2440", "2450", "3210"
MEMBER_KINDS = frozenset({"patronage", "class_split", "interest", "members_bear"})


def pairs_of(plan: Allocation, rows: Iterable[AllocationRow], unit: str) -> list[Pair]:
    """Every pair of the declaration, in a fixed order: first what is common, then member by member.

    A surplus leaves 3900:yyyy; a loss is brought back to nought from reserves, capital accounts and the deficit.
    Raises AllocationDiffers when they do not come to the result.
    """
    year = plan.fiscal_year
    common = [(step["sink"], step["amount"]) for step in plan.steps if step["kind"] not in MEMBER_KINDS]
    if plan.is_loss:
        pairs = [Pair(sink, year.account, -amount) for sink, amount in common if amount]
        pairs += _borne(plan, rows, unit)
    else:
        pairs = [Pair(year.account, sink, amount) for sink, amount in common if amount]
        pairs += [pair for row in rows for pair in _credits(year.account, row, year.year)]
    if sum(pair.amount for pair in pairs) != abs(plan.result):
        raise AllocationDiffers
    return pairs


def _credits(account: str, row: AllocationRow, year: int) -> list[Pair]:
    """What one member is owed at once, and what stays as capital of the year."""
    shares = (
        (f"{INTEREST}:{row.account_id}", row.interest),
        (f"{PATRONAGE}:{row.account_id}", row.cash - row.interest),
        (f"{TRANCHE}:{row.account_id}:{year}", row.retained),
    )
    return [Pair(account, code, amount) for code, amount in shares if amount]


def _borne(plan: Allocation, rows: Iterable[AllocationRow], unit: str) -> list[Pair]:
    """A member's part of a loss, from their oldest tranche on; the books refuse more than is there."""
    tranches: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for line in trial_balance(unit=unit, by_account=True).lines:
        head, _sign, rest = line.code.partition(":")
        if head == TRANCHE and line.credit:
            tranches[rest.partition(":")[0]].append((line.code, line.credit))
    pairs = []
    for row in rows:
        left = -row.total
        for code, held in sorted(tranches[row.account_id]):
            part = min(held, left)
            if part:
                pairs.append(Pair(code, plan.fiscal_year.account, part))
                left -= part
        if left:
            raise AllocationDiffers(
                _("The capital account of %(account)s holds less than its part of the loss.")
                % {"account": row.account_id}
            )
    return pairs
