"""Change the words of a worker's page."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from marketplace.workers.errors import MayNotEditWorker
from marketplace.workers.facts import ProfileFacts
from marketplace.workers.models import Worker
from marketplace.workers.policies import can_edit_worker
from marketplace.workers.registry import hooks


@transaction.atomic
def change_profile(*, by: Any, worker: Worker, profile: ProfileFacts, at: datetime) -> Worker:
    """Save name, headline, own words and languages. Raises MayNotEditWorker, WorkerProfileIncomplete."""
    worker = lock_row(Worker.objects.select_related("member"), worker.pk)
    if not can_edit_worker(by, worker):
        raise MayNotEditWorker
    profile.require()
    profile.put_on(worker)
    worker.save(update_fields=["name", "headline", "bio", "languages"])
    record(by=by, verb="worker.profile_changed", subject=worker, at=at)
    hooks.call("changed", worker=worker)
    return worker
