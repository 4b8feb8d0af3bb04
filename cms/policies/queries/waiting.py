"""Texts that wait for approval."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Revision, TaskState

from cms.policies.models import Approval, PolicyPage, PolicyVersion


def waiting_states() -> Any:
    """The open steps of policies, the longest waiting first."""
    kind = ContentType.objects.get_for_model(PolicyPage)
    return (
        TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, revision__content_type=kind)
        .select_related("revision", "revision__user")
        .order_by("started_at", "pk")
    )


def waiting_revision(revision_id: int) -> Revision | None:
    state = waiting_states().filter(revision_id=revision_id).first()
    return None if state is None else state.revision


def authors_of(revision: Revision) -> set[int]:
    """Who saved any of the drafts since the last version: all of them wrote this text."""
    last = PolicyVersion.objects.filter(page_id=int(revision.object_id)).order_by("-number").first()
    drafts = Revision.objects.filter(
        base_content_type_id=revision.base_content_type_id, object_id=revision.object_id, pk__lte=revision.pk
    )
    if last is not None:
        drafts = drafts.filter(pk__gt=last.revision_id)
    return set(drafts.exclude(user=None).values_list("user_id", flat=True))


def approvals_of(revision_ids: list[int]) -> dict[int, list[Approval]]:
    """Who has approved so far: revision id -> approvals, in order."""
    found: dict[int, list[Approval]] = {}
    for one in Approval.objects.filter(revision_id__in=revision_ids).select_related("by").order_by("id"):
        found.setdefault(one.revision_id, []).append(one)
    return found


def count_waiting() -> int:
    return int(waiting_states().order_by().count())
