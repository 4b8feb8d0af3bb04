"""Propose a decision: any member with a vote may, and officers for the board."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from coop.decisions.actions._interest import write_interest
from coop.decisions.actions._move import Actor, first_event
from coop.decisions.actions._text import write_version
from coop.decisions.calculations.kinds import kind_spec
from coop.decisions.enums import DecisionState, Kind, Side
from coop.decisions.errors import MayNotPropose
from coop.decisions.facts import Proposal
from coop.decisions.models import Decision
from coop.decisions.policies import can_propose, runs_decisions
from coop.decisions.queries.voters import voter_of
from foundation.errors import Invalid
from foundation.locks import advisory_lock


@transaction.atomic
def propose(*, by: Any, proposal: Proposal, at: datetime) -> Decision:
    """Write down a draft. Only its author sees it until it is handed in. Raises MayNotPropose, Invalid."""
    member = voter_of(by, at=at)
    if not can_propose(by, member) or (proposal.for_the_board and not runs_decisions(by)):
        raise MayNotPropose
    if proposal.kind not in Kind.values:
        raise Invalid(fields={"kind": _("Choose what the decision is about.")})
    wording = proposal.wording.cleaned()
    if not wording.title:
        raise Invalid(fields={"title": _("Give it a short title.")})
    spec = kind_spec(proposal.kind)
    advisory_lock("coop.decisions.slug")
    decision = Decision.objects.create(
        slug=_free_slug(wording.title),
        kind=proposal.kind,
        title=wording.title,
        question=wording.question,
        state=DecisionState.DRAFT,
        proposer=None if proposal.for_the_board else member,
        made_by=by,
        made_at=at,
        decision_type=spec.decision_type,
        seats=proposal.seats if proposal.kind == Kind.ELECTION else 0,
        subject_key=spec.subject,
        subject_payload=proposal.payload,
    )
    write_version(decision, wording, by=by, change_note="", at=at)
    first_event(decision, actor=Actor(Side.PROPOSER, by), at=at)
    if proposal.interest.strip() and member is not None:
        write_interest(decision, member, proposal.interest, by=by, at=at)
    return decision


def _free_slug(title: str) -> str:
    """A name for the address: the title, and a number where it is taken. "new" is the page for new ones."""
    stem = slugify(title)[:60].strip("-") or "decision"
    taken = set(Decision.objects.filter(slug__startswith=stem).values_list("slug", flat=True)) | {"new"}
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
