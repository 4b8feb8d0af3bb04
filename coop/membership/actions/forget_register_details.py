"""Forget who somebody was, once the register need not know any longer: the books keep their opaque code."""

from datetime import datetime

from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, note
from coop.membership.calculations.retention import forget_after
from coop.membership.errors import NotYetDue
from coop.membership.models import Member, RegisterDetails


@transaction.atomic
def forget_register_details(*, member: Member, at: datetime) -> Member:
    """Blank name, address and motivation of an ended membership, in every version of its entry. Raises NotYetDue."""
    member = lock_member(member)
    was_member = member.member_no is not None
    if member.ended_at is None or at < forget_after(member.ended_at, was_member=was_member):
        raise NotYetDue
    member.legal_name = member.postal_address = member.motivation = ""
    member.save(update_fields=["legal_name", "postal_address", "motivation"])
    RegisterDetails.objects.filter(member=member).update(name="", address="", email="", email_for="")
    note(member, "forget_details", by=None, case=case_of(member, by=None, at=at))
    return member
