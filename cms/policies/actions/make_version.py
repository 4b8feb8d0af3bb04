"""Write down the version that is going live."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cms.policies.enums import APPROVALS_NEEDED
from cms.policies.errors import NotApproved
from cms.policies.models.approval import Approval
from cms.policies.models.version import PolicyVersion
from cms.policies.policies import acts_for_two_approvers
from foundation.audit.actions.record import record
from foundation.locks import advisory_lock


@transaction.atomic
def make_version(*, by: Any, page: Any, at: datetime) -> PolicyVersion:
    """The version of the page's live revision: the newest, or the next number. Raises NotApproved."""
    if not acts_for_two_approvers(by) or page.live_revision_id is None or page.pk is None:
        raise NotApproved
    advisory_lock("cms.policies", page.pk)
    newest = PolicyVersion.objects.filter(page_id=page.pk).order_by("-number").first()
    if newest is not None and newest.revision_id == page.live_revision_id:
        return newest
    if PolicyVersion.objects.filter(revision_id=page.live_revision_id).exists():
        raise NotApproved  # an old version comes back as a new text, approved anew
    if Approval.objects.filter(revision_id=page.live_revision_id).count() < APPROVALS_NEEDED:
        raise NotApproved
    # What was approved is what the revision says, whatever the page at hand says by now.
    text = page.live_revision.as_object()
    last = newest.number if newest else 0
    version = PolicyVersion.objects.create(
        page_id=page.pk,
        number=last + 1,
        revision_id=page.live_revision_id,
        title=text.title,
        lead=text.lead,
        body=[{"heading": one.value["heading"], "text": one.value["text"].source} for one in text.body],
        what_changed=text.what_changed,
        asks_again=text.asks_again or last == 0,
        published_at=at,
    )
    record(by=None, verb="policies.version.published", subject=version, data={"number": version.number}, at=at)
    return version
