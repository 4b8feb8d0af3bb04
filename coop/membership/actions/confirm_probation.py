"""Confirm that a member on probation has met what was asked (M4)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, note
from coop.membership.calculations.guards import check
from coop.membership.errors import NotOnProbation
from coop.membership.models import Member, Probation


@transaction.atomic
def confirm_probation(*, by: Any, member: Member, resolution: str, at: datetime) -> Probation:
    """Full rights from now on. Raises MayNotDecideMembership, ResolutionMissing, NotOnProbation."""
    member = lock_member(member)
    case = case_of(member, by=by, at=at, resolution=resolution)
    check(("decided", "names_the_decision"), case)
    probation = Probation.objects.filter(member=member, confirmed_at__isnull=True).first()
    if probation is None:
        raise NotOnProbation
    probation.confirmed_at, probation.confirmed_by, probation.resolution = at, by, resolution
    probation.save(update_fields=["confirmed_at", "confirmed_by", "resolution"])
    note(member, "confirm_probation", by=by, case=case, code="M4")
    return probation
