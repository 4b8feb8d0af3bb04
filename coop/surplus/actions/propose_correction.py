"""Put a correction to the members: a decision that names its hash."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.actions.propose import propose
from coop.decisions.enums import Kind
from coop.decisions.facts import Proposal, Wording
from coop.decisions.models import Decision
from coop.decisions.policies import runs_decisions
from coop.surplus.enums import AllocationState
from coop.surplus.errors import AllocationMovedOn, MayNotDraft
from coop.surplus.models import Settlement
from coop.surplus.policies import can_draft
from foundation.audit.actions.record import record
from foundation.locks import lock_row
from foundation.money.formatting import format_minor


@transaction.atomic
def propose_correction(*, by: Any, settlement: Settlement, at: datetime) -> Decision:
    """Return the draft of the decision; it is handed in on its own page. Raises MayNotDraft, AllocationMovedOn."""
    if not can_draft(by):
        raise MayNotDraft
    one = lock_row(Settlement.objects.select_related("allocation__fiscal_year"), settlement.pk)
    if one.state != AllocationState.FROZEN or one.allocation is None:
        raise AllocationMovedOn(state=one.get_state_display())
    decision = propose(
        by=by,
        proposal=Proposal(
            kind=Kind.SURPLUS, wording=_wording(one), payload={"settlement_sha256": one.sha256},
            for_the_board=runs_decisions(by),
        ),
        at=at,
    )  # fmt: skip
    one.state, one.decision_url = AllocationState.PROPOSED, reverse("decisions:decision", args=[decision.slug])
    one.save(update_fields=["state", "decision_url"])
    data = {"sha256": one.sha256, "decision": decision.slug}
    record(by=by, verb="surplus.correction_proposed", subject=one, data=data, at=at)
    return decision


def _wording(one: Settlement) -> Wording:
    assert one.allocation is not None, "a correction is of a plan"
    named = {"year": one.allocation.fiscal_year.year, "number": one.number}
    body = _("{why}\n\n{amount} goes from members who had too much to members who had too little.").format(
        why=one.why, amount=format_minor(one.set_off, one.unit)
    )
    return Wording(
        title=_("Correct how the surplus of {year} was shared").format(**named),
        question=_("Shall the sharing of {year} be put right by correction {number}?").format(**named),
        body=f"{body}\n\n{one.sha256}",
        if_passes=_("Who had too little is paid. Who had too much keeps it, and gets less of the next surplus."),
        if_fails=_("Everything stays as it was shared."),
    )
