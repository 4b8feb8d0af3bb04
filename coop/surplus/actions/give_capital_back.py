"""The board decides to give capital of the oldest years back to the members it was kept from."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from coop.surplus.actions._settlement import write_settlement
from coop.surplus.calculations.redemption import first_obstacle
from coop.surplus.calculations.tranches import due, pay_back
from coop.surplus.enums import AllocationState, SettlementKind
from coop.surplus.errors import CannotGiveBack, MayNotGiveBack, NotDueYet
from coop.surplus.models import Settlement, SettlementRow
from coop.surplus.policies import can_give_back
from coop.surplus.queries.tranches import numbers_of, redemption_figures, tranches_now
from coop.surplus.wording import OBSTACLES
from foundation.audit.actions.record import record
from foundation.errors import Invalid
from foundation.home import home_day
from foundation.locks import advisory_lock
from foundation.money.formatting import format_minor
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair

KIND = "revolve"


@transaction.atomic
def give_capital_back(*, by: Any, amount: int, resolution: str, need_ahead: int = 0, at: datetime) -> Settlement:
    """Owe `amount` (minor units) to members out of their oldest tranches, 3210:m:yyyy to 2440:m; paid by a run.

    Whole years from the oldest on, everybody of one year in proportion. `resolution` names the board's decision, which
    keeps the figures of the test. Raises MayNotGiveBack, Invalid, NotDueYet, CannotGiveBack.
    """
    if not can_give_back(by):
        raise MayNotGiveBack
    if amount <= 0:
        raise Invalid(fields={"amount": _("Give back more than nothing.")})
    resolution = resolution.strip()[:200]
    if not resolution:
        raise Invalid(fields={"resolution": _("Name the board's decision: every member can read it.")})
    advisory_lock("coop.surplus.capital")
    unit = str(settings.COOP["currency"])
    figures = redemption_figures(amount=amount, need_ahead=need_ahead, at=at)
    old = due(tranches_now(unit=unit), year=home_day(at).year, after_years=figures.after_years)
    most = sum(tranche.amount for tranche in old)
    if amount > most:
        raise NotDueYet(most=format_minor(most, unit))
    if obstacle := first_obstacle(figures):
        raise CannotGiveBack(reason=str(OBSTACLES[obstacle]), obstacle=obstacle)
    rows = _rows(pay_back(old, amount))
    settlement = write_settlement(
        kind=SettlementKind.REDEMPTION, unit=unit, rows=rows, why=resolution, figures=figures.as_data(),
        allocation=None, by=by, at=at,
    )  # fmt: skip
    pairs = [
        Pair(f"3210:{row.account_id}:{part['year']}", f"2440:{row.account_id}", part["amount"])
        for row in rows
        for part in row.parts
    ]
    settlement.journal = post_journal(
        kind=KIND, pairs=pairs, idempotency_key=settlement.sha256, unit=unit, at=at, reference=settlement.group,
        memo=f"Capital given back, {settlement.number}",
    )  # fmt: skip
    settlement.state, settlement.decision_name = AllocationState.DECLARED, resolution
    settlement.declared_at, settlement.declared_by = at, by
    settlement.save()
    data = {"amount": amount, "members": len(rows), "sha256": settlement.sha256}
    record(by=by, verb="surplus.capital_given_back", subject=settlement, data=data, reason=resolution, at=at)
    return settlement


def _rows(parts: list[Any]) -> list[SettlementRow]:
    by_owner: dict[str, list[dict[str, int]]] = defaultdict(list)
    for tranche, amount in parts:
        by_owner[tranche.member].append({"year": tranche.year, "amount": amount})
    known = numbers_of(set(by_owner))
    return [
        SettlementRow(
            account_id=owner,
            member_id=known.get(owner, (None, 0))[0],
            member_no=known.get(owner, (None, 0))[1] or None,
            cash=sum(part["amount"] for part in mine),
            retained=0,
            set_off=0,
            taken=sum(part["amount"] for part in mine),
            parts=mine,
        )
        for owner, mine in sorted(by_owner.items(), key=lambda item: (known.get(item[0], (None, 0))[1], item[0]))
    ]
