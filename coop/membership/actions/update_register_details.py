"""Correct one's own entry in the register: legal name, postal address, how notices come."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._details import keep_details
from coop.membership.actions._move import case_of, lock_member, note
from coop.membership.calculations.guards import by_the_person, check
from coop.membership.models import Member

FIELDS = ("legal_name", "postal_address", "notices_by_email")


@transaction.atomic
def update_register_details(
    *, by: Any, member: Member, legal_name: str, postal_address: str, notices_by_email: bool, at: datetime
) -> Member:
    """Write it down. The history says that it changed; what it was stays in the register of the days before.

    Raises NotYours.
    """
    member = lock_member(member)
    case = case_of(member, by=by, at=at)
    check((by_the_person.__name__,), case)
    given = {"legal_name": legal_name, "postal_address": postal_address, "notices_by_email": notices_by_email}
    changed = [name for name in FIELDS if getattr(member, name) != given[name]]
    if changed:
        for name in changed:
            setattr(member, name, given[name])
        member.save(update_fields=changed)
        keep_details(member, at=at)
        note(member, "update_details", by=by, case=case, data={"fields": changed})
    return member
