"""Somebody who is in two classes chooses in which one they vote (R2)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, note
from coop.membership.calculations.guards import by_the_person, check
from coop.membership.enums import LIVE
from coop.membership.errors import WrongState
from coop.membership.models import Member
from foundation.locks import lock_rows


@transaction.atomic
def choose_voting_class(*, by: Any, member: Member, at: datetime) -> Member:
    """Vote in this class from the next roll on, and in no other. Raises NotYours, WrongState."""
    ids = Member.objects.filter(user_id=member.user_id, state__in=LIVE).values_list("pk", flat=True)
    own = lock_rows(Member.objects.all(), [*ids, member.pk])
    member = lock_member(member)
    case = case_of(member, by=by, at=at)
    check((by_the_person.__name__,), case)
    if member.state not in LIVE:
        raise WrongState
    for each in own:
        each.votes_here = each.pk == member.pk
        each.save(update_fields=["votes_here"])
    note(member, "choose_voting_class", by=by, case=case)
    return member
