"""Open a worker's page for a member."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from coop.membership.models import Member
from foundation.audit.actions.record import record
from foundation.errors import NotAllowed
from foundation.locks import advisory_lock
from marketplace.workers.calculations.slugs import free_slug
from marketplace.workers.errors import AlreadyAWorker, NeedsWorkerMembership
from marketplace.workers.facts import BaseFacts, ProfileFacts
from marketplace.workers.models import Worker
from marketplace.workers.policies import can_join_as_worker
from marketplace.workers.registry import hooks


@transaction.atomic
def join_as_worker(*, by: Any, member: Member, profile: ProfileFacts, base: BaseFacts, at: datetime) -> Worker:
    """Make the page of a member who may list services.

    Raises NeedsWorkerMembership, NotAllowed, AlreadyAWorker, WorkerProfileIncomplete.
    """
    if not can_join_as_worker(by, member):
        raise NeedsWorkerMembership if member.user_id == getattr(by, "pk", None) else NotAllowed
    profile.require()
    base.require()
    advisory_lock("marketplace.workers.slug")
    taken = set(Worker.objects.values_list("slug", flat=True))
    worker = Worker(member=member, joined_on=(member.active_from or at).date())
    worker.slug = free_slug(profile.name, taken=taken, fallback="worker")
    profile.put_on(worker)
    base.put_on(worker)
    try:
        with transaction.atomic():
            worker.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyAWorker from error
    record(by=by, verb="worker.joined", subject=worker, data={"slug": worker.slug}, at=at)
    hooks.call("changed", worker=worker)
    return worker
