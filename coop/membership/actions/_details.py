"""Keep what the register says from a moment on. Private to the actions of this room."""

from datetime import datetime

from coop.membership.enums import EmailPurpose
from coop.membership.models import Member, RegisterDetails


def keep_details(member: Member, *, at: datetime) -> RegisterDetails | None:
    """Add a version of the entry of a locked member, if it differs from the newest one; return it.

    Applicants have no entry yet. A change is never dated before the one it follows.
    """
    if member.active_from is None:
        return None
    told = EmailPurpose.NOTICES if member.notices_by_email and member.user.email else EmailPurpose.NONE
    entry = {
        "name": member.legal_name or member.user.name,
        "address": member.postal_address,
        "email": member.user.email if told else "",
        "email_for": told.value,
    }
    last = RegisterDetails.objects.filter(member=member).order_by("-from_at", "-id").first()
    if last is not None and all(getattr(last, name) == value for name, value in entry.items()):
        return None
    return RegisterDetails.objects.create(member=member, from_at=max(at, last.from_at) if last else at, **entry)
