"""Telling the members what will change."""

from django.db import transaction

from coop.membership.queries.roll import members_on_roll
from coop.rules.emails import send_change
from coop.rules.models import PolicyVersion
from foundation.accounts.models import User
from foundation.clock import now
from foundation.jobs.actions.enqueue import enqueue
from foundation.jobs.registry import job


@job("coop.rules.announce_change")
def announce_change(*, version_id: int) -> None:
    """One mail for each member with a vote, each a job of its own, so that one that fails holds up nobody."""
    with transaction.atomic():
        for row in members_on_roll(at=now()):
            enqueue("coop.rules.mail_change", version_id=version_id, user_id=row.user_id)


@job("coop.rules.mail_change")
def mail_change(*, version_id: int, user_id: int) -> None:
    send_change(version=PolicyVersion.objects.get(pk=version_id), reader=User.objects.get(pk=user_id))
