"""Put a frozen plan to the members: a decision that names its hash."""

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
from coop.surplus.enums import AllocationState, YearState
from coop.surplus.errors import AllocationMovedOn, AnotherIsDeclared, MayNotDraft
from coop.surplus.models import Allocation, FiscalYear
from coop.surplus.policies import can_draft
from foundation.audit.actions.record import record
from foundation.locks import lock_row
from foundation.money.formatting import format_minor


@transaction.atomic
def propose_allocation(*, by: Any, allocation: Allocation, at: datetime) -> Decision:
    """Return the draft of the decision, the board's or the treasurer's own; it is handed in on its own page.

    Raises MayNotDraft, AllocationMovedOn, AnotherIsDeclared, and what coop.decisions raises.
    """
    if not can_draft(by):
        raise MayNotDraft
    year = lock_row(FiscalYear.objects.all(), allocation.fiscal_year_id)
    plan = lock_row(Allocation.objects.all(), allocation.pk)
    if year.state != YearState.CLOSED:
        raise AnotherIsDeclared
    if plan.state != AllocationState.FROZEN:
        raise AllocationMovedOn(state=plan.get_state_display())
    decision = propose(
        by=by,
        proposal=Proposal(
            kind=Kind.SURPLUS, wording=_wording(plan, year), payload={"allocation_sha256": plan.sha256},
            for_the_board=runs_decisions(by),
        ),
        at=at,
    )  # fmt: skip
    plan.state = AllocationState.PROPOSED
    plan.decision_url = reverse("decisions:decision", args=[decision.slug])
    plan.save(update_fields=["state", "decision_url"])
    data = {"sha256": plan.sha256, "decision": decision.slug}
    record(by=by, verb="surplus.proposed", subject=plan, data=data, at=at)
    return decision


def _wording(plan: Allocation, year: FiscalYear) -> Wording:
    loss = plan.result < 0
    amount, named = format_minor(abs(plan.result), year.unit), {"year": year.year, "number": plan.number}
    title = _("Cover the loss of {year}") if loss else _("Share the surplus of {year}")
    question = (
        _("Shall the loss of {year} be covered by plan {number}?")
        if loss
        else _("Shall the surplus of {year} be shared by plan {number}?")
    )
    body = _("{amount}, by the draft “{title}”. {words}").format(
        amount=amount, title=plan.draft.title, words=plan.draft.words
    )
    return Wording(
        title=title.format(**named),
        question=question.format(**named),
        body=f"{body.strip()}\n\n{plan.sha256}",
        if_passes=_("The plan is carried out as it stands, to the penny, and every member gets a statement."),
        if_fails=_("Nothing is shared. Another plan can be put to the members."),
    )
