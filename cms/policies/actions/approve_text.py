"""Approve a text. The second approval publishes it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Revision

from cms.policies.actions._waiting import lock_waiting
from cms.policies.enums import APPROVALS_NEEDED
from cms.policies.errors import ApprovedAlready, MayNotApprove, NobodysWords, OwnWords
from cms.policies.models import Approval
from cms.policies.policies import can_approve_policies
from cms.policies.queries.waiting import authors_of
from foundation.audit.actions.record import record


@transaction.atomic
def approve_text(*, by: Any, revision: Revision, note: str = "", at: datetime) -> Approval:
    """Record that `by` approves exactly this revision.

    Raises MayNotApprove, NotWaiting, NobodysWords, OwnWords, ApprovedAlready.
    """
    if not can_approve_policies(by):
        raise MayNotApprove
    revision, state = lock_waiting(revision)
    if revision.user_id is None:
        raise NobodysWords
    if by.pk in authors_of(revision):
        raise OwnWords
    if Approval.objects.filter(revision=revision, by=by).exists():
        raise ApprovedAlready
    approval = Approval.objects.create(revision=revision, by=by, at=at, note=note[:300])
    record(by=by, verb="policies.text.approved", subject=approval, data={"revision": revision.pk}, at=at)
    if Approval.objects.filter(revision=revision).count() >= APPROVALS_NEEDED:
        state.specific.approve(user=by, comment=note)
    return approval
