"""Writing a settlement down, whole. Private to the actions of this room."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from coop.counting.formats.canonical import canonical, digest
from coop.surplus.models import Allocation, Settlement, SettlementRow
from foundation.locks import advisory_lock

FORMAT = "commonwork-settlement/1"
BATCH = 2_000


def write_settlement(
    *, kind: str, unit: str, rows: Sequence[SettlementRow], why: str, figures: Mapping[str, Any],
    allocation: Allocation | None, by: Any, at: datetime,
) -> Settlement:  # fmt: skip
    """Return it, frozen, with its rows and the hash of its document."""
    advisory_lock("coop.surplus.settlements")
    last = Settlement.objects.order_by("-number").values_list("number", flat=True).first()
    number = (last or 0) + 1
    document: dict[str, Any] = {
        "format": FORMAT,
        "kind": kind,
        "number": number,
        "unit": unit,
        "of": allocation.sha256 if allocation else "",
        "why": why,
        "figures": dict(figures),
        "rows": [[row.account_id, row.cash, row.retained, row.set_off, row.taken, row.parts] for row in rows],
    }
    if any(row.withheld for row in rows):
        document["withheld"] = [[row.account_id, row.withheld] for row in rows if row.withheld]
    settlement = Settlement.objects.create(
        kind=kind,
        number=number,
        unit=unit,
        allocation=allocation,
        why=why,
        figures=dict(figures),
        document=canonical(document).decode(),
        sha256=digest(document),
        cash=sum(row.cash for row in rows),
        retained=sum(row.retained for row in rows),
        set_off=sum(row.set_off for row in rows),
        taken=sum(row.taken for row in rows),
        withheld=sum(row.withheld for row in rows),
        members=len(rows),
        made_by=by,
        made_at=at,
    )
    for row in rows:
        row.settlement = settlement
    SettlementRow.objects.bulk_create(rows, batch_size=BATCH)
    return settlement
