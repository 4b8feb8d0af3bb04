"""Bring somebody's entries in the register up to date after their name or e-mail address changed."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._details import keep_details
from coop.membership.actions._move import lock_member
from coop.membership.enums import LIVE
from coop.membership.models import Member


@transaction.atomic
def follow_account(*, user: Any, at: datetime) -> int:
    """Add a version to each entry that differs; return how many. System-only: the account says who changed it.

    The entry of somebody who has left stays as it was when they left.
    """
    members = Member.objects.filter(user=user, state__in=LIVE).order_by("id")
    return sum(keep_details(lock_member(member), at=at) is not None for member in members)
